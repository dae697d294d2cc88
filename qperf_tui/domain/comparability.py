"""Whether two figures of an indicator may be set side by side, and why not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import DefinitionBreak, ReportBasis
from qperf_tui.domain.period import SAME_QUARTER_LAST_YEAR, Quarter


class Obstacle(Enum):
    """What stands in the way of a comparison."""

    BASIS = "basis"
    """By the nature of the indicator: nothing is wrong with the figures."""
    NO_FIGURE = "no figure"
    SUPPRESSED = "suppressed"
    MARKED = "marked not comparable"
    DEFINITION = "definition"
    COVERAGE = "coverage"


@dataclass(frozen=True, slots=True)
class NotComparable:
    """Why two figures are not compared."""

    obstacle: Obstacle
    says: str
    detail: str = ""
    """What the record says of it, such as the reason for a new definition."""


@dataclass(frozen=True, slots=True)
class Comparable:
    """What a reader of a comparison must know."""

    is_provisional: bool = False
    """Whether either figure may still change."""
    overlap: int = 0
    """Months that both figures cover, so that no interval holds; 0 usually."""


NOTHING_TO_KNOW: Final = Comparable()

_BECAUSE: Final = {
    OutturnStatus.SUPPRESSED: (Obstacle.SUPPRESSED, "is suppressed"),
    OutturnStatus.NOT_AVAILABLE: (Obstacle.NO_FIGURE, "is not available"),
    OutturnStatus.NOT_DUE: (Obstacle.NO_FIGURE, "was not due"),
    OutturnStatus.NOT_COMPARABLE: (Obstacle.MARKED, "is marked not comparable"),
}
_WINDOW: Final = 12
"""Months that a rolling figure covers."""


def compare(
    later: Outturn,
    earlier: Outturn | None,
    earlier_quarter: Quarter,
    basis: ReportBasis,
    breaks: Sequence[DefinitionBreak],
) -> Comparable | NotComparable:
    """Whether `later` may be compared with `earlier`, and what to know if it may.

    The earlier quarter is named apart from its figure, so that a quarter nobody
    reported is said to be missing and its neighbour is never used instead.
    """
    quarters_back = later.quarter.ordinal - earlier_quarter.ordinal
    if refused := _without_a_figure(later, later.quarter):
        return refused
    if quarters_back != SAME_QUARTER_LAST_YEAR and (why := _only_a_year_apart(basis)):
        return NotComparable(Obstacle.BASIS, why)
    if refused := _without_a_figure(earlier, earlier_quarter):
        return refused
    for change in breaks:
        if earlier_quarter.ordinal < change.first_quarter <= later.quarter.ordinal:
            says = f"definition changed ({change.reason})"
            return NotComparable(Obstacle.DEFINITION, says, change.reason)
    if earlier is not None and later.coverage != earlier.coverage:
        then, now = (each.coverage or "the whole area" for each in (earlier, later))
        return NotComparable(
            Obstacle.COVERAGE, f"coverage changed (from {then} to {now})"
        )
    return Comparable(
        is_provisional=OutturnStatus.PROVISIONAL
        in {later.status, None if earlier is None else earlier.status},
        overlap=max(_WINDOW - 3 * quarters_back, 0)
        if basis is ReportBasis.ROLLING
        else 0,
    )


def comparable_run(
    quarter: Quarter,
    outturns: Mapping[Quarter, Outturn],
    basis: ReportBasis,
    breaks: Sequence[DefinitionBreak],
) -> int:
    """How many comparable figures on end lead to a quarter, its own among them.

    They lie a quarter apart, or a year apart where the basis is compared so.
    """
    apart = SAME_QUARTER_LAST_YEAR if _only_a_year_apart(basis) else 1
    later = outturns.get(quarter)
    if later is None or _without_a_figure(later, quarter):
        return 0
    run = 1
    while True:
        before = quarter.shifted(-apart)
        earlier = outturns.get(before)
        if isinstance(compare(later, earlier, before, basis, breaks), NotComparable):
            return run
        if earlier is None:
            return run
        later, quarter, run = earlier, before, run + 1


def _only_a_year_apart(basis: ReportBasis) -> str:
    """Why a basis is compared with the year before only; nothing if it is not."""
    if basis.is_cumulative:
        return "year to date: compared only with the same point last year"
    if not basis.is_quarterly:
        return "not reported every quarter: compared only with last year"
    return ""


def _without_a_figure(
    outturn: Outturn | None, quarter: Quarter
) -> NotComparable | None:
    if outturn is None or outturn.quarter != quarter:
        return NotComparable(Obstacle.NO_FIGURE, f"nothing was reported for {quarter}")
    if outturn.status in _BECAUSE:
        obstacle, because = _BECAUSE[outturn.status]
        return NotComparable(obstacle, f"{quarter} {because}")
    if outturn.value is None:
        why = "had no cases" if outturn.has_no_cases else "has no figure"
        return NotComparable(Obstacle.NO_FIGURE, f"{quarter} {why}")
    return None
