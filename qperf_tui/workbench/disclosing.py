"""What of a workbook the public may read: small numbers of people are hidden."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from qperf_tui.domain.disclosure import CellKey, Hidden, Reason
from qperf_tui.domain.figures import Outturn
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.small_numbers import (
    COUNTED,
    Counted,
    SmallNumbers,
    counts_people,
    why_hidden,
    why_hidden_since,
)
from qperf_tui.storage.breakdowns import GroupOutturn
from qperf_tui.storage.disclosure import PolicyOnFile
from qperf_tui.storage.workbook import Workbook

USUAL: Final = PolicyOnFile(kind="workbook", subject="", method="suppress", threshold=5)
"""Hide 1 to 4, and show 0, unless the council says otherwise."""


def as_published(
    workbook: Workbook, only: Sequence[Indicator] | None = None
) -> Workbook:
    """The workbook as the public may read it; one that is so already is given back.

    What is hidden is worked out afresh each time, so it is never out of date; for
    whoever reads some indicators only, of those alone.
    """
    if workbook.mask.hidden:
        return workbook
    hidden = hidden_figures(workbook, only)
    return workbook.hide(hidden) if hidden else workbook


def hidden_figures(
    workbook: Workbook, only: Sequence[Indicator] | None = None
) -> Hidden:
    """Every figure on file that may not be shown, with the reason."""
    span = workbook.outturns.quarters()
    indicators = workbook.indicators.all() if only is None else only
    if not span or not indicators:
        return {}
    policies = {
        (each.kind, each.subject.casefold()): each
        for each in workbook.disclosure.policies()
    }
    reported = workbook.outturns.recent(indicators, span[0], span[-1])
    hidden: dict[CellKey, Reason] = {}
    for indicator in indicators:
        policy = _policy(policies, indicator)
        if policy.method == "off" or not counts_people(indicator):
            continue
        series = reported.get(indicator.indicator_id, {})
        hidden |= dict(_of_series(indicator, series, policy))
        for quarter in workbook.breakdowns.quarters(indicator.indicator_id):
            groups = workbook.breakdowns.of(indicator, quarter)
            is_total_hidden = CellKey(indicator.indicator_id, quarter) in hidden
            hidden |= dict(
                _of_groups(indicator, groups, policy, is_total_hidden=is_total_hidden)
            )
    for each in workbook.disclosure.overrides():
        if not each.is_withdrawn:
            cell = CellKey(each.indicator_id, each.quarter, each.group_id)
            hidden.pop(cell, None)
    return hidden


def _of_series(
    indicator: Indicator, series: Mapping[Quarter, Outturn], policy: PolicyOnFile
) -> Iterator[tuple[CellKey, Reason]]:
    before: tuple[Quarter, Counted] | None = None
    rule = _rule(policy)
    for quarter in sorted(series):
        found = series[quarter]
        count = _count(found.numerator, found.value, indicator)
        told = Counted(count, found.denominator)
        reason = why_hidden(told, rule)
        if indicator.basis.is_cumulative and count is not None:
            if before and before[0].year_end == quarter.year_end:
                reason = reason or why_hidden_since(told, before[1], rule)
            before = quarter, told
        if reason:
            yield CellKey(indicator.indicator_id, quarter), reason


def _of_groups(
    indicator: Indicator,
    groups: Sequence[GroupOutturn],
    policy: PolicyOnFile,
    *,
    is_total_hidden: bool,
) -> Iterator[tuple[CellKey, Reason]]:
    """Hidden groups; where one alone is hidden, or none but their total, one more."""
    for dimension in dict.fromkeys(each.group.dimension for each in groups):
        held = [each for each in groups if each.group.dimension == dimension]
        reasons = {
            each.group_id: reason
            for each in held
            if (reason := why_hidden(_told(each), _rule(policy)))
        }
        if len(reasons) == 1 or (is_total_hidden and not reasons):
            left = [
                each for each in held if each.group_id not in reasons and each.numerator
            ]
            if left:
                least = min(left, key=lambda each: each.numerator or Decimal(0))
                reasons[least.group_id] = Reason(
                    "secondary", "it would give a hidden figure away", is_primary=False
                )
        for each in held:
            if each.group_id in reasons:
                cell = CellKey(indicator.indicator_id, each.quarter, each.group_id)
                yield cell, reasons[each.group_id]


def _count(
    numerator: Decimal | None, value: Fraction | None, indicator: Indicator
) -> Decimal | None:
    """How many people a figure counts, where that is known."""
    if numerator is not None or indicator.unit != COUNTED or value is None:
        return numerator
    return Decimal(value.numerator) / Decimal(value.denominator)


def _told(group: GroupOutturn) -> Counted:
    return Counted(group.numerator, group.denominator)


def _rule(policy: PolicyOnFile) -> SmallNumbers:
    return SmallNumbers(policy.threshold, hides_zero=policy.hides_zero)


def _policy(
    policies: dict[tuple[str, str], PolicyOnFile], indicator: Indicator
) -> PolicyOnFile:
    for key in (
        ("indicator", indicator.code.casefold()),
        ("theme", indicator.theme.casefold()),
    ):
        if key in policies:
            return policies[key]
    return policies.get(("workbook", ""), USUAL)
