"""A table as an .xlsx file to be filtered and printed: typed, and never a formula.

Nothing that came from data is a formula, a link or markup. The first sheet has the
table, under what it is; the second says what the file is and what its marks mean.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from textwrap import wrap
from typing import Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.domain.text import clean_line, clean_text
from qperf_tui.errors import ExportError
from qperf_tui.report.formats.flat import LEADING, numbered, shown_number, tables_of
from qperf_tui.report.formats.package import packed, unpacked
from qperf_tui.report.formats.sheet_formats import cell_text, number_format
from qperf_tui.report.imprint_words import imprint_words
from qperf_tui.report.paper import Cell, Imprint, Paper

_MADE: Final = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The day written into every file, so that the same table is the same bytes."""
HEADING_ROW: Final = 4
_PROPERTY: Final = 250
"""Characters that a property, a header or a footer has room for."""
_A4: Final = 9
_NARROWEST: Final = 9
_WIDEST: Final = 44
"""Characters that a column is wide at least, and at most before its text wraps."""
_WIDE: Final = 90
"""Characters that the text about a file is wide."""
_LINE: Final = 15
_TALLEST: Final = 405
"""Points of height that a line takes, and that a row may have."""
_MOST: Final = 16_000
"""Characters that a cell has room for, whatever they are."""
_MOST_ROWS: Final = 200_000
_EVERY: Final = 1_000
"""Rows between two words about how far it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table as it is to stand in a spreadsheet."""

    name: str
    headings: tuple[str, ...]
    rows: Iterable[Sequence[Cell]]
    many: int
    """How many rows there are."""
    numeric: frozenset[int]
    """The columns that hold numbers, or a mark instead."""
    notes: tuple[str, ...] = ()
    laid_out: frozenset[int] = frozenset()
    """The columns whose texts keep their line ends."""


def render(paper: Paper) -> bytes:
    """The tables of a paper as one, to be filtered by the heading of each."""
    tables = tables_of(paper)
    rows = [(Cell(heading), *row) for heading, table in tables for row in table.rows]
    numbers = numbered(table for _, table in tables)
    headings = tables[0][1].headings if tables else ()
    notes = dict.fromkeys(note for _, table in tables for note in table.notes)
    sheet = Sheet(
        name="Table",
        headings=(LEADING, *headings),
        rows=rows,
        many=len(rows),
        numeric=frozenset(place + 1 for place in numbers),
        notes=tuple(notes),
    )
    return as_xlsx(sheet, paper.imprint)


def as_xlsx(sheet: Sheet, imprint: Imprint, progress: Progress = unwatched) -> bytes:
    """The table as an .xlsx file, the same bytes on every machine and day.

    Raises:
        ExportError: If it has more rows than a spreadsheet is of use for.
        StoppedError: If `progress` has it stopped.
    """
    if sheet.many > _MOST_ROWS:
        raise ExportError(
            f"A spreadsheet of {sheet.many:,} rows opens in few programs; write it as "
            ".csv or .parquet."
        )
    made = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(made, options)
    _write_properties(book, imprint)
    _Table(book, sheet).write(imprint, progress)
    _write_about(book, sheet.notes, imprint)
    book.close()
    # Two versions of a compressor write other bytes.
    return packed(unpacked(made.getvalue()))


