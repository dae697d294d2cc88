"""A return looked through cell by cell, mended, and brought in as it is seen."""

from pathlib import Path

from qperf_tui.domain.period import Quarter
from qperf_tui.importing.asked import Asked
from qperf_tui.importing.returns import read_return
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.accepting import accept
from qperf_tui.workbench.intake import take_in
from qperf_tui.workbench.previewing import (
    CellState,
    Preview,
    PreviewCell,
    mend,
    preview,
)
from qperf_tui.workbench.standings import position
from qperf_tui.workbench.undoing import undo_last

HEAD = "Ref,Indicator,Priority,Quarter,Value,Target"
CS1 = "CS 1,Assessments of kind 1,Health and wellbeing,{},{},{}"
CS2 = "CS 2,Assessments of kind 2,Health and wellbeing,{},{},{}"
Q2 = "Q2 2012/13"


def sent(folder: Path, *lines: str, head: str = HEAD) -> Path:
    path = folder / "return.csv"
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return path


def cell(seen: Preview, line: int, column: str) -> PreviewCell:
    found = [each for each in seen.cells if (each.line, each.column) == (line, column)]
    assert len(found) == 1, seen.cells
    return found[0]


def test_every_cell_says_what_it_would_do(workbook: Workbook, tmp_path: Path) -> None:
    first = sent(tmp_path, CS1.format(Q2, "79.3", "85"), CS2.format(Q2, "50", ""))
    take_in(workbook, read_return(first), is_trial=False)
    seen = preview(
        workbook,
        sent(
            tmp_path,
            CS1.format(Q2, "80.1", "85"),
            CS2.format(Q2, "50", "60"),
            CS1.format("Q1 2012/13", "(5)", ""),
            "CS 1,Another title,Health and wellbeing,Q3 2012/13,81,",
        ),
    )
    changed = cell(seen, 2, "Value")
    assert (changed.before, changed.after) == ("79.3", "80.1")
    assert (changed.state, changed.cell) == (CellState.CHANGED, "E2")
    assert cell(seen, 2, "Target").state is CellState.UNCHANGED
    assert cell(seen, 3, "Value").state is CellState.UNCHANGED
    added = cell(seen, 3, "Target")
    assert (added.before, added.after, added.state) == (None, "60", CellState.ADDED)
    refused = cell(seen, 4, "Value")
    assert (refused.state, refused.after) == (CellState.REFUSED, "(5)")
    assert "brackets" in refused.says[0]
    assert seen.rows[3].is_warned
    assert "'Another title'" in seen.rows[3].says[0]
    assert [row.line for row in seen.problems] == [4, 5]
    assert seen.is_refused


def test_a_cell_is_mended_and_only_its_row_is_read_again(
    workbook: Workbook, tmp_path: Path
) -> None:
    path = sent(tmp_path, CS1.format(Q2, "(79.3)", ""), CS2.format(Q2, "50", ""))
    seen = preview(workbook, path)
    assert seen.is_refused
    untouched = seen.rows[1]
    better = mend(seen, 0, 4, "79.3")
    assert not better.is_refused
    assert better.rows[1] is untouched
    assert cell(better, 2, "Value").after == "79.3"
    assert better.mended == {(0, 4): "(79.3)"}
    assert seen.is_refused
    assert mend(better, 0, 4, "(79.3)").mended == {}
    taken = accept(workbook, [better])[0]
    assert (taken.added, taken.is_written) == (2, True)
    assert position(workbook, Quarter.of(2012, 2), "CS 1").outturn.value * 10 == 793
    assert path.read_text(encoding="utf-8").count("(79.3)") == 1
    assert undo_last(workbook) == "import of return.csv: 2 added, 0 changed"
    assert workbook.outturns.latest_quarter() is None


def test_what_is_refused_in_a_preview_is_not_brought_in(
    workbook: Workbook, tmp_path: Path
) -> None:
    seen = preview(workbook, sent(tmp_path, CS1.format(Q2, "(5)", "")))
    assert not accept(workbook, [seen])[0].is_written
    assert workbook.outturns.latest_quarter() is None


def test_a_figure_given_twice_is_seen_and_a_mend_of_the_other_row_clears_it(
    workbook: Workbook, tmp_path: Path
) -> None:
    seen = preview(
        workbook, sent(tmp_path, CS1.format(Q2, "5", ""), CS1.format(Q2, "6", ""))
    )
    assert [row.line for row in seen.problems] == [3]
    assert "line 2 gives another figure" in cell(seen, 3, "Ref").says[0]
    better = mend(seen, 0, 3, "Q1 2012/13")
    assert better.problems == ()
    assert not better.is_refused


def test_a_wide_return_has_a_cell_for_each_quarter(
    workbook: Workbook, tmp_path: Path
) -> None:
    path = sent(tmp_path, "CS 1,79,80,(9)", head="Ref,Q1,Q2,Q3")
    seen = preview(workbook, path, Asked(year=2012))
    assert [(str(each.quarter), each.state.value) for each in seen.cells] == [
        ("Q1 2012/13", "added"),
        ("Q2 2012/13", "added"),
        ("None", "refused"),
    ]
    assert seen.headings == ("Ref", "Q1", "Q2", "Q3")
    assert seen.rows[0].texts == ("CS 1", "79", "80", "(9)")


def test_a_file_that_cannot_be_read_is_a_preview_that_says_so(
    workbook: Workbook, tmp_path: Path
) -> None:
    seen = preview(workbook, tmp_path / "nowhere.csv")
    assert seen.is_refused
    assert "there is no such file" in seen.of_file[0].says
    assert len(seen.rows) == 0


def test_a_preview_and_an_import_find_the_same(
    workbook: Workbook, tmp_path: Path
) -> None:
    lines = [CS1.format(Q2, "5", "85"), CS1.format(Q2, "5", "85"), "Total,,,,5,"]
    path = sent(tmp_path, *lines, "X 1,New,Health and wellbeing,Q2 2012/13,(3),")
    seen = preview(workbook, path)
    read = read_return(path)
    says = {problem.says for problem in read.problems}
    shown = {
        said
        for row in seen.rows
        for said in (*row.says, *(each for one in row.cells for each in one.says))
    }
    assert says <= shown | {problem.says for problem in seen.of_file}
    assert seen.is_refused is read.is_refused
