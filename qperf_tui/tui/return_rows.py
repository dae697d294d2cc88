"""Expected returns as the cells of a table, and one of them in full."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from rich.text import Text
from textual.content import Content

from qperf_tui.domain.days import day_words
from qperf_tui.domain.deadlines import FIGURES, Deadlines
from qperf_tui.domain.expected_return import (
    ExpectedReturn,
    ReturnState,
    tally_words,
)
from qperf_tui.domain.expected_target import ExpectedTarget
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.wording import plural
from qperf_tui.tui.columns import CODE, GAP, SCROLLBAR, Column
from qperf_tui.tui.plain import cell, plain

_OWNER: Final = Column("owner", "Owner", 24)
_STATE: Final = Column("state", "State", 10)
_DUE: Final = Column("due", "Due", 7)
_MISSING: Final = Column("missing", "Missing", 21)
_TITLE: Final = Column("title", "Indicator", 0)
_WIDE_ENOUGH_FOR_PARTS: Final = 100
_NARROWEST_TITLE: Final = 8
NOBODY: Final = "nobody named"


class Showing(Enum):
    """What one may want to see of the returns, in the order one steps through it."""

    ALL = "all"
    MISSING = "what is missing"
    LATE = "what is late"

    @property
    def following(self) -> "Showing":
        """What comes next, round again."""
        every = list(Showing)
        return every[(every.index(self) + 1) % len(every)]

    def holds(self, each: ExpectedReturn) -> bool:
        """Whether a return is shown."""
        if self is Showing.ALL:
            return True
        is_late = each.state is ReturnState.LATE
        return is_late if self is Showing.LATE else bool(each.missing)


@dataclass(frozen=True, slots=True)
class Listed:
    """A quarter's returns in order of owner, with all that is said of them."""

    quarter: Quarter
    returns: Mapping[int, ExpectedReturn]
    """By indicator id."""
    targets: Mapping[int, ExpectedTarget]
    due: Deadlines | None

    def shown(self, showing: Showing) -> list[int]:
        """The ids of what is shown, in order."""
        return [key for key, each in self.returns.items() if showing.holds(each)]

    def line(self, showing: Showing) -> str:
        """How many there are of each state, what is shown, and the day they are due."""
        days = "no meeting is set"
        if self.due is not None:
            days = f"figures due {day_words(self.due.by_role[FIGURES])}"
        tally = tally_words(self.returns.values())
        return f"{tally} · showing {showing.value} · {days}"


def return_columns(width: int, found: Iterable[ExpectedReturn]) -> tuple[Column, ...]:
    """The columns that fit in so many characters; the title takes the rest."""
    longest = max((len(_owner(each)) for each in found), default=0)
    owner = replace(_OWNER, width=min(max(longest, 5), _OWNER.width))
    columns = [owner, _STATE, CODE, _DUE]
    if width >= _WIDE_ENOUGH_FOR_PARTS:
        columns.append(_MISSING)
    taken = sum(each.width + GAP for each in columns) + SCROLLBAR + GAP
    return (*columns, replace(_TITLE, width=max(width - taken, _NARROWEST_TITLE)))


def return_cells(each: ExpectedReturn, columns: Sequence[Column]) -> list[Text]:
    """The cells of one return."""
    said = {
        _OWNER.key: _owner(each),
        _STATE.key: str(each.state),
        CODE.key: each.position.code,
        _DUE.key: _due(each),
        _MISSING.key: each.missing_words,
        _TITLE.key: each.position.indicator.title,
    }
    return [cell(said[column.key], width=column.width) for column in columns]


def details_of(each: ExpectedReturn, target: ExpectedTarget) -> Content:
    """All there is to know of one return."""
    indicator = each.position.indicator
    state = [str(each.state)]
    if each.missing:
        state.append(each.missing_words)
    if each.due is not None:
        state.append(f"due {day_words(each.due)}")
    if each.days_late:
        state.append(f"{each.days_late} {plural(each.days_late, 'day')} late")
    lines = [
        f"{indicator.code}  {indicator.title}",
        f"{indicator.directorate or 'no directorate'}: {_owner(each)}",
        " · ".join(state),
        f"{each.claim.why} · target: {target.words}",
    ]
    return plain("\n".join(lines))


def _owner(each: ExpectedReturn) -> str:
    return each.position.indicator.owner or NOBODY


def _due(each: ExpectedReturn) -> str:
    """The day it is due, with a sign where that is past."""
    if each.due is None:
        return ""
    return f"{each.due.day} {each.due:%b}{'!' if each.days_late else ''}"
