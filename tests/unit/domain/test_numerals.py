"""The numbers in prose, and what is left alone."""

import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.number_words import number_of
from qperf_tui.domain.numerals import Hedge, NumeralKind, numerals
from qperf_tui.domain.numerals_apart import apart, no_such_days
from qperf_tui.domain.rounding import digits

PERCENTAGE, POINTS = NumeralKind.PERCENTAGE, NumeralKind.POINTS
FRACTION, PART = NumeralKind.FRACTION, NumeralKind.PART
MONEY, PLAIN = NumeralKind.MONEY, NumeralKind.PLAIN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("was 79.3%", [("79.3%", PERCENTAGE, "79.3")]),
        ("was 79.3 per cent", [("79.3 per cent", PERCENTAGE, "79.3")]),
        ("was 79 percent", [("79 percent", PERCENTAGE, "79")]),
        (
            "5.3 percentage points lower",
            [("5.3 percentage points", POINTS, "5.3")],
        ),
        ("a 5.3 percentage point fall", [("5.3 percentage point", POINTS, "5.3")]),
        ("half a percentage point", [("half a percentage point", POINTS, "0.5")]),
        ("253 of 319 cases", [("253 of 319", FRACTION, "253")]),
        ("105 out of 138 schools", [("105 out of 138", FRACTION, "105")]),
        ("three of the four were", [("three of the four", FRACTION, "3")]),
        ("all four of the indicators", [("all four", FRACTION, "4")]),
        ("none of the six", [("none of the six", FRACTION, "0")]),
        ("one in five", [("one in five", PART, "20")]),
        ("half of them", [("half", PART, "50")]),
        ("three quarters of them", [("three quarters", PART, "75")]),
        ("twenty-one homes", [("twenty-one", PLAIN, "21")]),
        ("one hundred and five homes", [("one hundred and five", PLAIN, "105")]),
        ("1,190 homes", [("1,190", PLAIN, "1190")]),
        ("£1,308.33 a year", [("£1,308.33", MONEY, "1308.33")]),
        ("£1.2 million", [("£1.2 million", MONEY, "1200000")]),
        ("10% to 15%", [("10%", PERCENTAGE, "10"), ("15%", PERCENTAGE, "15")]),
        ("10 to 15%", [("10", PERCENTAGE, "10"), ("15%", PERCENTAGE, "15")]),
        ("10-15%", [("10", PERCENTAGE, "10"), ("15%", PERCENTAGE, "15")]),
        ("half a day", [("half a day", PLAIN, "0.5")]),
    ],
)
def test_numbers_are_read_with_what_they_are(
    text: str, expected: list[tuple[str, NumeralKind, str]]
) -> None:
    found = [
        (text[each.start : each.end], each.kind, each.value) for each in numerals(text)
    ]
    assert found == [(said, kind, Fraction(value)) for said, kind, value in expected]


@pytest.mark.parametrize(
    "text",
    [
        "on 31 December 2012 and by 1st May",
        "December 31, 2012",
        "2012-09-30 or 30/9/12",
        "since 2011/12 and in 2013",
        "Quarter 2, Quarters 3 and 4, Q1 2012/13, quarter two",
        "CS 18, C MTP 8, NI 59 and A1",
        "Key Stage 4, level 4+, Year 11, paragraph 14, section 17, day 7",
        "aged 16 to 64, 16 to 18 year olds, under-18s, 65 and over",
        "at 9am, 10:30 and 4.15 pm",
        "within 10 working days, over the last three years, for two quarters",
        "per 10,000 children and 2nd",
        "no one, one another",
    ],
)
def test_what_is_no_figure_is_left_alone(text: str) -> None:
    assert numerals(text) == ()


def test_what_stands_within_a_name_is_left_alone() -> None:
    name = "calls answered within 20 seconds of 5 rings"
    text = f"The number of {name.upper()} was 20."
    assert [each.value for each in numerals(text, [name])] == [20]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("about 88%", Hedge.ABOUT),
        ("nearly 80%", Hedge.ABOUT),
        ("more than half", Hedge.ABOVE),
        ("less than 0.1%", Hedge.BELOW),
        ("was 5%", Hedge.NONE),
    ],
)
def test_how_far_a_number_is_meant_is_known(text: str, hedge: Hedge) -> None:
    assert [each.hedge for each in numerals(text)] == [hedge]


@given(st.integers(0, 10**9), st.integers(0, 4))
def test_every_number_as_the_product_writes_it_is_read(units: int, places: int) -> None:
    value = Fraction(units, 10**places)
    (found,) = numerals(f"was {digits(value, places)}%")
    assert (found.value, found.decimals) == (value, places)


@given(st.text(max_size=200))
def test_any_text_is_read_in_its_place(text: str) -> None:
    assert len(apart(text)) == len(text)
    at = 0
    for each in numerals(text):
        assert at <= each.start < each.end <= len(text)
        at = each.end


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("three", 3),
        ("nineteen", 19),
        ("forty", 40),
        ("ninety-nine", 99),
        ("a hundred", 100),
        ("two hundred and fourteen", 214),
    ],
)
def test_number_words_are_known_to_hundreds(words: str, number: int) -> None:
    assert number_of(words) == number


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("by 31 September 2012", ["31 September 2012"]),
        ("September 31 and 31 June", ["31 June", "September 31"]),
        ("29 February 2011, 29 February 2012", ["29 February 2011"]),
        ("29 February, 30 February", ["30 February"]),
        ("0 May", ["0 May"]),
        ("31 December and 30 September 2012", []),
    ],
)
def test_a_date_in_no_calendar_is_found(text: str, wrong: list[str]) -> None:
    found = [text[each.start : each.end] for each in no_such_days(text)]
    assert sorted(found) == sorted(wrong)


@pytest.mark.parametrize(
    "hostile",
    [
        "1" * 20_000,
        "1," * 10_000,
        "one hundred and " * 1_250,
        "1 of " * 4_000,
        "1 to " * 5_000,
        "q1 and " * 2_800,
        "aged 1 to " * 2_000,
        "A A " * 5_000,
        " " * 20_000,
        "both of the a b c " * 1_100,
    ],
    ids=range(10),
)
def test_no_text_takes_long_to_read(hostile: str) -> None:
    began = time.perf_counter()
    numerals(hostile)
    list(no_such_days(hostile))
    assert time.perf_counter() - began < 2
