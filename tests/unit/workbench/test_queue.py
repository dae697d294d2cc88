"""What is to be done before the papers go out, for whom and by when."""

from datetime import date
from fractions import Fraction

import pytest

from qperf_tui.domain.agreement import USUAL_ROLES
from qperf_tui.domain.status import Status
from qperf_tui.errors import QperfError
from qperf_tui.workbench.agreeing import agree, send_back
from qperf_tui.workbench.commenting import save_commentary
from qperf_tui.workbench.deadlines import (
    deadline_days,
    deadlines,
    meeting_date,
    set_deadline_days,
    set_meeting,
)
from qperf_tui.workbench.expected_returns import expected_returns, rule_on_return
from qperf_tui.workbench.people import set_chain
from qperf_tui.workbench.queue import (
    by_effect,
    mine,
    queue,
    ready_for_me,
)
from qperf_tui.workbench.queue_entries import Entry, EntryKind, Queue
from qperf_tui.workbench.remarks import remark
from qperf_tui.workbench.standings import position, positions
from qperf_tui.workbench.undoing import redo_last, undo_last
from support.office import DRAFT, Q2, Office, restate, write

TODAY = date(2012, 11, 21)
Q3, Q4 = Q2.shifted(1), Q2.shifted(2)


def about(found: Queue, code: str) -> list[Entry]:
    return [
        each for each in found.entries if each.indicator and each.indicator.code == code
    ]


def test_the_sample_says_how_late_it_is_and_what_is_missing(office: Office) -> None:
    found = queue(office("Pat"), Q2, TODAY)
    assert found.words() == (
        "day 52 after quarter end; papers published in 12 days; "
        f"{found.kinds[EntryKind.MISSING]} commentaries missing; "
        f"{found.readiness}% ready"
    )
    assert found.kinds[EntryKind.READY] == 3
    assert found.deadlines is not None
    assert found.deadlines.publication == date(2012, 12, 3)


def test_what_is_due_first_comes_first_and_red_before_amber(office: Office) -> None:
    found = queue(office("Pat"), Q2, TODAY)
    due = [each.due for each in found.entries]
    assert due == sorted(due, key=lambda day: day or date.max)
    words = [
        each.position.status.word
        for each in found.entries
        if each.position and each.due == due[0]
    ]
    ranked = [word for word in words if word in {"Red", "Amber"}]
    assert ranked == sorted(ranked, reverse=True)


def test_each_state_of_a_text_asks_for_what_comes_next(office: Office) -> None:
    pat = office("Pat")
    one = {
        code: pat.indicators.by_code(code) for code in ("A MTP 1", "CS 18", "C MTP 7")
    }

    def kinds(code: str) -> list[EntryKind]:
        return [each.kind for each in about(queue(pat, Q2, TODAY), code)]

    assert kinds("A MTP 1") == [EntryKind.MISSING]
    write(office("Ann"), one["A MTP 1"], state=DRAFT)
    assert kinds("A MTP 1") == [EntryKind.DRAFT]
    write(office("Ann"), one["A MTP 1"])
    assert kinds("A MTP 1") == [EntryKind.READY]
    send_back(pat, one["A MTP 1"], Q2, "How many?")
    (entry,) = about(queue(office("Ann"), Q2, TODAY), "A MTP 1")
    assert (entry.kind, entry.says) == (
        EntryKind.RETURNED,
        "returned by Pat: How many?",
    )
    assert entry.is_mine, "it is for its writer"
    agree(pat, one["C MTP 7"], Q2)
    assert kinds("C MTP 7") == []
    restate(pat, one["C MTP 7"], "12")
    assert kinds("C MTP 7") == [EntryKind.FIGURES_CHANGED]
    remark(pat, one["CS 18"], Q2, "Which 71?")
    asked_for = [
        *(EntryKind.REQUEST, EntryKind.DRAFT, EntryKind.REMARK, EntryKind.ACTION),
    ]
    assert kinds("CS 18") == asked_for


