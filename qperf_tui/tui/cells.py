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
from qperf_tui.tui.plain import cell, figure_cell


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the indicator table; only the title's gives way for room."""

    key: str
    heading: str
    width: int
    is_figure: bool = False


CODE: Final = Column("code", "Ref", 8)
TITLE: Final = Column("title", "Indicator", 0)
TREND: Final = Column("trend", "Trend", 8)
VALUE: Final = Column("value", "Value", 9, is_figure=True)
TARGET: Final = Column("target", "Target", 9, is_figure=True)
PREVIOUS: Final = Column("previous", "On quarter", 12)
LAST_YEAR: Final = Column("last_year", "On year", 12)
STATUS: Final = Column("status", "Status", 15)
NOTE: Final = Column("note", "Note", 4)
NOTE_WORD: Final = Column("note_word", "Commentary", 10)

_LAYOUTS: Final = (
    (
        134,
        (CODE, TITLE, TREND, VALUE, TARGET, PREVIOUS, LAST_YEAR, STATUS, NOTE_WORD),
    ),
    (118, (CODE, TITLE, TREND, VALUE, TARGET, PREVIOUS, LAST_YEAR, STATUS, NOTE)),
    (92, (CODE, TITLE, VALUE, TARGET, PREVIOUS, LAST_YEAR, STATUS, NOTE)),
    (76, (CODE, TITLE, VALUE, TARGET, PREVIOUS, STATUS, NOTE)),
    (58, (CODE, TITLE, VALUE, STATUS, NOTE)),
    (0, (CODE, VALUE, STATUS)),
)
"""What fits from each width on; columns drop out whole, never a figure's end."""

_GAP: Final = 1
"""Columns kept free beside each cell."""
_SCROLLBAR: Final = 1
_NARROWEST_TITLE: Final = 8
_COLOUR_OF: Final = {
    Status.RED: "error",
    Status.AMBER: "warning",
    Status.GREEN: "success",
}


def columns_for(width: int) -> tuple[Column, ...]:
    """The columns that fit in so many characters, the title taking what is left."""
    chosen = next(columns for least, columns in _LAYOUTS if width >= least)
    taken = sum(column.width + _GAP for column in chosen) + _SCROLLBAR
    spare = max(width - taken, _NARROWEST_TITLE)
    return tuple(
        replace(column, width=spare) if column is TITLE else column for column in chosen
    )


def row_cells(
    position: Position,
    recent: Sequence[Fraction | None],
    columns: Sequence[Column],
    colours: Mapping[str, str],
) -> list[Text]:
    """The cells of one position; `recent` are its last values, for the sparkline."""
    return [_cell(position, recent, column, colours) for column in columns]


def status_colour(status: Status, colours: Mapping[str, str]) -> str:
    """The colour of a status in a theme; its symbol and word say the same."""
    return colours.get(_COLOUR_OF.get(status, ""), "")


def _cell(
    position: Position,
    recent: Sequence[Fraction | None],
    column: Column,
    colours: Mapping[str, str],
) -> Text:
    if column is TREND:
        return cell(sparkline(recent))
    colour = status_colour(position.status, colours) if column is STATUS else ""
    said = _SAYS[column.key](position)
    return figure_cell(said) if column.is_figure else cell(said, colour)


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
