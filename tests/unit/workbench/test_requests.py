"""What members asked for: entered, answered, reopened, withdrawn, and each undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from qperf_tui.domain.request import Request
from qperf_tui.errors import ConflictError, QperfError, UnknownError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench import requests
from qperf_tui.workbench.queue import mine, queue
from qperf_tui.workbench.queue_entries import Entry, EntryKind
from qperf_tui.workbench.recoding import recode
from qperf_tui.workbench.undoing import next_undo, redo_last, undo_last
from support.office import Q2, Office

Q1, Q3 = Q2.shifted(-1), Q2.shifted(1)
ASKED = Request(
    number=0,
    asked_on=date(2012, 10, 23),
    asked_by="Cllr  A",
    minute="CS/12/45",
    question="Which nurseries are below good?",
    owner="Head of Early Years",
    due=date(2012, 11, 30),
)
TODAY = date(2012, 11, 21)


@pytest.fixture
def pat(office: Office) -> Workbook:
    """A workbook in which the sample's own requests are withdrawn."""
    held = office("Pat")
    for each in requests.requests(held, is_all=True):
        waiting = each if each.is_open else requests.reopen_request(held, each)
        requests.withdraw_request(held, waiting)
    return held


@pytest.fixture
def asked(pat: Workbook) -> Request:
    return requests.add_request(pat, ASKED)


def waiting(workbook: Workbook, today: date = TODAY) -> list[Entry]:
    found = queue(workbook, Q2, today).entries
    return [each for each in found if each.kind is EntryKind.REQUEST]


def test_what_is_entered_is_kept_clean(pat: Workbook, asked: Request) -> None:
    assert requests.requests(pat) == [asked]
    assert asked.asked_by == "Cllr A"
    assert requests.request_by_number(pat, asked.number) == asked
    with pytest.raises(UnknownError, match=r"no request 99; .*request list --all"):
        requests.request_by_number(pat, 99)
    odd = replace(ASKED, question="\x1b[31mWhich\x1b[0m\nschools? [/b]")
    assert requests.add_request(pat, odd).question == "Which schools? [/b]"


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (replace(ASKED, question=" \n"), "The question is missing"),
        (replace(ASKED, asked_by=""), "Who asked is missing"),
        (replace(ASKED, question="x" * 1_001), "1,001 characters and at most 1,000"),
        (replace(ASKED, owner="x" * 101), "The owner has 101 characters"),
        (replace(ASKED, minute="x" * 101), "The minute has 101 characters"),
        (replace(ASKED, asked_on=date(2012, 11, 6)), "6 November 2012 yet"),
        (replace(ASKED, due=date(2012, 10, 22)), "before it was asked"),
    ],
)
def test_what_cannot_be_kept_is_refused(
    pat: Workbook, asked: Request, wrong: Request, why: str
) -> None:
    before = next_undo(pat)
    with pytest.raises(QperfError, match=why):
        requests.add_request(pat, wrong)
    at = replace(wrong, number=asked.number, version=asked.version)
    with pytest.raises(QperfError, match=why):
        requests.change_request(pat, at)
    assert requests.requests(pat) == [asked]
    assert next_undo(pat) == before


def test_every_change_is_undone_and_redone_by_name(
    pat: Workbook, asked: Request
) -> None:
    called = "the request of 23 Oct 2012: Which nurseries are below good?"
    changed = requests.change_request(pat, replace(asked, owner="Head of Schools"))
    answered = requests.answer_request(pat, changed, "None is.\n", Q2)
    reopened = requests.reopen_request(pat, answered)
    withdrawn = requests.withdraw_request(pat, reopened)
    assert answered.answer is not None
    assert (answered.answer.text, answered.answer.by) == ("None is.", "Pat")
    assert requests.requests(pat) == []
    states = [withdrawn, reopened, answered, changed, asked]
    verbs = ["withdrew", "reopened", "answered", "changed"]
    for verb, before in zip(verbs, states[1:], strict=True):
        assert undo_last(pat) == f"{verb} {called}"
        stands = requests.request_by_number(pat, asked.number)
        assert replace(stands, version=before.version) == before
    assert undo_last(pat) == f"entered {called}"
    assert pat.requests.by_number(asked.number) is None
    for verb in ("entered", *reversed(verbs)):
        assert redo_last(pat) == f"{verb} {called}"
    stands = requests.request_by_number(pat, asked.number)
    assert replace(stands, version=withdrawn.version) == withdrawn


Deed = Callable[[Workbook, Request], Request]
DEEDS: list[Deed] = [
    lambda held, read: requests.change_request(held, replace(read, owner="Me")),
    lambda held, read: requests.answer_request(held, read, "Mine.", Q2),
    requests.reopen_request,
    requests.withdraw_request,
]


