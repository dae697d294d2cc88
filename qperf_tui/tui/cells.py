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
TREND: Final = Column("trend", "Trend", 6)
VALUE: Final = Column("value", "Value", 7, is_figure=True)
TARGET: Final = Column("target", "Target", 7, is_figure=True)
PREVIOUS: Final = Column("previous", "On quarter", 11, is_figure=True)
LAST_YEAR: Final = Column("last_year", "On year", 11, is_figure=True)
STATUS: Final = Column("status", "Status", 15)
NOTE: Final = Column("note", "Note", 4)
NOTE_WORD: Final = Column("note_word", "Commentary", 10)

_LAYOUTS: Final = (
    (
        124,
        (CODE, TITLE, TREND, VALUE, TARGET, PREVIOUS, LAST_YEAR, STATUS, NOTE_WORD),
    ),
    (90, (CODE, TITLE, TREND, VALUE, TARGET, PREVIOUS, LAST_YEAR, STATUS, NOTE)),
    (76, (CODE, TITLE, VALUE, TARGET, PREVIOUS, STATUS, NOTE)),
    (58, (CODE, TITLE, VALUE, STATUS, NOTE)),
    (0, (CODE, VALUE, STATUS)),
)
"""What fits from each width on; columns drop out whole, never a figure's end."""

SPARKS: Final = TREND.width
"""Quarters that a sparkline shows."""

_GAP: Final = 1
"""Columns kept free after each cell."""
_SCROLLBAR: Final = 2
_NARROWEST_TITLE: Final = 8
_WITH_WORDS: Final = {PREVIOUS.key, LAST_YEAR.key}
"""Figures that words follow, so that they begin at the left."""
_COLOUR_OF: Final = {
    Status.RED: "error",
    Status.AMBER: "warning",
    Status.GREEN: "success",
    Status.BLUE: "success",
}


def columns_for(width: int, positions: Sequence[Position]) -> tuple[Column, ...]:
    """The columns that fit in so many characters and clip no figure of `positions`.

    The title takes what is left; where too little is, the last figures drop out.
    """
    chosen = next(columns for least, columns in _LAYOUTS if width >= least)
    fitted = [_fitted(column, positions) for column in chosen]
    while True:
        taken = sum(column.width + _GAP for column in fitted) + _SCROLLBAR
        if width - taken >= _NARROWEST_TITLE or not _drop_one(fitted):
            break
    spare = max(width - taken, _NARROWEST_TITLE)
    return tuple(
        replace(column, width=spare) if column.key == TITLE.key else column
        for column in fitted
    )


def _fitted(column: Column, positions: Sequence[Position]) -> Column:
    if not column.is_figure:
        return column
    needed = max((len(_SAYS[column.key](each)) for each in positions), default=0)
    return replace(column, width=max(column.width, needed))


def _drop_one(columns: list[Column]) -> bool:
    """Drop the first column that can be spared; whether there was one."""
    for key in (TREND.key, LAST_YEAR.key, TARGET.key, PREVIOUS.key):
        for column in columns:
            if column.key == key:
                columns.remove(column)
                return True
    return False


def row_cells(
    position: Position,
    recent: Sequence[Fraction | None],
    columns: Sequence[Column],
    colours: Mapping[str, str],
) -> list[Text]:
    """The cells of one position; `recent` are its last values, for the sparkline."""
    return [_cell(position, recent, column, colours) for column in columns]


def heading(column: Column) -> Text:
    """The heading of a column, standing where its figures do."""
    if column.is_figure and column.key not in _WITH_WORDS:
        return figure_cell(column.heading, column.width)
    return cell(column.heading)


def status_colour(status: Status, colours: Mapping[str, str]) -> str:
    """The colour of a status in a theme; its symbol and word say the same."""
    return colours.get(_COLOUR_OF.get(status, ""), "")


def _cell(
    position: Position,
    recent: Sequence[Fraction | None],
    column: Column,
    colours: Mapping[str, str],
) -> Text:
    if column.key == TREND.key:
        return cell(sparkline(recent))
    said = _SAYS[column.key](position)
    if column.key == STATUS.key:
        return cell(said, status_colour(position.status, colours))
    if column.is_figure and column.key not in _WITH_WORDS:
        return figure_cell(said, column.width)
    return cell(said, width=column.width)


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
