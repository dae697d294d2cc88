"""Rules waived for an indicator in a quarter's report, each with its reason."""

from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.waiver import Waiver
from qperf_tui.errors import QperfError, UnknownError
from qperf_tui.report import figure_rules
from qperf_tui.report.requests import REQUEST_RULE
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.house_style import RULES, one_of
from qperf_tui.workbench.reasons import named, reason_given

_NEVER: Final = {
    *(figure_rules.UNRESOLVED, figure_rules.SUPPRESSED_FIGURE, "disclosure"),
    REQUEST_RULE.name,
}
"""What no reason makes good: a figure that cannot or may not be stated. Requests are
about no one indicator."""

WAIVABLE: Final = tuple(sorted({*RULES, "balance", "commentary"} - _NEVER))
"""The rules that can be waived for one indicator, by name."""


class _WaiverKept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    quarter: int
    rule: str
    indicator: int
    reason: str
    by: str
    at: str
    is_there: bool
    """Whether the rule was waived before the change at all."""


def waivers(workbook: Workbook, quarter: Quarter) -> list[Waiver]:
    """What is waived in a quarter's report, by rule and code."""
    return workbook.waivers.in_quarter(quarter)


def waive(
    workbook: Workbook, quarter: Quarter, rule: str, indicator: Indicator, reason: str
) -> Waiver:
    """Hold an indicator to a rule no more, in one quarter's report.

    Raises:
        UnknownError: If it is no rule that can be waived.
        QperfError: If it is waived already, or no reason is given.
    """
    chosen, given = one_of(WAIVABLE, rule, "rule to be waived"), reason_given(reason)
    code, stamp = indicator.code, workbook.stamp
    with workbook.transaction():
        held = workbook.waivers.one(quarter, chosen, code)
        if held is not None:
            raise QperfError(
                f"{held.by} has waived {chosen} for {code} in {quarter} already: "
                f"{held.reason.rstrip('.')}. Withdraw that to give another reason."
            )
        made = Waiver(
            quarter=quarter,
            rule=chosen,
            subject=code,
            reason=given,
            by=stamp.by,
            at=stamp.clock(),
        )
        workbook.waivers.put(made)
        says = named(f"waived {chosen} for {code} in {quarter}", given)
        _log(workbook, says, indicator, made, was_there=False)
    return made


def unwaive(
    workbook: Workbook, quarter: Quarter, rule: str, indicator: Indicator
) -> Waiver:
    """Hold an indicator to a rule again; returns what was waived.

    Raises:
        UnknownError: If it is not waived.
    """
    chosen, code = one_of(WAIVABLE, rule, "rule to be waived"), indicator.code
    with workbook.transaction():
        held = workbook.waivers.one(quarter, chosen, code)
        if held is None:
            raise UnknownError(
                f"{chosen} is not waived for {code} in {quarter}; qperf-tui waive "
                "--list says what is."
            )
        workbook.waivers.remove(quarter, chosen, code)
        says = f"withdrew the waiver of {chosen} for {code} in {quarter}"
        _log(workbook, says, indicator, held, was_there=True)
    return held


def _log(
    workbook: Workbook,
    says: str,
    indicator: Indicator,
    waiver: Waiver,
    *,
    was_there: bool,
) -> None:
    key = indicator.indicator_id
    workbook.changes.record(says, "waiver", _kept(waiver, key, is_there=was_there), key)


def _kept(waiver: Waiver, indicator_id: int, *, is_there: bool) -> Undo:
    return {
        "quarter": waiver.quarter.ordinal,
        "rule": waiver.rule,
        "indicator": indicator_id,
        "reason": waiver.reason,
        "by": waiver.by,
        "at": waiver.at,
        "is_there": is_there,
    }


def _put_back(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _WaiverKept)
    wanted = Waiver(
        quarter=Quarter(before.quarter),
        rule=before.rule,
        subject=workbook.indicators.code_of(before.indicator),
        reason=before.reason,
        by=before.by,
        at=before.at,
    )
    stood = workbook.waivers.one(wanted.quarter, wanted.rule, wanted.subject)
    if before.is_there:
        workbook.waivers.put(wanted)
    else:
        workbook.waivers.remove(wanted.quarter, wanted.rule, wanted.subject)
    return _kept(stood or wanted, before.indicator, is_there=stood is not None)


WAIVERS_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    "waiver": _put_back
}
"""How waiving a rule, or withdrawing a waiver, is undone."""
