from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.importing.shares import percentage, share_problem


@pytest.mark.parametrize(
    ("value", "numerator", "denominator", "unit"),
    [
        ("54.5", "6", "11", "%"),
        ("54.5", "6", "11", None),
        ("55", "6", "11", "%"),
        ("84.2", "213", "253", "%"),
        ("12.5", "25", "2000", "per 1,000"),
        ("12.5", "25", "2000", None),
        ("4.2", "42", "10", "days"),
    ],
)
def test_a_value_that_follows_from_its_counts_passes(
    value: str, numerator: str, denominator: str, unit: str | None
) -> None:
    assert (
        share_problem(Decimal(value), Decimal(numerator), Decimal(denominator), unit)
        is None
    )


def test_a_share_that_cannot_be_is_answered_with_those_that_can() -> None:
    problem = share_problem(Decimal(56), Decimal(6), Decimal(11), "%")
    assert problem == (
        "it does not follow from 6 of 11, which is 54.5% (with 11 cases the nearest "
        "are 54.5% and 63.6%); correct the value or the counts"
    )


def test_a_mean_that_does_not_follow_is_answered_with_the_one_that_does() -> None:
    problem = share_problem(Decimal(9), Decimal(42), Decimal(10), "days")
    assert problem is not None
    assert "42 of 10, which is 4.2 days;" in problem


@given(st.integers(0, 5_000), st.integers(1, 5_000), st.integers(0, 3))
def test_a_rounded_share_always_follows(cases: int, of: int, decimals: int) -> None:
    rounded = round(Decimal(cases) / Decimal(of) * 100, decimals)
    assert share_problem(rounded, Decimal(cases), Decimal(of), "%") is None


def test_a_percentage_has_no_empty_decimals() -> None:
    assert percentage(Decimal("0.80")) == "80%"
    assert percentage(Decimal("0.855")) == "85.5%"
