"""What stays of a figure on file when a return says its value again, and less."""

from pathlib import Path

import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ClosedQuarterError
from qperf_tui.importing.returns import read_return
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.accepting import accept
from qperf_tui.workbench.closing import close_quarter
from qperf_tui.workbench.entering import Entering, enter
from qperf_tui.workbench.intake import Intake, take_in
from qperf_tui.workbench.previewing import CellState, preview
from qperf_tui.workbench.typed import Typed

Q1, Q2 = Quarter.of(2012, 1), Quarter.of(2012, 2)
NAMED = "CS 1,Assessments of kind 1,Health and wellbeing"
LONG = "Ref,Indicator,Priority,Quarter,Value"
WIDE = "Ref,Indicator,Priority,Q1 2012/13,Q2 2012/13"
COUNTED = Typed(numerator="253", denominator="319", note="Two late cases")


@pytest.fixture
def counted(workbook: Workbook) -> Workbook:
    """A workbook with 79.310345, which is 253 of 319, and a note, in Quarter 1."""
    enter(workbook, of(workbook), COUNTED)
    return workbook


def of(workbook: Workbook, quarter: Quarter = Q1) -> Entering:
    return Entering.of(workbook, workbook.indicators.by_code("CS 1"), quarter)


def stood(workbook: Workbook) -> tuple[str, ...]:
    return of(workbook).stood.cells


def sent(folder: Path, head: str, line: str) -> Path:
    path = folder / "return.csv"
    path.write_text(f"{head}\n{NAMED},{line}\n", encoding="utf-8")
    return path


def taken(workbook: Workbook, path: Path, reason: str = "") -> Intake:
    return take_in(workbook, read_return(path), is_trial=False, reason=reason)


@pytest.mark.parametrize(
    ("head", "line"),
    [
        (LONG, "Q1 2012/13,79.3"),
        (LONG, "Q1 2012/13,79.3%"),
        (LONG, "Q1 2012/13,79.310345"),
        (f"{LONG},Note", "Q1 2012/13,79.3,"),
        (f"{LONG},Numerator,Denominator", "Q1 2012/13,79.3,,"),
        (f"{LONG},Numerator,Denominator", "Q1 2012/13,79.3,253,319"),
        (f"{LONG},Unit,Numerator,Denominator", "Q1 2012/13,,%,253,319"),
        (f"{LONG},Numerator,Denominator,Note", "Q1 2012/13,79.3,,,Two late cases"),
        (WIDE, "79.3,"),
    ],
)
def test_a_figure_that_is_said_again_stays_as_it_is(
    counted: Workbook, tmp_path: Path, head: str, line: str
) -> None:
    before = stood(counted)
    done = taken(counted, sent(tmp_path, head, line))
    assert (done.added, done.changed, done.left) == (0, 0, 1)
    assert not done.is_written
    assert stood(counted) == before


def test_a_wide_return_wants_no_reason_for_a_closed_quarter_it_says_again(
    counted: Workbook, tmp_path: Path
) -> None:
    close_quarter(counted, Q1, "published")
    before = stood(counted)
    done = taken(counted, sent(tmp_path, WIDE, "79.3,81"))
    assert (done.added, done.changed, done.revised) == (1, 0, ())
    assert stood(counted) == before
    with pytest.raises(ClosedQuarterError):
        taken(counted, sent(tmp_path, WIDE, "79.4,81"))


def test_another_value_takes_the_old_counts_away_and_the_preview_says_so(
    counted: Workbook, tmp_path: Path
) -> None:
    path = sent(tmp_path, f"{LONG},Numerator,Denominator", "Q1 2012/13,80.1,,")
    seen = preview(counted, path)
    (value,) = (each for each in seen.cells if each.column == "Value")
    assert value.state is CellState.CHANGED
    assert value.after == (
        "80.1, no longer with numerator 253 and denominator 319 and note Two late cases"
    )
    accept(counted, [seen])
    assert stood(counted)[:3] == ("", "", "80.1")


