"""The day a workbook is looked at: the clock's, or a sample's own once that is past."""

from datetime import date

import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.storage.stamp import Stamp
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.day import HELD, day_of, held_day
from qperf_tui.workbench.queue import queue

Q2 = Quarter.parse("Q2 2012/13")


def looked_at(workbook: Workbook, day: str) -> Workbook:
    workbook.stamp = Stamp(by="An Officer", clock=lambda: f"{day}T09:00:00Z")
    return workbook


@pytest.mark.parametrize(
    ("held", "clock", "expected", "says"),
    [
        ("", "2026-11-24", date(2026, 11, 24), None),
        ("2012-11-27", "2026-11-24", date(2012, 11, 27), date(2012, 11, 27)),
        ("2012-11-27", "2012-11-05", date(2012, 11, 5), None),
    ],
)
def test_a_sample_stands_on_its_own_day_once_that_is_past(
    council: Workbook, held: str, clock: str, expected: date, says: date | None
) -> None:
    council.settings.put(HELD, held)
    workbook = looked_at(council, clock)
    assert (day_of(workbook), held_day(workbook)) == (expected, says)


def test_the_queue_of_a_sample_says_which_day_it_counts_from(council: Workbook) -> None:
    workbook = looked_at(council, "2026-11-24")
    said = queue(workbook, Q2, day_of(workbook)).words()
    assert said.startswith("as at 27 November 2012: day 58 after quarter end; ")
