"""Requests of members as a report prints them, and those that nobody answered."""

from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import shorten
from typing import Final

from qperf_tui.domain.days import day_words
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.request import Request
from qperf_tui.report.checks import Finding
from qperf_tui.report.style import Rule, Severity

HEADING: Final = "Requests from members"

REQUEST_RULE: Final = Rule(
    "request", "requests of members not answered by the day they were due"
)

_LONGEST_NAMED: Final = 80
_ENDS: Final = (".", "?", "!", "…")


def request_words(request: Request, quarter: Quarter) -> str:
    """A request as a quarter's report prints it: who asked what when, and the answer.

    The answer, or by when there will be one, stands after a blank line.
    """
    asked = f"Asked on {day_words(request.asked_on)} by {request.asked_by}"
    question = request.question
    ended = question if question.endswith(_ENDS) else f"{question}."
    return f"{asked}{_minute(request)}: {ended}\n\n{_answer(request, quarter)}"


def overdue_findings(
    requests: Sequence[Request], today: date, severity: Severity
) -> Iterator[Finding]:
    """What to do about each request that is past its day and not answered."""
    if severity is Severity.OFF:
        return
    for each in requests:
        if each.due is None or not each.is_overdue(today):
            continue
        asked = shorten(each.question, _LONGEST_NAMED, placeholder="…")
        yield Finding(
            rule=REQUEST_RULE.name,
            says=f"Request {each.number} of {each.asked_by} (“{asked}”) was to be "
            f"answered by {day_words(each.due)} and is not; answer it, or change "
            "the day",
            request=each.number,
            is_blocking=severity is Severity.BLOCKS,
        )


def _minute(request: Request) -> str:
    said = request.minute
    if not said:
        return ""
    is_named = said.casefold().startswith(("minute", "item"))
    return f" ({said})" if is_named else f" (minute {said})"


def _answer(request: Request, quarter: Quarter) -> str:
    answer = request.answer_in(quarter)
    if answer is not None:
        return f"Answer: {answer.text}"
    if request.due is None:
        return "To be answered."
    return f"To be answered by {day_words(request.due)}."
