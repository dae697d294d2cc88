from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.rounding import digits, half_up
from support.council import amounts

decimals = st.integers(0, 4)
WIDE = Context(prec=60)


@given(st.decimals(-(10**9), 10**9, places=6), decimals)
def test_rounding_agrees_with_decimal_on_exact_decimals(
    value: Decimal, places: int
) -> None:
    expected = value.quantize(
        Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=WIDE
    )
    assert half_up(Fraction(value), places) == Fraction(expected)


@given(amounts, decimals)
def test_rounding_moves_a_figure_by_half_a_place_at_most(
    value: Fraction, places: int
) -> None:
    rounded = half_up(value, places)
    assert abs(rounded - value) <= Fraction(1, 2 * 10**places)
    assert (rounded * 10**places).denominator == 1


@given(amounts, decimals)
def test_rounding_mirrors_at_zero(value: Fraction, places: int) -> None:
    assert half_up(-value, places) == -half_up(value, places)


@given(amounts, amounts, decimals)
def test_rounding_keeps_figures_in_order(
    one: Fraction, other: Fraction, places: int
) -> None:
    low, high = sorted((one, other))
    assert half_up(low, places) <= half_up(high, places)


@given(st.integers(-5_000, 5_000), decimals)
def test_a_tie_goes_away_from_zero(count: int, places: int) -> None:
    tie = Fraction(2 * count + 1, 2 * 10**places)
    further = count + 1 if tie > 0 else count
    assert half_up(tie, places) == Fraction(further, 10**places)


@given(amounts, decimals)
def test_what_is_shown_is_the_rounded_figure(value: Fraction, places: int) -> None:
    shown = digits(value, places)
    assert Fraction(Decimal(shown.replace(",", ""))) == half_up(value, places)
    assert len(shown.partition(".")[2]) == places


@given(st.fractions(-1, 1), decimals)
def test_nothing_is_ever_shown_as_minus_zero(value: Fraction, places: int) -> None:
    shown = digits(value, places)
    assert not shown.startswith("-") or any(digit in shown for digit in "123456789")


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("28.75", 1, "28.8"),
        ("86.15", 1, "86.2"),
        ("1.005", 2, "1.01"),
        ("-0.04", 1, "0.0"),
        ("-0.05", 1, "-0.1"),
        ("0", 1, "0.0"),
        ("9.96", 1, "10.0"),
        ("999.5", 0, "1,000"),
        ("1308.33", 2, "1,308.33"),
        ("1234567.891", 1, "1,234,567.9"),
        ("-1190", 0, "-1,190"),
    ],
)
def test_a_figure_is_shown_as_a_committee_would_round_it(
    value: str, places: int, shown: str
) -> None:
    assert digits(Fraction(value), places) == shown


def test_a_share_of_counts_rounds_as_the_department_publishes_it() -> None:
    assert digits(Fraction(100 * 23, 80), 1) == "28.8"
    assert digits(Fraction(100 * 253, 319), 1) == "79.3"
