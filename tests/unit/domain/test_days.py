"""Days as they are written and named."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.days import day_words, read_day, short_day

DAY = date(2012, 12, 11)


@pytest.mark.parametrize(
    "written",
    ["2012-12-11", "11 December 2012", " 11 dec 2012 ", "11/12/2012"],
)
def test_a_day_is_read_as_people_write_it(written: str) -> None:
    assert read_day(written) == DAY


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("soon", "no date such as 2012-12-11"),
        ("31 September 2012", "no date"),
        ("", "no date"),
        ("11/12/12", "no date"),
        ("11/12/0212", "not between 1900 and 2199"),
    ],
)
def test_what_names_no_day_is_refused(written: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_day(written)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_day_is_read_back_as_it_is_named(day: date) -> None:
    assert read_day(day_words(day)) == read_day(short_day(day)) == day
    assert read_day(day.isoformat()) == day
