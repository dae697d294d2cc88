"""The columns of the indicator table, and which of them fit in a width."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the indicator table; only the title's gives way for room."""

    key: str
    heading: str
    width: int
    is_figure: bool = False


class View(Enum):
    """The sets of columns that one steps between where all have no room."""

    MOVEMENT = "movement"
    JUDGEMENT = "judgement"

    @property
    def following(self) -> "View":
        """The set that comes next when one steps through them."""
        views = list(View)
        return views[(views.index(self) + 1) % len(views)]


CODE: Final = Column("code", "Ref", 8)
TITLE: Final = Column("title", "Indicator", 0)
TREND: Final = Column("trend", "Trend", 6)
VALUE: Final = Column("value", "Value", 7, is_figure=True)
TARGET: Final = Column("target", "Target", 7, is_figure=True)
PREVIOUS: Final = Column("previous", "On quarter", 11, is_figure=True)
LAST_YEAR: Final = Column("last_year", "On year", 11, is_figure=True)
STATUS: Final = Column("status", "Status", 15)
NOW: Final = Column("status", "Now", 15)
YEAR_END: Final = Column("year_end", "Year end", 9, is_figure=True)
SIGNAL: Final = Column("signal", "Signal", 6, is_figure=True)
NOTE: Final = Column("note", "Note", 4)
NOTE_WORD: Final = Column("note_word", "Commentary", 10)

_JUDGED: Final = (NOW, YEAR_END, SIGNAL)
_MOVED: Final = (PREVIOUS, LAST_YEAR)
Layouts = tuple[tuple[int, tuple[Column, ...]], ...]
_LAYOUTS: Final[Mapping[View, Layouts]] = {
    View.MOVEMENT: (
        (124, (CODE, TITLE, TREND, VALUE, TARGET, *_MOVED, STATUS, NOTE_WORD)),
        (90, (CODE, TITLE, TREND, VALUE, TARGET, *_MOVED, STATUS, NOTE)),
        (76, (CODE, TITLE, VALUE, TARGET, PREVIOUS, STATUS, NOTE)),
        (58, (CODE, TITLE, VALUE, STATUS, NOTE)),
        (0, (CODE, VALUE, STATUS)),
    ),
    View.JUDGEMENT: (
        (130, (CODE, TITLE, TREND, VALUE, TARGET, *_MOVED, *_JUDGED, NOTE)),
        (116, (CODE, TITLE, VALUE, TARGET, *_MOVED, *_JUDGED, NOTE)),
        (104, (CODE, TITLE, VALUE, TARGET, PREVIOUS, *_JUDGED, NOTE)),
        (76, (CODE, TITLE, VALUE, TARGET, *_JUDGED, NOTE)),
        (0, (CODE, VALUE, *_JUDGED)),
    ),
}
"""What fits from each width on; columns drop out whole, never a figure's end."""

DROPPED_FIRST: Final[Mapping[View, tuple[Column, ...]]] = {
    View.MOVEMENT: (TREND, LAST_YEAR, TARGET, PREVIOUS),
    View.JUDGEMENT: (TREND, LAST_YEAR, PREVIOUS, TARGET, SIGNAL, YEAR_END),
}
"""The columns that can be spared, the first to go first."""

SPARKS: Final = TREND.width
"""Quarters that a sparkline shows."""

GAP: Final = 1
"""Columns kept free after each cell."""
SCROLLBAR: Final = 2
NARROWEST_TITLE: Final = 8
"""What of a title tells it from the next, where room is shortest."""
READABLE_TITLE: Final = 24
"""What of a title says what it is about."""
SPARED_FOR_TITLE: Final = (TREND.key, LAST_YEAR.key)
"""Columns whose figures the brief tells as well: a readable title goes first."""
WITH_WORDS: Final = {PREVIOUS.key, LAST_YEAR.key, YEAR_END.key, SIGNAL.key}
"""Figures that words follow, so that they begin at the left."""


def layout_for(width: int, view: View) -> tuple[Column, ...]:
    """The columns of a view that may fit in so many characters."""
    return next(columns for least, columns in _LAYOUTS[view] if width >= least)
