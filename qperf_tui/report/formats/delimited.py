"""The tables of a paper as CSV that a spreadsheet opens and no spreadsheet runs."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from qperf_tui.domain.days import day_words
from qperf_tui.domain.text import harmless
from qperf_tui.report.formats.flat import LEADING, Value, flat
from qperf_tui.report.paper import Paper


def render(paper: Paper, leading: str = LEADING) -> str:
    """The tables as one, with each one's heading in the first column.

    What a text begins with that a spreadsheet would run stands behind an apostrophe.
    """
    whole = flat(paper, leading)
    return as_csv([each.heading for each in whole.columns], whole.rows)


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """Rows below their headings as CSV that no spreadsheet runs."""
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(map(harmless, headings))
    table.writerows(map(_cell, row) for row in rows)
    return written.getvalue()


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return f"{value:f}"
        case date():
            return day_words(value)
        case _:
            return harmless(value)
