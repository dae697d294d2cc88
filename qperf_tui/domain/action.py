"""What is done about an indicator: by whom and by when, until it is done."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from qperf_tui.domain.period import Quarter

LONGEST_TITLE: Final = 300
LONGEST_EVIDENCE: Final = 2_000
LONGEST_NAME: Final = 100
"""Characters kept of what is done, of what shows that it is, and of a name."""


class ActionState(StrEnum):
    """How far an action has come."""

    OPEN = "open"
    OVERDUE = "overdue"
    """Open, and the day it was due is past."""
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    """It is not to be done any more, or was entered by mistake."""


@dataclass(frozen=True, slots=True)
class Closing:
    """Who closed an action when, and from which quarter's report on."""

    by: str
    at: str
    """Coordinated universal time, ISO 8601."""
    quarter: Quarter
    """The first quarter whose report no longer has it among what is being done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that somebody is to do about an indicator."""

    number: int
    """By which people and commands name it; nothing in one not yet on file."""
    indicator_id: int
    raised_in: Quarter
    """The first quarter whose report has it."""
    title: str
    owner: str
    due: date | None
    """None only in one kept by a version that did not ask for it."""
    evidence: str = ""
    """What shows that it is done."""
    raised_by: str = ""
    raised_at: str = ""
    """Coordinated universal time, ISO 8601."""
    closing: Closing | None = None
    is_withdrawn: bool = False
    version: int = 1
    """How often it has been written, so that two officers' changes are told apart."""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.closing is None and not self.is_withdrawn

    def is_open_in(self, quarter: Quarter) -> bool:
        """Whether a quarter's report has it among what is being done.

        It is carried forward from the quarter it was raised in to each one after
        it, up to the one in which it is closed: by then it is done, and a red that
        is still red needs another. Closing it later changes no earlier report.
        """
        if self.is_withdrawn or quarter < self.raised_in:
            return False
        return self.closing is None or quarter < self.closing.quarter

    def is_told_as(self, other: "Action | None", quarter: Quarter) -> bool:
        """Whether a quarter's report has it just where it has the other, and says so.

        What is done, and about what, is what was reported. By whom and by when may
        change while it is being done, and closing it later changes no earlier report.
        """
        before = other is not None and other.is_open_in(quarter)
        if not before or not self.is_open_in(quarter):
            return before == self.is_open_in(quarter)
        return other is None or (self.title, self.indicator_id) == (
            other.title,
            other.indicator_id,
        )

    def is_carried_into(self, quarter: Quarter) -> bool:
        """Whether a quarter's report has it from an earlier quarter."""
        return self.raised_in < quarter and self.is_open_in(quarter)

    def is_overdue(self, today: date) -> bool:
        """Whether it is still to be done and was due before today."""
        return self.is_open and self.due is not None and self.due < today

    def state(self, today: date) -> ActionState:
        """How far it has come by a day."""
        if self.is_withdrawn:
            return ActionState.WITHDRAWN
        if self.closing is not None:
            return ActionState.CLOSED
        if self.is_overdue(today):
            return ActionState.OVERDUE
        return ActionState.OPEN
