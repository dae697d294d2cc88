from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.agreement import USUAL_ROLES, Chain
from qperf_tui.domain.deadlines import (
    FIGURES,
    WRITING,
    clear_days_before,
    days_since_quarter_end,
    deadlines_for,
    is_working_day,
    usual_days,
    working_days_before,
)
from qperf_tui.domain.period import Quarter

DAYS = st.dates(date(2000, 1, 1), date(2040, 1, 1))
HOLIDAYS = st.frozensets(st.integers(-20, 0), max_size=8)


@pytest.mark.parametrize(
    ("meeting", "published"),
    [
        (date(2012, 12, 11), date(2012, 12, 3)),
        (date(2012, 12, 10), date(2012, 11, 30)),
        (date(2012, 12, 14), date(2012, 12, 6)),
    ],
)
def test_five_clear_days_count_neither_day_nor_the_weekend(
    meeting: date, published: date
) -> None:
    assert clear_days_before(meeting, 5, ()) == published


@given(DAYS, HOLIDAYS, st.integers(0, 10))
def test_just_so_many_working_days_lie_between_and_no_later_day_will_do(
    meeting: date, back: frozenset[int], clear: int
) -> None:
    closed = {meeting + timedelta(days=each) for each in back}
    published = clear_days_before(meeting, clear, closed)
    assert is_working_day(published, closed)
    between = [
        published + timedelta(days=each)
        for each in range(1, (meeting - published).days)
    ]
    assert sum(is_working_day(each, closed) for each in between) == clear


@given(DAYS, HOLIDAYS, st.integers(0, 30), st.integers(0, 30))
def test_working_days_before_add_up(
    day: date, back: frozenset[int], one: int, other: int
) -> None:
    closed = {day + timedelta(days=each) for each in back}
    at_once = working_days_before(day, one + other, closed)
    assert working_days_before(
        working_days_before(day, one, closed), other, closed
    ) == (at_once)


def test_each_role_has_its_day_in_the_order_of_the_chain() -> None:
    days = usual_days(Chain(USUAL_ROLES))
    assert list(days.items()) == [
        (FIGURES, 17),
        (WRITING, 14),
        ("owner", 11),
        ("head of service", 8),
        ("director", 5),
        ("executive member", 2),
    ]
    found = deadlines_for(Quarter.of(2012, 2), date(2012, 12, 11), days, ())
    assert found.publication == date(2012, 12, 3)
    assert found.by_role["executive member"] == date(2012, 11, 29)
    assert sorted(found.by_role.values()) == list(found.by_role.values())
    assert found.days_to_publication(date(2012, 11, 21)) == 12
    assert found.days_to_publication(date(2012, 12, 4)) == -1


def test_the_lag_is_counted_from_the_last_day_of_the_quarter() -> None:
    assert days_since_quarter_end(Quarter.of(2012, 2), date(2012, 12, 11)) == 72
    assert days_since_quarter_end(Quarter.of(2012, 2), date(2012, 9, 29)) == -1
