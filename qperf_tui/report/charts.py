"""The chart of an indicator: its figures, what they are seen against, and in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from qperf_tui.domain.comparability import NotComparable, compare
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import DefinitionBreak
from qperf_tui.domain.listing import in_a_row
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Position, reported
from qperf_tui.domain.prose import bracketed, target_amount, with_asides
from qperf_tui.domain.status import Status
from qperf_tui.domain.wording import movement_words, outturn_figure
from qperf_tui.report.chart_axis import axis_of
from qperf_tui.report.names import name_of
from qperf_tui.report.paper import Chart, ChartMark, ChartPoint

MOST_QUARTERS: Final = 13
"""Quarters that a chart shows: three years, and the quarter they began with."""
_STATES: Final = {
    OutturnStatus.NOT_DUE: "not due",
    OutturnStatus.NOT_AVAILABLE: "not available",
}
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_HIDDEN: Final = "c: not shown, so that nobody can be known by it."
_PROVISIONAL: Final = "p, and a hollow dot: provisional; the final figure may differ."
_REVISED: Final = "r: revised since it was first reported."
_MOST_NAMED: Final = 4
"""Quarters that are named in words one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Charted:
    """What a chart is made of: positions up to a quarter, and what happened since."""

    history: Sequence[Position]
    """A position for each quarter, earliest first, the last of them reported on."""
    breaks: Sequence[DefinitionBreak] = ()
    events: Sequence[tuple[Quarter, str]] = ()


def chart_of(charted: Charted) -> Chart:
    """An indicator's chart, from figures that may be shown.

    A figure that may not is a gap with its mark, and nothing else is told of it.
    """
    shown = _shown(charted.history)
    last = shown[-1]
    indicator = last.indicator
    marks, says = _happened(charted, shown)
    points = tuple(map(_point, shown))
    chart = Chart(
        title=f"{indicator.code} {indicator.title}",
        alt="",
        unit=indicator.unit,
        points=points,
        decimals=indicator.decimals,
        latest=outturn_figure(last.outturn, indicator, last.target),
        target_text="" if last.target is None else f"Target {_aim(last)}",
        breaks_before=frozenset(_broken(shown, charted.breaks)),
        marks=marks,
        notes=(*says, *_explained(shown)),
    )
    return replace(chart, alt=_in_words(chart, shown))


def _shown(history: Sequence[Position]) -> list[Position]:
    """The positions to draw: of what is not due each quarter, those it was due in."""
    last = history[-1]
    if last.indicator.basis.is_quarterly:
        begun = next(
            (at for at, each in enumerate(history) if each.outturn is not None),
            len(history) - 1,
        )
        return list(history[begun:])[-MOST_QUARTERS:]
    due = [
        each
        for each in history[:-1]
        if each.outturn is not None and each.outturn.status is not OutturnStatus.NOT_DUE
    ]
    return [*due, last][-MOST_QUARTERS:]


def _point(at: Position) -> ChartPoint:
    target, value = at.target, reported(at.outturn)
    is_hidden = at.outturn is not None and (
        at.outturn.status is OutturnStatus.SUPPRESSED
    )
    mark = outturn_figure(at.outturn, at.indicator)
    return ChartPoint(
        label=str(at.quarter),
        text=_text(at)
        if value is None
        else outturn_figure(at.outturn, at.indicator, target),
        value=value,
        mark=mark if is_hidden else "–",
        target=None if target is None else target.low,
        ceiling=target.high if target is not None and target.is_range else None,
        target_text="" if target is None else _aim(at),
        is_provisional=_is(at, OutturnStatus.PROVISIONAL),
    )


def _text(at: Position) -> str:
    """Why there is no figure."""
    outturn = at.outturn
    if outturn is None:
        return "not due" if at.status is Status.NOT_DUE else "none reported"
    if outturn.status is OutturnStatus.SUPPRESSED:
        return outturn_figure(outturn, at.indicator)
    return "no cases" if outturn.has_no_cases else _STATES.get(outturn.status, "–")


def _aim(at: Position) -> str:
    return "" if at.target is None else target_amount(at.target, at.indicator)


def _is(at: Position, status: OutturnStatus) -> bool:
    return at.outturn is not None and at.outturn.status is status


def _broken(
    shown: Sequence[Position], breaks: Sequence[DefinitionBreak]
) -> Iterator[int]:
    """Places that no line leads up to, as their figure is not to be read so."""
    for place, (before, at) in enumerate(pairwise(shown), 1):
        if not _runs_on(before, at, breaks):
            yield place


