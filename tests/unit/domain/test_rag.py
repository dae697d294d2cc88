from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.indicator import Polarity
from qperf_tui.domain.rag import Rag, judge, short_of
from qperf_tui.domain.target import NO_TOLERANCE, Target, Tolerance, ToleranceKind
from support.council import aim, amounts, polarities, sizes

ORDER = [Rag.RED, Rag.AMBER, Rag.GREEN]

tolerances = st.builds(Tolerance, st.sampled_from(ToleranceKind), sizes)
targets = st.tuples(amounts, amounts).map(lambda ends: Target(min(ends), max(ends)))
opposite = {
    Polarity.HIGHER: Polarity.LOWER,
    Polarity.LOWER: Polarity.HIGHER,
    Polarity.IN_RANGE: Polarity.IN_RANGE,
}


def mirrored(tolerance: Tolerance) -> Tolerance:
    is_floor = tolerance.kind is ToleranceKind.FLOOR
    return Tolerance(tolerance.kind, -tolerance.size if is_floor else tolerance.size)


@given(amounts, amounts, targets, polarities, tolerances, st.none() | amounts)
def test_doing_better_is_never_judged_worse(  # noqa: PLR0917
    one: Fraction,
    other: Fraction,
    target: Target,
    polarity: Polarity,
    tolerance: Tolerance,
    last_year: Fraction | None,
) -> None:
    worse, better = sorted((one, other), reverse=polarity is Polarity.LOWER)
    rated = [
        judge(value, target, polarity, tolerance, same_quarter_last_year=last_year)
        for value in (worse, better)
    ]
    assert ORDER.index(rated[1].rag) >= ORDER.index(rated[0].rag)


@given(
    amounts,
    targets,
    st.sampled_from([*opposite]),
    tolerances,
    st.none() | amounts,
)
def test_polarity_is_a_mirror(
    value: Fraction,
    target: Target,
    polarity: Polarity,
    tolerance: Tolerance,
    last_year: Fraction | None,
) -> None:
    found = judge(value, target, polarity, tolerance, same_quarter_last_year=last_year)
    in_the_mirror = judge(
        -value,
        Target(-target.high, -target.low),
        opposite[polarity],
        mirrored(tolerance),
        same_quarter_last_year=None if last_year is None else -last_year,
    )
    assert (found.rag, found.shortfall) == (in_the_mirror.rag, in_the_mirror.shortfall)
    # Inside a range neither end is the one that was missed.
    if polarity is not Polarity.IN_RANGE or found.shortfall:
        assert found.allowed == in_the_mirror.allowed


@given(amounts, targets, st.sampled_from([*opposite]), sizes, amounts)
def test_moving_outturn_and_target_together_leaves_points_alone(
    value: Fraction, target: Target, polarity: Polarity, size: Fraction, by: Fraction
) -> None:
    tolerance = Tolerance(ToleranceKind.POINTS, size)
    moved = Target(target.low + by, target.high + by)
    assert judge(value, target, polarity, tolerance) == judge(
        value + by, moved, polarity, tolerance
    )


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


@given(amounts, targets, st.sampled_from([*opposite]), tolerances)
def test_a_rating_follows_from_its_shortfall_and_what_is_allowed(
    value: Fraction, target: Target, polarity: Polarity, tolerance: Tolerance
) -> None:
    found = judge(value, target, polarity, tolerance)
    assert found.shortfall >= 0
    assert found.allowed >= 0
    assert (found.rag is Rag.GREEN) is (found.shortfall == 0)
    if found.rag is not Rag.GREEN:
        assert (found.rag is Rag.AMBER) is (found.shortfall <= found.allowed)


@given(amounts, targets, tolerances)
def test_where_neither_way_is_good_nothing_is_judged(
    value: Fraction, target: Target, tolerance: Tolerance
) -> None:
    assert judge(value, target, Polarity.NEUTRAL, tolerance) is None


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
        (HAVERING, None, Rag.RED),
    ],
)
def test_one_figure_has_the_colour_of_each_councils_own_rule(
    rule: str, last_year: str | None, colour: Rag
) -> None:
    found = judge(
        Fraction("79.3"),
        aim(85),
        Polarity.HIGHER,
        Tolerance.parse(rule),
        same_quarter_last_year=None if last_year is None else Fraction(last_year),
    )
    assert found.rag is colour


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
