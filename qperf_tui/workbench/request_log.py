"""Requests in the log of changes: what stood before each change, and the way back."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

import msgspec

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.request import Answer, Request
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.workbook import Workbook


class _AnswerKept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    by: str
    at: str
    quarter: int


class _RequestKept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    number: int
    asked_on: date
    asked_by: str
    question: str
    minute: str
    indicator: int | None
    owner: str
    due: date | None
    answer: _AnswerKept | None
    is_withdrawn: bool
    version: int
    is_there: bool
    """Whether the request stood before the change at all."""


def log_request(
    workbook: Workbook, says: str, request: Request, *, was_there: bool
) -> None:
    """Log a change, with the request as it stood before, or as it was added."""
    workbook.changes.record(
        says, "request", _kept(request, is_there=was_there), request.indicator_id
    )


def _kept(request: Request, *, is_there: bool) -> Undo:
    said = request.answer
    found: Undo = msgspec.to_builtins(
        _RequestKept(
            number=request.number,
            asked_on=request.asked_on,
            asked_by=request.asked_by,
            question=request.question,
            minute=request.minute,
            indicator=request.indicator_id,
            owner=request.owner,
            due=request.due,
            answer=(
                None
                if said is None
                else _AnswerKept(said.text, said.by, said.at, said.quarter.ordinal)
            ),
            is_withdrawn=request.is_withdrawn,
            version=request.version,
            is_there=is_there,
        )
    )
    return found


def _wanted(before: _RequestKept) -> Request:
    said = before.answer
    return Request(
        number=before.number,
        asked_on=before.asked_on,
        asked_by=before.asked_by,
        question=before.question,
        minute=before.minute,
        indicator_id=before.indicator,
        owner=before.owner,
        due=before.due,
        answer=(
            None
            if said is None
            else Answer(said.text, said.by, said.at, Quarter(said.quarter))
        ),
        is_withdrawn=before.is_withdrawn,
        version=before.version,
    )


def _put_back(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _RequestKept)
    wanted = _wanted(before)
    stood = workbook.requests.by_number(before.number)
    if before.is_there:
        # A version of its own: whoever read the one undone must not overwrite this.
        latest = wanted.version if stood is None else stood.version
        workbook.requests.put(replace(wanted, version=latest + 1))
    else:
        workbook.requests.remove(before.number)
    return _kept(stood or wanted, is_there=stood is not None)


REQUESTS_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    "request": _put_back
}
"""How a change of a request is undone."""
