"""A table as CSV that a spreadsheet opens and no spreadsheet runs."""

import csv
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from qperf_tui.domain.days import day_words
from qperf_tui.domain.rounding import half_up
from qperf_tui.domain.text import clean_line, harmless
from qperf_tui.report.paper import Cell, Imprint, Table

_IMPRINT: Final = (
    "Council",
    "Report",
    "Marking",
    "Figures as at",
    "Workbook",
    "Notice",
)


def render(tables: Sequence[Table], imprint: Imprint) -> str:
    """Tables of the same headings as one, with each one's caption in a column.

    Every number is followed by how it reads, since a mark such as `c` is no number.
    What a text begins with that a spreadsheet would run stands behind an apostrophe.
    Each row ends with what the file says of itself, so that none is ever without it.
    """
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    if not tables:
        return ""
    numbers = _numbered(tables)
    headings = ["Priority"]
    for place, heading in enumerate(tables[0].headings):
        if place in numbers:
            headings.append(f"{heading} (number)")
        headings.append(heading)
    table.writerow([_text(each) for each in (*headings, *_IMPRINT)])
    said = [_text(each) for each in _said(imprint)]
    for each in tables:
        for row in each.rows:
            cells = [_text(each.caption)]
            for place, cell in enumerate(row):
                if place in numbers:
                    cells.append(_number(cell))
                cells.append(_text(cell.text))
            table.writerow([*cells, *said])
    return written.getvalue()


def _numbered(tables: Sequence[Table]) -> frozenset[int]:
    """The columns that have a number in any row."""
    return frozenset(
        place
        for table in tables
        for row in table.rows
        for place, cell in enumerate(row)
        if cell.number is not None
    )


def _number(cell: Cell) -> str:
    if cell.number is None:
        return ""
    shown = half_up(cell.number, cell.decimals)
    written = Decimal(shown.numerator) / Decimal(shown.denominator)
    return f"{written:.{cell.decimals}f}"


def _text(text: str) -> str:
    return harmless(clean_line(text))


def _said(imprint: Imprint) -> tuple[str, ...]:
    as_at = imprint.data_as_at
    return (
        imprint.council,
        imprint.title,
        imprint.marking,
        "" if as_at is None else day_words(as_at),
        imprint.workbook,
        imprint.notice,
    )
