"""Several changes made at once, logged as one and undone as one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

import msgspec

from qperf_tui.storage.changes import REDONE, Change, Part, Undo
from qperf_tui.storage.workbook import Workbook

MANY: Final = "many"
"""The kind of a change that is made of several."""


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    says: str
    kind: str
    indicator: int | None
    undo: dict[str, object]


class _Many(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    parts: list[_Part]


def log_many(workbook: Workbook, says: str, parts: Sequence[Part]) -> None:
    """Log changes that were gathered as one."""
    kept = _Many([_Part(e.says, e.kind, e.indicator_id, dict(e.undo)) for e in parts])
    workbook.changes.record(says, MANY, msgspec.to_builtins(kept))


def turn_many(undo: Undo, turn: Callable[[str, str, Undo], Undo]) -> Undo:
    """Put back every part by the way of its kind, the last one first.

    `turn` has the kind and name of a part, and what it keeps.
    """
    kept = msgspec.convert(undo, _Many)
    back = [
        msgspec.structs.replace(each, undo=dict(turn(each.kind, each.says, each.undo)))
        for each in reversed(kept.parts)
    ]
    found: Undo = msgspec.to_builtins(_Many(back))
    return found


def parts_of(kind: str, undo: Undo) -> list[tuple[str, Undo]]:
    """The kind of each part of a change with what it keeps; a single one is its own."""
    if kind != MANY:
        return [(kind, undo)]
    try:
        return [(each.kind, each.undo) for each in msgspec.convert(undo, _Many).parts]
    except msgspec.ValidationError:
        return []


def apart(workbook: Workbook, changes: Sequence[Change]) -> Iterator[Change]:
    """Changes, the newest first, with those that are made of several one by one.

    One that was undone and done again is given as it was first done.
    """
    for each in changes:
        if each.kind == MANY:
            yield from _parts(each, workbook.changes.kept(each))
        elif each.kind == REDONE:
            yield from _again(each, workbook.changes.kept(each))
        else:
            yield each


def _parts(change: Change, kept: Mapping[str, object]) -> Iterator[Change]:
    """A change as a whole and in its parts, the newest first."""
    yield change
    try:
        many = msgspec.convert(kept, _Many)
    except msgspec.ValidationError:
        return
    for each in reversed(many.parts):
        yield replace(
            change, says=each.says, kind=each.kind, indicator_id=each.indicator
        )


def _again(change: Change, kept: Mapping[str, object]) -> Iterator[Change]:
    says, kind, back = (kept.get(name) for name in ("says", "kind", "back"))
    first = replace(change, says=str(says), kind=str(kind))
    if kind == MANY and isinstance(back, dict):
        yield from _parts(first, back)
    else:
        yield first
