"""Percentages written as shares of one, seen by the figures around them."""

from collections.abc import Sequence
from typing import Final

from qperf_tui.importing.shares import percentage
from qperf_tui.importing.staging import Findings, Layout, StagedRow

_ENOUGH: Final = 3
"""Other values that must be seen before one is held to be out of scale."""


def warn_of_shares(rows: Sequence[StagedRow], layout: Layout, found: Findings) -> None:
    """Warn of values such as 0.85 where every other is from 1 to 100.

    Rows with a unit are left alone, since each was held against its own.
    """
    valued = [row for row in rows if row.value is not None and row.unit is None]
    shares = [row for row in valued if row.value is not None and 0 < row.value < 1]
    others = [row for row in valued if row.value is not None and row.value >= 1]
    if (
        len(others) < _ENOUGH
        or len(shares) + len(others) < len(valued)
        or any(row.value is not None and row.value > 100 for row in others)
    ):
        return
    for row in shares:
        if row.value is None or row.is_percentage:
            continue
        found.about_entry(
            layout,
            row.line,
            "Value",
            cause=f"every other value is from 1 to 100; if {percentage(row.value)} is "
            "meant, write it so",
            entered=f"{row.value:f}",
            is_refusal=False,
        )
