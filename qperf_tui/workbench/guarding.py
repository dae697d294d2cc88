"""Figures as they are brought in, held against what stood before them."""

from qperf_tui.domain.entry_guards import Entered, odd_target, oddities
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.target import AnyTarget
from qperf_tui.importing.staging import StagedRow
from qperf_tui.workbench.compared import Comparison
from qperf_tui.workbench.held import Held


def guard(
    held: Held, comparison: Comparison, row: StagedRow, indicator: Indicator | None
) -> None:
    """Warn of what is odd about a figure that would be added or changed."""
    unit = row.unit or ("%" if indicator is None else indicator.unit)
    basis = row.basis or (None if indicator is None else indicator.basis)
    entered = Entered(
        quarter=row.quarter,
        value=row.value,
        is_percentage=row.is_percentage,
        denominator=row.denominator,
        unit=unit,
        is_cumulative=basis is not None and basis.is_cumulative,
    )
    earlier = {} if indicator is None else held.earlier.get(indicator.indicator_id, {})
    for column, cause in oddities(entered, earlier, held.today):
        if column == "Value" and _is_told(row, cause):
            continue
        says = cause if column != "Value" else f"{row.value:,f}: {cause}"
        comparison.note(row.problem(column, says, is_refusal=False))


def guard_target(comparison: Comparison, row: StagedRow, target: AnyTarget) -> None:
    """Warn of what is odd about a target that would be set."""
    if says := odd_target(target):
        comparison.note(row.problem("Target", says, is_refusal=False))


def _is_told(row: StagedRow, cause: str) -> bool:
    """Whether reading the row has said so already, for it knew the unit."""
    is_known = row.is_percentage or row.unit == "%"
    return is_known and cause == "it is a percentage over 100"
