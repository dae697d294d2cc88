"""Tables as .xlsx: what an officer filters, what a printer prints, and no formula."""

import os
import re
import zipfile
from datetime import datetime
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.progress import unwatched
from qperf_tui.domain.rounding import digits, half_up
from qperf_tui.domain.text import clean_line
from qperf_tui.errors import ExportError, StoppedError
from qperf_tui.report.formats.sheet_formats import number_format
from qperf_tui.report.formats.spreadsheet import HEADING_ROW, Sheet, as_xlsx, render
from qperf_tui.report.paper import Cell, Paper, Part
from support.papers import HOSTILE, NOTICE, appendix, hostile_paper, imprint
from support.suite import converted

GOLDEN = Path(__file__).parents[3] / "golden" / "table.xlsx.txt"
SHOWN = {
    "docProps/core.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/sheet2.xml",
}
PAPER = Paper(
    imprint=imprint(),
    fields=(),
    parts=(Part("A First", 2, (appendix(),)), Part("B Second", 2, (appendix(3),))),
)


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_the_sample_is_the_sheet_it_has_always_been() -> None:
    """Run with QPERF_GOLDEN=write after a change that is meant, and read it."""
    whole = parts(render(PAPER))
    shown = (f"--- {name}\n{whole[name]}" for name in sorted(whole) if name in SHOWN)
    found = re.sub(r"(<(?:row|c|si|xf|numFmt|cols?)[ >])", r"\n\1", "\n".join(shown))
    if os.environ.get("QPERF_GOLDEN") == "write":
        GOLDEN.write_text(f"{found}\n", encoding="utf-8")
    assert f"{found}\n" == GOLDEN.read_text(encoding="utf-8")


def test_it_is_one_table_to_be_filtered_and_printed() -> None:
    page = openpyxl.load_workbook(BytesIO(render(PAPER)))["Table"]
    headings = [cell.value for cell in page[HEADING_ROW + 1]]
    assert headings[:3] == ["Priority", "Ref", "Indicator"]
    assert page.max_row == HEADING_ROW + 1 + 12 + 3
    assert page.freeze_panes == f"A{HEADING_ROW + 2}"
    assert page.auto_filter.ref == f"A{HEADING_ROW + 1}:J{page.max_row}"
    assert page.print_title_rows == f"${HEADING_ROW + 1}:${HEADING_ROW + 1}"
    assert page.page_setup.orientation == "landscape"
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.page_setup.fitToHeight == 0
    assert page.oddHeader.left.text == "Public"
    assert page.oddFooter.right.text == "Page &P of &N"
    assert {page.cell(row, 1).value for row in range(6, page.max_row + 1)} == {
        "A First", "B Second",
    }  # fmt: skip
    assert 20 < page.column_dimensions["C"].width < 50


def test_figures_are_numbers_that_read_as_the_paper_has_them() -> None:
    page = openpyxl.load_workbook(BytesIO(render(PAPER)))["Table"]
    figure, mark = page.cell(HEADING_ROW + 2, 8), page.cell(HEADING_ROW + 4, 8)
    assert (figure.value, figure.number_format) == (62, '#,##0"%"')
    assert (mark.value, mark.data_type) == ("c", "s")
    assert mark.alignment.horizontal == figure.alignment.horizontal == "right"


def test_the_file_says_what_it_is() -> None:
    book = openpyxl.load_workbook(BytesIO(render(PAPER)))
    said = {row[0].value: row[1].value for row in book["About"].iter_rows()}
    assert said["Marking"] == "Public"
    assert said["Figures as at"] == datetime(2012, 9, 30)  # noqa: DTZ001 - a day
    assert said["Notice"] == NOTICE
    assert said["Note"] == "c: a small number that is not published."
    assert "workbook 0b2f7a52-sample" in book["Table"]["A2"].value
    assert book.properties.title == "Quarter 2 Performance Report"
    assert book.properties.created == datetime(2000, 1, 1)  # noqa: DTZ001
    kept = {each.name: each.value for each in book.custom_doc_props.props}
    assert kept == {
        "Marking": "Public", "Quarter": "Q2 2012/13", "Workbook": "0b2f7a52-sample",
    }  # fmt: skip


