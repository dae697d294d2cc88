"""What a closed quarter's lists and hidden figures keep, and what may change yet."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from qperf_tui.domain.action import Action
from qperf_tui.domain.request import Request
from qperf_tui.errors import ClosedQuarterError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.actions import (
    add_action,
    change_action,
    close_action,
    reopen_action,
    withdraw_action,
)
from qperf_tui.workbench.closing import close_quarter, reopen_quarter
from qperf_tui.workbench.disclosing import hidden_figures
from qperf_tui.workbench.protecting import (
    OFF,
    SUPPRESS,
    remove_policy,
    set_policy,
    show_all_the_same,
    subject_of,
    withdraw_override,
)
from qperf_tui.workbench.requests import (
    add_request,
    answer_request,
    change_request,
    reopen_request,
)
from qperf_tui.workbench.undoing import undo_last
from support.people import Q1, Q2, Q3, people
from support.workbooks import stamp

CLOSED: Final = "qperf-tui quarter reopen"
DUE: Final = date(2012, 10, 31)


@pytest.fixture
def workbook(tmp_path: Path) -> Workbook:
    path = people(tmp_path / "people.qperf", {Q1: (3, 90), Q2: (30, 90)})
    return Workbook.open(path, stamp())


def raised(workbook: Workbook) -> Action:
    about = workbook.indicators.by_code("CS 1").indicator_id
    return add_action(
        workbook,
        Action(
            number=0,
            indicator_id=about,
            raised_in=Q2,
            title="Write to each family",
            owner="Head",
            due=DUE,
        ),
    )


def test_what_a_closed_report_says_is_done_stays_and_by_whom_and_when_may_change(
    workbook: Workbook,
) -> None:
    action = raised(workbook)
    close_quarter(workbook, Q2, "Published.")
    for change in (
        lambda: change_action(workbook, replace(action, title="Ring each family")),
        lambda: withdraw_action(workbook, action),
        lambda: close_action(workbook, action, "Done.", Q2),
        lambda: raised(workbook),
    ):
        with pytest.raises(ClosedQuarterError, match=CLOSED):
            change()
    later = replace(action, owner="Deputy", due=date(2012, 12, 31))
    moved = change_action(workbook, later)
    done = close_action(workbook, moved, "Done.", Q3)
    reopened = reopen_action(workbook, done)
    assert (reopened.owner, reopened.is_open) == ("Deputy", True)
    assert [each.title for each in workbook.actions.open_in(Q2)] == [action.title]
    reopen_quarter(workbook, Q2, "A mistake.")
    assert withdraw_action(workbook, reopened).is_withdrawn


def test_raising_an_action_is_not_undone_once_its_report_is_closed(
    workbook: Workbook,
) -> None:
    raised(workbook)
    workbook.closings.decide(Q2, is_closed=True, reason="Published.")
    with pytest.raises(ClosedQuarterError):
        undo_last(workbook)
    assert len(workbook.actions.all()) == 1


def test_an_answer_that_a_closed_report_has_stays_and_another_may_come_later(
    workbook: Workbook,
) -> None:
    asked = Request(
        number=0,
        asked_on=date(2012, 9, 1),
        asked_by="Cllr A",
        question="Why is it so?",
    )
    answered = answer_request(workbook, add_request(workbook, asked), "As it is.", Q2)
    waiting = add_request(workbook, replace(asked, question="And what then?"))
    close_quarter(workbook, Q2, "Published.")
    for change in (
        lambda: reopen_request(workbook, answered),
        lambda: change_request(workbook, replace(answered, question="Why not?")),
        lambda: answer_request(workbook, waiting, "Nothing.", Q2),
    ):
        with pytest.raises(ClosedQuarterError, match=CLOSED):
            change()
    assert answer_request(workbook, waiting, "Nothing.", Q3).answer is not None


def test_small_numbers_may_be_hidden_better_and_not_less_once_a_quarter_is_closed(
    workbook: Workbook,
) -> None:
    whole, one = subject_of(workbook), subject_of(workbook, code="CS 1")
    (cell,) = hidden_figures(workbook)
    signed = show_all_the_same(workbook, cell, "Agreed.")
    close_quarter(workbook, Q1, "Published.")
    for change in (
        lambda: set_policy(workbook, whole, OFF, "Less.", threshold=5),
        lambda: set_policy(workbook, one, SUPPRESS, "Less.", threshold=3),
    ):
        with pytest.raises(ClosedQuarterError, match=CLOSED):
            change()
    assert withdraw_override(workbook, signed.override_id)
    with pytest.raises(ClosedQuarterError, match=CLOSED):
        show_all_the_same(workbook, cell, "Agreed again.")
    set_policy(workbook, one, SUPPRESS, "More.", threshold=10)
    with pytest.raises(ClosedQuarterError, match=CLOSED):
        remove_policy(workbook, one, "Less.")
    set_policy(workbook, whole, SUPPRESS, "More.", threshold=10)
    remove_policy(workbook, one, "As the whole.")
