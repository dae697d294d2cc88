"""What an indicator's chart holds, and the legend below it; plotext is not needed."""

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from qperf_tui.domain.appraisal import Appraisal
from qperf_tui.domain.comparator_period import ComparatorPeriod
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.spc import Segment, Signal
from qperf_tui.domain.spc_rules import Limits
from qperf_tui.domain.wording import figure
from qperf_tui.tui.beside import body_line
from qperf_tui.tui.chart_marks import Mark
from qperf_tui.workbench.dossier import Dossier

if TYPE_CHECKING:
    from qperf_tui.tui.charts import Series, Values

MOST_QUARTERS: Final = 24
"""Quarters that a chart shows; every one is in the table."""
_HUNDRED: Final = Fraction(100)


def series_of(
    dossier: Dossier, appraisal: Appraisal | None, *, is_small: bool = False
) -> "Series":
    """The figures of the last quarters, and all that is drawn beside them.

    A small chart has no events and no other bodies, for it could not say which.
    """
    from qperf_tui.tui.charts import Series  # noqa: PLC0415 - it takes 0.13 s

    history = dossier.history[-MOST_QUARTERS:]
    quarters = [each.quarter for each in history]
    begun = {change.first_quarter for change in dossier.breaks}
    is_cumulative = dossier.indicator.basis.is_cumulative
    return Series(
        quarters=quarters,
        values=[
            None if each.outturn is None else each.outturn.value for each in history
        ],
        levels=[
            *_limits(appraisal, quarters, dossier.indicator.unit),
            *_targets(dossier),
        ],
        points=[] if is_small else _bodies(dossier, quarters),
        starts=frozenset(
            place
            for place, each in enumerate(quarters)
            if each.ordinal in begun or (is_cumulative and each.number == 1)
        ),
        breaks=[
            place
            for place, each in enumerate(quarters)
            if place and each.ordinal in begun
        ],
        events=[
            quarters.index(at)
            for at, _ in dossier.events
            if at in quarters and not is_small
        ],
    )


def legend_of(
    dossier: Dossier,
    appraisal: Appraisal | None,
    *,
    is_ascii: bool,
    is_small: bool = False,
) -> list[str]:
    """What each mark of the chart stands for, the most needed first."""

    def mark(of: Mark, said: str) -> str:
        return f"{of.drawn(is_ascii=is_ascii)} {said}"

    indicator = dossier.indicator
    quarters = [each.quarter for each in dossier.history[-MOST_QUARTERS:]]
    # Spaces that do not break keep a mark on the line of what it stands for.
    parts = [mark(of, said) for of, said in _lines(dossier, appraisal)]
    lines = ["  ".join(each.replace(" ", "\N{NO-BREAK SPACE}") for each in parts)]
    lines += [
        mark(Mark.BREAK, f"{Quarter(change.first_quarter)} definition: {change.reason}")
        for change in dossier.breaks
        if Quarter(change.first_quarter) in quarters
    ]
    if is_small:
        return lines
    lines += [
        mark(Mark.EVENT, f"{at} {said}")
        for at, said in dossier.events
        if at in quarters
    ]
    return lines + [
        mark(Mark.BODY, body_line(each, indicator, dossier.quarter))
        for each in dossier.comparators
    ]


def _lines(dossier: Dossier, appraisal: Appraisal | None) -> list[tuple[Mark, str]]:
    """The figures, and the lines they are seen against."""
    indicator = dossier.indicator
    found = [(Mark.FIGURE, "figure, gap = none reported")]
    if any(each.target for each in dossier.history):
        found.append((Mark.TARGET, "target"))
    segment = _last(appraisal)
    if segment is None or segment.limits is None:
        return found
    mean, lower, upper = (
        figure(each, indicator)
        for each in (segment.limits.mean, segment.limits.lower, segment.limits.upper)
    )
    of = Mark.TRIAL_LIMIT if segment.is_trial else Mark.LIMIT
    kind = "trial limits" if segment.is_trial else "limits"
    return [*found, (Mark.MEAN, f"mean {mean}"), (of, f"{kind} {lower} to {upper}")]


def limits_at(signal: Signal, quarter: Quarter) -> tuple[Limits, bool] | None:
    """The limits in force in a quarter and whether they are trial ones, if any are."""
    if signal.refusal:
        return None
    for each in signal.segments:
        if each.limits is not None and each.first <= quarter <= each.last:
            return each.limits, each.is_trial
    return None


def _last(appraisal: Appraisal | None) -> Segment | None:
    if appraisal is None or appraisal.signal.refusal or not appraisal.signal.segments:
        return None
    return appraisal.signal.segments[-1]


def _targets(dossier: Dossier) -> "list[tuple[Mark, Values]]":
    aims = [each.target for each in dossier.history[-MOST_QUARTERS:]]
    low = [None if each is None else each.low for each in aims]
    high = [None if each is None or not each.is_range else each.high for each in aims]
    return [(Mark.TARGET, low), (Mark.TARGET, high)]


def _limits(
    appraisal: Appraisal | None, quarters: Sequence[Quarter], unit: str
) -> "list[tuple[Mark, Values]]":
    """A mean and two limits for each segment, cut at 0 and 100 for drawing only."""
    if appraisal is None or appraisal.signal.refusal:
        return []
    levels: list[tuple[Mark, list[Fraction | None]]] = []
    for each in appraisal.signal.segments:
        if each.limits is None:
            continue
        of = Mark.TRIAL_LIMIT if each.is_trial else Mark.LIMIT
        for mark, value in (
            (of, each.limits.lower),
            (of, each.limits.upper),
            (Mark.MEAN, each.limits.mean),
        ):
            shown = min(max(value, Fraction(0)), _HUNDRED) if unit == "%" else value
            levels.append(
                (
                    mark,
                    [
                        shown if each.first <= at <= each.last else None
                        for at in quarters
                    ],
                )
            )
    return list(levels)


def _bodies(
    dossier: Dossier, quarters: Sequence[Quarter]
) -> list[tuple[int, Fraction]]:
    """Other bodies' figures at the quarter in which their period ends."""
    found = []
    for each in dossier.comparators:
        ended = ComparatorPeriod.read(each.period).last_day
        at = None if ended is None else Quarter.containing(ended)
        if at in quarters:
            found.append((quarters.index(at), each.as_fraction))
    return found
