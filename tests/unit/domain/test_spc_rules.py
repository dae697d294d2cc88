from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.spc_rules import (
    Limits,
    SpecialCause,
    limits_of,
    special_causes,
)

OUTSIDE, TREND = SpecialCause.OUTSIDE, SpecialCause.TREND
TWO, SHIFT = SpecialCause.TWO_IN_THREE, SpecialCause.SHIFT
ASSESSMENTS = ["74.1", "76.3", "78.0", "79.5", "81.0", "78.4", "82.6", "84.6", "79.3"]

lists = st.lists(st.integers(-500, 500).map(Fraction), min_size=8, max_size=20)


def exact(values: "list[object]") -> list[Fraction | None]:
    return [None if each is None else Fraction(str(each)) for each in values]


def limits_from(*values: object, is_screened: bool = False) -> Limits:
    found = limits_of(exact(list(values)), is_screened=is_screened)
    assert isinstance(found, Limits)
    return found


def has_none(*values: object, is_screened: bool = False) -> bool:
    found = limits_of(exact(list(values)), is_screened=is_screened)
    return not isinstance(found, Limits)


AROUND_NIL = limits_from(-50, 50, -50, 50, -50, 50)
"""A mean of 0, limits of 266 either way and the outer third from 177⅓."""


def flags(
    cause: SpecialCause,
    *values: object,
    limits: Limits = AROUND_NIL,
    length: int = 7,
) -> dict[int, bool]:
    found = special_causes(exact(list(values)), limits, length)
    return {at: each[cause] for at, each in enumerate(found) if cause in each}


def test_the_worked_example_of_nine_quarters() -> None:
    limits = limits_from(*ASSESSMENTS)
    shown = [limits.mean, limits.lower, limits.upper]
    assert [f"{float(each):.1f}" for each in shown] == ["79.3", "72.3", "86.3"]
    assert not any(special_causes(exact(list(ASSESSMENTS)), limits))


def test_limits_are_so_many_ranges_from_the_mean() -> None:
    limits = limits_from(0, 100, 0, 100)
    assert [limits.mean, limits.lower, limits.upper] == exact([50, -216, 316])


def test_both_ranges_that_touch_a_gap_are_lost_and_its_neighbours_stay() -> None:
    limits = limits_from(0, 10, None, 40, 50)
    assert limits.mean == 25
    assert limits.upper - limits.mean == Fraction("26.6")


def test_fewer_than_two_ranges_give_no_limits() -> None:
    assert has_none()
    assert has_none(1, 2)
    assert has_none(1, 2, None, 4, None, 6, None, 8)
    assert not has_none(1, 2, 3)


@pytest.mark.parametrize("is_screened", [True, False])
def test_a_constant_series_has_no_limits(is_screened: bool) -> None:
    assert has_none(*[5] * 10, is_screened=is_screened)


def test_no_spread_between_neighbours_gives_no_limits() -> None:
    assert has_none(5, 5, None, 7, 7, None, 6, 6)


@pytest.mark.parametrize("is_screened", [True, False])
def test_a_flat_series_with_a_spike_has_one_signal_at_most(is_screened: bool) -> None:
    values: list[object] = [5, 5, 5, 5, 9, 5, 5, 5, 5, 5]
    limits = limits_from(*values, is_screened=is_screened)
    assert limits.upper > limits.lower
    assert set(flags(OUTSIDE, *values, limits=limits)) <= {4}
    assert not flags(TREND, *values, limits=limits)


def test_screening_leaves_out_a_large_range_once_and_no_point_of_the_mean() -> None:
    values: list[object] = [0, 1, 0, 1, 0, 1, 0, 1, 101]
    plain = limits_from(*values)
    screened = limits_from(*values, is_screened=True)
    assert plain.mean == screened.mean == Fraction(105, 9)
    assert screened.upper - screened.mean == Fraction("2.66")
    assert plain.upper - plain.mean == Fraction("2.66") * Fraction(107, 8)


def test_on_the_limit_is_inside() -> None:
    assert flags(OUTSIDE, 266, -266) == {}
    assert flags(OUTSIDE, "266.001", 0, "-266.001") == {0: True, 2: False}


def test_a_trend_flags_all_its_points() -> None:
    assert flags(TREND, 1, 2, 3, 4, 5, 6, 7) == dict.fromkeys(range(7), True)
    assert flags(TREND, 7, 6, 5, 4, 3, 2, 1) == dict.fromkeys(range(7), False)
    assert flags(TREND, 9, 1, 2, 3, 4, 5, 6, 7, 8, 3) == dict.fromkeys(
        range(1, 9), True
    )


