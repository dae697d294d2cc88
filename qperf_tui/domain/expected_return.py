"""What is expected of an indicator's owner in a quarter, and what of it has come."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Position
from qperf_tui.domain.shown_state import ShownState
from qperf_tui.domain.status import is_figure_due


class ReturnPart(StrEnum):
    """What an owner may still have to send."""

    FIGURE = "figure"
    COMMENTARY = "commentary"


class ReturnState(ShownState):
    """A word and a symbol for how far a return has come."""

    RECEIVED = ("received", "✓")
    IN_PART = ("in part", "◐")
    MISSING = ("missing", "□")
    LATE = ("late", "!")
    NOT_DUE = ("not due", "·")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnRuling:
    """What an officer decided of one indicator's return in one quarter."""

    due: date | None
    """The day it is due all the same; None where none is due this quarter."""
    reason: str
    decided_by: str
    decided_at: str
    """Coordinated universal time, ISO 8601."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Whether a figure is due in a quarter, and why."""

    is_due: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedReturn:
    """An indicator in a quarter: what is due of it, by when, and what is missing."""

    position: Position
    claim: Claim
    missing: Mapping[ReturnPart, date | None]
    """By when each part that has not come is due; None where no day is known."""
    due: date | None
    """The day of the first missing part, or of the figure where none is missing."""
    days_late: int
    """Days since the first missing part was due; 0 where none is late."""

    @property
    def state(self) -> ReturnState:
        """How far it has come."""
        if self.days_late:
            return ReturnState.LATE
        if not self.missing:
            outturn = self.position.outturn
            has_come = (
                outturn is not None and outturn.status is not OutturnStatus.NOT_DUE
            )
            is_done = self.claim.is_due or has_come
            return ReturnState.RECEIVED if is_done else ReturnState.NOT_DUE
        if ReturnPart.FIGURE in self.missing and self.position.outturn is None:
            return ReturnState.MISSING
        return ReturnState.IN_PART

    @property
    def lacks_figure(self) -> bool:
        """Whether nothing has come for a figure that is due."""
        return ReturnPart.FIGURE in self.missing and self.position.outturn is None

    @property
    def missing_words(self) -> str:
        """What is missing: `figure`, `commentary` or both; nothing where nothing is."""
        return " and ".join(part.value for part in ReturnPart if part in self.missing)


def claim_on(
    basis: ReportBasis,
    quarter: Quarter,
    last: Quarter | None,
    ruling: ReturnRuling | None = None,
) -> Claim:
    """Whether a figure is due in a quarter.

    What is reported once a year is due in the quarter in which it came `last`, before
    this one; an officer's ruling goes before that.
    """
    ruled = None if ruling is None else ruling.due is not None
    if ruling is not None:
        why = ruling.reason
    elif basis.is_quarterly:
        why = "due every quarter"
    elif last is None:
        why = "no figure of it has come yet to say when"
    else:
        why = f"comes in Quarter {last.number}, as in {last.year}"
    return Claim(is_figure_due(basis, quarter, last, ruled=ruled), why)


@dataclass(frozen=True, slots=True)
class DueDays:
    """By when a quarter's figures and words are due; None where no meeting is set."""

    figure: date | None = None
    words: date | None = None

    def moved(self, ruling: ReturnRuling | None) -> "DueDays":
        """The days of an indicator whose figure an officer gave another day."""
        if ruling is None or ruling.due is None:
            return self
        words = ruling.due if self.words is None else max(self.words, ruling.due)
        return DueDays(ruling.due, words)


def take_stock(
    position: Position, claim: Claim, days: DueDays, today: date
) -> ExpectedReturn:
    """What of an indicator's return has come by a day.

    A commentary is missing where the figure asks for one and nothing is written;
    before there is a figure nobody knows whether it will.
    """
    outturn = position.outturn
    missing: dict[ReturnPart, date | None] = {}
    due = days.figure if claim.is_due else None
    if outturn is None:
        if claim.is_due:
            missing[ReturnPart.FIGURE] = days.figure
    elif outturn.status is OutturnStatus.NOT_DUE:
        due, why = None, outturn.reason or "reported as not due"
        claim = Claim(is_due=False, why=why)
    elif outturn.status is OutturnStatus.NOT_AVAILABLE and outturn.expected:
        missing[ReturnPart.FIGURE] = _day(outturn.expected)
    if outturn is not None and position.commentary is CommentaryState.NEEDED:
        missing[ReturnPart.COMMENTARY] = days.words
    known = [each for each in missing.values() if each is not None]
    first = min(known, default=None)
    return ExpectedReturn(
        position=position,
        claim=claim,
        missing=missing,
        due=first if missing else due,
        days_late=max((today - first).days, 0) if first is not None else 0,
    )


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def tally_words(found: Iterable[ExpectedReturn]) -> str:
    """How many returns there are of each state that any has: `3 received, 1 late`."""
    many = Counter(each.state for each in found)
    said = [f"{many[state]} {state.word}" for state in ReturnState if many[state]]
    return ", ".join(said) or "no returns"
