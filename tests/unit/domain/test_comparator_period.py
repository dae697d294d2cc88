"""How old another body's figure is: read as entered, worked out by the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.comparator_period import (
    ComparatorPeriod,
    age_words,
    months_between,
)
from qperf_tui.domain.period import Quarter

Q2 = Quarter.parse("Q2 2012/13")
quarters = st.integers(Quarter.of(1990, 1).ordinal, Quarter.of(2090, 1).ordinal)


@pytest.mark.parametrize(
    ("text", "last_day"),
    [
        ("31 August 2011", date(2011, 8, 31)),
        ("as at 31st Aug 2011", date(2011, 8, 31)),
        ("2011-08-31", date(2011, 8, 31)),
        ("31/08/2011", date(2011, 8, 31)),
        ("2011/12", date(2012, 3, 31)),
        ("2011-12", date(2012, 3, 31)),
        ("2011/2012", date(2012, 3, 31)),
        ("1999/00", date(2000, 3, 31)),
        ("Mar 2012", date(2012, 3, 31)),
        ("at Dec 2012", date(2012, 12, 31)),
        ("the end of February 2012", date(2012, 2, 29)),
        ("30 Sept 2012", date(2012, 9, 30)),
        ("Q2 2012/13", date(2012, 9, 30)),
        ("quarter 2 2012/13", date(2012, 9, 30)),
        ("July to September 2012", date(2012, 9, 30)),
        ("April 2011 – March 2012", date(2012, 3, 31)),
        ("12 months to June 2012", date(2012, 6, 30)),
        ("academic year 2011/12", date(2012, 8, 31)),
        ("2012", date(2012, 12, 31)),
        ("2009 to 2011", date(2011, 12, 31)),
    ],
)
def test_a_period_is_read_to_the_last_day_it_covers(text: str, last_day: date) -> None:
    assert ComparatorPeriod.read(text).last_day == last_day


@pytest.mark.parametrize(
    "text",
    [
        *("", "not stated", "latest", "2011/13", "31 February 2012", "Q2 2012"),
        *("03/04/2011", "M 2012", "0000", "9999", "٣١ August 2011", "at", "1/2"),
        *("academic year 2011", "Q5 2012/13", "31 31 2012", "\x1b[2J", "2012" * 9),
    ],
)
def test_what_is_no_one_period_has_no_last_day(text: str) -> None:
    assert ComparatorPeriod.read(text).last_day is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("30 September 2011", "12 months older"),
        ("31 August 2012", "1 month older"),
        ("29 September 2012", "1 day older"),
        ("31 August 2011", "13 months older"),
        ("2011/12", "6 months older"),
        ("Q2 2012/13", ""),
        ("30 September 2012", ""),
        ("Feb 2013", "5 months later than the quarter (not yet published then?)"),
        ("1 October 2012", "1 day later than the quarter (not yet published then?)"),
        ("2012", "same year, month not stated"),
        ("2011", "at least 9 months older"),
        ("2013", "up to 15 months later than the quarter (not yet published then?)"),
        ("not stated", "period not stated"),
        ("", "period not stated"),
        ("latest", "age not known"),
    ],
)
def test_an_age_is_said_against_the_end_of_the_quarter(text: str, says: str) -> None:
    assert age_words(text, Q2) == says


@given(ordinal=quarters, back=st.integers(1, 40))
def test_an_earlier_quarter_is_three_months_older_for_each(
    ordinal: int, back: int
) -> None:
    quarter = Quarter(ordinal)
    earlier = str(quarter.shifted(-back))
    assert age_words(earlier, quarter) == f"{3 * back} months older"
    assert age_words(str(quarter), Quarter(ordinal - back)).startswith(f"{3 * back} m")


@given(ordinal=quarters, years=st.integers(0, 30))
def test_a_financial_year_is_as_old_as_its_last_quarter(
    ordinal: int, years: int
) -> None:
    quarter = Quarter(ordinal)
    closed = quarter.shifted(-4 * years).year_end
    assert age_words(closed.year, quarter) == age_words(str(closed), quarter)


@given(first=st.dates(date(1950, 1, 1)), second=st.dates(date(1950, 1, 1)))
def test_months_never_run_past_the_days_they_count(first: date, second: date) -> None:
    earlier, later = sorted((first, second))
    months = months_between(earlier, later)
    assert months >= 0
    assert 28 * months <= (later - earlier).days + 3 <= 31 * (months + 1) + 3


@given(text=st.text(max_size=30))
def test_whatever_is_entered_has_some_age(text: str) -> None:
    assert isinstance(age_words(text, Q2), str)


@pytest.mark.parametrize(
    ("text", "is_old"),
    [
        ("2011/12", False),
        ("2010/11", True),
        ("Q2 2011/12", False),
        ("Q1 2011/12", True),
        ("2012/13", False),
        ("not stated", False),
        ("01/02/2009", False),
    ],
)
def test_a_figure_is_out_of_date_once_it_ended_over_a_year_before(
    text: str, is_old: bool
) -> None:
    assert ComparatorPeriod.read(text).is_out_of_date(Q2) is is_old