@pytest.mark.parametrize("deed", DEEDS)
def test_a_colleague_who_was_first_is_not_overwritten(
    office: Office, pat: Workbook, asked: Request, deed: Deed
) -> None:
    theirs = requests.answer_request(office("Ann"), asked, "Theirs.", Q2)
    with pytest.raises(ConflictError, match="A colleague has changed request"):
        deed(pat, asked)
    assert requests.request_by_number(pat, asked.number) == theirs
    undo_last(office("Ann"))
    with pytest.raises(ConflictError):
        deed(pat, theirs)


def test_a_step_that_makes_no_sense_says_so(pat: Workbook, asked: Request) -> None:
    with pytest.raises(QperfError, match="is open already"):
        requests.reopen_request(pat, asked)
    with pytest.raises(QperfError, match="says that already"):
        requests.change_request(pat, asked)
    with pytest.raises(QperfError, match="The answer is missing"):
        requests.answer_request(pat, asked, " ", Q2)
    with pytest.raises(QperfError, match="at most 4,000"):
        requests.answer_request(pat, asked, "x" * 4_001, Q2)
    answered = requests.answer_request(pat, asked, "None.", Q2)
    with pytest.raises(QperfError, match="answered so already"):
        requests.answer_request(pat, answered, "None.", Q2)
    with pytest.raises(QperfError, match=r"Pat has answered request .*; reopen"):
        requests.withdraw_request(pat, answered)
    mended = requests.answer_request(pat, answered, "One.", Q2)
    gone = requests.withdraw_request(pat, requests.reopen_request(pat, mended))
    with pytest.raises(QperfError, match="is withdrawn already"):
        requests.withdraw_request(pat, gone)
    with pytest.raises(QperfError, match="reopen it, then answer it"):
        requests.answer_request(pat, gone, "None.", Q2)
    with pytest.raises(QperfError, match="reopen it, then change it"):
        requests.change_request(pat, replace(gone, owner="Me"))


def test_it_is_printed_until_answered_and_the_answer_once(
    pat: Workbook, asked: Request
) -> None:
    assert requests.printed(pat, Q1) == []
    assert requests.printed(pat, Q2) == requests.printed(pat, Q3) == [asked]
    answered = requests.answer_request(pat, asked, "None.", Q1)
    assert requests.printed(pat, Q2) == [answered], "the first report it can be in"
    assert answered.answer_in(Q2) == answered.answer
    assert requests.printed(pat, Q3) == []


def test_it_waits_in_the_queue_whichever_quarter_is_looked_at(
    office: Office, pat: Workbook, asked: Request
) -> None:
    (entry,) = waiting(pat)
    assert entry.says == "asked 23 Oct 2012: Which nurseries are below good?"
    assert (entry.due, entry.is_overdue, entry.request) == (asked.due, False, asked)
    assert entry.indicator is None
    assert not entry.is_mine
    owner = queue(office("head of early  years"), Q3, date(2012, 12, 1))
    (late,) = [each for each in mine(owner).entries if each.request]
    assert late.is_overdue
    requests.answer_request(pat, asked, "None.", Q2)
    assert waiting(pat) == []


def test_one_about_an_indicator_goes_with_it_through_a_recoding(
    office: Office, pat: Workbook
) -> None:
    about = pat.indicators.by_code("B MTP 1")
    asked = replace(ASKED, owner="", due=None, indicator_id=about.indicator_id)
    kept = requests.add_request(pat, asked)
    recode(pat, "B MTP 1", "E 1", "A new plan.")
    found = requests.indicator_of(pat, kept)
    assert found is not None
    assert found.code == "E 1"
    (entry,) = waiting(office(about.owner))
    assert entry.is_mine, "where nobody is named, it is for whoever writes of it"
    assert (entry.indicator, entry.due) == (found, None)
    assert undo_last(pat) == "B MTP 1 recoded as E 1: A new plan"
    assert waiting(pat)[0].indicator == about


def test_one_about_an_indicator_that_is_taken_off_the_lists_still_waits(
    pat: Workbook,
) -> None:
    key = pat.indicators.by_code("B MTP 1").indicator_id
    kept = requests.add_request(pat, replace(ASKED, indicator_id=key))
    with pat.transaction():
        pat.indicators.withdraw([key])
    assert requests.indicator_of(pat, kept) is None
    (entry,) = waiting(pat)
    assert (entry.indicator, entry.request) == (None, kept)
    with pat.transaction():
        pat.indicators.reinstate(key)
    assert waiting(pat)[0].indicator is not None
