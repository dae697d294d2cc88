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


def override_at(workbook: Workbook, key: int, quarter: Quarter) -> Override | None:
    """The tolerance that was set for an indicator from `quarter` itself on."""
    held = workbook.judging.overrides(key)
    return next((each for each in held if each.first_quarter == quarter.ordinal), None)


def rebase_at(workbook: Workbook, key: int, quarter: Quarter) -> Rebase | None:
    """The limits of an indicator begun afresh at `quarter` itself."""
    held = workbook.judging.rebases(key)
    return next((each for each in held if each.first_quarter == quarter.ordinal), None)


def log_override(
    workbook: Workbook, says: str, key: int, quarter: Quarter, before: Override | None
) -> None:
    """Log that the tolerance of an indicator was set or taken back."""
    undo = _undo(key, quarter, _kept_override(before))
    workbook.changes.record(says, "tolerance", undo, key)


def log_expectation(
    workbook: Workbook,
    says: str,
    key: int,
    quarter: Quarter,
    before: Expectation | None,
) -> None:
    """Log that what is expected at the year end was entered or taken back."""
    undo = _undo(key, quarter, _kept_expectation(before))
    workbook.changes.record(says, "expectation", undo, key)


def log_rebase(
    workbook: Workbook, says: str, key: int, quarter: Quarter, before: Rebase | None
) -> None:
    """Log that an indicator's limits begin afresh, or no longer do."""
    undo = _undo(key, quarter, _kept_rebase(before))
    workbook.changes.record(says, "rebase", undo, key)


def log_rule(workbook: Workbook, says: str, before: str, why: str) -> None:
    """Log that the workbook is judged by another rule than the one it named."""
    workbook.changes.record(says, "rule", _rule_kept(before, why))


def _undo(key: int, quarter: Quarter, before: list[str] | None) -> Undo:
    return {"indicator": key, "quarter": quarter.ordinal, "before": before}


def _rule_kept(name: str, why: str) -> Undo:
    return {"name": name, "why": why}


def _kept_override(held: Override | None) -> list[str] | None:
    if held is None:
        return None
    said = [held.tolerance.kind.value, str(held.tolerance.size), held.reason]
    return [*said, held.set_by, held.set_at]


def _kept_expectation(held: Expectation | None) -> list[str] | None:
    if held is None:
        return None
    return [str(held.value), held.reason, held.entered_by, held.entered_at]


def _kept_rebase(held: Rebase | None) -> list[str] | None:
    return None if held is None else [held.reason, held.by, held.at]


def _tolerance(workbook: Workbook, undo: Undo) -> Undo:
    found = msgspec.convert(undo, _Before)
    key, quarter = found.indicator, Quarter(found.quarter)
    stood = _kept_override(override_at(workbook, key, quarter))
    if found.before is None:
        workbook.judging.remove_override(key, quarter)
    else:
        kind, size, reason, by, at = found.before
        held = Tolerance(ToleranceKind(kind), Fraction(size))
        workbook.judging.put_override(key, quarter, held, reason, (by, at))
    return _undo(key, quarter, stood)


def _expectation(workbook: Workbook, undo: Undo) -> Undo:
    found = msgspec.convert(undo, _Before)
    key, quarter = found.indicator, Quarter(found.quarter)
    stood = _kept_expectation(workbook.judging.expectation(key, quarter))
    if found.before is None:
        workbook.judging.remove_expectation(key, quarter)
    else:
        said, reason, by, at = found.before
        held = Fraction(said)
        workbook.judging.put_expectation(key, quarter, held, reason, (by, at))
    return _undo(key, quarter, stood)


def _rebase(workbook: Workbook, undo: Undo) -> Undo:
    found = msgspec.convert(undo, _Before)
    key, quarter = found.indicator, Quarter(found.quarter)
    stood = _kept_rebase(rebase_at(workbook, key, quarter))
    if found.before is None:
        workbook.judging.remove_rebase(key, quarter)
    else:
        reason, by, at = found.before
        workbook.judging.put_rebase(key, quarter, reason, (by, at))
    return _undo(key, quarter, stood)


def _rule(workbook: Workbook, undo: Undo) -> Undo:
    found = msgspec.convert(undo, _RuleBefore)
    stood = _rule_kept(workbook.judging.rule_name(), workbook.settings.get(WHY_RULE))
    workbook.judging.put_rule(found.name)
    workbook.settings.put(WHY_RULE, found.why)
    return stood


RULINGS_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    "tolerance": _tolerance,
    "expectation": _expectation,
    "rebase": _rebase,
    "rule": _rule,
}
"""How each kind of ruling is undone."""
