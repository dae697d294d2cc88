"""What may stand in the queue: one thing to be done, and all of them together."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final

from qperf_tui.domain.action import Action
from qperf_tui.domain.agreement import Progress
from qperf_tui.domain.commentary import Commentary
from qperf_tui.domain.deadlines import Deadlines
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Position
from qperf_tui.domain.request import Request
from qperf_tui.domain.wording import plural


class EntryKind(StrEnum):
    """What is asked for."""

    FIGURE = "figure awaited"
    OVERDUE_FIGURE = "figure overdue"
    MISSING = "missing"
    OVERDUE = "overdue"
    RETURNED = "returned"
    FIGURES_CHANGED = "figures changed"
    DRAFT = "draft"
    READY = "ready"
    REMARK = "remark open"
    ACTION = "action due"
    OVERDUE_ACTION = "action overdue"
    REQUEST = "request due"


AWAITED: Final = frozenset({EntryKind.FIGURE, EntryKind.OVERDUE_FIGURE})
"""Figures that are due and have not come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing to be done."""

    kind: EntryKind
    says: str
    """What is asked for, in a few words."""
    due: date | None
    """None where no meeting is set, and so nothing is due yet."""
    is_overdue: bool = False
    effect: Fraction = Fraction(0)
    """How much of one text is still to be done: 1 where nothing is written."""
    is_mine: bool = False
    """Whether it is for whoever asks."""
    flag: str = ""
    """A word of warning: `figs!`, `repeated`, or how many remarks are open."""
    indicator: Indicator | None = None
    """None for a request that is about no one indicator."""
    position: Position | None = None
    commentary: Commentary | None = None
    progress: Progress | None = None
    action: Action | None = None
    """What is to be done about the indicator, where it is that."""
    request: Request | None = None
    """What a member asked for, where it is that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Everything to be done, the first due first and the worst first among those."""

    quarter: Quarter
    entries: tuple[Entry, ...]
    deadlines: Deadlines | None
    days_since_quarter_end: int
    days_to_publication: int | None
    """None where no meeting is set."""
    readiness: int
    """How much of all that is asked for is done, in per cent."""
    as_at: date | None = None
    """The day a sample is held to; None by the clock's own day."""

    @property
    def kinds(self) -> Counter[EntryKind]:
        """How many entries there are of each kind."""
        return Counter(each.kind for each in self.entries)

    def words(self) -> str:
        """How late it is and how much is missing, as a line."""
        since = self.days_since_quarter_end
        said = [f"day {since} after quarter end"]
        if since < 0:
            said = [f"the quarter ends in {-since} {plural(-since, 'day')}"]
        left = self.days_to_publication
        if left is None:
            said.append("no meeting is set")
        elif left < 0:
            said.append(f"papers were due {-left} {plural(-left, 'day')} ago")
        else:
            said.append(f"papers published in {left} {plural(left, 'day')}")
        kinds = self.kinds
        awaited = sum(kinds[each] for each in AWAITED)
        if awaited:
            said.append(f"{awaited} {plural(awaited, 'figure')} awaited")
        many = kinds[EntryKind.MISSING] + kinds[EntryKind.OVERDUE]
        said.append(f"{many} {'commentary' if many == 1 else 'commentaries'} missing")
        said.append(f"{self.readiness}% ready")
        if self.as_at is not None:
            said[0] = f"as at {self.as_at.day} {self.as_at:%B %Y}: {said[0]}"
        return "; ".join(said)
