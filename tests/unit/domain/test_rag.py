from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.indicator import Polarity
from qperf_tui.domain.rag import Circumstances, Rag, Unrated, judge, short_of
from qperf_tui.domain.target import NO_TOLERANCE, Target, Tolerance, ToleranceKind
from support.council import aim, amounts, polarities, sizes

tolerances = st.builds(Tolerance, st.sampled_from(ToleranceKind), sizes)
targets = st.tuples(amounts, amounts).map(lambda ends: Target(min(ends), max(ends)))
one_way = st.sampled_from([each for each in Polarity if each is not Polarity.NEUTRAL])


@given(amounts, targets, one_way, sizes, amounts)
def test_moving_outturn_and_target_together_leaves_points_alone(
    value: Fraction, target: Target, polarity: Polarity, size: Fraction, by: Fraction
) -> None:
    tolerance = Tolerance(ToleranceKind.POINTS, size)
    moved = Target(target.low + by, target.high + by)
    here = judge(value, target, polarity, tolerance)
    there = judge(value + by, moved, polarity, tolerance)
    assert there == replace(here, aim=here.aim + by)
    edges = (here.green_edge + by, here.amber_edge + by)
    assert (there.green_edge, there.amber_edge) == edges


@given(amounts, polarities, tolerances)
def test_exactly_on_target_is_green(
    target: Fraction, polarity: Polarity, tolerance: Tolerance
) -> None:
    assert judge(target, aim(target), polarity, tolerance).rag is Rag.GREEN


@given(amounts, polarities, sizes.filter(bool), st.fractions("1/1000000", 1))
def test_exactly_on_the_amber_line_is_amber_and_a_hair_below_is_red(
    target: Fraction, polarity: Polarity, size: Fraction, hair: Fraction
) -> None:
    tolerance = Tolerance(ToleranceKind.POINTS, size)
    away = -size if polarity is Polarity.HIGHER else size
    further = -hair if polarity is Polarity.HIGHER else hair
    on_the_line = judge(target + away, aim(target), polarity, tolerance)
    assert (on_the_line.rag, on_the_line.shortfall) == (Rag.AMBER, size)
    below = judge(target + away + further, aim(target), polarity, tolerance)
    assert below.rag is Rag.RED


@given(amounts, targets, one_way, tolerances, amounts)
def test_a_rating_follows_from_its_shortfall_and_what_is_allowed(
    value: Fraction,
    target: Target,
    polarity: Polarity,
    tolerance: Tolerance,
    last_year: Fraction,
) -> None:
    known = Circumstances(last_year=last_year)
    found = judge(value, target, polarity, tolerance, known=known)
    assert found.shortfall >= 0
    assert found.allowed >= 0
    assert (found.rag is Rag.GREEN) is (found.shortfall == 0)
    if found.rag is not Rag.GREEN:
        assert (found.rag is Rag.AMBER) is (found.shortfall <= found.allowed)


@given(amounts, targets, one_way, tolerances, amounts)
def test_a_figure_on_an_edge_has_the_colour_that_the_edge_is_of(
    value: Fraction,
    target: Target,
    polarity: Polarity,
    tolerance: Tolerance,
    last_year: Fraction,
) -> None:
    known = Circumstances(last_year=last_year)
    found = judge(value, target, polarity, tolerance, known=known)
    green = judge(found.green_edge, target, polarity, tolerance, known=known)
    assert green.rag is Rag.GREEN
    amber = judge(found.amber_edge, target, polarity, tolerance, known=known)
    expected = Rag.GREEN if found.amber_edge == found.green_edge else Rag.AMBER
    assert amber.rag is expected


@given(amounts, targets, tolerances)
def test_where_neither_way_is_good_nothing_is_judged(
    value: Fraction, target: Target, tolerance: Tolerance
) -> None:
    found = judge(value, target, Polarity.NEUTRAL, tolerance)
    assert found == Unrated("neither way is better")


@given(amounts.filter(bool), sizes)
def test_a_share_of_a_target_of_nought_is_no_band(
    value: Fraction, size: Fraction
) -> None:
    tolerance = Tolerance(ToleranceKind.RELATIVE, size)
    found = judge(value, aim(0), Polarity.LOWER, tolerance)
    assert found.allowed == 0
    assert found.rag is (Rag.GREEN if value < 0 else Rag.RED)