def _runs_on(before: Position, at: Position, breaks: Sequence[DefinitionBreak]) -> bool:
    earlier, later = before.outturn, at.outturn
    if earlier is None or later is None or None in map(reported, (earlier, later)):
        return False
    basis = at.indicator.basis
    if not basis.is_cumulative:
        found = compare(later, earlier, before.quarter, basis, breaks)
        return not isinstance(found, NotComparable)
    is_same = earlier.coverage == later.coverage and not any(
        before.quarter.ordinal < each.first_quarter <= at.quarter.ordinal
        for each in breaks
    )
    # What builds up begins again each April.
    return is_same and before.quarter.year_end == at.quarter.year_end


def _happened(
    charted: Charted, shown: Sequence[Position]
) -> tuple[tuple[ChartMark, ...], list[str]]:
    """New definitions and events among the quarters shown, each with its letter."""
    places = {each.quarter: place for place, each in enumerate(shown)}
    found = [
        (places[at], True, f"{at}, definition changed: {each.reason.rstrip('.')}.")
        for each in charted.breaks
        if places.get(at := Quarter(each.first_quarter))
    ]
    found += [
        (places[at], False, f"{at}, {text.rstrip('.')}.")
        for at, text in charted.events
        if at in places
    ]
    found.sort(key=lambda each: (each[0], not each[1]))
    marks, says = [], []
    for number, (place, is_break, said) in enumerate(found):
        letter = _LETTERS[number % len(_LETTERS)] * (1 + number // len(_LETTERS))
        marks.append(ChartMark(letter, place, is_break))
        says.append(f"{letter}: {said}")
    return tuple(marks), says


def _explained(shown: Sequence[Position]) -> Iterator[str]:
    """What the marks at figures stand for, of those that there are."""
    for status, said in (
        (OutturnStatus.PROVISIONAL, _PROVISIONAL),
        (OutturnStatus.REVISED, _REVISED),
        (OutturnStatus.SUPPRESSED, _HIDDEN),
    ):
        if any(_is(each, status) for each in shown):
            yield said


def _in_words(chart: Chart, shown: Sequence[Position]) -> str:
    """What the picture shows, in sentences made of what it was drawn from."""
    first, last = shown[0], shown[-1]
    span = f"{first.quarter} to {last.quarter}" if len(shown) > 1 else f"{last.quarter}"
    name = name_of(last.indicator)
    said = [f"Chart of {name}, {span}: {_latest(shown)}{_moved(last)}."]
    against = f"Target {_aim(last)}. " if last.target is not None else ""
    said.append(f"{against}{_gaps(shown)}{axis_of(chart).says}")
    return " ".join(" ".join(said).split())


def _latest(shown: Sequence[Position]) -> str:
    """The last figure, or why there is none and which was the last that there is."""
    last = shown[-1]
    if reported(last.outturn) is not None:
        return _figure(last)
    why = "not shown" if _is(last, OutturnStatus.SUPPRESSED) else _text(last)
    known = [each for each in shown if reported(each.outturn) is not None]
    before = f", last {_figure(known[-1])}" if known else ""
    return f"{why} in {last.quarter}{before}"


def _figure(at: Position) -> str:
    value = reported(at.outturn)
    if value is None:
        return _text(at)
    lead, asides = with_asides(value, at.outturn, at.indicator, at.target)
    return f"{bracketed(lead, asides)} in {at.quarter}"


def _moved(last: Position) -> str:
    moved = last.leading
    return "" if moved is None else f", {movement_words(moved, last.indicator)}"


def _gaps(shown: Sequence[Position]) -> str:
    """Which earlier quarters have no figure to show, as sentences."""
    hidden = [each for each in shown[:-1] if _is(each, OutturnStatus.SUPPRESSED)]
    absent = [
        each
        for each in shown[:-1]
        if reported(each.outturn) is None and each not in hidden
    ]
    said = ""
    if absent:
        said += f"No figure for {_named(absent)}. "
    if hidden:
        said += f"Not shown, to protect people: {_named(hidden)}. "
    return said


def _named(positions: Sequence[Position]) -> str:
    names = [str(each.quarter) for each in positions]
    if len(names) > _MOST_NAMED:
        return f"{len(names)} quarters from {names[0]} to {names[-1]}"
    return in_a_row(names)
