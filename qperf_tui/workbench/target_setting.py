"""Targets that an officer sets, changes or takes back: signed, with a reason."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import AnyTarget, TargetKind, contradicts, read_target
from qperf_tui.domain.text import clean_line
from qperf_tui.domain.wording import target_figure
from qperf_tui.errors import QperfError, UnchangedError, UnknownError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.change_sets import log_many
from qperf_tui.workbench.definition_log import log_target
from qperf_tui.workbench.meanwhile import changed_meanwhile
from qperf_tui.workbench.reasons import named, reason_given

_FOR: Final = {TargetKind.MILESTONE: "for", TargetKind.YEAR_END: "for the year end,"}

Aim = tuple[Quarter, TargetKind]
"""Which of an indicator's targets: a quarter's milestone, or that of a year end."""
Aims = Mapping[Aim, AnyTarget]
"""The targets of an indicator."""


def set_target(
    workbook: Workbook,
    indicator: Indicator,
    text: str,
    quarter: Quarter,
    *,
    kind: TargetKind,
    reason: str,
    set_by: str = "",
    seen: Aims | None = None,
) -> AnyTarget:
    """Set what an indicator is to reach in a quarter, or at its year end; returns it.

    `set_by` is who decided on it, if not who writes. `seen`, here and below, are the
    targets that the officer had before them.

    Raises:
        ConflictError: If a colleague has changed it since it was seen.
        UnchangedError: If it is set so already.
        QperfError: If it is no target of the indicator's, or no reason is given.
    """
    reason = reason_given(reason)
    target = target_of(indicator, text, kind)
    at, key = _at(quarter, kind), indicator.indicator_id
    with workbook.transaction():
        held = workbook.targets.of(key).get((at, kind))
        _require_as_seen(workbook, indicator, seen, (at, kind))
        if held == target:
            raise UnchangedError(
                f"The target of {indicator.code} {_FOR[kind]} {at} is that already; "
                "nothing is changed."
            )
        before = workbook.targets.kept(key, at, kind)
        workbook.targets.put(key, at, target, reason, set_by=clean_line(set_by) or None)
        told = [target_figure(each, indicator) for each in (held, target) if each]
        says = f"target of {indicator.code} {_FOR[kind]} {at} set "
        says += f"to {told[0]}" if held is None else f"from {told[0]} to {told[1]}"
        log_target(workbook, named(says, reason), (key, at, kind), before)
    return target


def set_profile(
    workbook: Workbook,
    indicator: Indicator,
    said: Mapping[Aim, str],
    *,
    reason: str,
    seen: Aims | None = None,
) -> list[AnyTarget]:
    """Set the targets of several quarters in one go; returns those that are new.

    A blank leaves what stands.

    Raises:
        ConflictError: If a colleague has changed one since it was seen.
        UnchangedError: If all are set so already.
        QperfError: If one is no target, or no reason is given.
    """
    new = []
    with workbook.transaction():
        with workbook.changes.gathering() as parts:
            for (at, kind), text in said.items():
                if clean_line(text):
                    with suppress(UnchangedError):
                        new.append(
                            set_target(
                                *(workbook, indicator, text, at),
                                kind=kind,
                                reason=reason,
                                seen=seen,
                            )
                        )
        if not new:
            raise UnchangedError(
                f"The targets of {indicator.code} are that already; nothing is changed."
            )
        told = ", ".join(target_figure(each, indicator) for each in new)
        says = f"targets of {indicator.code} set to {told}"
        log_many(workbook, named(says, reason_given(reason)), parts)
    return new


def take_back_target(
    workbook: Workbook,
    indicator: Indicator,
    quarter: Quarter,
    *,
    kind: TargetKind,
    reason: str,
    seen: Aims | None = None,
) -> None:
    """Leave an indicator without a target in a quarter, or at its year end.

    Raises:
        ConflictError: If a colleague has changed it since it was seen.
        UnknownError: If there is none.
        QperfError: If no reason is given.
    """
    reason = reason_given(reason)
    at, key = _at(quarter, kind), indicator.indicator_id
    with workbook.transaction():
        _require_as_seen(workbook, indicator, seen, (at, kind))
        before = workbook.targets.kept(key, at, kind)
        if before is None:
            raise UnknownError(
                f"{indicator.code} has no target {_FOR[kind]} {at}; nothing is changed."
            )
        workbook.targets.put_back(key, at, kind, None)
        says = f"target of {indicator.code} {_FOR[kind]} {at} taken back"
        log_target(workbook, named(says, reason), (key, at, kind), before)


def target_of(indicator: Indicator, text: str, kind: TargetKind) -> AnyTarget:
    """The target that a text means for an indicator.

    Raises:
        QperfError: If it is none, or runs against the way that is good.
    """
    try:
        target = read_target(clean_line(text), kind)
    except ValueError as error:
        raise QperfError(f"{error}.") from None
    if contradicts(target, indicator.polarity):
        raise QperfError(
            f"The target {target.words!r} runs against {indicator.code}, of which "
            f"{indicator.polarity.words}; mend the target or the direction."
        )
    return target


def _at(quarter: Quarter, kind: TargetKind) -> Quarter:
    return quarter.year_end if kind is TargetKind.YEAR_END else quarter


def _require_as_seen(
    workbook: Workbook, indicator: Indicator, seen: Aims | None, aim: Aim
) -> None:
    at, kind = aim
    if seen is None:
        return
    if workbook.targets.of(indicator.indicator_id).get(aim) != seen.get(aim):
        which = f"the target {_FOR[kind]} {at},"
        raise changed_meanwhile(workbook, indicator, which)
