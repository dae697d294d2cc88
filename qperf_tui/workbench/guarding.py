"""Figures as they are brought in, held against what stood before them."""

from qperf_tui.domain.entry_guards import Entered, is_plain_alone, odd_target, oddities
from qperf_tui.domain.target import AnyTarget
from qperf_tui.importing.staged import StagedRow
from qperf_tui.workbench.compared import Comparison
from qperf_tui.workbench.compared_card import ComparedCard
from qperf_tui.workbench.held import Held


def guard(
    held: Held, comparison: Comparison, row: StagedRow, card: ComparedCard
) -> None:
    """Warn of what is odd about a figure that would be added or changed."""
    earlier = held.figures.earlier(card.key)
    if not earlier and is_plain_alone(row.quarter, row.value, card.unit, held.today):
        return
    entered = Entered(
        quarter=row.quarter,
        value=row.value,
        is_percentage=row.figure.is_percentage,
        denominator=row.figure.denominator,
        unit=card.unit,
        is_cumulative=card.basis is not None and card.basis.is_cumulative,
    )
    for column, cause in oddities(entered, earlier, held.today):
        if column == "Value" and _is_told(row, cause):
            continue
        says = cause if column != "Value" else f"{row.value:,f}: {cause}"
        comparison.note(row.problem(column, says, is_refusal=False))


def guard_target(
    comparison: Comparison, row: StagedRow, target: AnyTarget, unit: str
) -> None:
    """Warn of what is odd about a target that would be set."""
    is_small_figure = row.value is not None and abs(row.value) < 1
    if says := odd_target(target, unit, may_be_small=is_small_figure):
        comparison.note(row.problem("Target", says, is_refusal=False))


def _is_told(row: StagedRow, cause: str) -> bool:
    """Whether reading the row has said so already, for it knew the unit."""
    is_known = row.figure.is_percentage or row.card.unit == "%"
    return is_known and cause == "it is a percentage over 100"
