"""Requests of members as lines to read and as records."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from qperf_tui.domain.days import short_day
from qperf_tui.domain.request import Request, RequestState

FIELDS: Final = (
    *("number", "asked_on", "asked_by", "minute", "question", "code", "owner"),
    *("due", "state", "answer", "answered_by", "answered_at", "answered_in"),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A request as it stands on the day it is listed."""

    request: Request
    code: str
    """The code of the indicator it is about; nothing where it is about none."""
    state: RequestState

    @classmethod
    def of(cls, request: Request, code: str, today: date) -> Self:
        """A request on a day."""
        return cls(request, code, request.state(today))


def request_record(listed: Listed) -> dict[str, str | int | None]:
    """A request by the names of `FIELDS`."""
    each, answer = listed.request, listed.request.answer
    return {
        "number": each.number,
        "asked_on": each.asked_on.isoformat(),
        "asked_by": each.asked_by,
        "minute": each.minute,
        "question": each.question,
        "code": listed.code or None,
        "owner": each.owner,
        "due": None if each.due is None else each.due.isoformat(),
        "state": listed.state.value,
        "answer": None if answer is None else answer.text,
        "answered_by": None if answer is None else answer.by,
        "answered_at": None if answer is None else answer.at,
        "answered_in": None if answer is None else str(answer.quarter),
    }


def request_line(listed: Listed) -> str:
    """A request as a person reads it, with its answer."""
    each, answer = listed.request, listed.request.answer
    head = [f"{each.number}. {listed.state}", f"asked {short_day(each.asked_on)}"]
    head[-1] += f" by {each.asked_by}"
    if each.minute:
        head.append(each.minute)
    if listed.code:
        head.append(f"about {listed.code}")
    if each.owner:
        head.append(f"for {each.owner}")
    if each.due is not None:
        head.append(f"due {short_day(each.due)}")
    lines = [", ".join(head), f"   {each.question}"]
    if answer is not None:
        body = answer.text.replace("\n", "\n   ")
        lines.append(f"   Answer by {answer.by}, {answer.quarter}: {body}")
    return "\n".join(lines) + "\n"
