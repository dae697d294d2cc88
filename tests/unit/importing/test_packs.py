"""Packs that came back, as officers and their spreadsheets send them."""

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook as Book

from hazards.import_corpus.packages import STANDARD, packed, parts, sheet_xml
from hazards.import_corpus.packages import workbook as any_workbook
from qperf_tui.domain.pack import AS_SENT, SHEET
from qperf_tui.domain.parts import Parts
from qperf_tui.importing.packs import PackRead, read_pack
from qperf_tui.importing.staging import FileRefusedError
from qperf_tui.report.packs import as_xlsx
from support.packs import (
    ACTION,
    FIRST,
    OUTLOOK,
    WHAT,
    WHY,
    boxes_of,
    filled,
    pack,
    put,
    row,
    typed,
)

PARTS = parts(sheet_xml(*STANDARD))
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def told(read: PackRead) -> dict[str | None, str]:
    """What is said of each cell."""
    return {each.cell: each.says for each in read.problems}


def test_a_pack_that_nobody_touched_says_what_was_sent(tmp_path: Path) -> None:
    path = tmp_path / "pack.xlsx"
    path.write_bytes(as_xlsx(pack()))
    read = read_pack(path)
    assert read.problems == ()
    assert (read.sent, read.file_name) == (pack(), "pack.xlsx")
    assert {code: each.boxes for code, each in read.written.items()} == {
        each.code: each.boxes for each in pack().rows
    }
    assert read.written["CS 2"].cells == ("K8", "L8", "M8", "N8")


def test_what_was_typed_is_read_however_it_begins(tmp_path: Path) -> None:
    texts = {
        f"{WHAT}{FIRST}": "=1+1",
        f"{WHY}{FIRST}": "First.\r\nSecond.\u00a0Third.",
        f"{ACTION}{FIRST}": "• Hire\n• Train",
        f"{OUTLOOK}{FIRST}": "_x0041_ and _x000D_",
    }
    read = read_pack(typed(tmp_path / "pack.xlsx", texts))
    assert read.problems == ()
    assert read.written["CS 1"].boxes == Parts(
        what="=1+1", why="First.\nSecond. Third.", action="- Hire\n- Train",
        outlook="_x0041_ and",
    )  # fmt: skip


def test_rows_are_known_by_their_code_and_columns_by_their_heading(
    tmp_path: Path,
) -> None:
    def rearrange(book: Book) -> None:
        sheet = boxes_of(book)
        put(sheet, f"{WHAT}{FIRST}", "First.")
        put(sheet, f"{WHAT}{FIRST + 2}", "Third.")
        sheet.move_range(f"A{FIRST}:M{FIRST}", rows=5)
        sheet.insert_rows(2, 3)
        sheet.insert_cols(4)
        sheet.delete_rows(FIRST + 4)

    read = read_pack(filled(tmp_path / "pack.xlsx", rearrange))
    assert read.problems == ()
    written = {code: each.boxes.what for code, each in read.written.items()}
    assert written == {"CS 1": "First.", "CS 3": "Third."}
    assert read.written["CS 1"].cells[0] == "L14"


def test_every_cell_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    def spoil(book: Book) -> None:
        sheet = boxes_of(book)
        sheet[f"{WHAT}{FIRST}"] = "=A1&A2"
        sheet[f"{WHY}{FIRST}"] = "#DIV/0!"
        sheet[f"{ACTION}{FIRST}"] = datetime(2012, 9, 30, tzinfo=UTC).replace(
            tzinfo=None
        )
        put(sheet, f"C{FIRST + 1}", "99%")
        put(sheet, f"D{FIRST + 1}", "")
        put(sheet, f"P{FIRST + 1}", "See my mail")
        put(sheet, f"{WHAT}{FIRST + 2}", "long " * 4_100)
        put(sheet, f"A{FIRST + 3}", "CS 9")
        put(sheet, f"{WHAT}{FIRST + 4}", "Of which?")

    read = read_pack(filled(tmp_path / "pack.xlsx", spoil))
    said = told(read)
    assert list(said) == ["K7", "L7", "M7", "C8", "D8", "P8", "K9", "A10", "A11"]
    assert "it is a formula" in said["K7"]
    assert "it is an error" in said["L7"]
    assert "made a date of what was typed" in said["M7"]
    assert "was '57.7% (41 of 71)' when it was sent and is now '99%'" in said["C8"]
    assert "Target of CS 2 was '70%' when it was sent and is now empty" in said["D8"]
    assert "'See my mail' stands outside the boxes" in said["P8"]
    assert "has 20,4" in said["K9"] or "have 20,4" in said["K9"]
    assert "'CS 9' is none of this pack, which has CS 1, CS 2, CS 3" in said["A10"]
    assert "a row without a ref is none of this pack" in said["A11"]
    assert not read.written


