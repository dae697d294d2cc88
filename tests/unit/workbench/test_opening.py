"""A quarter opened from the last: what is looked at first, done at once, and undone."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from qperf_tui.domain.expected_return import ReturnState
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import TargetKind, read_target
from qperf_tui.errors import ClosedQuarterError, QperfError, UnknownError
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.closing import close_quarter
from qperf_tui.workbench.deadlines import meeting_date
from qperf_tui.workbench.defining import retire
from qperf_tui.workbench.drafting import ensure_report
from qperf_tui.workbench.expected_returns import (
    expected_returns,
    expected_targets,
    rule_on_return,
    take_back_ruling,
)
from qperf_tui.workbench.in_hand import quarter_in_hand
from qperf_tui.workbench.looking_ahead import (
    LookAhead,
    ahead_lines,
    following_quarter,
    look_ahead,
)
from qperf_tui.workbench.opening import open_quarter
from qperf_tui.workbench.since import changed_since
from qperf_tui.workbench.undoing import redo_last, undo_last
from support.visible import visible
from support.workbooks import NOW, copied, make_long, stamp

Q2 = Quarter.parse("Q2 2012/13")
Q3, Q4, Q1 = Q2.shifted(1), Q2.shifted(2), Q2.shifted(3)
TODAY = date.fromisoformat(NOW[:10])
MEETING = date(2013, 3, 12)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Workbook]:
    """Twenty quarters of CS 1 up to Q2 2012/13; CS 2 once a year, in Quarter 3."""
    with Workbook.open(make_long(tmp_path / "held.qperf"), stamp()) as workbook:
        second = workbook.indicators.by_code("CS 2").indicator_id
        with workbook.transaction():
            workbook.indicators.amend(second, "basis", "annual")
            workbook.indicators.amend(second, "owner", "Head of B")
            put(workbook, "CS 2", Quarter.parse("Q3 2011/12"), "80")
        yield workbook


def put(workbook: Workbook, code: str, quarter: Quarter, value: str) -> None:
    key = workbook.indicators.by_code(code).indicator_id
    figure = Figure(value=Decimal(value), status=OutturnStatus.FINAL)
    workbook.outturns.put({(key, quarter.ordinal): figure}, None)


def opens(workbook: Workbook, quarter: Quarter, **asked: object) -> LookAhead:
    return open_quarter(workbook, quarter, TODAY, **asked)


def test_the_look_says_what_is_due_from_whom_and_writes_nothing(held: Workbook) -> None:
    before = visible(held)
    found = look_ahead(held, Q3, TODAY, MEETING)
    assert [each.position.code for each in found.expected] == ["CS 1", "CS 2"]
    lines = ahead_lines(found)
    assert lines[0] == (
        "Q3 2012/13 (October to December 2012): 2 returns due from 1 owner, 0 not due"
    )
    assert lines[1] == (
        "Figures due 20 Feb 2013, commentary 25 Feb 2013, published 4 Mar 2013, "
        "meeting 12 Mar 2013"
    )
    assert "Q2 2012/13 is not published yet" in lines
    assert visible(held) == before
    assert following_quarter(held) == Q3
    assert [each.claim.is_due for each in look_ahead(held, Q3, TODAY).returns] == [
        True,
        True,
    ]


def test_what_comes_once_a_year_is_not_due_in_another_quarter(held: Workbook) -> None:
    (first, second) = expected_returns(held, Q2, TODAY)
    assert first.state is ReturnState.RECEIVED
    assert second.state is ReturnState.NOT_DUE
    assert second.claim.why == "comes in Quarter 3, as in 2011/12"


def test_opening_is_one_change_that_is_undone_and_redone_by_name(
    held: Workbook,
) -> None:
    ensure_report(held, Q3)
    before = visible(held)
    opens(held, Q3, meeting=MEETING)
    after = visible(held)
    assert quarter_in_hand(held) == Q3
    assert meeting_date(held, Q3) == MEETING
    named = "Q3 2012/13 opened, its meeting on 12 March 2013"
    assert undo_last(held) == named
    assert visible(held) == before
    assert quarter_in_hand(held) == Q2
    assert redo_last(held) == named
    assert visible(held) == after


def test_the_paper_that_a_meeting_sets_up_takes_over_the_last(held: Workbook) -> None:
    paper = ensure_report(held, Q2)
    held.reports.put_field(paper.report_id, "subject", "Quarterly performance")
    found = opens(held, Q3, meeting=MEETING)
    assert found.carried.header == 1
    opened = held.reports.of_quarter(Q3)
    assert opened is not None
    assert opened.field("subject") == "Quarterly performance"
    undo_last(held)
    assert meeting_date(held, Q3) is None
    assert held.reports.of_quarter(Q3) is None


def test_each_quarter_that_may_not_be_opened_is_refused_in_a_sentence(
    held: Workbook,
) -> None:
    for quarter, said in (
        (Q4, "Q4 2012/13 cannot be opened before Q3 2012/13"),
        (Q2, "Q2 2012/13 is open already, since there are figures of Q2 2012/13"),
    ):
        with pytest.raises(QperfError, match=said):
            opens(held, quarter)
    opens(held, Q3)
    with pytest.raises(QperfError, match="A Officer opened it on 5 November 2012"):
        opens(held, Q3)
    with pytest.raises(QperfError, match=r"still lacks 2 figures \(CS 1, CS 2\)"):
        opens(held, Q4)
    opens(held, Q4, may_be_incomplete=True)
    assert quarter_in_hand(held) == Q4


def test_a_closed_quarter_is_neither_opened_nor_shut_again(held: Workbook) -> None:
    close_quarter(held, Q3, "Not to be reported.")
    with pytest.raises(ClosedQuarterError, match="Q3 2012/13 was closed by A Officer"):
        opens(held, Q3)
    with pytest.raises(ClosedQuarterError):
        rule_on_return(held, held.indicators.by_code("CS 1"), Q3, None, "None.")


def test_a_meeting_before_the_quarter_ends_is_refused_and_nothing_written(
    held: Workbook,
) -> None:
    before = visible(held)
    with pytest.raises(QperfError, match="Q3 2012/13 has not ended by"):
        opens(held, Q3, meeting=date(2012, 12, 11))
    assert visible(held) == before


def test_a_year_begins_without_targets_until_an_officer_says_so(
    held: Workbook,
) -> None:
    first = held.indicators.by_code("CS 1")
    held.targets.put(first.indicator_id, Q2.year_end, read_target("85"))
    for quarter in (Q3, Q4):
        opens(held, quarter, may_be_incomplete=True)
        put(held, "CS 1", quarter, "80")
        put(held, "CS 2", quarter, "80")
    found = look_ahead(held, Q1, TODAY)
    assert found.without_target == ["CS 1"]
    assert expected_targets(held, found.returns)[first.indicator_id].words == (
        "none set for 2013/14 (last year's: 85%)"
    )
    with pytest.raises(QperfError, match="reason is needed"):
        opens(held, Q1, carry_reason=" ")
    opens(held, Q1, carry_reason="Until cabinet decides.")
    new = held.targets.of(first.indicator_id)[Q1.year_end, TargetKind.YEAR_END]
    assert new == read_target("85")
    (setting,) = held.targets.set_by(first.indicator_id, Q1)
    assert (setting.set_by, setting.reason) == ("A Officer", "Until cabinet decides.")
    named = (
        "Q1 2013/14 opened, last year's target set again for 1 indicator: "
        "Until cabinet decides"
    )
    assert [each.says for each in changed_since(held, Q2)] == [named]
    assert undo_last(held) == named
    assert (Q1.year_end, TargetKind.YEAR_END) not in held.targets.of(first.indicator_id)
    with pytest.raises(QperfError, match="cannot be opened before"):
        opens(held, Q1.shifted(1))


def test_targets_are_carried_only_where_some_are_wanted(held: Workbook) -> None:
    with pytest.raises(QperfError, match="without --carry-targets"):
        opens(held, Q3, carry_reason="Until then.")
    assert quarter_in_hand(held) == Q2


def test_a_return_is_moved_or_called_off_with_a_reason_and_undone(
    held: Workbook,
) -> None:
    first = held.indicators.by_code("CS 1")
    opens(held, Q3, meeting=MEETING)
    with pytest.raises(QperfError, match="has not begun by 30 September 2012"):
        rule_on_return(held, first, Q3, date(2012, 9, 30), "Early.")
    with pytest.raises(QperfError, match="reason is needed"):
        rule_on_return(held, first, Q3, None, "")
    with pytest.raises(UnknownError, match="Nothing was decided"):
        take_back_ruling(held, first, Q3, "As usual.")
    day = date(2012, 11, 1)
    rule_on_return(held, first, Q3, day, "A census.")
    moved = expected_returns(held, Q3, TODAY)[0]
    assert (moved.state, moved.due, moved.days_late) == (ReturnState.LATE, day, 4)
    rule_on_return(held, first, Q3, None, "No longer counted.")
    off = expected_returns(held, Q3, TODAY)[0]
    assert (off.state, off.claim.why) == (ReturnState.NOT_DUE, "No longer counted.")
    due = [each for each in expected_returns(held, Q3, TODAY) if each.claim.is_due]
    assert [each.position.code for each in due] == ["CS 2"]
    assert undo_last(held) == (
        "return of CS 1 for Q3 2012/13 not due: No longer counted"
    )
    assert expected_returns(held, Q3, TODAY)[0].due == day
    take_back_ruling(held, first, Q3, "After all.")
    assert expected_returns(held, Q3, TODAY)[0].due == date(2013, 2, 20)


def test_a_retired_indicator_is_expected_of_nobody(held: Workbook) -> None:
    retire(held, held.indicators.by_code("CS 1"), Q3, "Replaced.")
    found = look_ahead(held, Q3, TODAY)
    assert [each.position.code for each in found.returns] == ["CS 2"]


def test_the_first_quarter_of_a_new_council_may_be_any(tmp_path: Path) -> None:
    path = copied(make_long(tmp_path / "long.qperf"), tmp_path)
    with Workbook.open(path, stamp()) as workbook:
        workbook._connection.run("DELETE FROM outturn")
        assert following_quarter(workbook) is None
        assert quarter_in_hand(workbook) is None
        found = opens(workbook, Q4)
        assert (found.left, found.has_last) == ([], False)
        assert quarter_in_hand(workbook) == Q4
