from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.sparkline import GAP, sparkline
from support.council import amounts

BLOCKS = "▁▂▃▄▅▆▇█"
series = st.lists(st.none() | amounts, max_size=20)


@given(series)
def test_a_gap_is_a_dot_and_every_figure_a_block(values: list[Fraction | None]) -> None:
    drawn = sparkline(values)
    assert len(drawn) == len(values)
    for value, mark in zip(values, drawn, strict=True):
        assert (mark == GAP) is (value is None)
        assert mark in BLOCKS + GAP


@given(series)
def test_a_higher_figure_is_never_drawn_lower(values: list[Fraction | None]) -> None:
    known = sorted(
        (value, BLOCKS.index(mark))
        for value, mark in zip(values, sparkline(values), strict=True)
        if value is not None
    )
    assert [height for _, height in known] == sorted(height for _, height in known)


@given(series.filter(lambda values: len({*values} - {None}) > 1))
def test_the_lowest_and_the_highest_reach_both_ends(
    values: list[Fraction | None],
) -> None:
    drawn = sparkline(values)
    assert BLOCKS[0] in drawn
    assert BLOCKS[-1] in drawn


@pytest.mark.parametrize(
    ("values", "drawn"),
    [
        ([], ""),
        ([None, None], "··"),
        ([7, 7, 7], "▅▅▅"),
        ([0, None, 7], "▁·█"),
        ([0, 1, 2, 3, 4, 5, 6, 7], BLOCKS),
    ],
)
def test_a_series_is_drawn_in_one_line(values: list[int | None], drawn: str) -> None:
    exact = [None if value is None else Fraction(value) for value in values]
    assert sparkline(exact) == drawn
