"""What is done about indicators: raised, closed, carried forward, and each undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from qperf_tui.domain.action import Action
from qperf_tui.domain.appraisal import Ground
from qperf_tui.domain.indicator import Indicator
from qperf_tui.errors import ConflictError, QperfError, UnknownError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench import actions
from qperf_tui.workbench.appraisals import appraisal
from qperf_tui.workbench.queue import mine, queue
from qperf_tui.workbench.queue_entries import Entry, EntryKind
from qperf_tui.workbench.undoing import next_undo, redo_last, undo_last
from support.office import Q2, Office

Q1, Q3 = Q2.shifted(-1), Q2.shifted(1)
DUE = date(2012, 12, 31)
TODAY = date(2012, 11, 21)


@pytest.fixture
def pat(office: Office) -> Workbook:
    return office("Pat")


@pytest.fixture
def about(pat: Workbook) -> Indicator:
    """A red of the sample on which nobody acts."""
    return pat.indicators.by_code("D MTP 4")


@pytest.fixture
def wanted(about: Indicator) -> Action:
    return Action(
        number=0,
        indicator_id=about.indicator_id,
        raised_in=Q2,
        title="Inspect  every road\x1b[31m weekly",
        owner="Head of\nHighways",
        due=DUE,
    )


@pytest.fixture
def raised(pat: Workbook, wanted: Action) -> Action:
    return actions.add_action(pat, wanted)


def waiting(workbook: Workbook, about: Indicator, today: date = TODAY) -> list[Entry]:
    found = queue(workbook, Q2, today).entries
    return [each for each in found if each.action and each.indicator == about]


def test_what_is_raised_is_kept_clean(
    pat: Workbook, about: Indicator, raised: Action
) -> None:
    assert pat.actions.of(about.indicator_id) == [raised]
    assert raised.title == "Inspect every road weekly"
    assert (raised.owner, raised.raised_by) == ("Head of Highways", "Pat")
    assert actions.action_by_number(pat, raised.number) == raised
    with pytest.raises(UnknownError, match=r"no action 99; .*action list --all"):
        actions.action_by_number(pat, 99)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (lambda it: replace(it, title=" \n"), "What is done is missing"),
        (lambda it: replace(it, title="x" * 301), "301 characters and at most 300"),
        (lambda it: replace(it, owner=""), "Who does it is missing"),
        (lambda it: replace(it, owner="x" * 101), "Who does it has 101 characters"),
        (lambda it: replace(it, due=None), "due on some day"),
    ],
)
def test_what_cannot_be_kept_is_refused(
    pat: Workbook, raised: Action, wrong: Callable[[Action], Action], why: str
) -> None:
    before = next_undo(pat)
    odd = wrong(raised)
    with pytest.raises(QperfError, match=why):
        actions.add_action(pat, odd)
    with pytest.raises(QperfError, match=why):
        actions.change_action(pat, odd)
    assert actions.action_by_number(pat, raised.number) == raised
    assert next_undo(pat) == before


def test_every_change_is_undone_and_redone_by_name(
    pat: Workbook, raised: Action
) -> None:
    called = "the action on D MTP 4: Inspect every road weekly"
    changed = actions.change_action(pat, replace(raised, owner="Head of Roads"))
    closed = actions.close_action(pat, changed, "The log of\nDecember.\n", Q3)
    reopened = actions.reopen_action(pat, closed)
    withdrawn = actions.withdraw_action(pat, reopened)
    assert closed.closing is not None
    assert (closed.evidence, closed.closing.by) == ("The log of\nDecember.", "Pat")
    assert reopened.evidence == closed.evidence, "what was shown stays to be read"
    states = [withdrawn, reopened, closed, changed, raised]
    verbs = ["withdrew", "reopened", "closed", "changed"]
    for verb, before in zip(verbs, states[1:], strict=True):
        assert undo_last(pat) == f"{verb} {called}"
        stands = actions.action_by_number(pat, raised.number)
        assert replace(stands, version=before.version) == before
    assert undo_last(pat) == f"raised {called}"
    assert pat.actions.by_number(raised.number) is None
    for verb in ("raised", *reversed(verbs)):
        assert redo_last(pat) == f"{verb} {called}"
    stands = actions.action_by_number(pat, raised.number)
    assert replace(stands, version=withdrawn.version) == withdrawn


Deed = Callable[[Workbook, Action], Action]
DEEDS: list[Deed] = [
    lambda held, read: actions.change_action(held, replace(read, owner="Me")),
    lambda held, read: actions.close_action(held, read, "Mine.", Q2),
    actions.reopen_action,
    actions.withdraw_action,
]


@pytest.mark.parametrize("deed", DEEDS)
def test_a_colleague_who_was_first_is_not_overwritten(
    office: Office, pat: Workbook, raised: Action, deed: Deed
) -> None:
    theirs = actions.close_action(office("Ann"), raised, "Theirs.", Q2)
    first = r"Ann has changed it \(closed the action on D MTP 4: Inspect every road"
    with pytest.raises(ConflictError, match=first):
        deed(pat, raised)
    assert actions.action_by_number(pat, raised.number) == theirs
    undo_last(office("Ann"))
    with pytest.raises(ConflictError, match=r"Ann has changed it \(undid: closed the"):
        deed(pat, theirs)


def test_a_step_that_makes_no_sense_says_so(pat: Workbook, raised: Action) -> None:
    with pytest.raises(QperfError, match="is open already"):
        actions.reopen_action(pat, raised)
    with pytest.raises(QperfError, match="says that already"):
        actions.change_action(pat, raised)
    with pytest.raises(QperfError, match="The evidence is missing"):
        actions.close_action(pat, raised, " ", Q2)
    with pytest.raises(QperfError, match="at most 2,000"):
        actions.close_action(pat, raised, "x" * 2_001, Q2)
    with pytest.raises(QperfError, match="raised in Q2 2012/13, so it cannot"):
        actions.close_action(pat, raised, "Done.", Q1)
    closed = actions.close_action(pat, raised, "Done.", Q2)
    for verb, deed in {
        "withdraw": actions.withdraw_action,
        "change": DEEDS[0],
        "close": DEEDS[1],
    }.items():
        with pytest.raises(QperfError, match=f"Pat has closed .* then {verb} it"):
            deed(pat, closed)
    gone = actions.withdraw_action(pat, actions.reopen_action(pat, closed))
    with pytest.raises(QperfError, match="is withdrawn; reopen it, then withdraw it"):
        actions.withdraw_action(pat, gone)
    assert actions.reopen_action(pat, gone).is_open


def test_it_is_in_the_queue_until_closed_and_from_its_quarter_on(
    office: Office, pat: Workbook, about: Indicator, raised: Action
) -> None:
    (entry,) = waiting(pat, about)
    assert entry.says == "Inspect every road weekly (Head of Highways)"
    assert (entry.kind, entry.due, entry.action) == (EntryKind.ACTION, DUE, raised)
    assert not entry.is_mine
    assert not any(each.action == raised for each in queue(pat, Q1, TODAY).entries)
    later = queue(office("head of  highways"), Q3, date(2013, 1, 1))
    (late,) = [each for each in mine(later).entries if each.action == raised]
    assert (late.kind, late.is_overdue) == (EntryKind.OVERDUE_ACTION, True)
    actions.close_action(pat, raised, "Done.", Q3)
    assert waiting(pat, about) == [], "it is done, whichever quarter is looked at"


def test_an_action_on_what_is_taken_off_the_lists_is_still_to_be_done(
    pat: Workbook, about: Indicator, raised: Action
) -> None:
    with pat.transaction():
        pat.indicators.withdraw([about.indicator_id])
    found = [each for each in queue(pat, Q2, TODAY).entries if each.action == raised]
    assert [each.indicator for each in found] == [None]


def test_a_red_is_without_action_in_the_quarters_that_none_is_open_in(
    pat: Workbook, about: Indicator, raised: Action
) -> None:
    def has_none() -> bool:
        found = appraisal(pat, Q2, TODAY, about)
        assert Ground.RED in found.grounds
        return Ground.NO_ACTION in found.grounds

    assert not has_none()
    in_time = actions.close_action(pat, raised, "Done.", Q3)
    assert not has_none(), "what is closed in a later quarter was open in this one"
    again = actions.reopen_action(pat, in_time)
    closed = actions.close_action(pat, again, "Done.", Q2)
    assert has_none(), "it is done and the figure is red all the same"
    actions.withdraw_action(pat, actions.reopen_action(pat, closed))
    assert has_none()


def test_what_is_read_as_open_is_what_the_rule_says(pat: Workbook) -> None:
    every = pat.actions.all()
    assert any(each.closing for each in every)
    for shift in range(-2, 3):
        at = Q2.shifted(shift)
        found = {each.number for each in pat.actions.open_in(at)}
        assert found == {each.number for each in every if each.is_open_in(at)}
