"""Percentages written as shares of one, seen by the figures around them."""

from typing import TYPE_CHECKING, Final

from qperf_tui.importing.shares import percentage
from qperf_tui.importing.staged import StagedRow
from qperf_tui.importing.staging import KEPT, Findings, Layout

if TYPE_CHECKING:
    from decimal import Decimal

_ENOUGH: Final = 3
"""Other values that must be seen before one is held to be out of scale."""


class SharesSeen:
    """Looks for values such as 0.85 where every other is from 1 to 100.

    Rows with a unit are left alone, since each is held against its own.
    """

    def __init__(self) -> None:
        self._others = 0
        self._is_mixed = False
        self._shares: list[tuple[int, Decimal, Layout]] = []

    def add(self, row: StagedRow, layout: Layout) -> None:
        """Look at one more row."""
        figure = row.figure
        value = figure.value
        if value is None or row.card.unit is not None or self._is_mixed:
            return
        if value <= 0 or value > 100:
            self._is_mixed = True
        elif value >= 1:
            self._others += 1
        elif not figure.is_percentage and len(self._shares) <= KEPT:
            self._shares.append((row.line, value, layout))

    def warn(self, found: Findings) -> None:
        """Warn of the shares, if they stand among figures from 1 to 100."""
        if self._is_mixed or self._others < _ENOUGH:
            return
        for line, value, layout in self._shares:
            found.about_entry(
                layout,
                line,
                "Value",
                cause=f"every other value is from 1 to 100; if {percentage(value)} is "
                "meant, write it so",
                entered=f"{value:f}",
                is_refusal=False,
            )