def test_what_has_no_figure_yet_waits_for_it_and_not_for_words(
    office: Office,
) -> None:
    pat = office("Pat")
    set_meeting(pat, Q3, date(2013, 3, 12))
    found = queue(pat, Q3, TODAY)
    expected = expected_returns(pat, Q3, TODAY)
    due = {each.position.code for each in expected if each.claim.is_due}
    assert found.kinds[EntryKind.FIGURE] == len(due) == 70
    assert found.kinds[EntryKind.MISSING] == 0
    assert "; 70 figures awaited; 0 commentaries missing; 0% ready" in found.words()
    seldom = pat.indicators.by_code("CS 20")
    assert not seldom.basis.is_quarterly
    assert [each.kind for each in about(found, "A MTP 1")] == [EntryKind.FIGURE]
    (entry,) = about(found, "A MTP 1")
    assert (entry.says, entry.due) == ("figure awaited", date(2013, 2, 20))
    late = queue(pat, Q3, date(2013, 2, 21))
    assert late.kinds[EntryKind.OVERDUE_FIGURE] == 70
    indicator = pat.indicators.by_code("A MTP 1")
    rule_on_return(pat, indicator, Q3, date(2013, 3, 1), "A new system.")
    (entry,) = about(queue(pat, Q3, TODAY), "A MTP 1")
    assert entry.due == date(2013, 3, 1)
    rule_on_return(pat, indicator, Q3, None, "Not counted this quarter.")
    assert about(queue(pat, Q3, TODAY), "A MTP 1") == []
    assert position(pat, Q3, "A MTP 1").status is Status.NOT_DUE


def test_what_comes_once_a_year_is_missing_in_its_own_quarter_alone(
    office: Office,
) -> None:
    pat = office("Pat")
    every = pat.indicators.reported(Q2)
    last = pat.outturns.last_before(Q3)
    for quarter in (Q3, Q4, Q4.shifted(1), Q4.shifted(2)):
        last = pat.outturns.last_before(quarter)
        for each in positions(pat, quarter, every):
            came = last.get(each.indicator.indicator_id)
            own = came is not None and came.number == quarter.number
            is_due = each.indicator.basis.is_quarterly or own
            assert each.status is (Status.MISSING if is_due else Status.NOT_DUE)


def test_words_written_before_the_figure_stand_beside_it(office: Office) -> None:
    pat = office("Pat")
    about_it = pat.indicators.by_code("A MTP 1")
    save_commentary(pat, about_it, Q3, "It is late.", DRAFT, base_version=0)
    kinds = {each.kind for each in about(queue(pat, Q3, TODAY), "A MTP 1")}
    assert kinds == {EntryKind.FIGURE, EntryKind.DRAFT}


def test_what_is_mine_is_what_i_may_agree_and_what_i_wrote(office: Office) -> None:
    indicator = office("Ann").indicators.by_code("A MTP 1")
    write(office("Ann"), indicator)
    for_ann = mine(queue(office("Ann"), Q2, TODAY))
    for_bob = mine(queue(office("Bob"), Q2, TODAY))
    assert about(for_ann, "A MTP 1") == []
    assert indicator in ready_for_me(for_bob)
    owner = office("Head of Corporate Parenting")
    found = mine(queue(owner, Q2, TODAY))
    kinds = {each.kind for each in about(found, "CS 18")}
    assert kinds == {EntryKind.DRAFT, EntryKind.REQUEST, EntryKind.ACTION}


def test_a_ready_text_is_due_by_the_step_it_waits_for(office: Office) -> None:
    set_chain(office("Admin"), USUAL_ROLES)
    indicator = office("Pat").indicators.by_code("C MTP 7")
    (entry,) = about(queue(office("Pat"), Q2, TODAY), "C MTP 7")
    assert (entry.says, entry.due) == ("for the owner to agree", date(2012, 11, 16))
    assert entry.is_overdue
    agree(office("Pat"), indicator, Q2)
    (entry,) = about(queue(office("Karen Oellermann"), Q2, TODAY), "C MTP 7")
    assert (entry.due, entry.is_overdue, entry.is_mine) == (
        date(2012, 11, 21),
        False,
        True,
    )


