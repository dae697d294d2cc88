"""The screens themselves, killed while a commentary is saved."""

import random
import signal
from pathlib import Path
from time import monotonic

import pytest

from qperf_tui.storage.workbook import Workbook
from support.campaign import times
from support.officer import Q2
from support.workbooks import stamp
from support.writing import CODE, WORDS, writing


@pytest.mark.parametrize("run", times(3, 1000))
def test_kill_9_while_a_save_is_under_way_loses_none_that_was_told(
    sample: Path, run: int
) -> None:
    """Whatever "ready to be agreed" was said of is on file, whole, once."""
    dice = random.Random(run)  # noqa: S311 - the same moments in every campaign
    text = f"{WORDS} {run}"
    with writing(sample) as terminal:
        terminal.type(text)
        terminal.sees(text)
        terminal.type("\x13")
        killed = monotonic() + dice.uniform(0, 0.4)
        while (left := killed - monotonic()) > 0:
            terminal.read(left)
        terminal.signal(signal.SIGKILL)
        terminal.ends()
        was_told = "ready to be agreed" in terminal.seen
    with Workbook.open(sample, stamp()) as workbook:
        assert workbook.check_integrity() == []
        key = workbook.indicators.by_code(CODE).indicator_id
        versions = workbook.commentaries.versions(key, Q2)
        left = workbook.commentaries.draft(key, Q2)
    assert len(versions) <= 1
    assert all(each.body == text for each in versions)
    assert versions or not was_told
    assert versions or left is None or text.startswith(left.body)
