from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.figures import (
    WITH_A_VALUE,
    Outturn,
    OutturnStatus,
    exact_value,
    multiplier,
    nearest_shares,
    reconciles,
    share_of,
    worked_out,
)
from qperf_tui.domain.rounding import digits, half_up, places
from support.council import Q2, reported, share

counts = st.integers(0, 5_000)
cases = st.integers(1, 5_000)


@pytest.mark.parametrize(
    ("unit", "times"),
    [
        ("%", 100),
        ("per 1,000", 1_000),
        ("per 10,000", 10_000),
        ("per 100,000", 100_000),
        ("per million", 1_000_000),
        ("no.", 1),
        ("days", 1),
        ("GBP", 1),
    ],
)
def test_a_unit_says_what_a_ratio_is_multiplied_by(unit: str, times: int) -> None:
    assert multiplier(unit) == times


@given(counts, cases, st.sampled_from(("%", "per 1,000", "days")))
def test_a_value_that_is_worked_out_follows_from_its_counts(
    numerator: int, denominator: int, unit: str
) -> None:
    above, below = Decimal(numerator), Decimal(denominator)
    value = worked_out(above, below, unit)
    exact = Fraction(numerator, denominator) * multiplier(unit)
    assert reconciles(value, exact) or Fraction(value) == exact
    assert exact_value(value, above, below, unit) == exact
    assert "E" not in str(value)
    assert len(str(value).partition(".")[2]) <= 6


@given(counts, cases)
def test_a_figure_is_exactly_what_it_was_made_of(numerator: int, cases: int) -> None:
    rounded = Decimal(digits(Fraction(numerator * 100, cases), 1).replace(",", ""))
    exact = exact_value(rounded, Decimal(numerator), Decimal(cases), "%")
    assert exact == Fraction(numerator * 100, cases)


@pytest.mark.parametrize(
    ("value", "numerator", "denominator", "exact"),
    [
        ("79.3", "253", "319", Fraction(25300, 319)),
        ("79.3", None, "319", Fraction(793, 10)),
        ("79.3", "253", None, Fraction(793, 10)),
        ("79.3", None, None, Fraction(793, 10)),
        (None, None, None, None),
        (None, None, "319", None),
        ("0", "0", "0", None),
        ("100", "3", "0", None),
        ("0", "0", "12", Fraction(0)),
    ],
)
def test_a_share_needs_both_its_parts_and_some_cases(
    value: str | None,
    numerator: str | None,
    denominator: str | None,
    exact: Fraction | None,
) -> None:
    given_ = [None if each is None else Decimal(each) for each in (
        value, numerator, denominator)]  # fmt: skip
    assert exact_value(*given_, "%") == exact


@given(counts, cases, st.integers(0, 3))
def test_a_share_rounded_any_way_reconciles_with_its_parts(
    numerator: int, cases: int, decimals: int
) -> None:
    exact = Fraction(numerator * 100, cases)
    for rounded in (half_up(exact, decimals), Fraction(round(exact, decimals))):
        written = Decimal(rounded.numerator) / Decimal(rounded.denominator)
        last = Decimal(1).scaleb(-decimals)
        assert reconciles(written.quantize(last), exact)


@pytest.mark.parametrize(
    ("value", "exact", "agrees"),
    [
        ("79.3", Fraction(25300, 319), True),
        ("79", Fraction(25300, 319), True),
        ("79.0", Fraction(25300, 319), False),
        ("79.4", Fraction(25300, 319), False),
        ("56", Fraction(600, 11), False),
        ("28.7", Fraction(2875, 100), True),
        ("28.8", Fraction(2875, 100), True),
        ("1.2E+3", Fraction(1_249), True),
        ("1.2E+3", Fraction(1_251), False),
    ],
)
def test_a_rounded_figure_agrees_within_half_of_its_last_place(
    value: str, exact: Fraction, agrees: bool
) -> None:
    assert reconciles(Decimal(value), exact) is agrees


numbers = st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**18), max_value=10**18
)


@given(numbers, numbers, numbers.filter(bool), st.sampled_from(("%", "per million")))
def test_a_share_in_whole_numbers_is_the_quotient_of_fractions(
    value: Decimal, numerator: Decimal, denominator: Decimal, unit: str
) -> None:
    exact = share_of(numerator, denominator, unit)
    assert exact == Fraction(numerator) / Fraction(denominator) * multiplier(unit)
    assert reconciles(value, exact) is is_within_half(value, exact)


@given(numbers, st.integers(-3, 3))
def test_whole_numbers_tell_the_edge_as_fractions_do(value: Decimal, off: int) -> None:
    half = Fraction(10) ** -places(value) / 2
    for edge in (Fraction(value) + half, Fraction(value) - half):
        exact = edge + Fraction(off, 10**40)
        assert reconciles(value, exact) is is_within_half(value, exact)


def is_within_half(value: Decimal, exact: Fraction) -> bool:
    """The rule as methods of the house state it."""
    half = Fraction(1, 2) / Fraction(10) ** places(value)
    return abs(Fraction(value) - exact) <= half


@pytest.mark.parametrize(
    ("value", "cases", "possible"),
    [
        (56, 11, ["54.5", "63.6"]),
        (0, 11, ["0.0"]),
        (100, 11, ["100.0"]),
        (99, 11, ["90.9", "100.0"]),
        (50, 10, ["50.0"]),
        (-5, 10, ["0.0"]),
    ],
)
def test_a_share_that_cannot_be_is_answered_with_those_that_can(
    value: int, cases: int, possible: list[str]
) -> None:
    found = nearest_shares(Fraction(value), cases, "%")
    assert [digits(share, 1) for share in found] == possible


@given(st.fractions(0, 100), cases)
def test_the_nearest_shares_enclose_the_figure_within_the_possible(
    value: Fraction, cases: int
) -> None:
    shares = nearest_shares(value, cases, "%")
    assert 0 <= shares[0] <= value <= shares[-1] <= 100
    assert all((share * cases / 100).denominator == 1 for share in shares)


def test_only_four_states_carry_a_value() -> None:
    assert set(OutturnStatus) - WITH_A_VALUE == {
        OutturnStatus.NOT_DUE,
        OutturnStatus.NOT_AVAILABLE,
        OutturnStatus.SUPPRESSED,
    }


@given(st.integers(0, 5_000), cases)
def test_a_share_of_no_cases_is_no_figure(numerator: int, denominator: int) -> None:
    assert exact_value(Decimal(0), Decimal(numerator), Decimal(0), "%") is None
    none = Outturn(quarter=Q2, value=None, denominator=Decimal(0))
    assert none.has_no_cases
    assert not share(numerator, denominator).has_no_cases


def test_a_figure_without_its_denominator_is_not_said_to_have_no_cases() -> None:
    assert not reported(None).has_no_cases
    assert not reported(0).has_no_cases
