from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.seasonality import is_strongly_seasonal

SWING = (10, 0, -10, 0)
Points = list[tuple[int, Fraction | None]]


def quarters(values: "list[int | None]") -> Points:
    return [
        (at % 4 + 1, None if each is None else Fraction(each))
        for at, each in enumerate(values)
    ]


def swinging(count: int, wobble: int = 1) -> Points:
    return quarters(
        [SWING[at % 4] + wobble * (1 if at % 3 else -1) for at in range(count)]
    )


@pytest.mark.parametrize(
    ("count", "expected"), [(8, False), (11, False), (12, True), (20, True)]
)
def test_three_years_tell_a_season(count: int, expected: bool) -> None:
    assert is_strongly_seasonal(swinging(count)) is expected


def test_a_season_that_never_wavers_is_one() -> None:
    assert is_strongly_seasonal(swinging(12, wobble=0))


def test_a_constant_series_has_no_season() -> None:
    assert not is_strongly_seasonal(quarters([7] * 16))


def test_what_does_not_go_by_the_quarter_is_none() -> None:
    assert not is_strongly_seasonal(quarters([1, 5, 2, 8, 3, 1, 9, 2, 7, 7, 1, 4, 6]))


def test_a_quarter_seen_once_cannot_be_told() -> None:
    points = swinging(16)
    seen_once = [each for at, each in enumerate(points) if at % 4 != 2 or at == 2]
    assert len(seen_once) >= 12
    assert not is_strongly_seasonal(seen_once)


def test_gaps_are_not_counted() -> None:
    points = [*swinging(11), (4, None)]
    assert not is_strongly_seasonal(points)
    assert is_strongly_seasonal([*points, *swinging(12)])


def test_the_cut_is_strict() -> None:
    swing = [mean + away for away in (-1, 0, 1) for mean in (2, 0, -2, 0)]
    points = quarters([*swing])
    assert is_strongly_seasonal(points, 7)
    assert not is_strongly_seasonal(points, 8), "the ratio is 8 and not over it"


@given(st.lists(st.integers(-50, 50), min_size=12, max_size=20), st.integers(1, 30))
def test_another_unit_changes_nothing(values: list[int], times: int) -> None:
    moved = [each * times + 7 for each in values]
    assert is_strongly_seasonal(quarters([*values])) == is_strongly_seasonal(
        quarters([*moved])
    )
