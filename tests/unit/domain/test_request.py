"""When a request waits, is late, and is printed: each once it is asked, and no more."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.request import (
    Answer,
    Request,
    RequestState,
    is_asked_before,
    is_printed,
    report_for,
)

Q1, Q2, Q3 = (Quarter.of(2015, each) for each in (1, 2, 3))
ASKED = date(2015, 10, 20)
"""At the meeting that the report on the first quarter went to."""
DUE = date(2015, 12, 1)
MEETINGS = {Q1: ASKED, Q2: date(2015, 12, 8), Q3: date(2016, 3, 8)}


def request(
    answered: Quarter | None = None,
    *,
    due: date | None = DUE,
    asked_on: date = ASKED,
    is_withdrawn: bool = False,
) -> Request:
    return Request(
        number=1,
        asked_on=asked_on,
        asked_by="Cllr A",
        question="List of schools and judgements",
        due=due,
        answer=answered and Answer("It is.", "Pat", "2015-11-30T09:00:00Z", answered),
        is_withdrawn=is_withdrawn,
    )


@pytest.mark.parametrize(
    ("made", "today", "state"),
    [
        (request(), DUE, RequestState.OPEN),
        (request(), DUE + timedelta(1), RequestState.OVERDUE),
        (request(due=None), date.max, RequestState.OPEN),
        (request(Q2), date.max, RequestState.ANSWERED),
        (request(is_withdrawn=True), date.max, RequestState.WITHDRAWN),
        (request(Q2, is_withdrawn=True), DUE, RequestState.WITHDRAWN),
    ],
)
def test_a_request_is_late_the_day_after_it_was_due(
    made: Request, today: date, state: RequestState
) -> None:
    assert made.state(today) is state
    assert made.is_overdue(today) is (state is RequestState.OVERDUE)
    assert made.is_open is (state in {RequestState.OPEN, RequestState.OVERDUE})


@pytest.mark.parametrize(
    ("made", "printed_in", "answer_in"),
    [
        (request(), [Q2, Q3], None),
        (request(Q2), [Q2], Q2),
        (request(Q3), [Q2, Q3], Q3),
        (request(is_withdrawn=True), [], None),
    ],
)
@pytest.mark.parametrize("known", [MEETINGS, {}], ids=["meetings known", "not known"])
def test_it_is_printed_from_the_next_report_until_its_answer(
    made: Request,
    printed_in: list[Quarter],
    answer_in: Quarter | None,
    known: dict[Quarter, date],
) -> None:
    assert printing(made, known) == printed_in
    assert [each for each in MEETINGS if made.answer_in(each)] == (
        [] if answer_in is None else [answer_in]
    )


@pytest.mark.parametrize(
    ("asked_on", "printed_in"),
    [(ASKED - timedelta(1), [Q1, Q2, Q3]), (MEETINGS[Q2], [Q3])],
)
def test_what_is_asked_on_the_day_of_a_meeting_is_for_the_next(
    asked_on: date, printed_in: list[Quarter]
) -> None:
    assert printing(request(asked_on=asked_on), MEETINGS) == printed_in


def printing(made: Request, known: dict[Quarter, date]) -> list[Quarter]:
    """The quarters whose reports print a request."""
    return [each for each in MEETINGS if is_printed(made, each, known.get(each))]


def test_an_answer_to_what_a_report_came_too_early_for_is_for_the_next() -> None:
    assert report_for(ASKED, Q1, MEETINGS.get) == Q2
    assert report_for(ASKED, Q2, MEETINGS.get) == Q2
    assert report_for(ASKED, Q3, MEETINGS.get) == Q3
    assert report_for(ASKED, Q1, {}.get) == Q2


days = st.dates(date(2010, 1, 1), date(2030, 12, 31))
quarters = st.integers(2010 * 4, 2030 * 4).map(Quarter)
meetings = st.dictionaries(quarters, days)


@given(days, quarters, meetings)
def test_every_answer_is_printed_in_one_report_and_no_later(
    asked_on: date, at: Quarter, known: dict[Quarter, date]
) -> None:
    found = report_for(asked_on, at, known.get)
    made = request(found, asked_on=asked_on, due=None)
    assert found >= at
    assert is_printed(made, found, known.get(found))
    assert made.answer_in(found) is made.answer
    for more in range(1, 5):
        later = found.shifted(more)
        assert not is_printed(made, later, known.get(later))
        assert made.answer_in(later) is None


@given(days, quarters, st.none() | days)
def test_one_that_waits_is_printed_wherever_it_was_asked_in_time(
    asked_on: date, quarter: Quarter, meeting: date | None
) -> None:
    waiting = request(asked_on=asked_on, due=None)
    is_in_time = is_asked_before(asked_on, quarter, meeting)
    assert is_printed(waiting, quarter, meeting) is is_in_time
    assert not is_in_time or meeting is None or asked_on < meeting
