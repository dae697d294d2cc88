"""What judging takes: a whole council at once, and one indicator on demand."""

import gc
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from bench.councils import QUARTERS, STAMP
from bench.measures import Samples
from qperf_tui.analysis.scorecard import scorecard
from qperf_tui.domain.working import workings
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.appraisals import appraisal
from qperf_tui.workbench.standings import positions

FRAMES, TYPES = "rows into polars", "rows into types"
Found = TypeVar("Found")

BULK, ALONE = "at once", "one by one"

_TODAY = date(2012, 10, 15)
_WORKED = 40
"""Indicators whose workings are timed one by one."""


ROUND, COUNTED = "one decimal", "counts"
"""The two councils that are judged, by what their figures are."""


def judge(name: str, path: Path) -> Samples:
    """Read and judge every indicator in every quarter, and one quarter one by one."""
    with Workbook.open(path, STAMP) as workbook:
        practice = workbook.judging.practice()
        on_file, frames = _timed(workbook.whole_file.on_file)
        _, bulk = _timed(lambda: scorecard(on_file, QUARTERS, practice))
        types = _timed(lambda: _into_types(workbook))[1]
        alone = _timed(lambda: positions(workbook, QUARTERS[-1]))[1]
    return {
        f"judge | {FRAMES}, {name}": [frames],
        f"judge | {TYPES}, {name}": [types],
        f"judge | {BULK}, {name}": [bulk],
        f"judge | {BULK} with reading, {name}": [bulk + frames],
        f"judge | {ALONE} a quarter, {name}": [alone],
    }


def work(name: str, path: Path) -> Samples:
    """The working of one indicator of 40 quarters, from the file to the words."""
    times = []
    with Workbook.open(path, STAMP) as workbook:
        for indicator in workbook.indicators.all()[:_WORKED]:
            began = time.perf_counter()
            workings(appraisal(workbook, QUARTERS[-1], _TODAY, indicator))
            times.append((time.perf_counter() - began) * 1000)
    # The first warms what later ones use.
    return {f"working | {name}": times[1:]}


def _into_types(workbook: Workbook) -> object:
    """Every outturn, exact and in its type, and every target: what a rule is given."""
    indicators = workbook.indicators.all()
    outturns = workbook.outturns.recent(indicators, QUARTERS[0], QUARTERS[-1])
    return outturns, workbook.targets.all()


def _timed(work: Callable[[], Found]) -> tuple[Found, float]:
    gc.collect()
    began = time.perf_counter()
    found = work()
    return found, (time.perf_counter() - began) * 1000
