"""Figures that are hidden by themselves: of few people, or all or none of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from qperf_tui.domain.disclosure import CellKey, Reason
from qperf_tui.domain.figures import Outturn
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.small_numbers import (
    SmallNumbers,
    is_all_or_none,
    is_of_few,
    is_uncounted_share,
    primary,
)
from qperf_tui.report.checks import UNCOUNTED, Finding
from qperf_tui.storage.breakdowns import GroupOutturn
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.people_figures import OFF, Policies

_OF_FEW: Final = "denominator"
_ALL_OR_NONE: Final = "class"

_Told = Mapping[CellKey, Outturn | GroupOutturn]


def figures_of_few(
    workbook: Workbook, only: Sequence[Indicator] | None = None
) -> Iterator[tuple[CellKey, Reason]]:
    """Every figure on file that is of few people and counts none, with the reason.

    So is a share of all or none of so many people that nobody knows how many.
    """
    signed = {
        CellKey(each.indicator_id, each.quarter, each.group_id)
        for each in workbook.disclosure.overrides()
        if not each.is_withdrawn
    }
    policies = Policies(workbook)
    for indicator, told in _protected(workbook, policies, only):
        policy = policies.of(indicator)
        rule = SmallNumbers(policy.threshold, hides_zero=policy.hides_zero)
        for cell, each in told.items():
            if cell in signed:
                continue
            if is_of_few(indicator, each.denominator, rule):
                says = f"it is of fewer than {rule.threshold} people"
                yield cell, primary(_OF_FEW, says)
            elif _is_uncounted(indicator, each) and is_all_or_none(each.value):
                says = "it is all or none of people whose number is not on file"
                yield cell, primary(_ALL_OR_NONE, says)


def uncounted_shares(
    workbook: Workbook, only: Sequence[Indicator] | None = None
) -> list[CellKey]:
    """The percentages of people that are shown, and cannot be held to any rule."""
    return [
        cell
        for indicator, told in _protected(workbook, Policies(workbook), only)
        for cell, each in told.items()
        if _is_uncounted(indicator, each) and not is_all_or_none(each.value)
    ]


def uncounted_findings(
    workbook: Workbook, quarter: Quarter, indicators: Sequence[Indicator]
) -> Iterator[Finding]:
    """Which indicators of a paper have a percentage that cannot be checked."""
    found = uncounted_shares(workbook.unmasked(), indicators)
    ids = {each.indicator_id for each in found if each.quarter == quarter}
    for indicator in indicators:
        if indicator.indicator_id in ids:
            code = indicator.code
            yield Finding(
                rule=UNCOUNTED,
                says=f"{code} cannot be checked for small numbers, for neither the "
                "number of people nor of how many is on file; import both, or waive "
                "the rule with a reason",
                code=code,
                is_blocking=False,
            )


def _protected(
    workbook: Workbook, policies: Policies, only: Sequence[Indicator] | None
) -> Iterator[tuple[Indicator, _Told]]:
    """Each indicator whose small numbers are hidden, with all that is on file of it."""
    span = workbook.outturns.quarters()
    indicators = workbook.indicators.on_file() if only is None else list(only)
    if not span or not indicators:
        return
    reported = workbook.outturns.recent(indicators, span[0], span[-1])
    groups = workbook.breakdowns.standing(indicators)
    for indicator in indicators:
        if policies.of(indicator).method == OFF:
            continue
        key = indicator.indicator_id
        told: dict[CellKey, Outturn | GroupOutturn] = {
            CellKey(key, at): each for at, each in reported.get(key, {}).items()
        }
        for each in groups.get(key, ()):
            told[CellKey(key, each.quarter, each.group_id)] = each
        yield indicator, told


def _is_uncounted(indicator: Indicator, told: Outturn | GroupOutturn) -> bool:
    return is_uncounted_share(
        indicator, told.value, counted=(told.numerator, told.denominator)
    )
