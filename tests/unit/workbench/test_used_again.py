"""What was added and taken back again leaves its code and title to be used again."""

from pathlib import Path
from typing import Final

import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError
from qperf_tui.importing.returns import read_return
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.adding import add_indicator
from qperf_tui.workbench.closing import close_quarter
from qperf_tui.workbench.defining import split
from qperf_tui.workbench.intake import take_in
from qperf_tui.workbench.plan import (
    add_priority,
    priority_called,
    rename_priority,
    replace_priority,
)
from qperf_tui.workbench.recoding import add_aliases, recode
from qperf_tui.workbench.since import changed_since
from qperf_tui.workbench.undoing import redo_last, undo_last
from support.visible import visible
from support.workbooks import stamp

WHY: Final = "As cabinet agreed in May."
Q2: Final = Quarter.of(2012, 2)
Q3: Final = Q2.shifted(1)
PARTS: Final = (("S 1", "Of under-fives"), ("S 2", "Of others"))
CARD: Final = {"title": "Seen", "unit": "%", "direction": "higher", "basis": "quarter"}


def splits(held: Workbook, title: str = "Of others") -> None:
    about = held.indicators.by_code("CS 9")
    split(held, about, [PARTS[0], (PARTS[1][0], title)], Q3, WHY)


def test_a_split_is_made_again_with_the_same_codes(
    council: Workbook, tmp_path: Path
) -> None:
    before = visible(council)
    splits(council, "Of the rest")
    undo_last(council)
    assert visible(council) == before
    with Workbook.open(council.path, stamp()) as again:
        splits(again)
        assert again.indicators.by_code("S 2").title == "Of others"
        listed = [each.code for each in again.indicators.reported(Q3)]
        assert {"S 1", "S 2"} < set(listed)
        assert "CS 9" not in listed
        assert "S 1" not in {e.code for e in again.indicators.reported(Q2)}
        told = [each.says for each in changed_since(again, Quarter.of(2012, 1))]
        assert sum("split into S 1 and S 2" in each for each in told) == 1
        after = visible(again)
        undo_last(again)
        assert visible(again) == before
        redo_last(again)
        assert visible(again) == after
        with pytest.raises(QperfError, match="S 1 finds S 1, Of under-fives already"):
            split(again, again.indicators.by_code("S 2"), list(PARTS), Q3, WHY)


def test_a_code_is_given_twice_by_no_split(council: Workbook) -> None:
    splits(council)
    undo_last(council)
    before = visible(council)
    about = council.indicators.by_code("CS 9")
    with pytest.raises(QperfError, match="S 1 finds"):
        split(council, about, [PARTS[0], PARTS[0]], Q3, WHY)
    assert visible(council) == before


def test_an_added_indicator_is_added_again_as_another(council: Workbook) -> None:
    under = council.priorities.all()[0]
    add_indicator(council, "X 1", under, CARD, WHY)
    undo_last(council)
    other = council.priorities.all()[1]
    add_indicator(council, "x 1", other, {**CARD, "unit": "no.", "title": "Met"}, WHY)
    found = council.indicators.by_code("X 1")
    assert (found.code, found.unit, found.title) == ("x 1", "no.", "Met")
    assert found.priority == other
    undo_last(council)
    assert all(each.code != "x 1" for each in council.indicators.on_file())


def test_another_indicator_can_have_the_code(council: Workbook) -> None:
    splits(council)
    undo_last(council)
    recode(council, "CS 9", "S 1", WHY)
    add_aliases(council, council.indicators.by_code("CS 13"), ["S 2"], WHY)
    assert council.indicators.by_code("CS 9").code == "S 1"
    assert council.indicators.by_code("S 2").code == "CS 13"
    undo_last(council)
    undo_last(council)
    assert council.indicators.by_code("CS 9").code == "CS 9"
    splits(council)
    assert council.indicators.by_code("S 2").title == "Of others"


def test_a_closed_quarter_lists_no_indicator_that_is_added_later(
    council: Workbook,
) -> None:
    close_quarter(council, Q2, WHY)
    under = council.priorities.all()[0]
    for unit in ("%", "no."):
        add_indicator(council, "X 1", under, {**CARD, "unit": unit}, WHY)
        assert "X 1" not in {each.code for each in council.indicators.reported(Q2)}
        assert "X 1" in {each.code for each in council.indicators.reported(Q3)}
        undo_last(council)


def test_an_import_that_was_undone_comes_in_again_as_mended(
    council: Workbook, tmp_path: Path
) -> None:
    path = tmp_path / "return.csv"
    heading = "Ref,Indicator,Priority,Unit,Direction,Basis,Quarter,Outturn\n"
    said = "X 1,{},{},{},Higher is better,Quarter,Q2 2012/13,{}\n"
    path.write_text(heading + said.format("Sene", "Our pepole", "no.", "12"), "utf-8")
    take_in(council, read_return(path), is_trial=False)
    undo_last(council)
    assert "Our pepole" not in {each.title for each in council.priorities.on_file()}
    path.write_text(heading + said.format("Seen", "Our people", "%", "12.5"), "utf-8")
    take_in(council, read_return(path), is_trial=False)
    found = council.indicators.by_code("X 1")
    assert (found.title, found.unit, found.decimals) == ("Seen", "%", 1)
    assert found.priority.title == "Our people"
    undo_last(council)
    redo_last(council)
    assert council.indicators.by_code("X 1") == found


def test_a_priority_that_was_taken_back_leaves_its_title(
    council: Workbook,
) -> None:
    made = add_priority(council, "Z", "Our people", WHY)
    add_indicator(council, "X 1", made, CARD, WHY)
    undo_last(council)
    undo_last(council)
    assert "Our people" not in {each.title for each in council.priorities.on_file()}
    add_priority(council, "Z", "Our people", WHY)
    assert priority_called(council, "Our people") in council.priorities.all()
    with pytest.raises(QperfError, match="There is a priority 'our people' already"):
        add_priority(council, "", "our people", WHY)
    undo_last(council)
    rename_priority(council, council.priorities.all()[0], "Our people", WHY)
    undo_last(council)
    first = council.priorities.all()[0]
    replace_priority(council, first, "Our people", plan="2013", quarter=Q3, reason=WHY)
    assert council.priorities.all()[0].title == "Our people"
    undo_last(council)
    redo_last(council)
    assert council.priorities.all()[0].title == "Our people"
