"""The year-end projection tested on the past years of a workbook."""

from collections import Counter
from dataclasses import dataclass

from qperf_tui.analysis.backtest import frame_of, occasions, summary
from qperf_tui.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Backtest:
    """How each method did, and which indicators could not be tried."""

    results: list[dict[str, str | int | float | None]]
    """One record for each method after each quarter, the best first."""
    columns: tuple[str, ...]
    """What a record is made of, whether or not there is one."""
    tried: int
    left_out: Counter[str]
    """How many indicators were left out, by reason."""


def backtest(workbook: Workbook) -> Backtest:
    """Project every past year of every indicator, and hold it to what came."""
    indicators = workbook.indicators.on_file()
    quarters = workbook.outturns.quarters()
    breaks = workbook.judging.all_breaks()
    rows, left_out, tried = [], Counter[str](), 0
    held = (
        workbook.outturns.recent(indicators, quarters[0], quarters[-1])
        if quarters and indicators
        else {}
    )
    for each in indicators:
        key = each.indicator_id
        found = occasions(each, held.get(key, {}), breaks.get(key, ()))
        if isinstance(found, str):
            left_out[found] += 1
        else:
            tried += 1
            rows += found
    results = summary(frame_of(rows))
    return Backtest(results.to_dicts(), tuple(results.columns), tried, left_out)
