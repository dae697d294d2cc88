"""The cells of an old Excel workbook (.xls) as text."""

from io import StringIO
from typing import Final

import xlrd

from qperf_tui.importing.book import COLUMNS, Book, BookSheet, Limits
from qperf_tui.importing.sheet_cells import number_text
from qperf_tui.importing.staging import FileRefusedError

_NO_SHEETS: Final = (
    "it is an old Office file with no worksheets that can be read; open it in Excel "
    "and save it as .xlsx or CSV UTF-8"
)


def read_xls(content: bytes) -> Book:
    """Every worksheet of an old Excel workbook.

    Raises:
        FileRefusedError: If it is none, is protected, or is damaged.
    """
    try:
        opened = xlrd.open_workbook(
            file_contents=content,
            formatting_info=True,
            ragged_rows=True,
            logfile=StringIO(),
        )
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            raise FileRefusedError(
                "it is protected by a password; open it in Excel, remove the password "
                "and save it again"
            ) from None
        raise FileRefusedError(_NO_SHEETS) from None
    book = Book(kind="XLS")
    for sheet in opened.sheets():
        book.sheets.append(_sheet(opened, sheet))
    return book


def _sheet(opened: xlrd.book.Book, sheet: xlrd.sheet.Sheet) -> BookSheet:
    read = BookSheet(name=sheet.name, is_hidden=sheet.visibility != 0, limits=Limits())
    for row in range(sheet.nrows):
        width = sheet.row_len(row)
        read.add(row + 1, [_text(opened, sheet, row, at) for at in range(width)])
    read.merged = [
        BookSheet.range_of(top + 1, left, high=bottom - top, wide=right - left)
        for top, bottom, left, right in sheet.merged_cells
    ]
    filled = {row for row, _ in read.rows}
    read.hidden_rows = sorted(
        row + 1
        for row, shown in sheet.rowinfo_map.items()
        if shown.hidden and row + 1 in filled
    )
    read.hidden_columns = sorted(
        at for at, shown in sheet.colinfo_map.items() if shown.hidden and at < COLUMNS
    )
    return read


def _text(
    opened: xlrd.book.Book, sheet: xlrd.sheet.Sheet, row: int, column: int
) -> str:
    """What a cell says, as its author would have typed it."""
    cell = sheet.cell(row, column)
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        form = opened.format_map.get(opened.xf_list[cell.xf_index].format_key)
        return number_text(cell.value, "" if form is None else form.format_str)
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            when = xlrd.xldate_as_datetime(cell.value, opened.datemode)
        except (xlrd.xldate.XLDateError, OverflowError):
            return number_text(cell.value, "")
        return str(when.isoformat()).removesuffix("T00:00:00")
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#VALUE!"))
    return str(cell.value)
