"""Actions in the log of changes: what stood before each change, and the way back."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

import msgspec

from qperf_tui.domain.action import Action, Closing
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.workbook import Workbook


class _ClosingKept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    by: str
    at: str
    quarter: int


class _ActionKept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    number: int
    indicator: int
    raised_in: int
    title: str
    owner: str
    due: date | None
    evidence: str
    raised_by: str
    raised_at: str
    closing: _ClosingKept | None
    is_withdrawn: bool
    version: int
    is_there: bool
    """Whether the action stood before the change at all."""


def log_action(
    workbook: Workbook, says: str, action: Action, *, was_there: bool
) -> None:
    """Log a change, with the action as it stood before, or as it was added."""
    workbook.changes.record(
        says, "action", _kept(action, is_there=was_there), action.indicator_id
    )


def _kept(action: Action, *, is_there: bool) -> Undo:
    done = action.closing
    found: Undo = msgspec.to_builtins(
        _ActionKept(
            number=action.number,
            indicator=action.indicator_id,
            raised_in=action.raised_in.ordinal,
            title=action.title,
            owner=action.owner,
            due=action.due,
            evidence=action.evidence,
            raised_by=action.raised_by,
            raised_at=action.raised_at,
            closing=(
                None
                if done is None
                else _ClosingKept(done.by, done.at, done.quarter.ordinal)
            ),
            is_withdrawn=action.is_withdrawn,
            version=action.version,
            is_there=is_there,
        )
    )
    return found


def _wanted(before: _ActionKept) -> Action:
    done = before.closing
    return Action(
        number=before.number,
        indicator_id=before.indicator,
        raised_in=Quarter(before.raised_in),
        title=before.title,
        owner=before.owner,
        due=before.due,
        evidence=before.evidence,
        raised_by=before.raised_by,
        raised_at=before.raised_at,
        closing=(
            None if done is None else Closing(done.by, done.at, Quarter(done.quarter))
        ),
        is_withdrawn=before.is_withdrawn,
        version=before.version,
    )


def _put_back(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _ActionKept)
    wanted = _wanted(before)
    stood = workbook.actions.by_number(before.number)
    if before.is_there:
        # A version of its own: whoever read the one undone must not overwrite this.
        latest = wanted.version if stood is None else stood.version
        workbook.actions.put(replace(wanted, version=latest + 1))
    else:
        workbook.actions.remove(before.number)
    return _kept(stood or wanted, is_there=stood is not None)


ACTIONS_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    "action": _put_back
}
"""How a change of an action is undone."""
