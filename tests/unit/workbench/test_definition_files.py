"""Tables of definitions brought in: by the rules of single deeds, as one change."""

from pathlib import Path

import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import TargetKind
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.closing import close_quarter
from qperf_tui.workbench.definition_files import CellState
from qperf_tui.workbench.since import changed_since
from qperf_tui.workbench.undoing import redo_last, undo_last
from support.definition_tables import CHANGES, NEXT, Q2, WHY, bring
from support.on_file import on_file
from support.visible import visible


@pytest.mark.parametrize("kind", CHANGES)
def test_one_undo_leaves_every_table_as_it_was(
    kind: str, council: Workbook, tmp_path: Path
) -> None:
    before = on_file(council)
    seen = bring(council, tmp_path, kind, CHANGES[kind], is_trial=True)
    assert (seen.refusals_found, seen.is_written) == (0, False), seen.problems
    assert on_file(council) == before, "looking through writes nothing"
    taken = bring(council, tmp_path, kind, CHANGES[kind])
    assert taken.is_written
    assert taken.done.cells == seen.done.cells
    after = on_file(council)
    assert after != before
    again = bring(council, tmp_path, kind, CHANGES[kind])
    assert not again.is_written, "brought in twice it changes nothing"
    assert again.done.cells == []
    name = undo_last(council)
    assert name is not None
    assert f"{kind}.csv" in name
    assert on_file(council) == before
    redo_last(council)
    assert on_file(council) == after


def test_targets_are_set_by_name_quarter_and_year(
    council: Workbook, tmp_path: Path
) -> None:
    taken = bring(council, tmp_path, "targets", CHANGES["targets"])
    about = council.indicators.by_code("C MTP 8")
    held = council.targets.of(about.indicator_id)
    assert held[NEXT, TargetKind.MILESTONE].written == "84"
    assert held[Quarter.of(2013, 4), TargetKind.YEAR_END].written == "87"
    assert (taken.done.count(CellState.ADDED), len(taken.done.cells)) == (2, 3)
    settings = council.targets.set_by(about.indicator_id, NEXT)
    assert {each.set_by for each in settings} == {"Cabinet", "A Officer"}
    told = [each.says for each in changed_since(council, Q2)]
    assert len([each for each in told if WHY.rstrip(".") in each]) == 3


