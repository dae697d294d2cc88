"""What is reported, changed with a reason and put back by name."""

from fractions import Fraction
from pathlib import Path

import pytest

from qperf_tui.domain.indicator import Polarity
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import Target, TargetKind
from qperf_tui.errors import ClosedQuarterError, QperfError, UnknownError
from qperf_tui.importing.returns import read_return
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.closing import close_quarter
from qperf_tui.workbench.defining import (
    amend,
    break_definition,
    move,
    reinstate,
    retire,
    split,
)
from qperf_tui.workbench.intake import take_in
from qperf_tui.workbench.plan import (
    add_priority,
    priority_called,
    rename_priority,
    replace_priority,
)
from qperf_tui.workbench.record_card import CARD
from qperf_tui.workbench.since import changed_since
from qperf_tui.workbench.standings import position
from qperf_tui.workbench.target_setting import set_target, take_back_target
from qperf_tui.workbench.undoing import redo_last, undo_last
from support.visible import visible

Q2, Q3 = Quarter.of(2012, 2), Quarter.of(2012, 3)
WHY = "As cabinet agreed in May."


def change_on_quarter(council: Workbook) -> Fraction | None:
    moved = position(council, Q2, "C MTP 8").on_previous
    return None if moved is None else moved.change


def test_a_record_card_is_amended_and_put_back_by_name(council: Workbook) -> None:
    before = visible(council)
    about = council.indicators.by_code("CS 9")
    said = {"owner": "Head of Care", "direction": "Higher is better", "decimals": "0"}
    told = amend(council, about, said, WHY)
    assert "owner" in told[0]
    now = council.indicators.by_code("CS 9")
    assert (now.owner, now.polarity, now.decimals) == (
        "Head of Care",
        Polarity.HIGHER,
        0,
    )
    after = visible(council)
    assert undo_last(council, named=council.changes.latest(1)[0].says)
    assert visible(council) == before
    assert redo_last(council)
    assert visible(council) == after


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"title": " "}, "needs a title"),
        ({"decimals": "7"}, "from 0 to 6"),
        ({"direction": "sideways"}, "no direction we know"),
        ({"basis": "fortnight"}, "no report basis we know"),
        ({"tolerance": "some"}, "not a tolerance"),
        ({"control": "ours"}, "council, shared or outside"),
        ({"unit": ""}, "needs a unit"),
        ({"definition": "x" * 2_001}, "2,001 characters"),
    ],
)
def test_what_no_card_can_say_is_refused_and_nothing_is_written(
    council: Workbook, said: dict[str, str], why: str
) -> None:
    before = visible(council)
    with pytest.raises(QperfError, match=why):
        amend(council, council.indicators.by_code("CS 9"), {"owner": "X", **said}, WHY)
    assert visible(council) == before


def test_a_card_that_says_so_already_is_no_change(council: Workbook) -> None:
    about = council.indicators.by_code("CS 9")
    with pytest.raises(QperfError, match="says so already"):
        amend(council, about, {"owner": about.owner}, WHY)


@pytest.mark.parametrize("name", CARD)
def test_nothing_on_a_card_is_changed_without_a_reason(
    council: Workbook, name: str
) -> None:
    with pytest.raises(QperfError, match="A reason is needed"):
        amend(council, council.indicators.by_code("CS 9"), {name: "1"}, " ")


def test_a_new_definition_is_not_compared_across(council: Workbook) -> None:
    about = council.indicators.by_code("C MTP 8")
    assert change_on_quarter(council) is not None
    break_definition(council, about, Q2, "Ten working days where it was seven.")
    assert change_on_quarter(council) is None
    with pytest.raises(QperfError, match="already"):
        break_definition(council, about, Q2, WHY)
    undo_last(council)
    assert change_on_quarter(council) is not None


def test_no_definition_changes_how_a_closed_quarter_is_judged(
    council: Workbook,
) -> None:
    about = council.indicators.by_code("CS 9")
    break_definition(council, about, Q2, WHY)
    close_quarter(council, Q2, WHY)
    before = visible(council)
    with pytest.raises(ClosedQuarterError, match="was closed by"):
        amend(council, about, {"direction": "higher"}, WHY)
    with pytest.raises(ClosedQuarterError, match="was closed by"):
        break_definition(council, about, Q2.shifted(-1), WHY)
    assert visible(council) == before
    amend(council, about, {"owner": "Head of Care"}, WHY)
    break_definition(council, about, Q3, WHY)


def test_a_retired_indicator_is_off_the_lists_and_on_file(council: Workbook) -> None:
    about = council.indicators.by_code("CS 9")
    retire(council, about, Q3, WHY)
    assert about not in council.indicators.reported(Q3)
    assert about in council.indicators.reported(Q2)
    assert about in council.indicators.on_file()
    assert council.definitions.retired() == [("CS 9", about.title, Q3)]
    assert undo_last(council) == f"CS 9 retired from {Q3}: {WHY}".rstrip(".")
    assert council.indicators.by_code("CS 9") == about