@pytest.mark.parametrize(
    "values",
    [(1, 2, 3, 4, 5, 6), (1, 2, 3, 3, 4, 5, 6, 7), (1, 2, 3, None, 5, 6, 7, 8)],
    ids=["six", "tie", "gap"],
)
def test_no_trend(values: tuple[object, ...]) -> None:
    assert flags(TREND, *values) == {}


def test_a_shared_turning_point_goes_to_the_right_hand_trend() -> None:
    up_and_down = [1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1]
    expected = dict.fromkeys(range(6), True) | dict.fromkeys(range(6, 13), False)
    assert flags(TREND, *up_and_down) == expected


def test_a_shift_flags_all_its_points() -> None:
    assert flags(SHIFT, *[3, 1] * 3, 2) == dict.fromkeys(range(7), True)
    assert flags(SHIFT, 5, *[-3, -1] * 4) == dict.fromkeys(range(1, 9), False)


@pytest.mark.parametrize(
    "values",
    [
        [3, 1, 3, 1, 3, 1],
        [3, 1, 3, 0, 1, 3, 1, 3],
        [0, 3, 1, 3, 1, 3, 1],
        [3, 1, 3, None, 1, 3, 1, 3],
        [3, 1, 3, -1, 1, 3, 1, 3],
    ],
    ids=["six", "on the mean", "first on the mean", "gap", "across"],
)
def test_no_shift(values: list[object]) -> None:
    assert flags(SHIFT, *values) == {}


def test_runs_and_trends_of_six_where_a_council_chose_six() -> None:
    assert flags(TREND, 1, 2, 3, 4, 5, 6, length=6) == dict.fromkeys(range(6), True)
    assert flags(SHIFT, *[3, 1] * 3, length=6) == dict.fromkeys(range(6), True)
    assert flags(TREND, 1, 2, 3, 4, 5, length=6) == {}
    assert flags(SHIFT, 3, 1, 3, 1, 3, length=6) == {}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([200, 10, 200], {0: True, 2: True}),
        ([-200, -200, -10], {0: False, 1: False}),
        ([200, 200, 200], {0: True, 1: True, 2: True}),
        ([266, 266, 1], {0: True, 1: True}),
        ([300, 200, 200], {1: True, 2: True}),
        ([300, 200, 10], {}),
        ([200, -10, 200], {}),
        ([200, 0, 200], {}),
        ([200, None, 200], {}),
        ([200, -200, 10], {}),
        ([177, 200, 10], {}),
        ([178, 200, 10], {0: True, 1: True}),
        ([200, 200], {}),
    ],
)
def test_two_in_three(values: list[object], expected: dict[int, bool]) -> None:
    assert flags(TWO, *values) == expected


def test_exactly_on_the_near_limit_is_not_near() -> None:
    near = Fraction(2, 3) * 266
    assert flags(TWO, near, 200, 10) == {}


def test_causes_are_named_in_order() -> None:
    values: list[object] = [*[-100] * 8, 10, 20, 30, 40, 190, 200, 300]
    found = special_causes(exact(values), AROUND_NIL)
    assert list(found[-1]) == [OUTSIDE, TREND, SHIFT]
    assert list(found[-2]) == [TREND, TWO, SHIFT]


@given(values=lists, is_screened=st.booleans())
def test_turned_over_only_the_directions_turn(
    values: list[Fraction], is_screened: bool
) -> None:
    limits = limits_of(values, is_screened=is_screened)
    over = [-each for each in values]
    other = limits_of(over, is_screened=is_screened)
    assert isinstance(limits, Limits) == isinstance(other, Limits)
    if isinstance(limits, Limits) and isinstance(other, Limits):
        turned = [
            {cause: not is_up for cause, is_up in each.items()}
            for each in special_causes(over, other)
        ]
        assert special_causes(values, limits) == turned


@given(
    values=lists,
    add=st.fractions(-100, 100, max_denominator=50),
    times=st.fractions(Fraction(1, 50), 50, max_denominator=50),
    is_screened=st.booleans(),
)
def test_another_unit_changes_no_flag(
    values: list[Fraction], add: Fraction, times: Fraction, is_screened: bool
) -> None:
    limits = limits_of(values, is_screened=is_screened)
    moved: list[Fraction | None] = [each * times + add for each in values]
    other = limits_of(moved, is_screened=is_screened)
    assert isinstance(limits, Limits) == isinstance(other, Limits)
    if isinstance(limits, Limits) and isinstance(other, Limits):
        assert special_causes(values, limits) == special_causes(moved, other)
