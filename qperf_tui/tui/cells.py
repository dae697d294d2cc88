"""Positions as the cells of a table, chosen so that no figure is ever clipped."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from rich.text import Text

from qperf_tui.domain.position import Position
from qperf_tui.domain.sparkline import sparkline
from qperf_tui.domain.status import Status
from qperf_tui.domain.wording import movement_mark, outturn_figure, target_figure
from qperf_tui.tui.columns import (
    DROPPED_FIRST,
    GAP,
    NARROWEST_TITLE,
    READABLE_TITLE,
    SCROLLBAR,
    SIGNAL,
    SPARED_FOR_TITLE,
    STATUS,
    TITLE,
    TREND,
    WITH_WORDS,
    YEAR_END,
    Column,
    View,
    layout_for,
)
from qperf_tui.tui.plain import cell, figure_cell


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a whole series adds to a row: the year end, and the signal."""

    year_end: str
    """Its status with a letter for whose word it is; a dash where there is none."""
    status: Status
    """The status expected at the year end."""
    signal: str


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator in a quarter, with what is known beside its position."""

    position: Position
    recent: Sequence[Fraction | None] = ()
    """Its last values, for the sparkline."""
    outlook: Outlook | None = None
    """None while nobody has asked for it."""


_NOT_YET: Final = "…"
"""What stands where a judgement is still being worked out."""
_COLOUR_OF: Final = {
    Status.RED: "error",
    Status.AMBER: "warning",
    Status.GREEN: "success",
    Status.BLUE: "success",
}


def columns_for(
    width: int, rows: Sequence[Row], view: View = View.MOVEMENT
) -> tuple[Column, ...]:
    """The columns that fit in so many characters and clip no figure of `rows`.

    The title takes what is left; where too little is, the last figures drop out.
    """
    fitted = [_fitted(column, rows) for column in layout_for(width, view)]
    while (spare := _spare(fitted, width)) < READABLE_TITLE:
        first = _first_spared(fitted, view)
        least = NARROWEST_TITLE if TITLE in fitted else 0
        if first is None or (spare >= least and first.key not in SPARED_FOR_TITLE):
            break
        fitted.remove(first)
    spare = max(spare, NARROWEST_TITLE)
    return tuple(
        replace(column, width=spare) if column.key == TITLE.key else column
        for column in fitted
    )


def _fitted(column: Column, rows: Sequence[Row]) -> Column:
    if not column.is_figure:
        return column
    needed = max((len(_says(column, each)) for each in rows), default=0)
    return replace(column, width=max(column.width, needed))


def _spare(columns: Sequence[Column], width: int) -> int:
    """What the columns leave of a width."""
    return width - sum(column.width + GAP for column in columns) - SCROLLBAR


def _first_spared(columns: Sequence[Column], view: View) -> Column | None:
    """The first column that can be spared; None where there is none left."""
    spared = [each.key for each in DROPPED_FIRST[view]]
    found = [each for each in columns if each.key in spared]
    return min(found, key=lambda each: spared.index(each.key), default=None)


def row_cells(
    row: Row, columns: Sequence[Column], colours: Mapping[str, str]
) -> list[Text]:
    """The cells of one indicator."""
    return [_cell(row, column, colours) for column in columns]


def heading(column: Column) -> Text:
    """The heading of a column, standing where its figures do."""
    if column.is_figure and column.key not in WITH_WORDS:
        return figure_cell(column.heading, column.width)
    return cell(column.heading)


def status_colour(status: Status, colours: Mapping[str, str]) -> str:
    """The colour of a status in a theme; its symbol and word say the same."""
    return colours.get(_COLOUR_OF.get(status, ""), "")


def _cell(row: Row, column: Column, colours: Mapping[str, str]) -> Text:
    if column.key == TREND.key:
        return cell(sparkline(row.recent))
    said = _says(column, row)
    if column.key == STATUS.key:
        return cell(said, status_colour(row.position.status, colours))
    if column.key == YEAR_END.key and row.outlook is not None:
        return cell(said, status_colour(row.outlook.status, colours))
    if column.is_figure and column.key not in WITH_WORDS:
        return figure_cell(said, column.width)
    return cell(said, width=column.width)


def _says(column: Column, row: Row) -> str:
    if column.key == YEAR_END.key:
        return _NOT_YET if row.outlook is None else row.outlook.year_end
    if column.key == SIGNAL.key:
        return _NOT_YET if row.outlook is None else row.outlook.signal
    return _SAYS[column.key](row.position)


def _target(position: Position) -> str:
    if position.target is None:
        return "–"
    return target_figure(position.target, position.indicator)


_SAYS: Final[Mapping[str, Callable[[Position], str]]] = {
    "code": lambda position: position.indicator.code,
    "title": lambda position: position.indicator.title,
    "value": lambda position: outturn_figure(
        position.outturn, position.indicator, position.target
    ),
    "target": _target,
    "previous": lambda position: movement_mark(
        position.on_previous, position.indicator
    ),
    "last_year": lambda position: movement_mark(
        position.on_last_year, position.indicator
    ),
    "status": lambda position: str(position.status),
    "note": lambda position: f" {position.commentary.symbol}",
    "note_word": lambda position: str(position.commentary),
}
