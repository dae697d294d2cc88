"""Rules waived for one subject in a quarter's report, each with its reason."""

from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.domain.waiver import Waiver
from qperf_tui.errors import QperfError, UnknownError
from qperf_tui.report import figure_rules
from qperf_tui.report.checks import UNCOUNTED
from qperf_tui.report.paper_checks import DEAD_REFERENCE, OF_A_PART, PLACEHOLDER
from qperf_tui.report.requests import REQUEST_RULE
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.house_style import RULES, one_of
from qperf_tui.workbench.reasons import named, reason_given

_NEVER: Final = {
    *(figure_rules.UNRESOLVED, figure_rules.SUPPRESSED_FIGURE, "disclosure"),
    figure_rules.CROSS_REFERENCE,
    *(REQUEST_RULE.name, PLACEHOLDER.name, DEAD_REFERENCE.name),
}
"""What no reason makes good: a figure that cannot or may not be stated. Requests and
what a paragraph names are about no one subject."""

WAIVABLE: Final = tuple(sorted({*RULES, "balance", "commentary", UNCOUNTED} - _NEVER))
"""The rules that can be waived for one subject, by name."""

Subject = Indicator | str
"""What a rule is waived for: an indicator, or a field or heading of the paper."""


class _WaiverKept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    quarter: int
    rule: str
    indicator: int | None
    """None where it is waived for a field or heading."""
    reason: str
    by: str
    at: str
    is_there: bool
    """Whether the rule was waived before the change at all."""
    part: str = ""
    """The field or heading, where it is waived for one."""
    figure: str = ""


def waivers(workbook: Workbook, quarter: Quarter) -> list[Waiver]:
    """What is waived in a quarter's report, by rule and code."""
    return workbook.waivers.in_quarter(quarter)


def subject_of(workbook: Workbook, rule: str, named: str) -> Subject:
    """What is meant by the subject of a waiver, as it was typed.

    Raises:
        UnknownError: If there is no indicator of that code.
    """
    if clean_line(rule).casefold() in OF_A_PART:
        return clean_line(named)
    return workbook.indicators.by_code(named.strip())


def waive(
    workbook: Workbook,
    quarter: Quarter,
    rule: str,
    subject: Subject,
    reason: str,
    *,
    figure: str = "",
) -> Waiver:
    """Hold a subject to a rule no more, for one `figure` of a rule on figures.

    Raises:
        UnknownError: If it is no rule that can be waived.
        QperfError: If it is waived already, no reason is given, or several are found.
    """
    chosen, given = one_of(WAIVABLE, rule, "rule to be waived"), reason_given(reason)
    code, stamp = _named(subject), workbook.stamp
    with workbook.transaction():
        figure = _figure_meant(workbook, quarter, chosen, code, figure)
        held = workbook.waivers.one(quarter, chosen, code, figure)
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
            figure=figure,
        )
        workbook.waivers.put(made)
        says = named(f"waived {chosen} for {made.about} in {quarter}", given)
        _log(workbook, says, subject, made, was_there=False)
    return made


def _figure_meant(
    workbook: Workbook, quarter: Quarter, rule: str, code: str, figure: str
) -> str:
    """The figure that a waiver is for; nothing where the rule is on no figure."""
    if rule not in figure_rules.OF_WHAT_IS_STATED or figure:
        return clean_line(figure)
    # Not at the top: the summary is looked through only for this.
    from qperf_tui.workbench.summary import findings  # noqa: PLC0415

    found = [
        each.stated
        for each in findings(workbook, quarter)
        if (each.rule, each.subject) == (rule, code) and each.waived is None
    ]
    there = list(dict.fromkeys(filter(None, found)))
    if len(there) == 1:
        return there[0]
    if there:
        listed = ", ".join(f"“{each}”" for each in there)
        raise QperfError(
            f"{rule} finds {len(there)} things on {code}: {listed}; say which of them."
        )
    raise QperfError(
        f"{rule} finds nothing on {code} in {quarter}, so there is nothing to waive."
    )


def unwaive(
    workbook: Workbook, quarter: Quarter, rule: str, subject: Subject, figure: str = ""
) -> Waiver:
    """Hold a subject to a rule again; returns what was waived.

    Where it is waived for several figures, for the one that is given.

    Raises:
        UnknownError: If it is not waived.
        QperfError: If it is not clear which figure is meant.
    """
    chosen, code = one_of(WAIVABLE, rule, "rule to be waived"), _named(subject)
    with workbook.transaction():
        every = workbook.waivers.of(quarter, chosen, code)
        wanted = [each for each in every if not figure or each.figure == figure]
        if len(wanted) > 1:
            listed = ", ".join(f"“{each.figure}”" for each in wanted)
            raise QperfError(
                f"{chosen} is waived for {len(wanted)} figures of {code}: {listed}; "
                "say which of them."
            )
        held = next(iter(wanted), None)
        if held is None:
            raise UnknownError(
                f"{chosen} is not waived for {code} in {quarter}; qperf-tui waive "
                "--list says what is."
            )
        workbook.waivers.remove(quarter, chosen, code, held.figure)
        says = f"withdrew the waiver of {chosen} for {held.about} in {quarter}"
        _log(workbook, says, subject, held, was_there=True)
    return held


def _log(
    workbook: Workbook,
    says: str,
    subject: Subject,
    waiver: Waiver,
    *,
    was_there: bool,
) -> None:
    key = None if isinstance(subject, str) else subject.indicator_id
    workbook.changes.record(says, "waiver", _kept(waiver, key, is_there=was_there), key)


def _named(subject: Subject) -> str:
    return subject if isinstance(subject, str) else subject.code


def _kept(waiver: Waiver, indicator_id: int | None, *, is_there: bool) -> Undo:
    return {
        "part": waiver.subject if indicator_id is None else "",
        "figure": waiver.figure,
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
        subject=(
            before.part
            if before.indicator is None
            else workbook.indicators.code_of(before.indicator)
        ),
        reason=before.reason,
        by=before.by,
        at=before.at,
        figure=before.figure,
    )
    which = wanted.quarter, wanted.rule, wanted.subject, wanted.figure
    stood = workbook.waivers.one(*which)
    if before.is_there:
        workbook.waivers.put(wanted)
    else:
        workbook.waivers.remove(*which)
    return _kept(stood or wanted, before.indicator, is_there=stood is not None)


WAIVERS_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    "waiver": _put_back
}
"""How waiving a rule, or withdrawing a waiver, is undone."""
