"""What members of a committee asked for, and what they were answered."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from qperf_tui.domain.period import Quarter

LONGEST_QUESTION: Final = 1_000
LONGEST_ANSWER: Final = 4_000
LONGEST_NAME: Final = 100
"""Characters kept of a question, an answer, and of a name or minute."""


class RequestState(StrEnum):
    """How far a request has come."""

    OPEN = "open"
    OVERDUE = "overdue"
    """Open, and the day it was to be answered by is past."""
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"
    """The committee no longer asks for it, or it was entered by mistake."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request was answered, by whom, and in which quarter's report."""

    text: str
    by: str
    at: str
    """Coordinated universal time, ISO 8601."""
    quarter: Quarter
    """The quarter in whose report it is printed, once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One thing a member asked for at a meeting."""

    number: int
    """By which people and commands name it; nothing in one not yet on file."""
    asked_on: date
    asked_by: str
    question: str
    minute: str = ""
    """Where the minutes have it, such as `minute 45`."""
    indicator_id: int | None = None
    """The indicator it is about; None where it is about no one indicator."""
    owner: str = ""
    """Who is to answer it."""
    due: date | None = None
    """The day it is to be answered by; None where none was set."""
    answer: Answer | None = None
    is_withdrawn: bool = False
    version: int = 1
    """How often it has been written, so that two officers' changes are told apart."""

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.answer is None and not self.is_withdrawn

    @property
    def asked_and_answered(self) -> tuple[object, ...]:
        """What a report prints of it once it is answered, and whether it does."""
        asked = self.asked_on, self.asked_by, self.minute, self.question
        return (*asked, self.indicator_id, self.answer, self.is_withdrawn)

    def is_overdue(self, today: date) -> bool:
        """Whether it waits for an answer that was due before today."""
        return self.is_open and self.due is not None and self.due < today

    def state(self, today: date) -> RequestState:
        """How far it has come by a day."""
        if self.is_withdrawn:
            return RequestState.WITHDRAWN
        if self.answer is not None:
            return RequestState.ANSWERED
        if self.is_overdue(today):
            return RequestState.OVERDUE
        return RequestState.OPEN

    def answer_in(self, quarter: Quarter) -> Answer | None:
        """The answer, where it is this quarter's report that prints it."""
        if self.answer is None or self.answer.quarter != quarter:
            return None
        return self.answer


def is_asked_before(asked_on: date, quarter: Quarter, meeting: date | None) -> bool:
    """Whether a quarter's report goes to a meeting after the day of asking.

    What is asked at a meeting is for the next one. Where the meeting is not known,
    the report is taken to go out in the quarter after its own.
    """
    if meeting is not None:
        return asked_on < meeting
    return Quarter.containing(asked_on) <= quarter.shifted(1)


def is_printed(request: Request, quarter: Quarter, meeting: date | None) -> bool:
    """Whether a quarter's report prints a request.

    It does in the first report after it was asked, and in each one after that until
    the one that prints the answer.
    """
    if request.is_withdrawn or not is_asked_before(request.asked_on, quarter, meeting):
        return False
    return request.answer is None or request.answer.quarter >= quarter


def report_for(
    asked_on: date, quarter: Quarter, meeting_of: Callable[[Quarter], date | None]
) -> Quarter:
    """The quarter whose report prints an answer that is given while on `quarter`.

    It is that quarter, or, where its report went out before the question was asked,
    the next whose report did not.
    """
    while not is_asked_before(asked_on, quarter, meeting_of(quarter)):
        quarter = quarter.shifted(1)
    return quarter
