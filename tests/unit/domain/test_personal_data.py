"""What looks like data on a person; every number here is made up to check or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.personal_data import PersonalData, personal_data


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("999 000 0018", PersonalData.NHS_NUMBER),
        ("9990000018", PersonalData.NHS_NUMBER),
        ("case 999-000-0018 closed", PersonalData.NHS_NUMBER),
        ("B123456789012", None),
        ("SG17 5TQ", PersonalData.POSTCODE),
        ("seen at LU1 2BQ twice", PersonalData.POSTCODE),
        ("w1a 1aa", None),
        ("jo.bloggs@council.gov.uk", PersonalData.MAIL),
        ("born 03/04/2001", PersonalData.BIRTH),
        ("D.O.B. 2001-04-03", PersonalData.BIRTH),
        ("03/04/2001", None),
        ("999 000 0019", None),
        ("0000000000", None),
        ("1,234,567.89", None),
        ("Q2 2012/13", None),
        ("C MTP 10", None),
        ("per 1,000 population aged 15 to 17", None),
        ("", None),
    ],
)
def test_a_text_is_told_for_what_it_looks_like(
    text: str, kind: PersonalData | None
) -> None:
    assert personal_data(text) is kind


def test_a_date_under_a_heading_of_births_is_one() -> None:
    for heading in ("DOB", "Date of birth", "D.o.b"):
        assert personal_data("03/04/2001", heading) is PersonalData.BIRTH
    assert personal_data("03/04/2001", "Date updated") is None


@given(st.lists(st.integers(0, 9), min_size=11, max_size=11), st.integers(0, 9))
def test_one_letter_in_twenty_three_checks_a_pupil_number(
    digits: list[int], last: int
) -> None:
    rest = "".join(map(str, [*digits, last]))
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    told = [
        letter
        for letter in letters
        if personal_data(letter + rest) is PersonalData.PUPIL_NUMBER
    ]
    weighed = sum(int(each) * weight for weight, each in enumerate(rest, 2))
    assert told == [letters[weighed % 23]]


@given(st.lists(st.integers(0, 9), min_size=9, max_size=9))
def test_at_most_one_last_digit_checks_an_nhs_number(digits: list[int]) -> None:
    first = "".join(map(str, digits))
    told = [
        last
        for last in range(10)
        if personal_data(f"{first}{last}") is PersonalData.NHS_NUMBER
    ]
    assert len(told) <= 1


@given(st.from_regex(r"[0-9]{1,12}(\.[0-9]{1,12})?", fullmatch=True))
def test_a_plain_number_is_a_persons_as_it_is_between_words(number: str) -> None:
    # Between words every pattern is looked for; a short number is told at a glance.
    assert personal_data(number) is personal_data(f"no {number} here")