@pytest.mark.parametrize(
    ("kind", "text", "says"),
    [
        (
            "targets",
            "Ref,Quarter,Target\nC MTP 8,Q1 2013/14,soon\n",
            "Line 2, column Target: 'soon': it is not a target such as",
        ),
        (
            "targets",
            "Ref,Quarter,Target\nC MTP 80,Q1 2013/14,84\n",
            "column Ref: 'C MTP 80': no indicator has that code; did you mean C MTP 8?",
        ),
        (
            "targets",
            "Ref,Quarter,Target\nCS 9,Q1 2013/14,84\nCS 9,Q1 2013/14,85\n",
            "Line 3, column Target: '85': line 2 has it too",
        ),
        (
            "targets",
            "Ref,Target\nCS 9,84\n",
            "Line 2, column Target: '84': it does not say for which year; write it",
        ),
        (
            "targets",
            "Ref,Quarter,Target\nCS 9,Q9 2013/14,84\n",
            "column Quarter: 'Q9 2013/14': it is not a quarter",
        ),
        ("targets", "Ref,Owner\nCS 9,Jo\n", "no column for Target"),
        (
            "tolerances",
            "Ref,Tolerance\nCS 9,5 points\n",
            "it does not say from which quarter on; add a column From",
        ),
        (
            "indicators",
            "Ref,Decimals\nCS 9,lots\n",
            "Line 2, column Decimals: 'lots': it cannot be the decimals of CS 9",
        ),
        (
            "indicators",
            "Ref,Priority\nCS 9,Nowhere\n",
            "There is no priority 'Nowhere'",
        ),
        (
            "indicators",
            "Ref,Indicator,Priority\nX 1,Something new,A\n",
            "a new indicator needs its unit and direction and basis",
        ),
        (
            "indicators",
            "Ref,Indicator,Priority,Unit,Direction,Basis\nCS9,New,A,%,high,quarter\n",
            "it is new, and CS 9 is there; mend the ref",
        ),
        (
            "priorities",
            "Title,Formerly\nGrowing,Enhancing Central Bedfordshir\n",
            "no priority is called so; did you mean Enhancing Central Bedfordshire?",
        ),
        ("people", "Name,Role,Directorate\nJo,Director,Nowhere\n", "those there are"),
        (
            "comparators",
            "Ref,Body,Period,Value,Authority\nCS 9,Region,2011/12,4,Bedford\n",
            "add a row for it, with Authority blank",
        ),
        (
            "comparators",
            "Ref,Body,Period,Value\nCS 9,England,2011/12,c\n",
            "'c': it is no number",
        ),
        (
            "groups",
            "Ref,Quarter,By,Group,Num,Reference\nCS 13,Q2 2012/13,Ethnicity,X,1,yes\n",
            "White is the reference on file; say no of it first",
        ),
        (
            "actions",
            "Ref,Action,Owner,Due\nCS 9,Ask,Head of Care,soon\n",
            "column Due: 'soon': it is no date",
        ),
        ("indicators", "Ref,Owner\nCS 9,#REF!\n", "it is a spreadsheet error"),
    ],
)
def test_a_cell_that_cannot_be_used_refuses_the_whole_table(
    kind: str, text: str, says: str, council: Workbook, tmp_path: Path
) -> None:
    before = on_file(council)
    taken = bring(council, tmp_path, kind, text)
    assert taken.outcome == "refuse"
    assert any(says in each.says for each in taken.problems), taken.problems
    assert on_file(council) == before


def test_a_reason_is_asked_for_what_wants_one(
    council: Workbook, tmp_path: Path
) -> None:
    text = CHANGES["targets"]
    seen = bring(council, tmp_path, "targets", text, reason="", is_trial=True)
    assert seen.outcome == "clean"
    assert "wants a reason" in seen.notes[-1].says
    taken = bring(council, tmp_path, "targets", text, reason="")
    assert taken.outcome == "refuse"
    assert "next; add a column Reason" in taken.problems[-1].says
    people = bring(council, tmp_path, "people", CHANGES["people"], reason="")
    assert people.is_written


def test_what_a_table_leaves_out_or_blank_stays(
    council: Workbook, tmp_path: Path
) -> None:
    held = council.indicators.on_file()
    bring(council, tmp_path, "indicators", "Ref,Owner,Theme\nCS 9,Head of Care,\n")
    now = council.indicators.on_file()
    assert [each.code for each in now] == [each.code for each in held]
    assert sum(one != other for one, other in zip(now, held, strict=True)) == 1


def test_a_closed_quarter_refuses_its_targets_by_line(
    council: Workbook, tmp_path: Path
) -> None:
    close_quarter(council, Q2, "Published.")
    text = "Ref,Quarter,Target\nCS 9,Q1 2013/14,9\nCS 9,Q2 2012/13,8\n"
    taken = bring(council, tmp_path, "targets", text)
    assert taken.outcome == "refuse"
    (problem,) = taken.problems
    assert problem.line == 3
    assert "Q2 2012/13" in problem.says


def test_a_wide_table_has_a_target_for_each_quarter(
    council: Workbook, tmp_path: Path
) -> None:
    text = "The plan for 2013/14,,,,\nRef,Q1,Q2,Q3,Year end\nCS 9,5,6,,9\nCS 10,,,,95\n"
    taken = bring(council, tmp_path, "targets", text, year="2013/14")
    assert taken.outcome == "clean", taken.problems
    assert taken.done.count(CellState.ADDED) == 4
    key = council.indicators.by_code("CS 10").indicator_id
    at = Quarter.of(2013, 4), TargetKind.YEAR_END
    assert council.targets.of(key)[at].written == "95"