def test_a_return_is_refused_on_a_retired_indicator_until_it_is_brought_back(
    council: Workbook, tmp_path: Path
) -> None:
    about = council.indicators.by_code("CS 9")
    retire(council, about, Q3, WHY)
    path = tmp_path / "return.csv"
    head = "Ref,Indicator,Priority,Quarter,Value"
    row = f"CS 9,{about.title},{about.priority.title},Q3 2012/13,11"
    path.write_text(f"{head}\n{row}\n", encoding="utf-8")
    taken = take_in(council, read_return(path), is_trial=False)
    assert not taken.is_written
    (problem,) = taken.problems
    assert problem.says == (
        "Line 2: CS 9 was retired from Q3 2012/13; take the row out, or bring it back "
        "with qperf-tui indicator reinstate."
    )
    late = row.replace("Q3 2012/13", "Q2 2012/13")
    path.write_text(f"{head}\n{late}\n", encoding="utf-8")
    assert take_in(council, read_return(path), is_trial=False).is_written
    path.write_text(f"{head}\n{row}\n", encoding="utf-8")
    reinstate(council, "cs 9", WHY)
    assert take_in(council, read_return(path), is_trial=False).is_written
    assert council.indicators.by_code("CS 9").owner == about.owner
    with pytest.raises(UnknownError, match="No indicator 'CS 9' is retired"):
        reinstate(council, "CS 9", WHY)


def test_an_indicator_is_split_and_put_together_again(council: Workbook) -> None:
    before = visible(council)
    about = council.indicators.by_code("CS 9")
    parts = [("CS 9a", "Of under-fives"), ("CS 9b", "Of others")]
    split(council, about, parts, Q3, WHY)
    made = council.indicators.by_code("CS 9a")
    assert (made.title, made.unit, made.priority) == (
        *("Of under-fives", about.unit),
        about.priority,
    )
    before_it = {each.code for each in council.indicators.reported(Q2)}
    assert before_it & {"CS 9", "CS 9a", "CS 9b"} == {"CS 9"}
    reported = {each.code for each in council.indicators.reported(Q3)}
    assert "CS 9" not in reported
    assert {"CS 9a", "CS 9b"} <= reported
    undo_last(council)
    assert visible(council) == before
    with pytest.raises(QperfError, match="two or more"):
        split(council, about, parts[:1], Q3, WHY)
    with pytest.raises(QperfError, match="finds C MTP 8"):
        split(council, about, [("C MTP 8", "Taken"), parts[0]], Q3, WHY)
    assert visible(council) == before


def test_an_indicator_moves_to_another_priority(council: Workbook) -> None:
    about = council.indicators.by_code("CS 9")
    other = next(e for e in council.priorities.all() if e != about.priority)
    move(council, about, other, Q3, WHY)
    assert council.indicators.by_code("CS 9").priority == other
    undo_last(council)
    assert council.indicators.by_code("CS 9").priority == about.priority


def test_a_priority_is_renamed_for_all_time_or_for_a_new_plan(
    council: Workbook,
) -> None:
    before = visible(council)
    first = council.priorities.all()[0]
    under = council.definitions.under(first.priority_id)
    rename_priority(council, first, "Growing well", WHY)
    assert council.priorities.all()[0].title == "Growing well"
    renamed = priority_called(council, "growing WELL")
    replace_priority(
        *(council, renamed, "Good growth"), plan="Plan 2013", quarter=Q3, reason=WHY
    )
    assert council.priorities.all()[0].title == "Good growth"
    assert "Growing well" not in {each.title for each in council.priorities.all()}
    held = council.definitions.under(council.priorities.all()[0].priority_id)
    assert held == under
    undo_last(council)
    undo_last(council)
    assert visible(council) == before
    with pytest.raises(UnknownError, match="There is no priority 'Good growth'"):
        priority_called(council, "Good growth")


def test_a_priority_that_was_added_by_mistake_goes(council: Workbook) -> None:
    add_priority(council, "G", "Something new", WHY)
    assert str(council.priorities.all()[-1]) == "G Something new"
    with pytest.raises(QperfError, match="already"):
        add_priority(council, "", "something NEW", WHY)
    undo_last(council)
    assert "Something new" not in {each.title for each in council.priorities.all()}


def test_a_target_is_set_with_a_reason_and_judged_by(council: Workbook) -> None:
    about = council.indicators.by_code("C MTP 8")
    set_target(council, about, "75%", Q2, kind=TargetKind.MILESTONE, reason=WHY)
    judged = position(council, Q2, about.code)
    assert isinstance(judged.target, Target)
    assert judged.target.low == 75
    assert council.changes.latest(1)[0].says == (
        f"target of C MTP 8 for {Q2} set to 75%: {WHY}".rstrip(".")
    )
    with pytest.raises(QperfError, match="that already"):
        set_target(council, about, "75", Q2, kind=TargetKind.MILESTONE, reason=WHY)
    take_back_target(council, about, Q2, kind=TargetKind.MILESTONE, reason=WHY)
    undo_last(council)
    undo_last(council)
    with pytest.raises(UnknownError, match="has no target"):
        take_back_target(council, about, Q2, kind=TargetKind.MILESTONE, reason=WHY)


@pytest.mark.parametrize(
    ("text", "why"),
    [("soon", "not a target"), ("15 to 10", "backwards"), ("fewer than 85", "against")],
)
def test_what_is_no_target_is_refused(council: Workbook, text: str, why: str) -> None:
    about = council.indicators.by_code("C MTP 8")
    with pytest.raises(QperfError, match=why):
        set_target(council, about, text, Q2, kind=TargetKind.YEAR_END, reason=WHY)


def test_what_has_changed_is_told_with_its_reason_until_it_is_undone(
    council: Workbook,
) -> None:
    quiet = changed_since(council, Q2)
    about = council.indicators.by_code("CS 9")
    amend(council, about, {"owner": "Head of Care"}, WHY)
    set_target(council, about, "9", Q2, kind=TargetKind.YEAR_END, reason="Cut.")
    told = changed_since(council, Q2)[len(quiet) :]
    assert [each.by for each in told] == [council.stamp.by] * 2
    assert told[0].says.startswith("CS 9 amended, owner ")
    assert told[1].says.endswith(": Cut")
    undo_last(council)
    assert len(changed_since(council, Q2)) == len(quiet) + 1
