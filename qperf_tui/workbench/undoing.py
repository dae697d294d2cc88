"""Undoing the last change, by name, whatever it was."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final

import msgspec

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import AnyTarget, Target, TargetInWords, TargetKind
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.ruling_log import RULINGS_UNDONE


class _CommentaryBefore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    indicator: int
    quarter: int
    body: str
    state: str


class _SectionBefore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    section: int
    paragraphs: list[list[str | int | None]]


class _NumberingBefore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    report: int
    first_paragraph: int


class _ImportBefore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    batch: int
    indicators: list[int]
    amended: list[tuple[int, str, str]]
    targets: list[tuple[int, int, str, str | None, str | None]]


def undo_last(workbook: Workbook) -> str | None:
    """Undo the newest change; returns its name, or None when there is none left.

    Raises:
        WorkbookError: If it could not be written; then nothing was.
    """
    with workbook.transaction():
        change = workbook.changes.last_to_undo()
        if change is None or change.undo is None:
            return None
        _WAYS[change.kind](workbook, change.undo)
        undone = workbook.changes.record(f"undid: {change.says}", "undo", None)
        workbook.changes.mark_undone(change, undone)
    return change.says


def _commentary(workbook: Workbook, undo: Undo) -> None:
    before = msgspec.convert(undo, _CommentaryBefore)
    quarter = Quarter(before.quarter)
    # Later changes are undone already, each by a version of its own.
    standing = workbook.commentaries.standing(before.indicator, quarter)
    workbook.commentaries.save(
        before.indicator,
        quarter,
        before.body,
        CommentaryState[before.state.upper()],
        base_version=0 if standing is None else standing.version,
        reason="undone",
    )


def _section(workbook: Workbook, undo: Undo) -> None:
    before = msgspec.convert(undo, _SectionBefore)
    workbook.paragraphs.restore(before.section, before.paragraphs)


def _numbering(workbook: Workbook, undo: Undo) -> None:
    before = msgspec.convert(undo, _NumberingBefore)
    workbook.reports.number_from(before.report, before.first_paragraph)


def _import(workbook: Workbook, undo: Undo) -> None:
    before = msgspec.convert(undo, _ImportBefore)
    workbook.imports.take_back(before.batch)
    for indicator_id, column, value in before.amended:
        workbook.indicators.amend(indicator_id, column, value)
    for indicator_id, quarter, named, low, high in before.targets:
        kind = TargetKind(named)
        held: AnyTarget | None = None
        if low is not None and high:
            held = Target(Fraction(low), Fraction(high), kind)
        elif low is not None:
            held = TargetInWords.parse(low, kind)
        workbook.targets.put_back(indicator_id, Quarter(quarter), kind, held)
    workbook.indicators.withdraw(before.indicators)


_WAYS: Final[Mapping[str, Callable[[Workbook, Undo], None]]] = {
    "commentary": _commentary,
    "section": _section,
    "numbering": _numbering,
    "import": _import,
    **RULINGS_UNDONE,
}
