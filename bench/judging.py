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

READING, BULK, WORKING = "rows into polars", "every quarter at once", "of 40 quarters"

_TODAY = date(2012, 10, 15)
_WORKED = 40
"""Indicators whose workings are timed one by one."""

Found = TypeVar("Found")


def judge(path: Path) -> Samples:
    """Read every row of a workbook, and judge every indicator in every quarter."""
    with Workbook.open(path, STAMP) as workbook:
        practice = workbook.judging.practice()
        on_file, reading = _timed(workbook.whole_file.on_file)
        _, judging = _timed(lambda: scorecard(on_file, QUARTERS, practice))
    return {f"judge | {READING}": [reading], f"judge | {BULK}": [judging]}


def work(path: Path) -> Samples:
    """The working of one indicator of 40 quarters, from the file to the words."""
    times = []
    with Workbook.open(path, STAMP) as workbook:
        for indicator in workbook.indicators.on_file()[:_WORKED]:
            began = time.perf_counter()
            workings(appraisal(workbook, QUARTERS[-1], _TODAY, indicator))
            times.append((time.perf_counter() - began) * 1000)
    # The first warms what later ones use.
    return {f"working | {WORKING}": times[1:]}


def _timed(work: Callable[[], Found]) -> tuple[Found, float]:
    gc.collect()
    began = time.perf_counter()
    found = work()
    return found, (time.perf_counter() - began) * 1000
