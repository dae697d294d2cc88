"""The quarters of a chart with their gaps kept, and where its limits begin afresh."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain
from math import lcm
from typing import Final

from qperf_tui.domain.figures import WITH_A_VALUE, Outturn, OutturnStatus
from qperf_tui.domain.indicator import DefinitionBreak, Polarity, ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.rules import Rebase
from qperf_tui.domain.seasonality import is_strongly_seasonal
from qperf_tui.domain.spc_rules import SpecialCause
from qperf_tui.domain.wording import plural

LIMITS_FROM: Final = 8
"""Comparable points below which nothing is said (methods, section 5.7)."""
_SEASONS_FROM: Final = 12
"""Points from which a segment tells its own seasons: three full years."""

_SEASONAL: Final = "compare with the same quarter last year"
NOT_FOR: Final = {
    ReportBasis.YEAR_TO_DATE: "year-to-date figures build up and start again in April",
    ReportBasis.ROLLING: "12-month figures a quarter apart share nine months",
    ReportBasis.ANNUAL: "it is reported once a year",
    ReportBasis.ACADEMIC_YEAR: "it is reported once an academic year",
    ReportBasis.SURVEY: "it comes from a survey and not every quarter",
    ReportBasis.SEASONAL: f"it is seasonal; {_SEASONAL}",
}
"""Why a basis is never read for signals; the others are."""
STRONGLY_SEASONAL: Final = f"it is strongly seasonal; {_SEASONAL}"

Places = Sequence[tuple[int, str]]
"""Where segments begin among the quarters of a chart, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One quarter of the chart; one without a comparable figure is a gap."""

    quarter: Quarter
    value: Fraction | None
    is_provisional: bool = False
    causes: tuple[SpecialCause, ...] = ()
    """The special causes it shows, in naming order."""
    upwards: tuple[bool, ...] = ()
    """For each of them, whether it lies above the mean or rises."""
    is_good: bool | None = None
    """Whether the first of them is for the better; None where that is not said."""


def series_of(
    outturns: Iterable[Outturn], upto: Quarter, breaks: Sequence[DefinitionBreak] = ()
) -> tuple[list[Point], str]:
    """Every quarter from the first figure to `upto`, and what was left out of it.

    Suppressed and not comparable figures are gaps, and so are those that cover
    another part of the council than the last final figure under their definition.
    """
    in_order = sorted(outturns, key=lambda each: (each.quarter, each.revision))
    held = {
        each.quarter: each
        for each in in_order
        if each.quarter <= upto and _is_usable(each)
    }
    if not held:
        return [], ""
    covered: dict[int, str] = {}
    for each in held.values():
        under = _definition(each.quarter, breaks)
        if each.status is not OutturnStatus.PROVISIONAL or under not in covered:
            covered[under] = each.coverage
    kept = {
        quarter: each
        for quarter, each in held.items()
        if each.coverage == covered[_definition(quarter, breaks)]
    }
    points = []
    for at in map(Quarter, range(min(kept).ordinal, upto.ordinal + 1)):
        found = kept.get(at)
        points.append(
            Point(
                quarter=at,
                value=None if found is None else found.value,
                is_provisional=found is not None
                and found.status is OutturnStatus.PROVISIONAL,
            )
        )
    return points, _left_out(len(held) - len(kept))


def settled_count(points: Sequence[Point]) -> int:
    """How many quarters there are up to the last final figure, that one included."""
    final = (
        at
        for at, each in enumerate(points, 1)
        if each.value is not None and not each.is_provisional
    )
    return max(final, default=0)


def known_quarters(points: Sequence[Point]) -> list[int]:
    """The ordinals of the quarters with a final, comparable figure."""
    return [
        each.quarter.ordinal
        for each in points[: settled_count(points)]
        if each.value is not None
    ]


def starts_of(
    points: Sequence[Point],
    breaks: Sequence[DefinitionBreak],
    rebases: Sequence[Rebase],
) -> tuple[Places, list[str]]:
    """Where each segment begins and why, the first included, and what is refused.

    Rebases that came to hold too few points, or none at their quarter, are refused in
    so many words and never passed over; the one that was ruled first stands.
    """
    known = known_quarters(points)
    said = {
        each.first_quarter: f"definition changed: {each.reason.rstrip('.')}"
        for each in breaks
    }
    refused = []
    for each in sorted(rebases, key=lambda held: (held.at, held.first_quarter)):
        at = Quarter(each.first_quarter)
        if at > points[-1].quarter:
            continue
        ruled = rebase_words(each)
        if obstacle := rebase_obstacle(at, known, list(said)):
            refused.append(f"limits do not begin afresh at {at} ({ruled}): {obstacle}")
        else:
            said[each.first_quarter] = f"rebased: {ruled}"
    first, last = points[0].quarter.ordinal, points[-1].quarter.ordinal
    inside = [(at - first, why) for at, why in said.items() if first < at <= last]
    return [(0, ""), *sorted(inside)], refused


def rebase_words(rebase: Rebase) -> str:
    """The reason for a rebase, with who ruled it and when where that is on file."""
    signed = " on ".join(filter(None, (rebase.by, rebase.at[:10])))
    return rebase.reason.rstrip(".") + (f", {signed}" if signed else "")


def rebase_obstacle(
    at: Quarter, known: Sequence[int], marks: Sequence[int]
) -> str | None:
    """Why limits may not begin afresh at a quarter; None if they may.

    Args:
        at: The first quarter of the new segment.
        known: The ordinals of the quarters with a final, comparable figure.
        marks: The ordinals at which limits begin afresh already.
    """
    if at.ordinal not in known:
        return f"there is no comparable figure for {at}"
    if at.ordinal in marks:
        return f"limits begin afresh at {at} already"
    low = max((each for each in marks if each < at.ordinal), default=known[0])
    high = min((each for each in marks if each > at.ordinal), default=known[-1] + 1)
    before = sum(low <= each < at.ordinal for each in known)
    after = sum(at.ordinal <= each < high for each in known)
    if min(before, after) >= LIMITS_FROM:
        return None
    points = plural(before, "point")
    return (
        f"it would leave {before} {points} before {at} and {after} from it on; "
        f"each side needs {LIMITS_FROM}"
    )


def why_no_rebase(
    outturns: Sequence[Outturn],
    at: Quarter,
    breaks: Sequence[DefinitionBreak] = (),
    rebases: Sequence[Rebase] = (),
) -> str | None:
    """Why limits may not begin afresh at a quarter, or None if they may.

    Both sides must keep 8 final points, and the quarter must have a figure: a date
    that is not in the series is never passed over in silence.
    """
    last = max((each.quarter for each in outturns), default=at)
    points, _ = series_of(outturns, last, breaks)
    marks = [each.first_quarter for each in breaks]
    marks += [each.first_quarter for each in rebases]
    return rebase_obstacle(at, known_quarters(points), marks)


def marked(
    point: Point, shown: dict[SpecialCause, bool], polarity: Polarity, *, is_trial: bool
) -> Point:
    """A point with its causes; on trial limits only the first rule, and no verdict."""
    causes = tuple(c for c in shown if not is_trial or c is SpecialCause.OUTSIDE)
    if not causes:
        return point
    upwards = tuple(shown[each] for each in causes)
    is_good = None
    if not is_trial and polarity in {Polarity.HIGHER, Polarity.LOWER}:
        is_good = upwards[0] is (polarity is Polarity.HIGHER)
    return replace(point, causes=causes, upwards=upwards, is_good=is_good)


def has_strong_seasons(spans: Sequence[Sequence[Point]]) -> bool:
    """Whether final points of the last segment swing with the quarter of the year.

    A last segment too short to tell is read with those before it, each about its own
    mean, so that a rebase hides no season.
    """
    known = [
        [(each.quarter.number, each.value) for each in span if each.value is not None]
        for span in spans
    ]
    if len(known[-1]) >= _SEASONS_FROM:
        known = known[-1:]
    # Whole numbers sum ten times as fast as fractions, and swing as much.
    scale = lcm(*(value.denominator for _, value in chain(*known)))
    scale *= lcm(*(len(span) for span in known if span))
    pairs: list[tuple[int, Fraction | None]] = []
    for span in known:
        whole = [value.numerator * (scale // value.denominator) for _, value in span]
        mean = sum(whole) // max(len(whole), 1)
        pairs += [
            (number, Fraction(each - mean))
            for (number, _), each in zip(span, whole, strict=True)
        ]
    return is_strongly_seasonal(pairs)


def _is_usable(outturn: Outturn) -> bool:
    comparable = WITH_A_VALUE - {OutturnStatus.NOT_COMPARABLE}
    return outturn.value is not None and outturn.status in comparable


def _definition(quarter: Quarter, breaks: Sequence[DefinitionBreak]) -> int:
    """Which definition is in force, counted by the changes so far."""
    return sum(each.first_quarter <= quarter.ordinal for each in breaks)


def _left_out(count: int) -> str:
    if not count:
        return ""
    if count == 1:
        return "1 figure covers another part of the council and is a gap"
    return f"{count} figures cover another part of the council and are gaps"
