"""The working of the sample's telling cases, word for word."""

import os
from datetime import date
from pathlib import Path

import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.workings import show_working

GOLDEN = Path(__file__).parents[2] / "golden" / "workings"
Q2 = Quarter.of(2012, 2)

CASES = {
    "C MTP 8": "a dip within chance, a forecast above what arithmetic bears out",
    "C MTP 10": "112 of 112, on target at its ceiling",
    "CS 18": "a red that worsens sharply on a small base",
    "CS 22": "8 of 13: a cohort too small for decimals",
    "CS 28": "a range to stay in, from year-to-date figures",
    "CS 13": "neither way is better",
    "B MTP 1": "a stable headline",
    "D MTP 6": "hit or miss around a target",
    "E MTP 4": "a green that worsens, seasonal",
    "F MTP 3": "a share that builds up to the year end",
    "CS 9": "a small count that starts again each April",
}


@pytest.mark.parametrize("code", CASES)
def test_the_working_of_each_telling_case_is_word_for_word(
    council: Workbook, code: str
) -> None:
    parts = show_working(
        council, Q2, date(2012, 11, 1), council.indicators.by_code(code)
    )
    said = f"{code}: {CASES[code]}\n" + "".join(
        f"\n{part.topic.value}: {part.verdict}\n"
        + "".join(f"  {line}\n" for line in part.lines)
        for part in parts
    )
    kept = GOLDEN / f"{code.replace(' ', '-')}.txt"
    if os.environ.get("QPERF_GOLDEN") == "write":
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(said, encoding="utf-8")
    assert said == kept.read_text(encoding="utf-8")
