"""What is due of an indicator in a quarter, and what is missing of it by a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.expected_return import (
    Claim,
    DueDays,
    ExpectedReturn,
    ReturnPart,
    ReturnRuling,
    ReturnState,
    claim_on,
    take_stock,
    tally_words,
)
from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Evidence, take_position
from support.council import Q2, aim, indicator, quarters, reported

FIGURE, WORDS = date(2012, 11, 8), date(2012, 11, 13)
DAYS = DueDays(FIGURE, WORDS)
DUE = Claim(is_due=True, why="due every quarter")
SELDOM = (ReportBasis.ANNUAL, ReportBasis.ACADEMIC_YEAR, ReportBasis.SURVEY)


def ruled(due: date | None) -> ReturnRuling:
    return ReturnRuling(due=due, reason="As told.", decided_by="A", decided_at="")


def stock(
    outturn: Outturn | None,
    today: date = FIGURE,
    *,
    claim: Claim = DUE,
    days: DueDays = DAYS,
    written: CommentaryState | None = None,
) -> ExpectedReturn:
    evidence = Evidence(outturn=outturn, year_end=aim(85), written=written)
    return take_stock(take_position(indicator(), Q2, evidence), claim, days, today)


@pytest.mark.parametrize(
    ("basis", "last", "is_due", "why"),
    [
        (ReportBasis.QUARTER, None, True, "due every quarter"),
        (ReportBasis.SNAPSHOT, None, True, "due every quarter"),
        (ReportBasis.YEAR_TO_DATE, None, True, "due every quarter"),
        (ReportBasis.ROLLING, None, True, "due every quarter"),
        (ReportBasis.SEASONAL, None, True, "due every quarter"),
        (ReportBasis.ANNUAL, "Q2 2011/12", True, "comes in Quarter 2, as in 2011/12"),
        (ReportBasis.ANNUAL, "Q4 2011/12", False, "comes in Quarter 4, as in 2011/12"),
        (ReportBasis.SURVEY, "Q2 2009/10", True, "comes in Quarter 2, as in 2009/10"),
        (ReportBasis.SURVEY, None, False, "no figure of it has come yet to say when"),
        (ReportBasis.ACADEMIC_YEAR, "Q3 2011/12", False, "comes in Quarter 3"),
    ],
)
def test_a_figure_is_due_as_often_as_its_basis_says(
    basis: ReportBasis, last: str | None, is_due: bool, why: str
) -> None:
    found = claim_on(basis, Q2, None if last is None else Quarter.parse(last))
    assert found.is_due is is_due
    assert found.why.startswith(why)


@given(basis=st.sampled_from(SELDOM), last=quarters, quarter=quarters)
def test_what_comes_once_a_year_is_due_in_one_quarter_of_four(
    basis: ReportBasis, last: Quarter, quarter: Quarter
) -> None:
    year = [claim_on(basis, quarter.shifted(ahead), last) for ahead in range(4)]
    assert sum(each.is_due for each in year) == 1


@given(basis=st.sampled_from(ReportBasis), last=st.none() | quarters)
def test_an_officers_ruling_goes_before_everything(
    basis: ReportBasis, last: Quarter | None
) -> None:
    assert claim_on(basis, Q2, last, ruled(None)) == Claim(False, "As told.")
    assert claim_on(basis, Q2, last, ruled(FIGURE)) == Claim(True, "As told.")


AWAY = Outturn(
    quarter=Q2,
    value=None,
    status=OutturnStatus.NOT_AVAILABLE,
    expected="2012-11-20",
)
NOT_DUE = Outturn(quarter=Q2, value=None, status=OutturnStatus.NOT_DUE)


@pytest.mark.parametrize(
    ("outturn", "written", "state", "missing", "due"),
    [
        (None, None, ReturnState.MISSING, "figure", FIGURE),
        (reported(90), None, ReturnState.RECEIVED, "", FIGURE),
        (reported(70), None, ReturnState.IN_PART, "commentary", WORDS),
        (reported(70), CommentaryState.DRAFT, ReturnState.RECEIVED, "", FIGURE),
        (AWAY, None, ReturnState.IN_PART, "figure and commentary", WORDS),
        (
            AWAY,
            CommentaryState.READY,
            ReturnState.IN_PART,
            "figure",
            date(2012, 11, 20),
        ),
        (NOT_DUE, None, ReturnState.NOT_DUE, "", None),
    ],
)
def test_a_return_is_a_figure_and_the_words_that_it_asks_for(
    outturn: Outturn | None,
    written: CommentaryState | None,
    state: ReturnState,
    missing: str,
    due: date | None,
) -> None:
    found = stock(outturn, written=written)
    assert (found.state, found.missing_words, found.due) == (state, missing, due)
    assert found.days_late == 0


def test_what_cannot_be_had_and_has_no_day_is_waited_for_no_more() -> None:
    given_up = Outturn(quarter=Q2, value=None, status=OutturnStatus.NOT_AVAILABLE)
    found = stock(given_up, date(2030, 1, 1), written=CommentaryState.READY)
    assert (found.state, found.lacks_figure) == (ReturnState.RECEIVED, False)


def test_it_is_late_from_the_day_after_the_first_missing_part_was_due() -> None:
    for outturn, first in ((None, FIGURE), (reported(70), WORDS), (AWAY, WORDS)):
        assert stock(outturn, first).state is not ReturnState.LATE
        after = stock(outturn, first + timedelta(days=3))
        assert (after.state, after.days_late) == (ReturnState.LATE, 3)


def test_a_figure_that_comes_though_none_was_due_is_received() -> None:
    away = Claim(is_due=False, why="comes in Quarter 4")
    assert stock(reported(90), claim=away).state is ReturnState.RECEIVED
    assert stock(None, claim=away).state is ReturnState.NOT_DUE
    assert stock(None, claim=away).lacks_figure is False


def test_without_a_meeting_nothing_is_late() -> None:
    found = stock(None, date(2030, 1, 1), days=DueDays())
    assert (found.state, found.due) == (ReturnState.MISSING, None)


def test_a_day_that_was_moved_moves_the_words_no_earlier() -> None:
    assert DAYS.moved(None) == DAYS
    assert DAYS.moved(ruled(None)) == DAYS
    later = date(2012, 11, 20)
    assert DAYS.moved(ruled(later)) == DueDays(later, later)
    earlier = date(2012, 11, 1)
    assert DAYS.moved(ruled(earlier)) == DueDays(earlier, WORDS)
    assert DueDays().moved(ruled(later)) == DueDays(later, later)


@given(
    value=st.none() | st.integers(0, 100),
    is_due=st.booleans(),
    written=st.sampled_from((None, CommentaryState.DRAFT, CommentaryState.AGREED)),
    day=st.dates(date(2012, 10, 1), date(2013, 3, 31)),
    days=st.sampled_from((DAYS, DueDays())),
)
def test_every_return_is_in_one_state_and_never_late_for_nothing(
    value: int | None,
    is_due: bool,
    written: CommentaryState | None,
    day: date,
    days: DueDays,
) -> None:
    outturn = None if value is None else reported(value)
    claim = Claim(is_due, "so")
    found = stock(outturn, day, claim=claim, days=days, written=written)
    late = [when for when in found.missing.values() if when is not None and when < day]
    assert (found.state is ReturnState.LATE) == bool(late)
    assert (found.state is ReturnState.NOT_DUE) == (not is_due and outturn is None)
    assert (found.state is ReturnState.RECEIVED) == (
        not found.missing and (is_due or outturn is not None)
    )
    if outturn is None:
        assert ReturnPart.COMMENTARY not in found.missing


def test_a_tally_says_every_state_that_any_has() -> None:
    found = [stock(None), stock(None, date(2012, 12, 1)), stock(reported(90))]
    assert tally_words(found) == "1 received, 1 missing, 1 late"
    assert tally_words([]) == "no returns"
