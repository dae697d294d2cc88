"""Figures, targets and lists as phrases from which sentences are made."""

from collections.abc import Sequence
from fractions import Fraction

from qperf_tui.domain.listing import in_a_row
from qperf_tui.domain.position import Position
from qperf_tui.domain.rounding import half_up
from qperf_tui.domain.status import Status
from qperf_tui.domain.target import ToleranceKind


def subtracts(later: Fraction, earlier: Fraction, decimals: int) -> bool:
    """Whether two figures as shown differ by their difference as shown."""
    shown = half_up(later, decimals) - half_up(earlier, decimals)
    return shown == half_up(later - earlier, decimals)


def is_within_tolerance(position: Position) -> bool:
    """Whether an agreed tolerance, and not last year's figure, makes it amber."""
    return (
        position.status is Status.AMBER
        and position.tolerance.kind is not ToleranceKind.MUST_IMPROVE
    )


def listed(items: Sequence[str]) -> str:
    """Items in a row with `and` before the last, by semicolons if they hold commas."""
    if len(items) > 1 and any("," in item for item in items):
        return f"{'; '.join(items[:-1])}; and {items[-1]}"
    return in_a_row(items)
