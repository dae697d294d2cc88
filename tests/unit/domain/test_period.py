from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.period import (
    PREVIOUS_QUARTER,
    SAME_QUARTER_LAST_YEAR,
    Quarter,
)
from support.council import quarters

days = st.dates(date(1901, 4, 1), date(2199, 12, 31))


@given(quarters)
def test_a_label_reads_back_as_the_same_quarter(quarter: Quarter) -> None:
    assert Quarter.parse(str(quarter)) == quarter
    assert Quarter.read(str(quarter)) == quarter


@given(quarters)
def test_every_way_of_writing_a_quarter_is_the_same_quarter(quarter: Quarter) -> None:
    ending = quarter.starting + 1
    for written in (
        f"{quarter.year} Q{quarter.number}",
        f"quarter {quarter.number} {quarter.starting}-{ending % 100:02d}",
        f"Qtr {quarter.number}, {quarter.starting}/{ending}",
    ):
        assert Quarter.read(written) == quarter


@given(quarters, st.integers(-40, 40))
def test_shifting_there_and_back_returns(quarter: Quarter, by: int) -> None:
    assert quarter.shifted(by).shifted(-by) == quarter


@given(quarters, st.integers(-40, 40), st.integers(-40, 40))
def test_two_shifts_are_one(quarter: Quarter, first: int, second: int) -> None:
    assert quarter.shifted(first).shifted(second) == quarter.shifted(first + second)


@given(quarters)
def test_four_quarters_back_is_the_same_quarter_last_year(quarter: Quarter) -> None:
    year_ago = quarter.shifted(-SAME_QUARTER_LAST_YEAR)
    assert (year_ago.number, year_ago.starting) == (
        quarter.number,
        quarter.starting - 1,
    )


@given(quarters)
def test_the_quarter_before_ends_the_day_before_this_one_begins(
    quarter: Quarter,
) -> None:
    before = quarter.shifted(-PREVIOUS_QUARTER)
    assert Quarter.containing(before.last_day + timedelta(days=1)) == quarter


@given(quarters)
def test_the_last_day_is_inside_and_the_day_after_is_not(quarter: Quarter) -> None:
    assert Quarter.containing(quarter.last_day) == quarter
    assert Quarter.containing(quarter.last_day + timedelta(days=1)) > quarter


@given(quarters)
def test_no_quarter_ends_on_the_31st_of_september(quarter: Quarter) -> None:
    ends = quarter.last_day
    assert (ends.month, ends.day) == {
        1: (6, 30),
        2: (9, 30),
        3: (12, 31),
        4: (3, 31),
    }[quarter.number]


@given(quarters)
def test_the_year_end_is_the_fourth_quarter_of_the_same_year(quarter: Quarter) -> None:
    assert quarter.year_end.number == 4
    assert quarter.year_end.year == quarter.year
    assert 0 <= quarter.year_end.ordinal - quarter.ordinal < 4


@given(quarters, quarters)
def test_quarters_sort_as_their_last_days_do(one: Quarter, other: Quarter) -> None:
    assert (one < other) == (one.last_day < other.last_day)


@given(days)
def test_a_day_reads_as_the_quarter_it_falls_in(day: date) -> None:
    assert Quarter.read(day.isoformat()) == Quarter.containing(day)
    assert Quarter.read(f"{day.isoformat()}T00:00:00") == Quarter.containing(day)


@given(days)
def test_a_uk_date_is_read_right_or_refused(day: date) -> None:
    try:
        found = Quarter.read(f"{day:%d/%m/%Y}")
    except ValueError as refused:
        assert "the other way round" in str(refused)  # noqa: PT017
        turned = date(day.year, day.day, day.month)
        assert Quarter.containing(turned) != Quarter.containing(day)
    else:
        assert found == Quarter.containing(day)


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2012, 4, 1), "Q1 2012/13"),
        (date(2012, 9, 30), "Q2 2012/13"),
        (date(2012, 12, 31), "Q3 2012/13"),
        (date(2013, 1, 1), "Q4 2012/13"),
        (date(2013, 3, 31), "Q4 2012/13"),
        (date(2013, 4, 1), "Q1 2013/14"),
        (date(1999, 12, 31), "Q3 1999/00"),
        (date(2012, 2, 29), "Q4 2011/12"),
    ],
)
def test_the_year_turns_in_april(day: date, label: str) -> None:
    assert str(Quarter.containing(day)) == label


