"""When an action is open, late and carried forward: till it is closed, no longer."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.action import Action, ActionState, Closing
from qperf_tui.domain.period import Quarter
from support.council import quarters

Q1, Q2, Q3, Q4 = (Quarter.of(2012, each) for each in (1, 2, 3, 4))
DUE = date(2012, 12, 31)


def action(
    closed: Quarter | None = None,
    *,
    raised: Quarter = Q2,
    due: date | None = DUE,
    is_withdrawn: bool = False,
) -> Action:
    return Action(
        number=1,
        indicator_id=8,
        raised_in=raised,
        title="Track assessments weekly at day 7",
        owner="Head of Intake and Assessment",
        due=due,
        closing=closed and Closing("Pat", "2013-01-07T09:00:00Z", closed),
        is_withdrawn=is_withdrawn,
    )


@pytest.mark.parametrize(
    ("made", "today", "state"),
    [
        (action(), DUE, ActionState.OPEN),
        (action(), DUE + timedelta(1), ActionState.OVERDUE),
        (action(due=None), date.max, ActionState.OPEN),
        (action(Q3), date.max, ActionState.CLOSED),
        (action(is_withdrawn=True), date.max, ActionState.WITHDRAWN),
        (action(Q3, is_withdrawn=True), DUE, ActionState.WITHDRAWN),
    ],
)
def test_an_action_is_late_the_day_after_it_was_due(
    made: Action, today: date, state: ActionState
) -> None:
    assert made.state(today) is state
    assert made.is_overdue(today) is (state is ActionState.OVERDUE)
    assert made.is_open is (state in {ActionState.OPEN, ActionState.OVERDUE})


@pytest.mark.parametrize(
    ("made", "open_in", "carried_into"),
    [
        (action(), [Q2, Q3, Q4], [Q3, Q4]),
        (action(Q4), [Q2, Q3], [Q3]),
        (action(Q3), [Q2], []),
        (action(Q2), [], []),
        (action(is_withdrawn=True), [], []),
        (action(Q4, is_withdrawn=True), [], []),
    ],
)
def test_it_is_carried_forward_until_the_quarter_that_closes_it(
    made: Action, open_in: list[Quarter], carried_into: list[Quarter]
) -> None:
    every = (Q1, Q2, Q3, Q4)
    assert [each for each in every if made.is_open_in(each)] == open_in
    assert [each for each in every if made.is_carried_into(each)] == carried_into


@given(quarters, quarters, quarters)
def test_closing_it_later_changes_no_earlier_report(
    raised: Quarter, closed: Quarter, at: Quarter
) -> None:
    open_still, done = action(raised=raised), action(closed, raised=raised)
    if at < closed:
        assert done.is_open_in(at) is open_still.is_open_in(at)
    else:
        assert not done.is_open_in(at)


@given(quarters, st.none() | quarters, quarters)
def test_what_a_report_has_it_had_the_quarter_before_or_it_is_new(
    raised: Quarter, closed: Quarter | None, at: Quarter
) -> None:
    made = action(closed, raised=raised)
    if made.is_open_in(at):
        before = made.is_open_in(at.shifted(-1))
        assert before is made.is_carried_into(at)
        assert before or at == raised