def test_the_report_is_the_readier_the_more_is_agreed_and_less_for_old_words(
    office: Office,
) -> None:
    pat = office("Pat")
    before = queue(pat, Q2, TODAY).readiness
    indicator = pat.indicators.by_code("C MTP 7")
    agree(pat, indicator, Q2)
    agreed = queue(pat, Q2, TODAY).readiness
    assert agreed > before
    held = pat.commentaries.standing(indicator.indicator_id, Q2.shifted(-1))
    assert held is not None
    write(office("Ann"), indicator, held.body)
    found = queue(pat, Q2, TODAY)
    (entry,) = about(found, "C MTP 7")
    assert (entry.flag, entry.effect) == ("repeated", Fraction(3, 4))
    assert found.readiness < agreed
    effects = [each.effect for each in by_effect(found).entries]
    assert effects == sorted(effects, reverse=True)
    assert effects[0] == 1, "nothing written has the most effect"


def test_past_its_day_what_is_missing_is_overdue(office: Office) -> None:
    found = queue(office("Pat"), Q2, date(2012, 12, 4))
    assert found.kinds[EntryKind.MISSING] == 0
    assert found.kinds[EntryKind.OVERDUE] > 0
    assert all(each.is_overdue for each in found.entries if each.action is None)
    assert "papers were due 1 day ago" in found.words()


def test_without_a_meeting_nothing_is_due_yet(office: Office) -> None:
    found = queue(office("Pat"), Q3, date(2012, 12, 30))
    assert (found.deadlines, found.days_to_publication) == (None, None)
    texts = [each for each in found.entries if not (each.request or each.action)]
    assert all(each.due is None for each in texts)
    assert found.words().startswith(
        "the quarter ends in 1 days; no meeting is set"
    ) or ("no meeting is set" in found.words())


@pytest.mark.parametrize(
    ("meeting", "published"),
    [
        (date(2012, 12, 11), date(2012, 12, 3)),
        (date(2013, 1, 8), date(2012, 12, 28)),
        (date(2013, 1, 3), date(2012, 12, 21)),
        (date(2013, 4, 9), date(2013, 3, 28)),
        (date(2013, 5, 14), date(2013, 5, 3)),
        (date(2022, 9, 26), date(2022, 9, 15)),
    ],
)
def test_five_clear_days_leave_out_the_bank_holidays_of_england_and_wales(
    office: Office, meeting: date, published: date
) -> None:
    found = set_meeting(office("Pat"), Q2, meeting)
    assert found.publication == published
    assert deadlines(office("Ann"), Q2) == found


def test_the_meeting_is_undone_by_name(office: Office) -> None:
    pat = office("Pat")
    set_meeting(pat, Q2, date(2013, 1, 8))
    assert undo_last(pat) == "meeting for Q2 2012/13 set to 8 January 2013"
    assert meeting_date(pat, Q2) == date(2012, 12, 11)
    redo_last(pat)
    assert meeting_date(pat, Q2) == date(2013, 1, 8)
    with pytest.raises(QperfError, match="has not ended by 30 September 2012"):
        set_meeting(pat, Q2, date(2012, 9, 30))
    assert meeting_date(pat, Q4) is None
    set_meeting(pat, Q4, date(2013, 6, 11))
    undo_last(pat)
    assert meeting_date(pat, Q4) is None


def test_a_role_is_given_its_own_days(office: Office) -> None:
    pat = office("Pat")
    assert deadline_days(pat) == {"figures": 8, "writing": 5, "reviewer": 2}
    set_deadline_days(pat, " Reviewer", 4)
    assert deadline_days(pat) == {"figures": 8, "writing": 5, "reviewer": 4}
    assert undo_last(pat) == (
        "the reviewer's step set to end 4 working days before publication"
    )
    assert deadline_days(pat) == {"figures": 8, "writing": 5, "reviewer": 2}
    with pytest.raises(
        QperfError, match="those that have one are figures, writing, reviewer"
    ):
        set_deadline_days(pat, "director", 4)
    with pytest.raises(QperfError, match="0 to 100 working days"):
        set_deadline_days(pat, "writing", -1)
