"""The log of changes, sought by who made them, what about, and words."""

import pytest

from qperf_tui.storage.workbook import Workbook
from support.workbooks import stamp

SAID = ("agreed CS 1", "returned CS 2 to J. Turner", "100% of_it!", "Café opened")


@pytest.fixture
def logged(workbook: Workbook) -> Workbook:
    """Four changes by two people, the first two to one indicator each."""
    keys = [each.indicator_id for each in workbook.indicators.on_file()]
    with workbook.transaction():
        for said, key in zip(SAID, (*keys, None, None), strict=True):
            workbook.changes.record(said, "note", None, key)
    theirs = Workbook.open(workbook.path, stamp("B Colleague"))
    with theirs, theirs.transaction():
        theirs.changes.record("reopened it", "note", None, keys[0])
    return workbook


def said(workbook: Workbook, numbers: list[int]) -> list[str]:
    return [each.says for each in workbook.changes.of_ids(numbers)]


def test_every_number_newest_first_as_the_changes_themselves(logged: Workbook) -> None:
    found = logged.changes.numbers()
    assert found == [each.change_id for each in logged.changes.latest(100)]
    assert said(logged, found)[:2] == ["reopened it", "Café opened"]


def test_by_person_and_by_indicator(logged: Workbook) -> None:
    assert said(logged, logged.changes.numbers(by="b COLLEAGUE")) == ["reopened it"]
    key = logged.indicators.by_code("CS 1").indicator_id
    found = logged.changes.numbers(indicator_id=key)
    assert said(logged, found) == ["reopened it", "agreed CS 1"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["TURNER", "cs"], ["returned CS 2 to J. Turner"]),
        (["colleague"], ["reopened it"]),
        (["café"], ["Café opened"]),
        (["%"], ["100% of_it!"]),
        (["f_i"], ["100% of_it!"]),
        (["!"], ["100% of_it!"]),
        (["e_t"], []),
        (["turner", "agreed"], []),
    ],
)
def test_words_are_found_as_they_are_written(
    logged: Workbook, words: list[str], found: list[str]
) -> None:
    assert said(logged, logged.changes.numbers(words=words)) == found


def test_changes_come_in_the_order_asked_and_unknown_ones_not(
    logged: Workbook,
) -> None:
    newest, *_, oldest = logged.changes.numbers()
    found = logged.changes.of_ids([oldest, 10_000, newest])
    assert [each.change_id for each in found] == [oldest, newest]
    assert logged.changes.of_ids([]) == []
