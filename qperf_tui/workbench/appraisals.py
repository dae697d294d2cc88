"""Indicators appraised with their whole series: signal, year end, exceptions."""

from collections.abc import Sequence
from datetime import date

from qperf_tui.domain.appraisal import Appraisal, Series, appraise
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import PREVIOUS_QUARTER, SAME_QUARTER_LAST_YEAR, Quarter
from qperf_tui.domain.position import Position
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.standings import positions


def appraisals(
    workbook: Workbook,
    quarter: Quarter,
    today: date,
    indicators: Sequence[Indicator] | None = None,
) -> list[Appraisal]:
    """Appraise indicators in a quarter: those given, in their order, or all."""
    reported = workbook.indicators.reported
    chosen = reported(quarter) if indicators is None else list(indicators)
    known = workbook.outturns.quarters()
    if not chosen:
        return []
    first = known[0] if known else quarter
    series = _series(workbook, quarter, chosen, first)
    return [
        appraise(each, series[each.indicator.indicator_id], today)
        for each in positions(workbook, quarter, chosen)
    ]


def _series(
    workbook: Workbook, quarter: Quarter, chosen: Sequence[Indicator], first: Quarter
) -> dict[int, Series]:
    """Everything on file for each indicator up to a quarter, by id."""
    outturns = workbook.outturns.recent(chosen, first, quarter)
    ids = [each.indicator_id for each in chosen]
    breaks = workbook.judging.all_breaks(ids)
    rebases = workbook.judging.all_rebases(ids)
    actions = workbook.actions.open_in(quarter, ids)
    acted_on = {each.indicator_id for each in actions}
    before = _before(workbook, quarter, chosen)
    return {
        key: Series(
            outturns=dict(sorted(outturns.get(key, {}).items())),
            breaks=breaks.get(key, ()),
            rebases=rebases.get(key, ()),
            before=before.get(key),
            has_open_action=key in acted_on,
        )
        for key in ids
    }


def _before(
    workbook: Workbook, quarter: Quarter, chosen: Sequence[Indicator]
) -> dict[int, Position]:
    """Where each indicator stood when it was last due, by id."""
    found: dict[int, Position] = {}
    for lag, is_quarterly in (
        (PREVIOUS_QUARTER, True),
        (SAME_QUARTER_LAST_YEAR, False),
    ):
        due = [each for each in chosen if each.basis.is_quarterly is is_quarterly]
        for each in positions(workbook, quarter.shifted(-lag), due):
            found[each.indicator.indicator_id] = each
    return found


def appraisal(
    workbook: Workbook, quarter: Quarter, today: date, indicator: Indicator
) -> Appraisal:
    """Appraise one indicator in a quarter."""
    (found,) = appraisals(workbook, quarter, today, [indicator])
    return found


def exceptions(workbook: Workbook, quarter: Quarter, today: date) -> list[Appraisal]:
    """The indicators with grounds to ask about, in the plan's order."""
    return [each for each in appraisals(workbook, quarter, today) if each.grounds]
