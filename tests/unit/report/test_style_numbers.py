"""Numbers as a house style has them: what is flagged, and what is written for it."""

import pytest

from support.style import GOV_UK, found


@pytest.mark.parametrize(
    ("text", "flagged", "mend"),
    [
        ("We visited 3 schools.", "3", "three"),
        ("All 9 team managers met.", "9", "nine"),
        ("Officers saw twelve schools in May.", "twelve", "12"),
        ("There were twenty-one complaints.", "twenty-one", "21"),
    ],
)
def test_counts_below_ten_are_words_in_a_committee_paper(
    text: str, flagged: str, mend: str
) -> None:
    assert found(text, "numerals") == [(flagged, mend)]


@pytest.mark.parametrize(
    "text",
    [
        "It took 7 working days and 3 weeks.",
        "The number was 7 above the target and 2 lower than in May.",
        "In Quarter 3 pupils move on, and in Year 6 classes grow.",
        "Rates rose by 5 percentage points, to 9% and 2.5 days.",
        "Between 9 and 12 schools replied, and 9 to 12 teams.",
        "We saw 3 schools and 12 colleges.",
        "Officers review cases at day 7 tracking meetings.",
        "Three of the four schools replied; 253 of 319 did not.",
        "C MTP 8 measures it, and {CS 4.value} homes were built.",
        "Twelve schools replied.",
        "On 4 May schools closed, at a cost of £3 thousand.",
    ],
)
def test_other_numbers_are_left_as_they_are(text: str) -> None:
    assert found(text, "numerals") == []


def test_gov_uk_has_numerals_from_two() -> None:
    assert found("We saw three schools.", "numerals", GOV_UK) == [("three", "3")]
    assert found("We saw 3 schools and one school.", "numerals", GOV_UK) == []


@pytest.mark.parametrize(
    ("text", "flagged", "mend"),
    [
        ("It takes 10-15 days.", "10-15", "10 to 15"),
        ("It takes 10 – 15 days.", "10 – 15", "10 to 15"),
        ("It is between 5–10%.", "5–10%", "5 and 10%"),
        ("It costs £1,000-£2,000 a week.", "£1,000-£2,000", "£1,000 to £2,000"),
    ],
)
def test_ranges_are_joined_with_to(text: str, flagged: str, mend: str) -> None:
    assert found(text, "ranges") == [(flagged, mend)]


@pytest.mark.parametrize(
    "text",
    [
        "In 2012-13 and 2012/13.",
        "On 2012-12-31.",
        "Call 01234-567890.",
        "They won 5-3.",
        "A follow-up in week 2 - 5 schools came.",
    ],
)
def test_what_only_looks_like_a_range_is_left_alone(text: str) -> None:
    assert found(text, "ranges") == []


@pytest.mark.parametrize(
    ("text", "flagged", "mend"),
    [
        ("It was 76 per cent.", "76 per cent", "76%"),
        ("It was 76.5 percent.", "76.5 percent", "76.5%"),
        ("It was 76 %.", "76 %", "76%"),
        ("It was seventy-six per cent.", "seventy-six per cent", "76%"),
        ("It fell 5.3% points.", "5.3% points", "5.3 percentage points"),
    ],
)
def test_a_percentage_has_its_sign(text: str, flagged: str, mend: str) -> None:
    assert found(text, "per-cent") == [(flagged, mend)]
    assert found("It was 76% and fell 5.3 percentage points.", "per-cent") == []


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("7 schools replied.", "7"),
        ("It was good. 76% of schools are good.", "76%"),
        ("It was good.\n\n£3 was paid.", "£3"),
    ],
)
def test_no_sentence_starts_with_a_numeral(text: str, flagged: str) -> None:
    assert [each for each, _ in found(text, "sentence-start")] == [flagged]


def test_numbered_paragraphs_and_points_within_numbers_start_no_sentence() -> None:
    text = "14. The rate was 79.3%.\n15. It was i.e. 3.5 days. Cllr. 5 came, e.g. 6."
    assert found(text, "sentence-start") == []


@pytest.mark.parametrize(
    ("text", "flagged", "mend"),
    [
        ("There were 12345 visits.", "12345", "12,345"),
        ("It cost £2012.", "2012", "2,012"),
        ("It was 4500.", "4500", "4,500"),
        ("It was .5 points.", ".5", "0.5"),
    ],
)
def test_thousands_have_commas_and_points_a_nought(
    text: str, flagged: str, mend: str
) -> None:
    assert found(text, "number-form") == [(flagged, mend)]
    assert found("In 2012 it was 1,234.5678, and 0.5 in 2013.", "number-form") == []
