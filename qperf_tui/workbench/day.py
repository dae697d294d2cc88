"""The day on which a workbook is looked at."""

from datetime import date, timedelta
from typing import Final

from qperf_tui.domain.period import Quarter
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


def report_day(workbook: Workbook, quarter: Quarter) -> date:
    """The day that a quarter's documents are read on, whenever they are made.

    It is the day of the meeting, or else that of the last figure on file, so that the
    same data make the same document on any day.
    """
    report = workbook.reports.of_quarter(quarter)
    if report is not None and report.meeting is not None:
        return report.meeting
    after = quarter.last_day + timedelta(days=1)
    last = workbook.outturns.last_recorded()
    return after if last is None else max(after, date.fromisoformat(last[:10]))
