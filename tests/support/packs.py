"""Packs for tests: made by us, and filled in by another program that reads them."""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

import openpyxl
from openpyxl.workbook import Workbook as Book
from openpyxl.worksheet.worksheet import Worksheet

from qperf_tui.domain.pack import HEADING_ROW, SHEET, Pack, PackRow
from qperf_tui.domain.parts import Parts
from qperf_tui.domain.period import Quarter
from qperf_tui.report.packs import as_xlsx

Q2: Final = Quarter.of(2012, 2)
OWNER: Final = "Head of Corporate Parenting"
WHAT, WHY, ACTION, OUTLOOK = "KLMN"
"""The columns of the boxes."""
FIRST: Final = HEADING_ROW + 1
"""The row of the first indicator."""


def row(code: str, boxes: Parts = Parts(), version: int = 0) -> PackRow:  # noqa: B008
    """An indicator in a pack, which is much like any other."""
    shown = (
        *(code, f"Indicator {code}", "57.7% (41 of 71)", "70%", "Red"),
        *("down 8.3 percentage points on Q1 2012/13 (worse)", "66.0%", "62.0%"),
        "Some moves were planned.",
        "Report them apart (Head of Care; due 31 January 2013)",
    )
    return PackRow(code=code, shown=shown, boxes=boxes, version=version)


def pack(*rows: PackRow, notice: str = "", council: str = "A Council") -> Pack:
    """A pack of some rows, by default of three."""
    chosen = rows or (
        row("CS 1"),
        row("CS 2", Parts(what="It fell.", why="Posts were vacant."), version=3),
        row("CS 3"),
    )
    return Pack(owner=OWNER, council=council, quarter=Q2, notice=notice, rows=chosen)


def opened(content: bytes) -> Book:
    """The spreadsheet as another program reads it."""
    return openpyxl.load_workbook(BytesIO(content))


def boxes_of(book: Book) -> Worksheet:
    """The sheet that is filled in."""
    return book[SHEET]


def put(sheet: Worksheet, cell: str, text: str) -> None:
    """Type text into a cell, where it stays text whatever it begins with."""
    sheet[cell].value = text
    sheet[cell].data_type = "s"


def filled(
    path: Path, fill: Callable[[Book], None] | None = None, sent: Pack | None = None
) -> Path:
    """A pack at `path` after another program has opened, changed and saved it."""
    book = opened(as_xlsx(pack() if sent is None else sent))
    if fill is not None:
        fill(book)
    book.save(path)
    return path


def typed(path: Path, texts: dict[str, str], sent: Pack | None = None) -> Path:
    """A pack at `path` after some texts were typed into its cells."""

    def fill(book: Book) -> None:
        for cell, text in texts.items():
            put(boxes_of(book), cell, text)

    return filled(path, fill, sent)


def columns(values: Sequence[str]) -> dict[str, str]:
    """Texts by the column of the box they stand in."""
    return dict(zip((WHAT, WHY, ACTION, OUTLOOK), values, strict=True))
