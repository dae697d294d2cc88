"""Figures that count nobody and are of few people, such as the days they waited."""

from collections.abc import Iterator, Sequence
from typing import Final

from qperf_tui.domain.disclosure import CellKey, Reason
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.small_numbers import SmallNumbers, is_of_few
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.people_figures import OFF, Policies

_OF_FEW: Final = "denominator"


def figures_of_few(
    workbook: Workbook, only: Sequence[Indicator] | None = None
) -> Iterator[tuple[CellKey, Reason]]:
    """Every such figure on file that may not be shown, with the reason."""
    span = workbook.outturns.quarters()
    indicators = workbook.indicators.all() if only is None else list(only)
    if not span or not indicators:
        return
    policies = Policies(workbook)
    signed = {
        CellKey(each.indicator_id, each.quarter, each.group_id)
        for each in workbook.disclosure.overrides()
        if not each.is_withdrawn
    }
    reported = workbook.outturns.recent(indicators, span[0], span[-1])
    groups = workbook.breakdowns.standing(indicators)
    for indicator in indicators:
        policy = policies.of(indicator)
        if policy.method == OFF:
            continue
        rule = SmallNumbers(policy.threshold, hides_zero=policy.hides_zero)
        key = indicator.indicator_id
        wholes = {
            CellKey(key, at): each.denominator
            for at, each in reported.get(key, {}).items()
        }
        for each in groups.get(key, ()):
            wholes[CellKey(key, each.quarter, each.group_id)] = each.denominator
        for cell, whole in wholes.items():
            if cell not in signed and is_of_few(indicator, whole, rule):
                says = f"it is of fewer than {rule.threshold} people"
                yield cell, Reason(_OF_FEW, says, is_primary=True)
