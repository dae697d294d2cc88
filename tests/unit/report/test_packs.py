"""The spreadsheet of a pack, as another program and a printer see it."""

import os
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl.cell.cell import Cell

from qperf_tui.domain.pack import AS_SENT, HEADING_ROW, SHEET, SHOWN, PackRow
from qperf_tui.domain.parts import Parts
from qperf_tui.report.packs import as_xlsx
from support.packs import FIRST, OUTLOOK, WHAT, boxes_of, opened, pack, row

GOLDEN = Path(__file__).parents[2] / "golden" / "pack.txt"
LEADERS = (
    *("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://a.example")', "{=1}"),
    *("http://a.example", "mailto:a@b.example", "internal:Sheet!A1", "1", "01/02/2012"),
    *("\t=1", "'=1", "＝1", "_x003D_1", "<b>a</b>", "&amp;", "%s", "  spaced  "),
)


def cells(content: bytes) -> Iterator[Cell]:
    book = opened(content)
    for sheet in book.worksheets:
        for each in sheet.iter_rows():
            yield from each


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def told(content: bytes) -> str:
    """All that the spreadsheet is, in lines: its sheets, columns, cells and locks."""
    lines = []
    for sheet in opened(content).worksheets:
        shut = "protected" if sheet.protection.sheet else "open"
        lines.append(f"[{sheet.title}] {sheet.sheet_state}, {shut}")
        lines.append(f"frozen at {sheet.freeze_panes}, {sheet.page_setup.orientation}")
        lines.append(f"on every page: {sheet.print_title_rows}")
        lines += [
            f"{letters}: {shape.width:.0f} wide"
            for letters, shape in sorted(sheet.column_dimensions.items())
        ]
        for each in sheet.iter_rows():
            for cell in each:
                is_box = not cell.protection.locked
                if cell.value is not None or is_box:
                    mark = " (a box)" if is_box else ""
                    lines.append(f"{cell.coordinate}{mark}: {cell.value or ''}")
    return "\n".join(lines) + "\n"


def test_a_pack_is_the_spreadsheet_it_has_always_been() -> None:
    """Run with QPERF_GOLDEN=write after a change that is meant, and read it."""
    found = told(as_xlsx(pack(notice="The figures are illustrative.")))
    if os.environ.get("QPERF_GOLDEN") == "write":
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_the_same_pack_is_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = as_xlsx(pack())
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert as_xlsx(pack()) == first
    with zipfile.ZipFile(BytesIO(first)) as archive:
        assert {each.date_time[0] for each in archive.infolist()} == {1980}
    assert as_xlsx(pack(row("CS 1"))) != first


@pytest.mark.parametrize("text", LEADERS)
def test_nothing_from_data_is_a_formula_a_link_or_a_number(text: str) -> None:
    held = row("CS 1", Parts(what=text, outlook=text))
    everywhere = PackRow(
        code=text, shown=(text,) * SHOWN, boxes=held.boxes, version=held.version
    )
    content = as_xlsx(pack(everywhere, notice=text, council=text))
    assert {cell.data_type for cell in cells(content) if cell.value} == {"s"}
    assert not any(cell.hyperlink for cell in cells(content))
    written = parts(content)
    assert not re.search(r"<f[ >/]|hyperlink", "".join(written.values()))
    assert not any("External" in each for each in written.values())
    assert not [name for name in written if name.endswith((".bin", "vml"))]


def test_only_the_boxes_can_be_written_in() -> None:
    sheet = boxes_of(opened(as_xlsx(pack())))
    assert sheet.protection.sheet
    unlocked = {
        cell.coordinate
        for each in sheet.iter_rows()
        for cell in each
        if not cell.protection.locked
    }
    rows = range(FIRST, FIRST + 3)
    assert unlocked == {f"{column}{n}" for n in rows for column in "KLMN"}
    assert (WHAT, OUTLOOK) == ("K", "N")


def test_what_is_typed_in_a_box_stays_text_and_wraps() -> None:
    sheet = boxes_of(opened(as_xlsx(pack())))
    for column in "KLMN":
        cell = sheet[f"{column}{FIRST}"]
        assert cell.number_format == "@"
        assert cell.alignment.wrap_text
        assert cell.fill.fgColor.rgb != "00000000"


def test_it_prints_on_pages_that_can_be_read() -> None:
    sheet = boxes_of(opened(as_xlsx(pack())))
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (int(sheet.page_setup.paperSize), sheet.page_setup.fitToHeight) == (9, 0)
    assert sheet.print_title_rows == f"${HEADING_ROW}:${HEADING_ROW}"
    assert sheet.freeze_panes == f"C{FIRST}"
    assert all(8 <= each.width <= 60 for each in sheet.column_dimensions.values())


def test_the_second_sheet_holds_what_was_sent_and_is_out_of_sight() -> None:
    book = opened(as_xlsx(pack()))
    assert [each.title for each in book.worksheets] == [SHEET, AS_SENT]
    assert book[AS_SENT].sheet_state == "hidden"
    assert book[AS_SENT]["A8"].value == "CS 3"
    assert book[AS_SENT]["O7"].value == "3"


def test_words_in_braces_are_explained_where_there_are_any() -> None:
    braced = as_xlsx(pack(row("CS 1", Parts(why="{.value}")), notice="A notice."))
    said = [boxes_of(opened(braced))[f"A{n}"].value for n in range(2, HEADING_ROW)]
    assert "{.value}" in said[2]
    assert said[3] == "A notice."
    assert "braces" not in str(told(as_xlsx(pack())))


@pytest.mark.parametrize("words", [0, 60, 500])
def test_a_row_is_tall_enough_for_its_words_and_some_more(words: int) -> None:
    content = as_xlsx(pack(row("CS 1", Parts(what="service " * words))))
    sheet = opened(content)[SHEET]
    height = sheet.row_dimensions[HEADING_ROW + 1].height
    # Three words of eight characters go on a line of the box, at 15 points a line.
    assert 8 * 15 <= height <= 408
    assert height == 408 or height >= (words / 3 + 2) * 15
