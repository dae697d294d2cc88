"""The day on which a workbook is looked at."""

from datetime import date
from typing import Final

from qperf_tui.storage.workbook import Workbook

HELD: Final = "seen on"
"""The setting that holds a sample to its own day; empty for a working council."""


def day_of(workbook: Workbook) -> date:
    """The day by the clock of whoever works, or the sample's own once that is past.

    A sample's quarter is long over, and counting days to its papers by today's
    calendar would tell a newcomer nothing of how the days are counted.
    """
    today = date.fromisoformat(workbook.stamp.clock()[:10])
    held = workbook.settings.get(HELD)
    return min(today, date.fromisoformat(held)) if held else today


def held_day(workbook: Workbook) -> date | None:
    """The day a sample is held to; None where the clock's own day stands."""
    held = workbook.settings.get(HELD)
    return date.fromisoformat(held) if held == day_of(workbook).isoformat() else None
