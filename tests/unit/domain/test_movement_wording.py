import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.indicator import Indicator, Polarity
from qperf_tui.domain.movement import Movement, movement
from qperf_tui.domain.wording import change_words, movement_mark, movement_words
from support.council import Q2, amounts, indicator, reported

Q1 = Q2.shifted(-1)
PERCENTAGE = indicator()
POUNDS = indicator(unit="GBP", decimals=2, polarity=Polarity.LOWER)
COUNT = indicator(unit="no.", decimals=0, polarity=Polarity.NEUTRAL)
DAYS = indicator(unit="days", decimals=0, polarity=Polarity.LOWER)
RATE = indicator(unit="per 10,000", decimals=1)
ANY = st.sampled_from([PERCENTAGE, POUNDS, COUNT, DAYS, RATE])


def moved(later: str | Fraction, earlier: str | Fraction, of: Indicator) -> Movement:
    return movement(of, reported(later), reported(earlier, Q1), Q1)


@given(amounts)
def test_a_change_in_a_percentage_is_in_points_and_never_in_per_cent(
    change: Fraction,
) -> None:
    said = change_words(change, PERCENTAGE)
    assert "%" not in said
    assert re.fullmatch(r"[0-9,.]+ percentage points?", said)


@given(amounts, ANY)
def test_the_size_of_a_change_has_no_sign_of_its_own(
    change: Fraction, of: Indicator
) -> None:
    assert change_words(change, of) == change_words(-change, of)
    assert not change_words(change, of).startswith(("-", "\u2212"))


@given(amounts.filter(bool), ANY)
def test_a_change_is_never_said_to_be_of_nothing(
    change: Fraction, of: Indicator
) -> None:
    assert re.search("[1-9]", change_words(change, of))


@pytest.mark.parametrize(
    ("change", "of", "said"),
    [
        ("-5.2534", PERCENTAGE, "5.3 percentage points"),
        ("1", PERCENTAGE, "1.0 percentage point"),
        ("0.96", PERCENTAGE, "1.0 percentage point"),
        ("1.1", PERCENTAGE, "1.1 percentage points"),
        ("0.02", PERCENTAGE, "0.02 percentage points"),
        ("11", PERCENTAGE, "11.0 percentage points"),
        ("-5.2", POUNDS, "£5.20"),
        ("-1234", COUNT, "1,234"),
        ("1", DAYS, "1 day"),
        ("3", DAYS, "3 days"),
        ("2.25", RATE, "2.3 per 10,000"),
    ],
)
def test_a_change_is_said_in_the_unit_of_its_indicator(
    change: str, of: Indicator, said: str
) -> None:
    assert change_words(Fraction(change), of) == said


@pytest.mark.parametrize(
    ("later", "earlier", "of", "mark", "words"),
    [
        (
            Fraction(25_300, 319),
            Fraction(25_200, 298),
            PERCENTAGE,
            "▼5.3 worse",
            "down 5.3 percentage points on Q1 2012/13 (worse)",
        ),
        ("86.04", "85.96", PERCENTAGE, "= same", "little changed on Q1 2012/13"),
        (
            "1308.33",
            "1303.13",
            POUNDS,
            "▲5.20 worse",
            "up £5.20 on Q1 2012/13 (worse)",
        ),
        (
            "1190",
            "2424",
            COUNT,
            "▼1,234",
            "down 1,234 on Q1 2012/13",
        ),
        ("23", "24", DAYS, "▼1 better", "down 1 day on Q1 2012/13 (better)"),
        (
            "48",
            "45.75",
            RATE,
            "▲2.3 better",
            "up 2.3 per 10,000 on Q1 2012/13 (better)",
        ),
        (
            "85.95",
            "85.94",
            PERCENTAGE,
            "▲0.01 better",
            "up 0.01 percentage points on Q1 2012/13 (better)",
        ),
    ],
)
def test_a_movement_reads_alike_in_a_column_and_in_words(
    later: str | Fraction,
    earlier: str | Fraction,
    of: Indicator,
    mark: str,
    words: str,
) -> None:
    found = moved(later, earlier, of)
    assert movement_mark(found, of) == mark
    assert movement_words(found, of) == words


def test_what_is_not_comparable_says_why() -> None:
    found = movement(PERCENTAGE, reported(80), None, Q1)
    assert movement_mark(found, PERCENTAGE) == "–"
    assert movement_words(found, PERCENTAGE) == (
        "not comparable with Q1 2012/13: nothing was reported for Q1 2012/13"
    )
    assert movement_mark(None, PERCENTAGE) == "–"


@given(amounts, amounts, ANY)
def test_a_column_and_the_words_name_the_same_number(
    later: Fraction, earlier: Fraction, of: Indicator
) -> None:
    found = moved(later, earlier, of)
    (size,) = re.findall("[0-9][0-9,.]*", movement_mark(found, of)) or [""]
    assert size in movement_words(found, of)
    assert ("worse" in movement_mark(found, of)) is (
        "(worse)" in movement_words(found, of)
    )
