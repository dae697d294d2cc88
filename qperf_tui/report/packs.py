"""A pack as a spreadsheet that anybody can fill in, the same bytes at every writing."""

from datetime import UTC, datetime
from io import BytesIO
from textwrap import wrap
from typing import Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from qperf_tui.domain.pack import (
    AS_SENT,
    FORMAT,
    HEADING_ROW,
    SENT_FROM,
    SHEET,
    SHOWN,
    WIDTH,
    Pack,
)
from qperf_tui.report.formats.sheet_formats import cell_text

_MADE: Final = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The day written into every file, so that the same pack is the same bytes."""

_WIDTHS: Final = (9, 22, 15, 10, 11, 18, 11, 11, 30, 22, 24, 24, 24, 24)
"""Of each column, in characters: on A4 the text is two thirds of its size."""

_LINE: Final = 15
"""Points of height that a line takes."""
_FEWEST_LINES: Final = 8
_SPARE_LINES: Final = 2
"""Room to write in: a protected row grows by itself in no program that was tried."""
_TALLEST: Final = 408
"""Points that a row may have in a spreadsheet, in whole pixels."""

_FILL_IN: Final = (
    "Write in the yellow boxes: what happened, why and who says so, what is being "
    "done by whom and when, and what is expected."
)
_SEND_BACK: Final = (
    "Leave a box empty if there is nothing to say. Save the file as .xlsx and send "
    "it back; if a figure is wrong, say so when you do, as none can be changed here."
)
_TOKENS: Final = (
    "Words in braces, such as {.value}, are filled in with the figure: leave them."
)
_TEXT: Final = 49
"""The format of a box: what is typed in it stays text, `=`, `1/2` and all."""

_A4: Final = 9
_UNLOCKED: Final = {
    "format_columns": True,
    "format_rows": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}
"""What a reader may still do with a protected sheet."""


def as_xlsx(pack: Pack) -> bytes:
    """The pack as an .xlsx file: text only, boxes to fill, everything else locked.

    Nothing that came from data is ever a formula, a link or a number.
    """
    made = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(made, options)
    book.set_properties({"title": _title(pack), "created": _MADE})
    _write_boxes(book, book.add_worksheet(SHEET), pack)
    sent = book.add_worksheet(AS_SENT)
    _write_sent(sent, pack)
    sent.hide()
    sent.protect()
    book.close()
    return made.getvalue()


def _write_boxes(book: xlsxwriter.Workbook, sheet: Worksheet, pack: Pack) -> None:
    cell = {"text_wrap": True, "valign": "top", "border": 1}
    title = book.add_format({"bold": True, "font_size": 14})
    head = book.add_format({**cell, "bold": True, "bg_color": "#D9D9D9"})
    shown = book.add_format({**cell, "locked": True, "num_format": _TEXT})
    box = book.add_format(
        {**cell, "locked": False, "num_format": _TEXT, "bg_color": "#FFF9DB"}
    )
    sheet.write_string(0, 0, cell_text(_title(pack)), title)
    tokens = _TOKENS if pack.has_tokens else ""
    said = filter(None, (_FILL_IN, _SEND_BACK, tokens, pack.notice))
    for place, line in enumerate(said, 1):
        sheet.write_string(place, 0, cell_text(line))
    _write_row(sheet, HEADING_ROW - 1, pack.headings, [head] * WIDTH)
    formats = [shown] * SHOWN + [box] * (WIDTH - SHOWN)
    for place, row in enumerate(pack.rows, HEADING_ROW):
        cells = (*row.shown, *row.filled)
        _write_row(sheet, place, cells, formats)
        sheet.set_row(place, _height(cells))
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(HEADING_ROW, 2)
    sheet.set_selection(HEADING_ROW, SHOWN, HEADING_ROW, SHOWN)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4)
    sheet.set_footer("&CPage &P of &N")
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADING_ROW - 1)
    sheet.protect("", _UNLOCKED)


def _write_sent(sheet: Worksheet, pack: Pack) -> None:
    about: tuple[tuple[str, ...], ...] = (
        (FORMAT,),
        ("Owner", pack.owner),
        ("Quarter", str(pack.quarter)),
        ("Council", pack.council),
    )
    rows = ((*each.shown, *each.filled, str(each.version)) for each in pack.rows)
    for start, lines in ((0, about), (SENT_FROM - 1, rows)):
        for place, cells in enumerate(lines, start):
            _write_row(sheet, place, cells, [None] * len(cells))


def _write_row(
    sheet: Worksheet, row: int, cells: tuple[str, ...], formats: list[Format | None]
) -> None:
    for column, (text, shape) in enumerate(zip(cells, formats, strict=True)):
        if text:
            sheet.write_string(row, column, cell_text(text), shape)
        elif shape is not None:
            sheet.write_blank(row, column, None, shape)


def _height(cells: tuple[str, ...]) -> int:
    """The points that a row needs for its longest cell, with room to write."""
    lines = max(
        sum(len(wrap(part, width)) or 1 for part in text.split("\n"))
        for text, width in zip(cells, _WIDTHS, strict=True)
    )
    return min(_TALLEST, max(_FEWEST_LINES, lines + _SPARE_LINES) * _LINE)


def _title(pack: Pack) -> str:
    return f"{pack.quarter}: commentary to be written by {pack.owner}"