@pytest.mark.parametrize(
    "written",
    [
        "Q2 2012/13",
        "  q2   2012/13 ",
        "2012/13 Q2",
        "Quarter 2 2012-13",
        "Quarter 2, 2012/2013",
        "QTR2 2012/13",
        "2012-13, quarter 2",
        "Q2\u00a02012/13",
        "2012-09-30",
        "2012-07-01 00:00:00",
        "30/09/2012",
        "30.9.2012",
        "31-07-2012",
        "08/08/2012",
        "07/08/2012",
    ],
)
def test_a_quarter_is_read_as_people_write_it(written: str) -> None:
    assert Quarter.read(written) == Quarter.of(2012, 2)


@pytest.mark.parametrize(
    ("written", "because"),
    [
        ("2012Q2", "names one year, and a financial year spans two"),
        ("Q2 2012", "names one year, and a financial year spans two"),
        ("2012-Q2", "names one year, and a financial year spans two"),
        ("Q2 2012/14", "does not span one financial year"),
        ("2012/14 Q2", "does not span one financial year"),
        ("Q2 2012/2113", "does not span one financial year"),
        ("09/10/2012", "is a different quarter with day and month the other way"),
        ("31/09/2012", "is not a day in any calendar"),
        ("2012-02-30", "is not a day in any calendar"),
        ("Q5 2012/13", "is not a quarter such as 'Q2 2012/13'"),
        ("Q2 2012/13 Q3", "is not a quarter such as 'Q2 2012/13'"),
        ("2012/13", "is not a quarter such as 'Q2 2012/13'"),
        ("Q2 12/13", "is not a quarter such as 'Q2 2012/13'"),
        ("2012/14", "is not a quarter such as 'Q2 2012/13'"),
        ("Q2 \u0662012/13", "is not a quarter such as 'Q2 2012/13'"),
        ("Q4 9999/00", "is not between 1900 and 2199"),
        ("Q2 0000/01", "is not between 1900 and 2199"),
        ("9999-12-31", "is not between 1900 and 2199"),
        ("", "is not a quarter such as 'Q2 2012/13'"),
    ],
)
def test_what_is_not_one_quarter_is_refused_and_named(
    written: str, because: str
) -> None:
    with pytest.raises(ValueError, match=because) as refused:
        Quarter.read(written)
    assert repr(written) in str(refused.value)


@given(st.text())
def test_any_text_is_a_quarter_with_a_last_day_or_is_refused(text: str) -> None:
    try:
        quarter = Quarter.read(text)
    except ValueError as refused:
        assert repr(text) in str(refused)  # noqa: PT017
    else:
        assert quarter.last_day.year >= 1900


@pytest.mark.parametrize("label", ["Q5 2012/13", "Q2 2012/14", "Q2 12/13", "2012 Q2"])
def test_a_label_of_ours_is_read_strictly(label: str) -> None:
    with pytest.raises(ValueError, match=label):
        Quarter.parse(label)


@pytest.mark.parametrize("number", [0, 5, -1])
def test_a_year_has_four_quarters(number: int) -> None:
    with pytest.raises(ValueError, match=f"no quarter {number}"):
        Quarter.of(2012, number)


@pytest.mark.parametrize(
    ("label", "months"),
    [
        ("Q1 2012/13", "April to June 2012"),
        ("Q2 2012/13", "July to September 2012"),
        ("Q3 2012/13", "October to December 2012"),
        ("Q4 2012/13", "January to March 2013"),
    ],
)
def test_a_quarter_names_its_months(label: str, months: str) -> None:
    assert Quarter.parse(label).months == months