class _Table:
    """The first sheet, while it is written."""

    def __init__(self, book: xlsxwriter.Workbook, sheet: Sheet) -> None:
        self._sheet = sheet
        self._page = book.add_worksheet(sheet.name)
        self._book = book
        self._formats: dict[str, Format] = {}
        self._wide = [_width(each) for each in sheet.headings]
        beside = {"align": "left", "indent": 1, "text_wrap": True}
        self._text = book.add_format({**beside, "valign": "top"})
        self._mark = book.add_format({"align": "right", "valign": "top"})
        headed = {"bold": True, "bottom": 2, "valign": "bottom", "text_wrap": True}
        self._headings = (
            book.add_format({**beside, **headed}),
            book.add_format({"align": "right", **headed}),
        )

    def write(self, imprint: Imprint, progress: Progress) -> None:
        """Write what it is, its headings and its rows, and set it up for print."""
        title = self._book.add_format({"bold": True, "font_size": 14})
        _write_text(self._page, 0, 0, clean_line(imprint.title), title)
        _write_text(self._page, 1, 0, " · ".join(imprint_words(imprint)))
        _write_text(self._page, 2, 0, clean_line(imprint.notice))
        for place, heading in enumerate(self._sheet.headings):
            looks = self._headings[place in self._sheet.numeric]
            _write_text(self._page, HEADING_ROW, place, clean_line(heading), looks)
        for number, row in enumerate(self._sheet.rows):
            if number % _EVERY == 0:
                progress(number, self._sheet.many)
            texts = [
                clean_text(each.text)
                if place in self._sheet.laid_out
                else clean_line(each.text)
                for place, each in enumerate(row)
            ]
            at = HEADING_ROW + 1 + number
            for place, (cell, text) in enumerate(zip(row, texts, strict=True)):
                self._write_cell(at, place, cell, text)
            _set_height(self._page, at, texts, _WIDEST)
        for place, wide in enumerate(self._wide):
            self._page.set_column(place, place, wide)
        self._set_up(imprint)

    def _write_cell(self, at: int, place: int, cell: Cell, text: str) -> None:
        self._wide[place] = max(self._wide[place], _width(text))
        number, looks = shown_number(cell), number_format(cell)
        if number is not None and looks is not None:
            self._page.write_number(at, place, float(number), self._of(looks))
        else:
            is_figure = place in self._sheet.numeric
            looks_as = self._mark if is_figure else self._text
            _write_text(self._page, at, place, text, looks_as)

    def _of(self, number_format: str) -> Format:
        if number_format not in self._formats:
            self._formats[number_format] = self._book.add_format(
                {"valign": "top", "align": "right", "num_format": number_format}
            )
        return self._formats[number_format]

    def _set_up(self, imprint: Imprint) -> None:
        page, last = self._page, max(len(self._sheet.headings) - 1, 0)
        page.freeze_panes(HEADING_ROW + 1, 0)
        page.autofilter(HEADING_ROW, 0, HEADING_ROW + max(self._sheet.many, 1), last)
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        page.repeat_rows(HEADING_ROW)
        page.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.8)
        _set_header(page, imprint)


def _write_about(
    book: xlsxwriter.Workbook, notes: Sequence[str], imprint: Imprint
) -> None:
    """The second sheet: what the file is, and what its marks mean."""
    page = book.add_worksheet("About")
    looks = {"valign": "top", "text_wrap": True}
    bold = book.add_format({**looks, "bold": True})
    plain = book.add_format(looks)
    day = book.add_format(
        {"valign": "top", "align": "left", "num_format": "d mmmm yyyy"}
    )
    said: tuple[tuple[str, str | date | None], ...] = (
        ("Title", imprint.title),
        ("Council", imprint.council),
        ("Quarter", str(imprint.quarter)),
        ("Marking", imprint.marking),
        ("Figures as at", imprint.data_as_at),
        ("Workbook", imprint.workbook),
        ("Notice", imprint.notice),
        *(("Note", note) for note in notes),
    )
    for at, (label, value) in enumerate(said):
        _write_text(page, at, 0, label, bold)
        if isinstance(value, date):
            page.write_datetime(
                at, 1, datetime.combine(value, datetime.min.time()), day
            )
        else:
            text = clean_line(value or "")
            _write_text(page, at, 1, text, plain)
            _set_height(page, at, [text], _WIDE)
    page.set_column(0, 0, 16)
    page.set_column(1, 1, _WIDE)
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    _set_header(page, imprint)


def _write_properties(book: xlsxwriter.Workbook, imprint: Imprint) -> None:
    shown = {
        "title": imprint.title,
        "subject": str(imprint.quarter),
        "company": imprint.council,
        "author": imprint.council,
        "category": imprint.marking,
        "comments": imprint.notice,
        "keywords": " · ".join(imprint_words(imprint)),
    }
    cleaned = {name: clean_line(text) for name, text in shown.items()}
    book.set_properties({**cleaned, "created": _MADE})
    for name, text in (
        ("Marking", imprint.marking),
        ("Quarter", str(imprint.quarter)),
        ("Workbook", imprint.workbook),
    ):
        if said := clean_line(text)[:_PROPERTY]:
            book.set_custom_property(name, said)


def _set_header(page: Worksheet, imprint: Imprint) -> None:
    """The marking above each printed page, and its number below."""
    marking = clean_line(imprint.marking)[: _PROPERTY // 3].replace("&", "&&")
    title = clean_line(imprint.title)[: _PROPERTY // 3].replace("&", "&&")
    page.set_header(f'&L&"-,Bold"{marking}')
    page.set_footer(f"&L{title}&RPage &P of &N")


def _write_text(
    page: Worksheet, at: int, place: int, text: str, looks: Format | None = None
) -> None:
    if len(text) > _MOST:
        text = f"{text[:_MOST]}…"
    if text:
        page.write_string(at, place, cell_text(text), looks)


def _set_height(page: Worksheet, at: int, texts: Iterable[str], wide: int) -> None:
    """Make a row as tall as its texts need: not every program does so by itself."""
    lines = max((len(wrap(each, wide - 4)) for each in texts), default=1)
    if lines > 1:
        page.set_row(at, min(_LINE * lines, _TALLEST))


def _width(text: str) -> int:
    return min(max(len(text) + 4, _NARROWEST), _WIDEST)
