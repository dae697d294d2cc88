"""Imports in the log of changes: what stood before each, and how it is put back."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import msgspec

from qperf_tui.domain.target import TargetKind
from qperf_tui.errors import ConflictError
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.workbook import Workbook

IMPORT: Final = "import"
"""The kind of a change that brought a file in."""

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
    unset: list[tuple[int, str, list[int]]] = []
    """Indicator, kind, and the quarters in which no target stood."""

    @property
    def aims(self) -> dict[tuple[int, TargetKind], dict[int, Kept]]:
        """By indicator and kind and then by quarter, the target that stood."""
        found: defaultdict[tuple[int, TargetKind], dict[int, Kept]] = defaultdict(dict)
        for key, quarter, kind, kept in self.targets:
            found[key, TargetKind(kind)][quarter] = kept
        for key, kind, quarters in self.unset:
            found[key, TargetKind(kind)].update(dict.fromkeys(quarters))
        return found


class _EarlierImport(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The same as the first version of the program kept it: targets by their ends."""

    batch: int
    indicators: list[int]
    amended: list[tuple[int, str, str]]
    targets: list[tuple[int, int, str, str | None, str | None]]


class TargetsBefore:
    """What stood where targets are set, with those that did not in little room."""

    def __init__(self) -> None:
        self.stood: list[tuple[int, int, str, Kept]] = []
        self.unset: list[tuple[int, str, list[int]]] = []

    def note(
        self, workbook: Workbook, key: int, kind: TargetKind, quarters: Iterable[int]
    ) -> None:
        """Note what stands of an indicator, before its targets are set."""
        kept = workbook.targets.kept_of(key)
        unset = []
        for quarter in quarters:
            if stands := kept.get((quarter, kind)):
                self.stood.append((key, quarter, kind.value, stands))
            else:
                unset.append(quarter)
        if unset:
            self.unset.append((key, kind.value, unset))


def log_import(workbook: Workbook, says: str, before: BeforeImport) -> None:
    """Log that a batch was brought in."""
    workbook.changes.record(says, IMPORT, _payload(before))


def _payload(before: BeforeImport) -> Undo:
    found: Undo = msgspec.to_builtins(before)
    return found


def _import(workbook: Workbook, undo: Undo) -> Undo:
    before = _read(workbook, undo)
    _require_unchanged(workbook, before)
    aims = before.aims
    targets = TargetsBefore()
    for (key, kind), kept in aims.items():
        targets.note(workbook, key, kind, kept)
    stood = BeforeImport(
        before.batch,
        before.indicators,
        [
            (key, column, workbook.indicators.card(key)[column])
            for key, column, _ in before.amended
        ],
        targets.stood,
        is_taken_back=not before.is_taken_back,
        unset=targets.unset,
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
    for (key, kind), kept in aims.items():
        workbook.targets.put_all_back(key, kind, kept)
    return _payload(stood)


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
    IMPORT: _import,
}
"""How an import is undone, and done again."""
