"""Rulings in the log of changes: what stood before each, and how it is put back."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final

import msgspec

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Expectation
from qperf_tui.domain.rules import Override, Rebase
from qperf_tui.domain.target import Tolerance, ToleranceKind
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.workbook import Workbook

WHY_RULE: Final = "rag_rule_why"
"""The workbook's setting for who chose its rule, when and why."""


class _Before(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    indicator: int
    quarter: int
    before: list[str] | None
    """What stood with its reason, who ruled so and when; None if nothing did."""


class _RuleBefore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    why: str


def log_override(
    workbook: Workbook, says: str, key: int, quarter: Quarter, before: Override | None
) -> None:
    """Log that the tolerance of an indicator was set or taken back."""
    kept = None
    if before is not None:
        size = str(before.tolerance.size)
        kept = [before.tolerance.kind.value, size, before.reason]
        kept += [before.set_by, before.set_at]
    workbook.changes.record(says, "tolerance", _undo(key, quarter, kept))


def log_expectation(
    workbook: Workbook,
    says: str,
    key: int,
    quarter: Quarter,
    before: Expectation | None,
) -> None:
    """Log that what is expected at the year end was entered or taken back."""
    kept = None
    if before is not None:
        kept = [str(before.value), before.reason, before.entered_by, before.entered_at]
    workbook.changes.record(says, "expectation", _undo(key, quarter, kept))


def log_rebase(
    workbook: Workbook, says: str, key: int, quarter: Quarter, before: Rebase | None
) -> None:
    """Log that an indicator's limits begin afresh, or no longer do."""
    kept = None if before is None else [before.reason, before.by, before.at]
    workbook.changes.record(says, "rebase", _undo(key, quarter, kept))


def log_rule(workbook: Workbook, says: str, before: str, why: str) -> None:
    """Log that the workbook is judged by another rule than the one it named."""
    workbook.changes.record(says, "rule", {"name": before, "why": why})


def _undo(key: int, quarter: Quarter, before: list[str] | None) -> Undo:
    return {"indicator": key, "quarter": quarter.ordinal, "before": before}


def _tolerance(workbook: Workbook, undo: Undo) -> None:
    found = msgspec.convert(undo, _Before)
    quarter = Quarter(found.quarter)
    if found.before is None:
        workbook.judging.remove_override(found.indicator, quarter)
        return
    kind, size, reason, by, at = found.before
    held = Tolerance(ToleranceKind(kind), Fraction(size))
    workbook.judging.put_override(found.indicator, quarter, held, reason, (by, at))


def _expectation(workbook: Workbook, undo: Undo) -> None:
    found = msgspec.convert(undo, _Before)
    quarter = Quarter(found.quarter)
    if found.before is None:
        workbook.judging.remove_expectation(found.indicator, quarter)
        return
    said, reason, by, at = found.before
    held = Fraction(said)
    workbook.judging.put_expectation(found.indicator, quarter, held, reason, (by, at))


def _rebase(workbook: Workbook, undo: Undo) -> None:
    found = msgspec.convert(undo, _Before)
    quarter = Quarter(found.quarter)
    if found.before is None:
        workbook.judging.remove_rebase(found.indicator, quarter)
        return
    reason, by, at = found.before
    workbook.judging.put_rebase(found.indicator, quarter, reason, (by, at))


def _rule(workbook: Workbook, undo: Undo) -> None:
    found = msgspec.convert(undo, _RuleBefore)
    workbook.judging.put_rule(found.name)
    workbook.settings.put(WHY_RULE, found.why)


RULINGS_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], None]]] = {
    "tolerance": _tolerance,
    "expectation": _expectation,
    "rebase": _rebase,
    "rule": _rule,
}
"""How each kind of ruling is undone."""