def test_a_cell_that_says_a_value_again_is_shown_as_unchanged(
    counted: Workbook, tmp_path: Path
) -> None:
    seen = preview(counted, sent(tmp_path, WIDE, "79.3,81"))
    states = {each.quarter: each.state for each in seen.cells if each.column == "Value"}
    assert states == {Q1: CellState.UNCHANGED, Q2: CellState.ADDED}
    assert not seen.problems


def test_other_counts_of_the_same_value_replace_those_on_file(
    counted: Workbook, tmp_path: Path
) -> None:
    head = f"{LONG},Numerator,Denominator"
    done = taken(counted, sent(tmp_path, head, "Q1 2012/13,79.3,257,324"))
    assert done.changed == 1
    assert stood(counted)[:3] == ("257", "324", "79.3")


def test_a_status_that_is_new_leaves_the_counts_and_not_the_note(
    counted: Workbook, tmp_path: Path
) -> None:
    path = sent(tmp_path, f"{LONG},Status", "Q1 2012/13,79.3,provisional")
    assert taken(counted, path).changed == 1
    assert stood(counted) == ("253", "319", "79.310345", "provisional", "")


@pytest.mark.parametrize("status", ["provisional", "not comparable"])
def test_a_return_without_a_status_leaves_the_one_on_file(
    workbook: Workbook, tmp_path: Path, status: str
) -> None:
    enter(workbook, of(workbook), Typed(value="77", status=status, note="Till August"))
    before = stood(workbook)
    assert taken(workbook, sent(tmp_path, WIDE, "77,")).changed == 0
    assert stood(workbook) == before
    final = sent(tmp_path, f"{LONG},Status", "Q1 2012/13,77,final")
    assert taken(workbook, final).changed == 1
    assert stood(workbook) == ("", "", "77", "", "")


def test_another_value_without_a_status_is_final(
    workbook: Workbook, tmp_path: Path
) -> None:
    enter(workbook, of(workbook), Typed(value="77", status="provisional"))
    taken(workbook, sent(tmp_path, WIDE, "78,"))
    assert stood(workbook) == ("", "", "78", "", "")


def test_a_target_that_looks_to_be_a_share_is_warned_of(
    workbook: Workbook, tmp_path: Path
) -> None:
    head = f"{LONG},Target"
    seen = preview(workbook, sent(tmp_path, head, "Q1 2012/13,79.3,0.85"))
    (target,) = (each for each in seen.cells if each.column == "Target")
    assert target.state is CellState.WARNED
    assert "if 85% is meant, write it so" in target.says[0]
    small = preview(workbook, sent(tmp_path, head, "Q1 2012/13,0.7,0.85"))
    (target,) = (each for each in small.cells if each.column == "Target")
    assert target.state is CellState.ADDED


def test_what_is_odd_of_a_row_is_said_once_for_all_its_quarters(
    workbook: Workbook, tmp_path: Path
) -> None:
    path = tmp_path / "return.csv"
    head = "Ref,Indicator,Q1 2012/13,Q2 2012/13,Target"
    path.write_text(f"{head}\nCS 1,Another title,79,80,0.85\n", encoding="utf-8")
    done = taken(workbook, path)
    said = [each.says for each in done.problems]
    assert len(said) == len(set(said)) == 2
    (row,) = preview(workbook, path).rows
    assert row.says == tuple(dict.fromkeys(row.says))


def test_what_is_cleared_as_it_is_typed_is_gone(counted: Workbook) -> None:
    enter(counted, of(counted), Typed(value="79.310345"))
    assert stood(counted) == ("", "", "79.310345", "", "")


def test_a_file_of_a_mark_that_is_said_again_leaves_its_note(
    workbook: Workbook, tmp_path: Path
) -> None:
    enter(workbook, of(workbook), Typed(value="c", note="Under five"))
    done = taken(workbook, sent(tmp_path, LONG, "Q1 2012/13,c"))
    assert (done.changed, done.left) == (0, 1)
