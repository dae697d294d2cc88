"""What members asked for at meetings: entered, answered, reopened and withdrawn."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from textwrap import shorten
from typing import Final

from qperf_tui.domain.days import day_words, short_day
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.request import (
    LONGEST_ANSWER,
    LONGEST_NAME,
    LONGEST_QUESTION,
    Answer,
    Request,
    is_printed,
    report_for,
)
from qperf_tui.domain.text import clean_line, clean_text
from qperf_tui.errors import ConflictError, QperfError, UnknownError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.bounds import bounded
from qperf_tui.workbench.deadlines import meeting_date
from qperf_tui.workbench.request_log import log_request

_LONGEST_SHOWN: Final = 300
"""Characters of a colleague's answer that are shown to who wanted to write it."""
_LONGEST_IN_NAME: Final = 60
"""Characters of a question that stand in the name of a change."""


def requests(workbook: Workbook, *, is_all: bool = False) -> list[Request]:
    """The requests that wait for an answer, or all there are; the first asked first."""
    return workbook.requests.all() if is_all else workbook.requests.open()


def request_by_number(workbook: Workbook, number: int) -> Request:
    """One request.

    Raises:
        UnknownError: If there is none of that number.
    """
    found = workbook.requests.by_number(number)
    if found is None:
        raise UnknownError(
            f"There is no request {number}; qperf-tui request list --all numbers them."
        )
    return found


def printed(workbook: Workbook, quarter: Quarter) -> list[Request]:
    """The requests that a quarter's report prints, the first asked first.

    Those about what is exempt for whom the workbook is read are not among them.
    """
    meeting = meeting_date(workbook, quarter)
    return [
        each
        for each in workbook.requests.all()
        if is_printed(each, quarter, meeting)
        and not workbook.mask.withholds(each.indicator_id or 0, quarter)
    ]


def indicator_of(workbook: Workbook, request: Request) -> Indicator | None:
    """The indicator a request is about; None where it is about none on the lists."""
    if request.indicator_id is None:
        return None
    return next(iter(workbook.indicators.of_ids([request.indicator_id])), None)


def add_request(workbook: Workbook, asked: Request) -> Request:
    """Enter a request, whatever number it carries; returns it as it is kept.

    Raises:
        QperfError: If it does not say who asked what, says too much, or names days
            that cannot be.
    """
    wanted = _cleaned(workbook, replace(asked, answer=None, is_withdrawn=False))
    with workbook.transaction():
        added = replace(wanted, number=workbook.requests.add(wanted), version=1)
        log_request(workbook, f"entered {named(added)}", added, was_there=False)
    return added


def change_request(workbook: Workbook, wanted: Request) -> Request:
    """Let what was asked, of whom and by when be as given; the answer stays.

    Raises:
        ConflictError: If a colleague changed it since the version given.
        QperfError: If it does not say who asked what, says too much, names days
            that cannot be, or is as it stands.
    """
    cleaned = _cleaned(workbook, wanted)

    def change(stood: Request) -> Request:
        if stood.is_withdrawn:
            raise QperfError(
                f"Request {stood.number} is withdrawn; reopen it, then change it."
            )
        found = replace(cleaned, answer=stood.answer, is_withdrawn=False)
        if found == stood:
            raise QperfError(
                f"Request {stood.number} says that already, so nothing is changed."
            )
        return found

    return _changed(workbook, wanted, "changed", change)


def answer_request(
    workbook: Workbook, request: Request, text: str, quarter: Quarter
) -> Request:
    """Answer a request, or answer it otherwise, for the report of a quarter.

    Where that report went out before the question was asked, it is for the next.

    Raises:
        ConflictError: If a colleague changed it since the version given.
        QperfError: If it is withdrawn, or the answer says nothing or too much.
    """
    said = bounded(clean_text(text).strip(), "The answer", LONGEST_ANSWER)
    stamp = workbook.stamp

    def answer(stood: Request) -> Request:
        if stood.is_withdrawn:
            raise QperfError(
                f"Request {stood.number} is withdrawn; reopen it, then answer it."
            )
        held = stood.answer
        meeting_of = partial(meeting_date, workbook)
        at = report_for(stood.asked_on, quarter, meeting_of)
        if held is not None and (held.text, held.quarter) == (said, at):
            raise QperfError(
                f"Request {stood.number} is answered so already; nothing is changed."
            )
        return replace(stood, answer=Answer(said, stamp.by, stamp.clock(), at))

    return _changed(workbook, request, "answered", answer)


