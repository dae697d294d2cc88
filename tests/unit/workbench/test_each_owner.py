"""Returns owner by owner, however the owner is written."""

from datetime import date

from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.defining import amend
from qperf_tui.workbench.expected_returns import each_owner, expected_returns
from support.office import Q2


def name_owners(workbook: Workbook, *owners: str) -> None:
    """Enter who owns each indicator, in the order of the list."""
    for each, owner in zip(workbook.indicators.on_file(), owners, strict=True):
        amend(workbook, each, {"owner": owner}, "New in post.")


def test_one_owner_written_in_two_ways_is_one(workbook: Workbook) -> None:
    name_owners(workbook, "Ann Lee", "ann  lee")
    (hers,) = each_owner(expected_returns(workbook, Q2, date(2012, 11, 5)))
    assert [each.position.code for each in hers] == ["CS 1", "CS 2"]


def test_two_owners_are_two(workbook: Workbook) -> None:
    name_owners(workbook, "Zoe Ash", "Ann Lee")
    found = each_owner(expected_returns(workbook, Q2, date(2012, 11, 5)))
    assert [[e.position.code for e in each] for each in found] == [["CS 2"], ["CS 1"]]
