import subprocess
import sys
from pathlib import Path

import pytest

from hazards.import_corpus.open_documents import (
    document,
    number,
    old_book,
    row,
    table,
    text,
)
from hazards.import_corpus.packages import (
    STANDARD,
    number_cell,
    packed,
    parts,
    row_xml,
    sheet_xml,
    text_cell,
    workbook,
)
from qperf_tui.importing import sheets
from qperf_tui.importing.sheet_cells import number_text
from qperf_tui.importing.sheets import read_sheet
from qperf_tui.importing.staging import FileRefusedError, column_letters


@pytest.mark.parametrize(
    ("number", "number_format", "text"),
    [
        (76, "General", "76"),
        (79.3, "#,##0.0", "79.3"),
        (0.1 + 0.2, "General", "0.3"),
        (0.793, "0.0%", "79.3%"),
        (0.07, "0%", "7%"),
        (1, "0%", "100%"),
        (0.855, '0.0" of 100%"', "0.855"),
        (79.3, "0.0\\%", "79.3"),
        (1e-7, "General", "0.0000001"),
        (1e15, "General", "1000000000000000"),
        (-5.2, "General", "-5.2"),
        (0.0, "0%", "0%"),
        (float("inf"), "General", "inf"),
    ],
)
def test_a_number_is_written_as_its_author_typed_it(
    number: float, number_format: str, text: str
) -> None:
    assert number_text(number, number_format) == text


def test_every_kind_of_cell_arrives_as_text() -> None:
    row = (
        '<row r="3">'
        + text_cell("A3", "007")
        + '<c r="B3" t="b"><v>1</v></c>'
        + number_cell("C3", "41182", 2)
        + number_cell("D3", "0.793", 1)
        + '<c r="E3" t="e"><v>#N/A</v></c></row>'
    )
    read = read_sheet(workbook(*STANDARD, row))
    assert read.name == "Return"
    assert read.rows[2] == (3, ["007", "TRUE", "2012-09-30", "79.3%", "#N/A"])


def test_blank_rows_are_passed_over_and_numbers_kept() -> None:
    read = read_sheet(workbook(STANDARD[0], row_xml(40, ("CS 1",))))
    assert [number for number, _ in read.rows] == [1, 40]


def test_a_formula_without_a_value_is_known_by_its_place() -> None:
    row = (
        '<row r="3"><c r="A3"><f>1</f></c><c r="B3"><f>2</f><v>2</v></c>'
        '<c r="C3" t="str"><f>3</f><v></v></c><c r="D3"><f>4</f><v/></c></row>'
    )
    assert read_sheet(workbook(*STANDARD, row)).uncached == {3: frozenset({0, 3})}


def test_the_child_reads_without_the_parents_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "openpyxl.py").write_text("raise SystemExit(7)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert read_sheet(workbook()).rows


def test_the_child_is_held_to_its_memory() -> None:
    code = (
        "from qperf_tui.importing.sheet_child import limit; limit(); "
        "bytearray(2_000_000_000)"
    )
    child = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False
    )
    assert b"MemoryError" in child.stderr


@pytest.mark.parametrize(
    ("status", "complaint", "says"),
    [
        (1, b"Traceback\nMemoryError", "more memory"),
        (1, b"xml.etree.ElementTree.ParseError: out of memory: line 1", "more memory"),
        (-9, b"", "30 seconds"),
        (-6, b"", "30 seconds or too much memory"),
        (1, b"KeyError: 'x'", "damaged"),
    ],
)
def test_how_the_child_ended_is_told_without_its_traceback(
    status: int, complaint: bytes, says: str
) -> None:
    assert says in sheets._ended_badly(status, complaint)


def test_an_answer_that_is_none_is_a_damaged_file() -> None:
    with pytest.raises(FileRefusedError, match="damaged"):
        sheets._decoded(b'{"rows": "many"}')


@pytest.mark.parametrize(
    ("position", "letters"),
    [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")],
)
def test_columns_are_lettered_as_a_spreadsheet_letters_them(
    position: int, letters: str
) -> None:
    assert column_letters(position) == letters


@pytest.mark.parametrize("part", ["comments1.xml", "threadedComments/t1.xml"])
def test_comments_are_known_by_their_cells(part: str) -> None:
    kind = "threadedComment" if "/" in part else "x:comment"
    noted = f'<a><{kind} ref="B2" id="1"/><{kind} authorId="0" ref="AA10"/></a>'
    content = packed({**parts(sheet_xml(*STANDARD)), f"xl/{part}": noted.encode()})
    assert read_sheet(content).noted == ("B2", "AA10")
    assert read_sheet(workbook()).noted == ()


def test_hidden_rows_and_columns_are_read_and_said() -> None:
    hidden = STANDARD[1].replace("<row ", '<row hidden="1" ', 1)
    content = sheet_xml(STANDARD[0], hidden).replace(
        "<sheetData>",
        '<cols><col min="2" max="3" width="9" hidden="1"/></cols><sheetData>',
    )
    read = read_sheet(packed(parts(content)))
    assert len(read.rows) == 2
    assert read.warnings == (
        "row is hidden and read all the same: '2'",
        "columns are hidden and read all the same: 'B' and 'C'",
    )


@pytest.mark.parametrize(
    ("content", "kind", "last"),
    [
        (document(table(row("Ref"), row(number(0.853, "percentage")))), "ODS", "85.3%"),
        (document(table(row("Ref"), row(number(0.1 + 0.2)))), "ODS", "0.3"),
        (document(table(row("Ref"), row("a<b & c"))), "ODS", "a<b & c"),
        (old_book(["Ref"], [0.853], percent=True), "XLS", "85.3%"),
        (old_book(["Ref"], [0.1 + 0.2]), "XLS", "0.3"),
    ],
)
def test_other_workbooks_arrive_as_text_too(
    content: bytes, kind: str, last: str
) -> None:
    read = read_sheet(content)
    assert (read.kind, read.name) == (kind, "Return")
    assert read.rows == ((1, ["Ref"]), (2, [last]))


def test_cells_merged_in_a_document_are_named() -> None:
    across = text("Ref", ' table:number-columns-spanned="3"')
    assert read_sheet(document(table(row(across)))).merged == ("A1:C1",)