def reopen_request(workbook: Workbook, request: Request) -> Request:
    """Take back an answer or a withdrawal, so that the request waits again.

    Raises:
        ConflictError: If a colleague changed it since the version given.
        QperfError: If it is open.
    """

    def reopen(stood: Request) -> Request:
        if stood.is_open:
            raise QperfError(f"Request {stood.number} is open already.")
        if stood.is_withdrawn:
            return replace(stood, is_withdrawn=False)
        return replace(stood, answer=None)

    return _changed(workbook, request, "reopened", reopen)


def withdraw_request(workbook: Workbook, request: Request) -> Request:
    """Keep a request that nobody asks for any more out of queue and report.

    Raises:
        ConflictError: If a colleague changed it since the version given.
        QperfError: If it is answered, or withdrawn already.
    """

    def withdraw(stood: Request) -> Request:
        if stood.is_withdrawn:
            raise QperfError(f"Request {stood.number} is withdrawn already.")
        if stood.answer is not None:
            raise QperfError(
                f"{stood.answer.by} has answered request {stood.number}; reopen it, "
                "then withdraw it."
            )
        return replace(stood, is_withdrawn=True)

    return _changed(workbook, request, "withdrew", withdraw)


def named(request: Request) -> str:
    """A request by the day and what was asked, to be known by in a list of changes."""
    asked = shorten(request.question, _LONGEST_IN_NAME, placeholder="…")
    return f"the request of {short_day(request.asked_on)}: {asked.rstrip('.')}"


def _changed(
    workbook: Workbook,
    read: Request,
    verb: str,
    change: Callable[[Request], Request],
) -> Request:
    """Change a request as it stands, if it stands as it was read."""
    with workbook.transaction():
        stood = request_by_number(workbook, read.number)
        if stood.version != read.version:
            raise ConflictError(
                f"A colleague has changed request {read.number} since you read it"
                f"{_now_says(stood)}, so nothing is written; look at it as it stands, "
                "then try again."
            )
        found = replace(change(stood), version=stood.version + 1)
        workbook.requests.put(found)
        log_request(workbook, f"{verb} {named(stood)}", stood, was_there=True)
    return found


def _now_says(stood: Request) -> str:
    """What a colleague did that a person has to know of before writing over it."""
    if stood.is_withdrawn:
        return " and withdrawn it"
    if stood.answer is None:
        return ""
    said = shorten(stood.answer.text, _LONGEST_SHOWN, placeholder="…")
    return f" ({stood.answer.by} answered: “{said}”)"


def _cleaned(workbook: Workbook, asked: Request) -> Request:
    """A request as it is kept: cleaned, within bounds, its days possible."""
    if asked.asked_on > date.fromisoformat(workbook.stamp.clock()[:10]):
        raise QperfError(
            f"Nobody has asked on {day_words(asked.asked_on)} yet; mend the date."
        )
    if asked.due is not None and asked.due < asked.asked_on:
        raise QperfError(
            f"{day_words(asked.due)} is before it was asked, so it cannot be answered "
            "by then; mend one of the dates."
        )
    question = clean_line(asked.question)
    return replace(
        asked,
        question=bounded(question, "The question", LONGEST_QUESTION),
        asked_by=bounded(clean_line(asked.asked_by), "Who asked", LONGEST_NAME),
        minute=_short(asked.minute, "The minute"),
        owner=_short(asked.owner, "The owner"),
    )


def _short(said: str, what: str) -> str:
    cleaned = clean_line(said)
    return bounded(cleaned, what, LONGEST_NAME) if cleaned else ""
