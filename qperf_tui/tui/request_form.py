"""What is asked of whoever enters a request, and a request as lines to read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from textual.content import Content

from qperf_tui.domain.days import day_words, read_day, short_day
from qperf_tui.domain.request import Request, RequestState
from qperf_tui.errors import QperfError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.plain import plain, plain_line
from qperf_tui.tui.screens.asking import Blank, Typed

STATES: Final = {
    RequestState.OPEN: "§ Open",
    RequestState.OVERDUE: "! Overdue",
    RequestState.ANSWERED: "✓ Answered",
    RequestState.WITHDRAWN: "× Withdrawn",
}
"""A symbol and a word for every state, so that colour is never needed."""


_BLANKS: Final = (
    Blank(
        name="question",
        label="What was asked",
        hint="such as: list of schools and judgements",
        lacking="The question is missing; say what was asked.",
    ),
    Blank(
        name="asked_by",
        label="Asked by",
        hint="as the minutes name them",
        lacking="Who asked is missing; name them as the minutes do.",
    ),
    Blank(
        name="asked_on",
        label="Day of meeting",
        hint="such as 11 December 2012",
        lacking="The day of the meeting is missing.",
    ),
    Blank(name="minute", label="Minute", hint="its number; may be blank"),
    Blank(name="code", label="About indicator", hint="its code; blank if about no one"),
    Blank(name="owner", label="Who answers", hint="a name or post; may be blank"),
    Blank(
        name="due",
        label="To be answered by",
        hint="such as 30 November 2012; may be blank",
    ),
)


def blanks(stood: Request | None, code: str) -> Sequence[Blank]:
    """The lines to fill in, as they stand for one that is on file."""
    if stood is None:
        return _BLANKS
    says = {
        "question": stood.question,
        "asked_by": stood.asked_by,
        "asked_on": day_words(stood.asked_on),
        "minute": stood.minute,
        "code": code,
        "owner": stood.owner,
        "due": "" if stood.due is None else day_words(stood.due),
    }
    return [replace(each, value=says[each.name]) for each in _BLANKS]


def as_typed(workbook: Workbook, typed: Typed, stood: Request | None) -> Request:
    """A request as it was typed, over the one that stands where there is one.

    Raises:
        QperfError: If a day is none.
        UnknownError: If there is no such indicator.
    """
    code, due = typed["code"].strip(), typed["due"].strip()
    asked = Request(
        number=0,
        asked_on=_day(typed["asked_on"], "Day of meeting"),
        asked_by=typed["asked_by"],
        question=typed["question"],
        minute=typed["minute"],
        indicator_id=workbook.indicators.by_code(code).indicator_id if code else None,
        owner=typed["owner"],
        due=_day(due, "To be answered by") if due else None,
    )
    if stood is None:
        return asked
    return replace(asked, number=stood.number, version=stood.version)


def line_of(request: Request, today: date) -> Content:
    """A request in a list: its state, who asked and by when, and the question."""
    said = [STATES[request.state(today)], f"asked {short_day(request.asked_on)}"]
    if request.is_open and request.due is not None:
        said.append(f"due {short_day(request.due)}")
    said.append(f"by {request.asked_by}")
    head = plain_line(" · ".join(said)).stylize("bold")
    return Content.assemble(head, "\n", plain_line(request.question))


def details_of(request: Request, about: str) -> Content:
    """All there is to read of a request."""
    minute = f", {request.minute}" if request.minute else ""
    asked = f"Asked by {request.asked_by} on {day_words(request.asked_on)}{minute}."
    lines = [request.question, "", f"{asked} {about}"]
    answer = request.answer
    if request.is_withdrawn:
        lines += ["", "Withdrawn: it is in no queue and no report. o opens it again."]
    elif answer is None:
        due = "" if request.due is None else f" by {day_words(request.due)}"
        owner = request.owner or "nobody named yet"
        lines += [f"To be answered{due}, by {owner}.", "", "a answers it."]
    else:
        lines += ["", f"Answered by {answer.by}, for the report of {answer.quarter}:"]
        lines.append(answer.text)
    return plain("\n".join(lines))


def _day(text: str, what: str) -> date:
    try:
        return read_day(text)
    except ValueError as error:
        raise QperfError(f"{what}: {error}.") from None
