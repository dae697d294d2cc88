"""Drafts of many situations, word for word, each to be read aloud when it changes.

Run with QPERF_GOLDEN=write after a change that is meant, and read the difference
against section 10 of the methods: points and not per cent, one claim once, nothing
said of what the figures cannot show.
"""

import os
from pathlib import Path

import pytest

from qperf_tui.report.style_check import style_flags
from unit.report.more_situations import MARKS_AND_BREAKS
from unit.report.officer_situations import OFFICERS
from unit.report.series_situations import SERIES
from unit.report.situation import file_name
from unit.report.situations import AGAINST_TARGETS
from unit.report.theme_situations import THEMES

GOLDEN = Path(__file__).parents[2] / "golden" / "drafts"
SITUATIONS = AGAINST_TARGETS | MARKS_AND_BREAKS | THEMES | SERIES | OFFICERS
OF_LENGTH = {"sentence-length", "reading-level"}
"""A figure with its target and its fraction makes a long sentence."""


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_draft_is_the_golden_one_byte_for_byte(name: str) -> None:
    told = SITUATIONS[name].told(name).encode()
    golden = GOLDEN / file_name(name)
    if os.environ.get("QPERF_GOLDEN") == "write":
        golden.write_bytes(told)
    assert told == golden.read_bytes()


def test_every_golden_draft_is_of_a_situation() -> None:
    named = {file_name(name) for name in SITUATIONS}
    assert {path.name for path in GOLDEN.iterdir()} == named


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_draft_is_in_its_own_house_style(name: str) -> None:
    situation = SITUATIONS[name]
    flags = [
        flag
        for paragraph in situation.drafted()
        for sentence in paragraph.sentences
        if not sentence.is_officers
        for flag in style_flags(sentence.text, situation.style)
        if flag.rule not in OF_LENGTH
    ]
    assert flags == []