def test_numbers_typed_in_a_box_are_the_text_they_show(tmp_path: Path) -> None:
    def count(book: Book) -> None:
        sheet = boxes_of(book)
        sheet[f"{WHAT}{FIRST}"] = 12
        sheet[f"{WHY}{FIRST}"] = 0.125
        sheet[f"{WHY}{FIRST}"].number_format = "0.0%"

    read = read_pack(filled(tmp_path / "pack.xlsx", count))
    assert read.problems == ()
    assert read.written["CS 1"].boxes == Parts(what="12", why="12.5%")


def test_a_code_that_stands_twice_is_taken_from_neither(tmp_path: Path) -> None:
    read = read_pack(
        typed(tmp_path / "pack.xlsx", {f"A{FIRST}": "CS 3", f"{WHAT}{FIRST}": "Two."})
    )
    assert told(read)["A9"] == (
        "CS 3 stands in A7 and A9; delete the row that is not meant"
    )
    assert set(read.written) == {"CS 2"}


def test_merged_boxes_are_named_and_their_rows_left_out(tmp_path: Path) -> None:
    def merge(book: Book) -> None:
        boxes_of(book).merge_cells(f"{WHAT}{FIRST}:{OUTLOOK}{FIRST + 1}")

    read = read_pack(filled(tmp_path / "pack.xlsx", merge))
    assert "the cells are merged" in told(read)["K7:N8"]
    assert set(read.written) == {"CS 3"}
    assert read.problems[0].codes == ("CS 1", "CS 2")


def test_a_comment_on_a_cell_is_named_and_not_passed_over(tmp_path: Path) -> None:
    def remark(book: Book) -> None:
        boxes_of(book)["C8"].comment = Comment("This figure is wrong.", "An Owner")
        put(boxes_of(book), f"{WHAT}{FIRST}", "Up.")

    read = read_pack(filled(tmp_path / "pack.xlsx", remark))
    assert [each.cell for each in read.problems] == ["C8"]
    assert "a comment is attached to the cell" in read.problems[0].says
    assert set(read.written) == {"CS 1", "CS 2", "CS 3"}


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda book: book.remove(book[AS_SENT]), "no pack that qperf-tui wrote"),
        (
            lambda book: setattr(boxes_of(book), "title", "Mine"),
            "it has no sheet 'Commentary'; it has 'Mine', 'As sent'; call the sheet",
        ),
        (lambda book: put(book[AS_SENT], "A1", "qperf-tui pack 9"), "no pack that"),
        (lambda book: put(book[AS_SENT], "B3", "Q9"), "no pack that"),
        (lambda book: put(book[AS_SENT], "O7", "-1"), "no pack that"),
        (lambda book: put(book[AS_SENT], "O7", "many"), "no pack that"),
        (lambda book: put(book[AS_SENT], "O7", "9" * 30), "no pack that"),
        (lambda book: put(book[AS_SENT], "B2", ""), "no pack that"),
        (lambda book: put(boxes_of(book), "L6", "Cause"), "heading 'Why' is gone"),
        (lambda book: put(boxes_of(book), "P6", "Why"), "heading 'Why' stands twice"),
        (lambda book: boxes_of(book).delete_rows(6), "headings of its sheet"),
    ],
)
def test_a_file_that_cannot_be_read_as_a_pack_is_refused(
    spoil: object, says: str, tmp_path: Path
) -> None:
    assert callable(spoil)
    path = filled(tmp_path / "pack.xlsx", spoil)
    with pytest.raises(FileRefusedError, match=says):
        read_pack(path)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"Ref,What\nCS 1,It fell.\n", "no .xlsx file"),
        (b"", "empty"),
        (as_xlsx(pack())[:4_000], "cut short|damaged|compressed"),
        (any_workbook(), "no pack that qperf-tui wrote"),
        (
            packed({**PARTS, "xl/a.bin": b"0" * 30_000_000}),
            "as a zip bomb does",
        ),
        (
            packed({**PARTS, "xl/a.xml": b"<!DOCTYPE a>"}),
            "document type",
        ),
    ],
)
def test_a_file_of_another_kind_is_refused(
    content: bytes, says: str, tmp_path: Path
) -> None:
    path = tmp_path / "pack.xlsx"
    path.write_bytes(content)
    with pytest.raises(FileRefusedError, match=says):
        read_pack(path)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not on this machine")
def test_libreoffice_gives_back_what_it_was_given(tmp_path: Path) -> None:
    held = row("CS 1", Parts(what="=1+1", why="Über\nzwei {.value}"), version=2)
    path, out = tmp_path / "pack.xlsx", tmp_path / "out"
    path.write_bytes(as_xlsx(pack(held)))
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [
            *(str(SOFFICE), f"-env:UserInstallation={profile}", "--headless"),
            *("--convert-to", "xlsx", "--outdir", str(out), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    read = read_pack(out / "pack.xlsx")
    assert read.problems == ()
    assert read.sent == pack(held)
    assert read.written["CS 1"].boxes == held.boxes
    assert SHEET == "Commentary"
