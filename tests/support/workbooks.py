"""Workbooks for tests: the sample council, made once, and who works on them."""

import shutil
from decimal import Decimal
from pathlib import Path
from typing import Final

from qperf_tui import assets
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.new_indicators import RecordCard
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.stamp import Stamp
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.council import make_council

NOW: Final = "2012-11-05T10:42:00Z"
"""When everything in a test happens."""


def stamp(by: str = "A Officer") -> Stamp:
    """An officer whose clock stands still."""
    return Stamp(by=by, clock=lambda: NOW)


def make_sample(path: Path) -> Path:
    """The sample council as a workbook at `path`; it takes most of a second."""
    make_council(path, assets.folder("sample_data"), stamp())
    return path


def copied(source: Path, folder: Path) -> Path:
    """A workbook of one's own, copied into `folder`."""
    path = folder / "council.qperf"
    shutil.copyfile(source, path)
    path.chmod(0o600)
    return path


def make_small(path: Path) -> Path:
    """A workbook with one priority and the indicators `CS 1` and `CS 2`."""
    with Workbook.create(path, stamp()) as workbook:
        priority = workbook.priorities.add("C", "Health and wellbeing")
        for number in (1, 2):
            workbook.indicators.add(
                RecordCard(
                    code=f"CS {number}",
                    title=f"Assessments of kind {number}",
                    priority_id=priority,
                    polarity="higher",
                    theme="safeguarding",
                )
            )
    return path


def make_long(path: Path) -> Path:
    """The small workbook with 20 quarters of `CS 1`, which rises after ten of them."""
    with Workbook.open(make_small(path), stamp()) as workbook:
        key = workbook.indicators.by_code("CS 1").indicator_id
        last = Quarter.of(2012, 2)
        with workbook.transaction():
            workbook.outturns.put(
                {
                    (key, last.shifted(place - 19).ordinal): Figure(
                        value=Decimal(60 + place % 3 + 10 * (place >= 10)),
                        status=OutturnStatus.FINAL,
                    )
                    for place in range(20)
                },
                None,
            )
    return path
