import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hazards.import_corpus.case import HEADINGS, ROW, lines
from hazards.import_corpus.packages import (
    STANDARD,
    packed,
    parts,
    row_xml,
    sheet_xml,
    workbook,
)
from qperf_tui.assets import folder
from qperf_tui.importing import returns
from qperf_tui.importing.returns import read_return
from qperf_tui.importing.staged import StagedReturn
from qperf_tui.importing.staging import KEPT

SAMPLES = sorted(
    Path(str(entry)) for entry in (folder("sample_data") / "returns").iterdir()
)


def read_bytes(
    tmp_path: Path, content: bytes, name: str = "return.csv"
) -> StagedReturn:
    path = tmp_path / name
    path.write_bytes(content)
    return read_return(path)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_return_of_the_sample_is_read_whole(path: Path) -> None:
    staged = read_return(path)
    assert not staged.is_refused, staged.problems
    assert staged.rows
    assert staged.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_return_says_what_it_was_and_how_it_was_read(tmp_path: Path) -> None:
    staged = read_bytes(
        tmp_path, lines(ROW, headings="PI ref,Title,Priority,Period,Actual")
    )
    assert (staged.file_name, staged.sheet) == ("return.csv", None)
    assert staged.columns["Value"] == "Actual"
    assert [row.line for row in staged.rows] == [2]


def test_a_line_is_counted_as_an_editor_counts_it(tmp_path: Path) -> None:
    content = lines('CS 1,"two\nlines",P,Q2 2012/13,5', "", "CS 2,T,P,Q2 2012/13,(5)")
    (problem,) = read_bytes(tmp_path, content).problems
    assert problem.line == 5


def test_problems_are_counted_in_full_and_listed_in_part(tmp_path: Path) -> None:
    bad = (f"CS {n},T,P,Q2 2012/13,(5)" for n in range(120))
    blank = (f"CD {n},T,P,Q2 2012/13," for n in range(70))
    staged = read_bytes(tmp_path, lines(*bad, *blank))
    assert (staged.refusals_found, staged.warnings_found) == (120, 70)
    assert staged.total_problems == 190
    assert sum(problem.is_refusal for problem in staged.problems) == KEPT
    assert len(staged.problems) == 2 * KEPT


def test_one_bad_row_keeps_every_row_out(tmp_path: Path) -> None:
    staged = read_bytes(tmp_path, lines(ROW, "CS 2,T,P,Q2 2012/13,(5)"))
    assert staged.is_refused
    assert staged.rows == ()


def test_what_is_read_before_a_break_off_is_still_told(tmp_path: Path) -> None:
    staged = read_bytes(
        tmp_path, lines("CS 2,T,P,Q2 2012/13,(5)", 'CS 3,"T,P,Q2 2012/13,5')
    )
    assert [problem.line for problem in staged.problems] == [2, 3]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nowhere.csv", "there is no such file"),
        (".", "it is a folder"),
        ("a\0b.csv", "its name is no file name"),
        ("x" * 300, "it cannot be read"),
    ],
)
def test_what_is_no_file_is_a_refusal_and_no_error(
    tmp_path: Path, name: str, says: str
) -> None:
    staged = read_return(tmp_path / name)
    assert staged.is_refused
    assert says in staged.problems[0].says
    assert staged.sha256 == ""


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    assert "a device or a pipe" in read_return(tmp_path / "pipe.csv").problems[0].says


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read any file")
def test_a_file_one_may_not_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "closed.csv"
    path.write_bytes(lines(ROW))
    path.chmod(0)
    assert "may not be read" in read_return(path).problems[0].says


def test_a_hostile_file_name_is_cleaned_where_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2Jb\u202e.csv"
    path.write_bytes(b"")
    assert read_return(path).problems[0].says.startswith("ab.csv: it is empty")


def test_the_sheet_to_read_can_be_named(tmp_path: Path) -> None:
    second = sheet_xml(STANDARD[0], row_xml(2, ("CS 9", "T", "P", "Q1 2012/13", 5)))
    path = tmp_path / "two.xlsx"
    path.write_bytes(
        packed(
            parts(
                sheet_xml(*STANDARD),
                second,
                names=("First", "Second"),
                states=("visible", "hidden"),
            )
        )
    )
    staged = read_return(path, sheet="Second")
    assert staged.sheet == "Second"
    assert [row.ref for row in staged.rows] == ["CS 9"]
    assert "'First'" in staged.problems[0].says
    (problem,) = read_return(path, sheet="Third").problems
    assert "no sheet 'Third'; it has 'First', 'Second'" in problem.says


def test_a_workbook_reads_as_the_same_rows_as_its_csv(tmp_path: Path) -> None:
    as_csv = read_bytes(tmp_path, lines(ROW))
    as_book = read_bytes(tmp_path, workbook(), "return.xlsx")
    assert list(as_csv.rows) == list(as_book.rows)


def test_the_limit_on_csv_cells_is_put_back(tmp_path: Path) -> None:
    import csv

    before = csv.field_size_limit()
    read_bytes(tmp_path, lines(ROW))
    assert csv.field_size_limit() == before


@given(
    st.binary(max_size=300)
    | st.text(max_size=300).map(
        lambda text: f"{HEADINGS}\n{text}".encode("utf-8", "surrogatepass")
    )
)
def test_no_bytes_can_make_the_reader_raise(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(content)
    staged = read_return(path)
    assert staged == read_return(path)
    assert staged.is_refused or staged.rows
    assert all(problem.says for problem in staged.problems)


def test_importing_the_reader_does_not_import_openpyxl() -> None:
    import subprocess
    import sys

    code = f"import {returns.__name__}, sys; sys.exit('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
