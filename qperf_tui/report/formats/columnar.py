"""Tables as Parquet, each column of one type, for whoever works on with the figures."""

import json
from io import BytesIO
from typing import Final

import polars as pl

from qperf_tui.report.formats.flat import Flat, Kind, Value, flat
from qperf_tui.report.imprint_words import imprint_words
from qperf_tui.report.paper import Imprint, Paper

_TYPES: Final = {Kind.TEXT: pl.String, Kind.NUMBER: pl.Float64, Kind.DAY: pl.Date}
_ROWS: Final = 100_000
"""Rows of a group, so that no machine cuts them elsewhere."""
_PAGE: Final = 1_048_576
_NAME: Final = "qperf"
"""By what name the file keeps what it says of itself: one, so that it has an order."""


def render(paper: Paper) -> bytes:
    """The tables of a paper as one table, the same bytes on any machine."""
    return as_parquet(_frame(flat(paper)), paper.imprint)


def as_parquet(frame: pl.DataFrame, imprint: Imprint) -> bytes:
    """A frame as Parquet that says what it is in the file's own metadata."""
    says = {
        "title": imprint.title,
        "notice": imprint.notice,
        "imprint": " · ".join(imprint_words(imprint)),
    }
    made = BytesIO()
    frame.rechunk().write_parquet(
        made,
        compression="uncompressed",
        statistics=False,
        row_group_size=_ROWS,
        data_page_size=_PAGE,
        metadata={_NAME: json.dumps(says)},
    )
    return made.getvalue()


def _frame(whole: Flat) -> pl.DataFrame:
    schema = {each.heading: _TYPES[each.kind] for each in whole.columns}
    rows = [
        tuple(map(_value, row, (each.kind for each in whole.columns)))
        for row in whole.rows
    ]
    return pl.DataFrame(rows, schema=schema, orient="row")


def _value(value: Value, kind: Kind) -> Value | float:
    return float(str(value)) if kind is Kind.NUMBER and value is not None else value