TEN_PER_CENT = "10%"
BELFAST = "5%"
KENT_FLOOR = "floor 75"
HAVERING = "must improve"
FIVE_POINTS = "5 points"


@pytest.mark.parametrize(
    ("rule", "last_year", "colour"),
    [
        ("0", None, Rag.RED),
        (TEN_PER_CENT, None, Rag.AMBER),
        (BELFAST, None, Rag.RED),
        (FIVE_POINTS, None, Rag.RED),
        ("5.7 points", None, Rag.AMBER),
        (KENT_FLOOR, None, Rag.AMBER),
        ("floor 80", None, Rag.RED),
        ("floor 90", None, Rag.RED),
        (HAVERING, "78.0", Rag.AMBER),
        (HAVERING, "79.3", Rag.AMBER),
        (HAVERING, "79.4", Rag.RED),
        (HAVERING, "86.0", Rag.RED),
        (HAVERING, None, None),
    ],
)
def test_one_figure_has_the_colour_of_each_councils_own_rule(
    rule: str, last_year: str | None, colour: Rag | None
) -> None:
    found = judge(
        Fraction("79.3"),
        aim(85),
        Polarity.HIGHER,
        Tolerance.parse(rule),
        known=Circumstances(last_year=last_year and Fraction(last_year)),
    )
    if colour is None:
        no_figure = "there is no comparable figure for the same quarter last year"
        assert found == Unrated(no_figure)
    else:
        assert found.rag is colour


def test_a_target_that_is_met_needs_no_figure_of_last_year() -> None:
    must_improve = Tolerance.parse(HAVERING)
    assert judge(aim(85).low, aim(85), Polarity.HIGHER, must_improve).rag is Rag.GREEN


@pytest.mark.parametrize(
    ("outturn", "rule", "colour"),
    [
        ("10", "0", Rag.GREEN),
        ("15", "0", Rag.GREEN),
        ("12", "0", Rag.GREEN),
        ("9.9", "0", Rag.RED),
        ("9", "1 point", Rag.AMBER),
        ("16", "1 point", Rag.AMBER),
        ("16.1", "1 point", Rag.RED),
        ("9", TEN_PER_CENT, Rag.AMBER),
        ("8.9", TEN_PER_CENT, Rag.RED),
        ("16.5", TEN_PER_CENT, Rag.AMBER),
        ("16.6", TEN_PER_CENT, Rag.RED),
    ],
)
def test_a_range_has_two_wrong_sides_and_includes_its_ends(
    outturn: str, rule: str, colour: Rag
) -> None:
    target = Target(Fraction(10), Fraction(15))
    found = judge(Fraction(outturn), target, Polarity.IN_RANGE, Tolerance.parse(rule))
    assert found.rag is colour


@pytest.mark.parametrize(
    ("outturn", "rule", "colour"),
    [
        ("4.75", "5%", Rag.AMBER),
        ("4.74", "5%", Rag.RED),
        ("0", "5 points", Rag.AMBER),
    ],
)
def test_five_per_cent_and_five_points_of_a_target_of_five_are_worlds_apart(
    outturn: str, rule: str, colour: Rag
) -> None:
    found = judge(Fraction(outturn), aim(5), Polarity.HIGHER, Tolerance.parse(rule))
    assert found.rag is colour


def test_a_share_is_judged_by_its_parts_and_not_by_what_is_shown() -> None:
    exactly = Fraction(57, 100) * 100
    assert judge(exactly, aim(57), Polarity.HIGHER, NO_TOLERANCE).rag is Rag.GREEN
    shown_as_target = Fraction(100 * 1_699, 2_000)
    found = judge(shown_as_target, aim(85), Polarity.HIGHER, Tolerance.parse("5%"))
    assert found.rag is Rag.AMBER


@given(amounts, targets)
def test_the_shortfall_of_a_range_is_that_of_the_side_it_is_on(
    value: Fraction, target: Target
) -> None:
    assert short_of(value, target, Polarity.IN_RANGE) == max(
        short_of(value, target, Polarity.HIGHER),
        short_of(value, target, Polarity.LOWER),
    )