def test_priorities_of_a_new_plan_take_over_their_indicators(
    council: Workbook, tmp_path: Path
) -> None:
    text = "Code,Title,Formerly\nA,Growing well,Enhancing Central Bedfordshire\n"
    bring(council, tmp_path, "priorities", text, plan="Plan 2013", quarter=NEXT)
    assert "A Growing well" in map(str, council.priorities.all())
    assert any(e.priority.title == "Growing well" for e in council.indicators.on_file())


def test_an_indicator_is_added_with_its_card_and_put_back(
    council: Workbook, tmp_path: Path
) -> None:
    text = (
        "Ref,Indicator,Priority,Unit,Direction,Basis,Year-end target,Former refs\n"
        "X 1,Something new,A,%,Higher is better,Quarter,85,NI 1\n"
    )
    taken = bring(council, tmp_path, "indicators", text, year="2013/14")
    assert taken.outcome == "clean", taken.problems
    assert council.indicators.by_code("NI 1").code == "X 1"
    undo_last(council)
    assert "X 1" not in {each.code for each in council.indicators.on_file()}
    assert bring(council, tmp_path, "indicators", text, year="2013/14").is_written
    assert council.indicators.by_code("X 1").unit == "%"


TEXTS = (
    "Ref,Quarter,Author,Commentary,Why\n"
    'CS 9,Q2 2012/13,Head of Care,"The rate fell.\n\nIt will rise.",\n'
    "CS 10,Q2 2012/13,Head of Care,,Two posts were vacant.\n"
    "C MTP 8,Q2 2012/13,Head of Care,Another text.,\n"
)


def test_commentary_is_kept_as_drafts_and_overwrites_nobody(
    council: Workbook, tmp_path: Path
) -> None:
    before = visible(council)
    ids = {e.code: e.indicator_id for e in council.indicators.on_file()}
    held = council.commentaries.standing(ids["C MTP 8"], Q2)
    taken = bring(council, tmp_path, "commentary", TEXTS, reason="")
    assert taken.outcome == "clean", taken.problems
    assert "kept as their draft" in taken.notes[-1].says
    saved = council.commentaries.standing(ids["CS 9"], Q2)
    assert saved is not None
    assert (saved.body, saved.author) == (
        "The rate fell.\n\nIt will rise.",
        "Head of Care",
    )
    parts = council.commentaries.standing(ids["CS 10"], Q2)
    assert parts is not None
    assert parts.body == "Why: Two posts were vacant."
    assert council.commentaries.standing(ids["C MTP 8"], Q2) == held
    draft = council.commentaries.by("Head of Care").draft(ids["C MTP 8"], Q2)
    assert draft is not None
    assert draft.body == "Another text."
    again = bring(council, tmp_path, "commentary", TEXTS)
    assert (again.is_written, again.done.cells) == (False, [])
    other = TEXTS.replace("Another text", "A third text")
    refused = bring(council, tmp_path, "commentary", other)
    assert "has another draft on C MTP 8" in refused.problems[0].says
    undo_last(council)
    assert visible(council) == before
    close_quarter(council, Q2, "Published.")
    assert bring(council, tmp_path, "commentary", TEXTS).outcome == "refuse"


@pytest.mark.parametrize(
    "heading",
    [
        "Target 2013/14",
        "2013/14 target",
        "Year-end target for 2013-14",
        "targets (2013/14)",
    ],
)
def test_a_year_in_a_heading_says_for_which_year_its_targets_are(
    heading: str, council: Workbook, tmp_path: Path
) -> None:
    text = f"Ref,2012/13 outturn,{heading}\nCS 9,7,9\n"
    taken = bring(council, tmp_path, "targets", text)
    assert taken.refusals_found == 0, taken.problems
    key = council.indicators.by_code("CS 9").indicator_id
    at = Quarter.of(2013, 4), TargetKind.YEAR_END
    assert council.targets.of(key)[at].written == "9"
