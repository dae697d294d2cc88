"""Indicators appraised with their whole series: signal, year end, exceptions."""

from collections.abc import Sequence
from datetime import date

from qperf_tui.domain.appraisal import Appraisal, Series, appraise
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import PREVIOUS_QUARTER, SAME_QUARTER_LAST_YEAR, Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.standings import positions


def appraisals(
    workbook: Workbook,
    quarter: Quarter,
    today: date,
    indicators: Sequence[Indicator] | None = None,
) -> list[Appraisal]:
    """Appraise indicators in a quarter: those given, in their order, or all."""
    chosen = workbook.indicators.all() if indicators is None else list(indicators)
    known = workbook.outturns.quarters()
    if not chosen:
        return []
    first = known[0] if known else quarter
    outturns = workbook.outturns.recent(chosen, first, quarter)
    breaks = workbook.judging.all_breaks()
    rebases = workbook.judging.all_rebases()
    acted_on = workbook.judging.with_open_actions()
    before = {
        each.indicator.indicator_id: each
        for lag, is_quarterly in (
            (PREVIOUS_QUARTER, True),
            (SAME_QUARTER_LAST_YEAR, False),
        )
        for each in positions(
            workbook,
            quarter.shifted(-lag),
            [each for each in chosen if each.basis.is_quarterly is is_quarterly],
        )
    }
    return [
        appraise(
            each,
            Series(
                outturns=dict(sorted(outturns.get(key, {}).items())),
                breaks=breaks.get(key, ()),
                rebases=rebases.get(key, ()),
                before=before.get(key),
                has_open_action=key in acted_on,
            ),
            today,
        )
        for each in positions(workbook, quarter, chosen)
        for key in (each.indicator.indicator_id,)
    ]


def appraisal(
    workbook: Workbook, quarter: Quarter, today: date, indicator: Indicator
) -> Appraisal:
    """Appraise one indicator in a quarter."""
    (found,) = appraisals(workbook, quarter, today, [indicator])
    return found


def exceptions(workbook: Workbook, quarter: Quarter, today: date) -> list[Appraisal]:
    """The indicators with grounds to ask about, in the plan's order."""
    return [each for each in appraisals(workbook, quarter, today) if each.grounds]
