"""Words and lines in the picture of a chart: none stands on another."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.report.chart_runs import level_runs, runs
from qperf_tui.report.chart_words import Beside, apart, shortened, wrapped

heights = st.floats(-1000, 1000)
lines = st.lists(st.just("words"), min_size=1, max_size=2).map(tuple)


@given(heights, lines, heights, lines)
def test_two_texts_are_moved_as_little_as_keeps_them_apart(
    one: float, said: tuple[str, ...], other: float, also: tuple[str, ...]
) -> None:
    below, above = apart([Beside(one, said), Beside(other, also)], 4.2)
    room = 4.2 * (len(said) + len(also)) / 2
    assert above.height - below.height >= room - 1e-6
    if abs(one - other) >= room:
        assert {below.height, above.height} == {one, other}
    assert abs((above.height + below.height) - (one + other)) < 1e-6


def test_one_text_or_none_stands_where_it_is() -> None:
    assert apart([], 4) == []
    assert apart([Beside(3, ()), Beside(5, ("a",))], 4) == [Beside(5, ("a",))]


def test_a_text_is_cut_to_its_room() -> None:
    assert wrapped("Target 85%", 15) == ("Target 85%",)
    assert wrapped("Target less than 85 per 1,000 people", 15) == (
        "Target less",
        "than 85 per…",
    )
    assert shortened("x" * 20, 15) == "x" * 14 + "…"


def test_a_line_joins_what_may_be_joined() -> None:
    values = [Fraction(1), Fraction(2), None, Fraction(3), Fraction(3), Fraction(4)]
    assert [list(each) for each in runs(values, frozenset({5}))] == [
        [0, 1],
        [3, 4],
        [5],
    ]
    assert [list(each) for each in level_runs(values)] == [[0], [1], [3, 4], [5]]
