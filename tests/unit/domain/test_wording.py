from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.rounding import digits
from qperf_tui.domain.target import Target, Tolerance
from qperf_tui.domain.wording import (
    figure,
    in_words,
    outturn_figure,
    plural,
    short_figure,
    target_figure,
    tolerance_words,
    with_unit,
)
from support.council import aim, amounts, indicator, reported

PERCENTAGE = indicator()
COUNT = indicator(unit="no.", decimals=0)
POUNDS = indicator(unit="GBP", decimals=2)
DAYS = indicator(unit="days", decimals=0)
RATE = indicator(unit="per 10,000", decimals=1)
targets = st.decimals(-1_000, 1_000, places=2).map(Fraction)


def number(shown: str) -> Fraction:
    return Fraction(shown.rstrip("%").replace(",", ""))


def side(value: Fraction, mark: Fraction) -> int:
    return (value > mark) - (value < mark)


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "none"), (1, "one"), (9, "nine"), (10, "10"), (1234, "1,234"), (-1, "-1")],
)
def test_counts_below_ten_are_words(count: int, words: str) -> None:
    assert in_words(count) == words


@pytest.mark.parametrize(
    ("count", "noun"), [(0, "indicators"), (1, "indicator"), (2, "indicators")]
)
def test_a_noun_agrees_with_its_count(count: int, noun: str) -> None:
    assert plural(count, "indicator") == noun


@pytest.mark.parametrize(
    ("written", "unit", "said"),
    [
        ("79.3", "%", "79.3%"),
        ("5.3", "pp", "5.3 percentage points"),
        ("1", "pp", "1 percentage point"),
        ("1.0", "pp", "1.0 percentage point"),
        ("-1.0", "pp", "-1.0 percentage point"),
        ("10", "pp", "10 percentage points"),
        ("1.1", "pp", "1.1 percentage points"),
        ("0.1", "pp", "0.1 percentage points"),
        ("1,308.33", "GBP", "£1,308.33"),
        ("-5.20", "GBP", "\u2212£5.20"),
        ("1,190", "no.", "1,190"),
        ("1,190", "", "1,190"),
        ("12", "000s", "12 thousand"),
        ("24", "days", "24 days"),
        ("1", "days", "1 day"),
        ("11", "days", "11 days"),
        ("1", "kg", "1 kg"),
        ("45.2", "per 10,000", "45.2 per 10,000"),
    ],
)
def test_a_number_has_its_unit_as_a_reader_expects_it(
    written: str, unit: str, said: str
) -> None:
    assert with_unit(written, unit) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Fraction(25_300, 319), "79.3%"),
        (Fraction(100 * 2_999, 3_000), "99.97%"),
        (Fraction(100 * 29_999, 30_000), "99.997%"),
        (Fraction(100 * 1, 3_000), "less than 0.1%"),
        (Fraction("0.05"), "0.1%"),
        (Fraction("0.049"), "less than 0.1%"),
        (Fraction(0), "0.0%"),
        (Fraction(100), "100.0%"),
        (Fraction("104.25"), "104.3%"),
        (Fraction("-5.24"), "-5.2%"),
    ],
)
def test_a_percentage_never_says_all_or_none_of_what_is_not(
    value: Fraction, said: str
) -> None:
    assert figure(value, PERCENTAGE) == said


@pytest.mark.parametrize(
    ("value", "target", "said"),
    [
        (Fraction(100 * 1_699, 2_000), aim(85), "84.95%"),
        (Fraction("85.04"), aim(85), "85.04%"),
        (Fraction(85), aim(85), "85.0%"),
        (Fraction("84.94"), aim(85), "84.9%"),
        (Fraction("84.96"), aim("84.98"), "84.96%"),
        (Fraction("84.95"), aim("84.95"), "84.95%"),
        (Fraction("15.04"), Target(Fraction(10), Fraction(15)), "15.04%"),
        (Fraction("9.96"), Target(Fraction(10), Fraction(15)), "9.96%"),
        (Fraction("99.97"), aim(100), "99.97%"),
    ],
)
def test_a_figure_beside_its_target_shows_which_side_it_is_on(
    value: Fraction, target: Target, said: str
) -> None:
    assert figure(value, PERCENTAGE, target) == said


@given(amounts, targets)
def test_what_is_shown_is_never_across_the_target_from_what_is_meant(
    value: Fraction, target: Fraction
) -> None:
    shown = number(short_figure(value, RATE, aim(target)))
    assert side(shown, target) == side(value, target)


@given(st.integers(0, 3_000), st.integers(1, 3_000))
def test_a_share_in_a_column_is_all_or_none_only_when_it_is(
    counted: int, cases: int
) -> None:
    exact = Fraction(100 * min(counted, cases), cases)
    shown = number(short_figure(exact, PERCENTAGE))
    assert (shown == 100) is (exact == 100)
    assert (shown == 0) is (exact == 0)