def test_nothing_in_the_package_has_a_day_or_depends_on_a_compressor() -> None:
    with zipfile.ZipFile(BytesIO(render(PAPER))) as archive:
        entries = archive.infolist()
    assert {each.date_time for each in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {each.compress_type for each in entries} == {zipfile.ZIP_STORED}


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_run_linked_or_taken_for_markup(text: str) -> None:
    content = render(hostile_paper(text))
    whole = parts(content)
    everything = "".join(whole.values())
    assert not re.search(
        r"<f>|<f |hyperlink|externalLink|<drawing|<r>|DDE=", everything
    )
    assert "TargetMode" not in everything
    page = openpyxl.load_workbook(BytesIO(content))["Table"]
    wanted = clean_line(text)
    shown = [page.cell(HEADING_ROW + 2, place).value or "" for place in (1, 2)]
    assert [unescaped(str(each)).rstrip() for each in shown] == [wanted] * 2
    assert page.max_row == HEADING_ROW + 2


def unescaped(text: str) -> str:
    """A text without the escapes of OOXML, which openpyxl leaves as they are."""
    return text.replace("_x005F_", "_")


def test_libreoffice_reads_every_hostile_text_as_it_is(tmp_path: Path) -> None:
    rows = tuple((Cell(text), Cell(text)) for text in HOSTILE)
    sheet = Sheet(
        name="Table",
        headings=("A", "B"),
        rows=rows,
        many=len(rows),
        numeric=frozenset(),
    )
    path = tmp_path / "hostile.xlsx"
    path.write_bytes(as_xlsx(sheet, imprint()))
    again = openpyxl.load_workbook(converted(path, "xlsx"))["Table"]
    found = [
        unescaped(str(again.cell(HEADING_ROW + 2 + place, 1).value or "")).strip()
        for place in range(len(rows))
    ]
    assert found == [clean_line(text) for text in HOSTILE]
    assert all(
        again.cell(HEADING_ROW + 2 + place, 1).data_type in {"s", "n"}
        for place in range(len(rows))
    )


@pytest.mark.parametrize(
    ("cell", "looks"),
    [
        (Cell("79.3%", Fraction("79.3"), 1), '#,##0.0"%"'),
        (Cell("£1,308.33", Fraction("1308.33"), 2), '"£"#,##0.00'),
        (Cell("57.8%p", Fraction("57.8"), 1), '#,##0.0"%p"'),
        (Cell("63%", Fraction(63), 1), '#,##0"%"'),
        (Cell("-0.4", Fraction("-0.4"), 1), "#,##0.0"),
        (Cell("8 of 13", Fraction(800, 13), 1), '"8 of 13"'),
        (Cell("fewer than 85", Fraction(85)), '"fewer than "#,##0'),
        (Cell("less than 0.1%", Fraction("0.04"), 1), '"less than 0.1%"'),
        (Cell("c"), None),
        (Cell('5 "x"', Fraction(5)), None),
        (Cell("5" * 101, Fraction(5)), None),
        (Cell("", Fraction(5)), None),
    ],
)
def test_a_format_says_what_the_text_says(cell: Cell, looks: str | None) -> None:
    assert number_format(cell) == looks


@given(
    number=st.fractions(-1_000_000, 1_000_000, max_denominator=1_000),
    decimals=st.integers(0, 3),
    words=st.sampled_from([("", ""), ("£", ""), ("", "%"), ("", " days"), ("", "p")]),
)
def test_a_number_and_its_format_together_are_the_text(
    number: Fraction, decimals: int, words: tuple[str, str]
) -> None:
    before, after = words
    text = f"{before}{digits(number, decimals)}{after}"
    looks = number_format(Cell(text, number, decimals))
    assert looks is not None
    assert looks.replace('"', "").replace("#,##0", "0") == (
        f"{before}0{'.' if decimals else ''}{'0' * decimals}{after}"
    )
    shown = half_up(number, decimals)
    assert float(shown) == float(digits(number, decimals).replace(",", ""))


def test_work_that_takes_long_is_told_of_and_can_be_stopped() -> None:
    rows = [(Cell(str(n), Fraction(n)),) for n in range(2_500)]
    sheet = Sheet(
        name="Table",
        headings=("A",),
        rows=rows,
        many=len(rows),
        numeric=frozenset({0}),
    )
    heard: list[int] = []

    def stop(done: int, total: int) -> None:
        heard.append(done)
        assert total == 2_500
        if done == 1_000:
            raise StoppedError("Stopped.")

    with pytest.raises(StoppedError):
        as_xlsx(sheet, imprint(), stop)
    assert heard == [0, 1_000]
    assert as_xlsx(sheet, imprint(), unwatched)


def test_a_table_without_rows_is_a_table_all_the_same() -> None:
    nothing = Paper(imprint=imprint(), fields=(), parts=())
    page = openpyxl.load_workbook(BytesIO(render(nothing)))["Table"]
    assert page.cell(HEADING_ROW + 1, 1).value == "Priority"


def test_more_rows_than_a_spreadsheet_holds_are_refused_and_not_lost() -> None:
    sheet = Sheet(
        name="Table", headings=("A",), rows=(), many=200_001, numeric=frozenset()
    )
    with pytest.raises(ExportError, match=r"200,001 rows .* \.csv or \.parquet"):
        as_xlsx(sheet, imprint())
