"""A paper as plain text: nothing lost, and each place known for what it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.text import clean_line
from qperf_tui.report.paper import Numbered, Paper, Part
from qperf_tui.report.plain_paper import as_read
from support.papers import HOSTILE, sample_paper

SEED = sample_paper()


def test_every_numbered_paragraph_is_where_it_is_said_to_be() -> None:
    read = as_read(SEED)
    first = {each.number: each for each in reversed(read.anchors) if each.number}
    assert set(first) == {each.number for each in SEED.numbered()}
    for each in first.values():
        assert read.text[each.offset :].startswith(f"{each.number}. ")
        assert read.at(each.offset) == each
        assert read.at(each.offset + 3).number == each.number


def test_headings_are_stepped_through_round_and_round() -> None:
    read = as_read(SEED)
    at = 0
    met = []
    for _ in read.headings:
        at = read.heading_beyond(at, 1)
        met.append(at)
    assert sorted(met) == [start for start, _ in read.headings]
    assert read.heading_beyond(read.headings[0][0], -1) == read.headings[-1][0]


@pytest.mark.parametrize("said", HOSTILE)
def test_hostile_text_is_text_without_control_characters(said: str) -> None:
    parts = (Part(said, 2, (Numbered(1, said),)),)
    read = as_read(Paper(imprint=SEED.imprint, fields=(), parts=parts))
    assert all(each == "\n" or each.isprintable() or each == " " for each in read.text)
    assert read.at(len(read.text)).heading == clean_line(said)


@given(st.integers(-10, 100_000))
def test_any_place_is_about_something(offset: int) -> None:
    assert as_read(SEED).at(offset).heading
