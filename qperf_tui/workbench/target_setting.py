"""Targets that an officer sets, changes or takes back: signed, with a reason."""

from typing import Final

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import AnyTarget, TargetKind, contradicts, read_target
from qperf_tui.domain.text import clean_line
from qperf_tui.domain.wording import target_figure
from qperf_tui.errors import QperfError, UnchangedError, UnknownError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.definition_log import log_target
from qperf_tui.workbench.reasons import named, reason_given

_FOR: Final = {TargetKind.MILESTONE: "for", TargetKind.YEAR_END: "for the year end,"}


def set_target(
    workbook: Workbook,
    indicator: Indicator,
    text: str,
    quarter: Quarter,
    *,
    kind: TargetKind,
    reason: str,
    set_by: str = "",
) -> AnyTarget:
    """Set what an indicator is to reach in a quarter, or at its year end; returns it.

    `set_by` is who decided on it, where that is not who writes.

    Raises:
        UnchangedError: If it is set so already.
        QperfError: If it is no target, runs against the way that is good, or no reason
            is given.
    """
    reason = reason_given(reason)
    target = _read(indicator, text, kind)
    at = quarter.year_end if kind is TargetKind.YEAR_END else quarter
    key = indicator.indicator_id
    with workbook.transaction():
        held = workbook.targets.of(key).get((at, kind))
        if held == target:
            raise UnchangedError(
                f"The target of {indicator.code} {_FOR[kind]} {at} is that already; "
                "nothing is changed."
            )
        before = workbook.targets.kept(key, at, kind)
        workbook.targets.put(key, at, target, reason, set_by=clean_line(set_by) or None)
        was = "" if held is None else f" from {target_figure(held, indicator)}"
        says = (
            f"target of {indicator.code} {_FOR[kind]} {at} set{was} to "
            f"{target_figure(target, indicator)}"
        )
        log_target(workbook, named(says, reason), (key, at, kind), before)
    return target


def take_back_target(
    workbook: Workbook,
    indicator: Indicator,
    quarter: Quarter,
    *,
    kind: TargetKind,
    reason: str,
) -> None:
    """Leave an indicator without a target in a quarter, or at its year end.

    Raises:
        UnknownError: If there is none.
        QperfError: If no reason is given.
    """
    reason = reason_given(reason)
    at = quarter.year_end if kind is TargetKind.YEAR_END else quarter
    key = indicator.indicator_id
    with workbook.transaction():
        before = workbook.targets.kept(key, at, kind)
        if before is None:
            raise UnknownError(
                f"{indicator.code} has no target {_FOR[kind]} {at}; nothing is changed."
            )
        workbook.targets.put_back(key, at, kind, None)
        says = f"target of {indicator.code} {_FOR[kind]} {at} taken back"
        log_target(workbook, named(says, reason), (key, at, kind), before)


def _read(indicator: Indicator, text: str, kind: TargetKind) -> AnyTarget:
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
