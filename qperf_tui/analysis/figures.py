"""Every judged figure of a workbook as one frame, and as a file for spreadsheets."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

import polars as pl

from qperf_tui.analysis.schemas import FIGURES
from qperf_tui.domain.movement import Movement
from qperf_tui.domain.position import Position
from qperf_tui.domain.rounding import half_up
from qperf_tui.domain.wording import target_figure

_LEADS_A_FORMULA: Final = "^[=+\\-@\t\r＝＋－＠]"
"""What a spreadsheet takes for the start of a formula (OWASP, CSV injection)."""


def figures(positions: Iterable[Position]) -> pl.DataFrame:
    """Positions as a `FIGURES` frame; each was judged by the one scalar rule.

    Values and changes are rounded half up to the indicator's decimals, changes from
    the unrounded figures.
    """
    return pl.DataFrame(
        [_row(each) for each in positions], schema=FIGURES, orient="row"
    )


def as_csv(frame: pl.DataFrame) -> str:
    """A frame as CSV in which no text can be taken for a formula."""
    text = pl.col(pl.String)
    harmless = (
        pl.when(text.str.contains(_LEADS_A_FORMULA)).then("'" + text).otherwise(text)
    )
    return frame.with_columns(harmless.name.keep()).write_csv()


def _row(each: Position) -> tuple[object, ...]:
    indicator, outturn = each.indicator, each.outturn
    places = indicator.decimals
    return (
        indicator.code,
        indicator.title,
        indicator.priority.title,
        indicator.theme or None,
        indicator.unit,
        str(each.quarter),
        None if outturn is None else _shown(outturn.value, places),
        None if outturn is None else _plain(outturn.numerator),
        None if outturn is None else _plain(outturn.denominator),
        None if outturn is None else outturn.mark,
        None if each.target is None else target_figure(each.target, indicator),
        each.status.word.lower(),
        _change(each.on_previous, places),
        _change(each.on_last_year, places),
        _direction(each.on_previous),
        _direction(each.on_last_year),
    )


def _shown(value: Fraction | None, places: int) -> float | None:
    return None if value is None else float(half_up(value, places))


def _plain(value: object) -> float | None:
    return None if value is None else float(str(value))


def _change(moved: Movement | None, places: int) -> float | None:
    return None if moved is None else _shown(moved.change, places)


def _direction(moved: Movement | None) -> str | None:
    return None if moved is None else moved.direction.value