@pytest.mark.parametrize(
    ("value", "of", "said", "in_a_column"),
    [
        ("1190", COUNT, "1,190", "1,190"),
        ("1308.33", POUNDS, "£1,308.33", "£1,308.33"),
        ("-5.2", POUNDS, "\u2212£5.20", "\u2212£5.20"),
        ("24.4", DAYS, "24 days", "24"),
        ("1", DAYS, "1 day", "1"),
        ("45.23", RATE, "45.2 per 10,000", "45.2"),
        ("0.04", RATE, "0.0 per 10,000", "0.0"),
        ("-0.004", POUNDS, "£0.00", "£0.00"),
    ],
)
def test_a_figure_has_its_unit_in_prose_and_less_of_it_in_a_column(
    value: str, of: object, said: str, in_a_column: str
) -> None:
    assert figure(Fraction(value), of) == said
    assert short_figure(Fraction(value), of) == in_a_column


@pytest.mark.parametrize(
    ("value", "status", "mark", "shown"),
    [
        ("79.3", OutturnStatus.FINAL, None, "79.3%"),
        ("79.3", OutturnStatus.PROVISIONAL, None, "79.3%p"),
        ("79.3", OutturnStatus.REVISED, None, "79.3%r"),
        ("79.3", OutturnStatus.NOT_COMPARABLE, None, "79.3%"),
        (None, OutturnStatus.SUPPRESSED, "<5", "<5"),
        (None, OutturnStatus.SUPPRESSED, None, "c"),
        (None, OutturnStatus.NOT_AVAILABLE, "n/a", "–"),
        (None, OutturnStatus.NOT_DUE, None, "–"),
        ("2.4", OutturnStatus.SUPPRESSED, None, "c"),
        ("2.4", OutturnStatus.NOT_AVAILABLE, None, "–"),
    ],
)
def test_a_column_shows_the_figure_or_its_mark_and_never_a_nought(
    value: str | None, status: OutturnStatus, mark: str | None, shown: str
) -> None:
    outturn = reported(value, status=status, mark=mark)
    assert outturn_figure(outturn, PERCENTAGE) == shown


def test_nothing_reported_is_a_dash_in_a_column() -> None:
    assert outturn_figure(None, PERCENTAGE) == "–"


@pytest.mark.parametrize(
    ("target", "of", "shown"),
    [
        ("85", PERCENTAGE, "85%"),
        ("85.50", PERCENTAGE, "85.5%"),
        ("10 to 15", PERCENTAGE, "10% to 15%"),
        ("1,270", COUNT, "1,270"),
        ("£1,308.3", POUNDS, "£1,308.30"),
        ("£1,308", POUNDS, "£1,308"),
        ("24", DAYS, "24"),
    ],
)
def test_a_target_is_written_as_it_was_set(
    target: str, of: object, shown: str
) -> None:  # fmt: skip
    assert target_figure(Target.parse(target), of) == shown


@given(st.decimals(-1_000, 1_000, places=2))
def test_a_target_shown_reads_back_as_the_same_target(value: object) -> None:
    target = aim(Fraction(value))
    assert Target.parse(target_figure(target, PERCENTAGE)) == target


@pytest.mark.parametrize(
    ("tolerance", "of", "said"),
    [
        ("10%", PERCENTAGE, "10% of the target"),
        ("2.5%", COUNT, "2.5% of the target"),
        ("5 points", PERCENTAGE, "5 percentage points"),
        ("1 point", PERCENTAGE, "1 percentage point"),
        ("0.3 points", PERCENTAGE, "0.3 percentage points"),
        ("0", PERCENTAGE, "none"),
        ("3", DAYS, "3 days"),
        ("1", DAYS, "1 day"),
        ("1,000", COUNT, "1,000"),
        ("£5.5", POUNDS, "£5.50"),
        ("floor 70", PERCENTAGE, "a floor of 70%"),
        ("must improve", PERCENTAGE, "no worse than the same quarter last year"),
    ],
)
def test_a_tolerance_is_said_in_its_own_unit(
    tolerance: str, of: object, said: str
) -> None:
    assert tolerance_words(Tolerance.parse(tolerance), of) == said


@given(amounts)
def test_no_figure_is_ever_minus_nought(value: Fraction) -> None:
    for of in (PERCENTAGE, COUNT, POUNDS, DAYS, RATE):
        shown = figure(value, of)
        if shown.startswith(("-", "\u2212")):
            assert value < 0
            assert any(digit in shown for digit in "123456789")


@given(st.fractions(0, 100), st.integers(0, 3))
def test_a_percentage_keeps_at_least_its_own_decimals(
    value: Fraction, decimals: int
) -> None:
    of = indicator(decimals=decimals)
    shown = figure(value, of)
    if not shown.startswith("less than"):
        places = len(shown.rstrip("%").partition(".")[2])
        assert places >= decimals
        assert shown == f"{digits(value, places)}%"
