"""Imports in the log of changes: what stood before each, and how it is put back."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import msgspec

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import TargetKind
from qperf_tui.errors import ConflictError
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.workbook import Workbook

Kept = list[str | None] | None
"""A target as `Targets.kept` has it."""


class BeforeImport(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a batch changed, as it stood before the batch, or before it was undone."""

    batch: int
    indicators: list[int]
    """The indicators it added."""
    amended: list[tuple[int, str, str]]
    """Indicator, column of its record card, and what the card said there."""
    targets: list[tuple[int, int, str, Kept]]
    """Indicator, quarter, kind, and the target that stood."""
    is_taken_back: bool = False


class _EarlierImport(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The same as the first version of the program kept it: targets by their ends."""

    batch: int
    indicators: list[int]
    amended: list[tuple[int, str, str]]
    targets: list[tuple[int, int, str, str | None, str | None]]


def log_import(workbook: Workbook, says: str, before: BeforeImport) -> None:
    """Log that a batch was brought in."""
    workbook.changes.record(says, "import", _payload(before))


def _payload(before: BeforeImport) -> Undo:
    found: Undo = msgspec.to_builtins(before)
    return found


def _import(workbook: Workbook, undo: Undo) -> Undo:
    before = _read(workbook, undo)
    _require_unchanged(workbook, before)
    stood = BeforeImport(
        before.batch,
        before.indicators,
        [
            (key, column, workbook.indicators.card(key)[column])
            for key, column, _ in before.amended
        ],
        [
            (key, quarter, kind, _kept(workbook, key, quarter, kind))
            for key, quarter, kind, _ in before.targets
        ],
        is_taken_back=not before.is_taken_back,
    )
    if before.is_taken_back:
        workbook.imports.reinstate(before.batch)
        for key in before.indicators:
            workbook.indicators.reinstate(key)
    else:
        workbook.imports.take_back(before.batch)
        workbook.indicators.withdraw(before.indicators)
    for key, column, value in before.amended:
        workbook.indicators.amend(key, column, value)
    for key, quarter, kind, kept in before.targets:
        workbook.targets.put_back(key, Quarter(quarter), TargetKind(kind), kept)
    return _payload(stood)


def _kept(workbook: Workbook, key: int, quarter: int, kind: str) -> Kept:
    return workbook.targets.kept(key, Quarter(quarter), TargetKind(kind))


def _require_unchanged(workbook: Workbook, before: BeforeImport) -> None:
    changed = workbook.imports.changed_since(
        before.batch, is_taken_back=before.is_taken_back
    )
    if changed is None:
        return
    key, quarter = changed
    code = workbook.indicators.code_of(key)
    raise ConflictError(
        f"The figure of {code} for {quarter} has since been changed in a way that "
        "cannot be undone, so the import stays as it is; bring in a corrected return."
    )


def _read(workbook: Workbook, undo: Undo) -> BeforeImport:
    targets = undo.get("targets")
    is_earlier = isinstance(targets, list) and any(len(each) > 4 for each in targets)
    if not is_earlier:
        return msgspec.convert(undo, BeforeImport)
    earlier = msgspec.convert(undo, _EarlierImport)
    return BeforeImport(
        earlier.batch,
        earlier.indicators,
        earlier.amended,
        [
            (key, quarter, kind, _ends(workbook, low, high))
            for key, quarter, kind, low, high in earlier.targets
        ],
    )


def _ends(workbook: Workbook, low: str | None, high: str | None) -> Kept:
    """A target kept by its ends; one in words has them first, and no second end."""
    if low is None:
        return None
    signed = [workbook.stamp.by, workbook.stamp.clock(), "undone"]
    said: Sequence[str | None] = (low, high, "") if high else (None, None, low)
    return [*said, *signed]


IMPORTS_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    "import": _import,
}
"""How an import is undone, and done again."""
