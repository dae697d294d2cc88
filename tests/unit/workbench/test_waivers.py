"""A red with no action holds the report up, until one acts or says why nobody does."""

from datetime import date

import pytest

from qperf_tui.domain.action import Action
from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.waiver import Waiver
from qperf_tui.errors import QperfError, UnknownError
from qperf_tui.report.checks import Finding
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.actions import add_action, close_action, withdraw_action
from qperf_tui.workbench.agreeing import take_back
from qperf_tui.workbench.commenting import save_commentary
from qperf_tui.workbench.house_style import set_rule
from qperf_tui.workbench.recoding import recode
from qperf_tui.workbench.summary import findings
from qperf_tui.workbench.undoing import redo_last, undo_last
from qperf_tui.workbench.waivers import unwaive, waive, waivers
from support.office import Q2, Office
from support.workbooks import NOW

CODE = "C MTP 8"
WHY = "The measure ends in March."
NONE_OPEN = (
    "C MTP 8 is red and no action on it is open; add one with its owner and the day it "
    "is due, or waive the rule with a reason"
)


@pytest.fixture
def pat(office: Office) -> Workbook:
    return office("Pat")


@pytest.fixture
def about(pat: Workbook) -> Indicator:
    """A red of the reported section, on which nobody acts any more."""
    found = pat.indicators.by_code(CODE)
    for each in pat.actions.of(found.indicator_id):
        if each.is_open:
            withdraw_action(pat, each)
    return found


def said(workbook: Workbook) -> list[tuple[bool, str]]:
    return [(each.is_blocking, each.says) for each in of_actions(workbook)]


def of_actions(workbook: Workbook) -> list[Finding]:
    every = findings(workbook, Q2)
    return [each for each in every if each.rule in {"no-action", "late-action"}]


def act(workbook: Workbook, about: Indicator, due: date) -> Action:
    wanted = Action(
        number=0,
        indicator_id=about.indicator_id,
        raised_in=Q2,
        title="Track weekly",
        owner="Head of A",
        due=due,
    )
    return add_action(workbook, wanted)


def test_a_red_blocks_until_somebody_acts(pat: Workbook, about: Indicator) -> None:
    assert said(pat) == [(True, NONE_OPEN)]
    acting = act(pat, about, date(2012, 11, 5))
    assert said(pat) == []
    close_action(pat, acting, "Done.", Q2.shifted(1))
    assert said(pat) == []
    undo_last(pat)
    close_action(pat, acting_again(pat, acting), "Done.", Q2)
    assert said(pat) == [(True, NONE_OPEN)]


def acting_again(workbook: Workbook, action: Action) -> Action:
    found = workbook.actions.by_number(action.number)
    assert found is not None
    return found


def test_an_action_past_its_day_is_advice(pat: Workbook, about: Indicator) -> None:
    made = act(pat, about, date(2012, 11, 4))
    says = (
        f"Action {made.number} on C MTP 8 (“Track weekly”, Head of A) was due by 4 "
        "November 2012 and is not closed; close it with what shows that it is done, or "
        "change the day"
    )
    assert said(pat) == [(False, says)]


@pytest.mark.parametrize(
    ("severity", "blocks"), [("off", []), ("advice", [False]), ("blocks", [True])]
)
def test_the_council_says_how_hard_it_holds_to_each(
    pat: Workbook, about: Indicator, severity: str, blocks: list[bool]
) -> None:
    if severity != "blocks":
        set_rule(pat, "no-action", severity, "Agreed.")
    assert [each.is_blocking for each in of_actions(pat)] == blocks
    act(pat, about, date(2012, 11, 4))
    if severity != "advice":
        set_rule(pat, "late-action", severity, "Agreed.")
    assert [each.is_blocking for each in of_actions(pat)] == blocks


def test_what_is_waived_blocks_nothing_and_is_listed_with_its_reason(
    pat: Workbook, about: Indicator
) -> None:
    made = waive(pat, Q2, "No-Action", about, WHY)
    assert waivers(pat, Q2) == [made]
    assert (made.by, made.reason, made.subject) == ("Pat", WHY, CODE)
    given = "waived by Pat (The measure ends in March)"
    waived = f"C MTP 8 is red and no action on it is open: {given}"
    assert said(pat) == [(False, waived)]
    assert waivers(pat, Q2.shifted(1)) == [], "the next report is looked at afresh"
    act(pat, about, date(2012, 12, 31))
    unused = (
        f"Nothing is found on C MTP 8 under no-action, which is {given}; withdraw it "
        "if nobody needs it"
    )
    assert said(pat) == [(False, unused)]
    undo_last(pat)
    assert undo_last(pat) == (
        "waived no-action for C MTP 8 in Q2 2012/13: The measure ends in March"
    )
    assert said(pat) == [(True, NONE_OPEN)]
    redo_last(pat)
    unwaive(pat, Q2, "no-action", about)
    assert said(pat) == [(True, NONE_OPEN)]
    assert (
        undo_last(pat) == "withdrew the waiver of no-action for C MTP 8 in Q2 2012/13"
    )
    assert waivers(pat, Q2) == [made]


def test_what_cannot_be_waived_is_refused(pat: Workbook, about: Indicator) -> None:
    with pytest.raises(QperfError, match="A reason is needed"):
        waive(pat, Q2, "no-action", about, " ")
    with pytest.raises(UnknownError, match="did you mean no-action"):
        waive(pat, Q2, "noaction", about, WHY)
    for rule in ("disclosure", "suppressed-figure", "token", "request"):
        with pytest.raises(UnknownError, match="no rule to be waived"):
            waive(pat, Q2, rule, about, WHY)
    with pytest.raises(UnknownError, match="is not waived for C MTP 8"):
        unwaive(pat, Q2, "no-action", about)
    waive(pat, Q2, "no-action", about, WHY)
    with pytest.raises(QperfError, match=r"Pat has waived .* ends in March\. Withdraw"):
        waive(pat, Q2, "no-action", about, "Another.")
    assert len(waivers(pat, Q2)) == 1


def test_another_rule_is_waived_for_one_indicator_and_held_to_for_others(
    office: Office, pat: Workbook, about: Indicator
) -> None:
    other = pat.indicators.by_code("B MTP 1")
    for each in (about, other):
        take_back(office("Director of Children's Services"), each, Q2)

    def blocked() -> set[str | None]:
        every = findings(pat, Q2)
        found = [each for each in every if each.rule == "commentary"]
        return {each.code for each in found if each.is_blocking}

    assert blocked() == {CODE, "B MTP 1"}
    waive(pat, Q2, "commentary", other, "It is in the annex.")
    assert blocked() == {CODE}
    (said,) = [e.says for e in findings(pat, Q2) if "It is in the annex" in e.says]
    assert said.startswith("B MTP 1 needs commentary and none is agreed: waived by Pat")


def test_a_waiver_goes_with_the_indicator_to_another_code(
    pat: Workbook, about: Indicator
) -> None:
    waive(pat, Q2, "no-action", about, WHY)
    recode(pat, CODE, "E 8", "A new plan.")
    assert [each.subject for each in waivers(pat, Q2)] == ["E 8"]
    (found,) = of_actions(pat)
    assert (found.code, found.is_blocking) == ("E 8", False)
    undo_last(pat)
    assert [each.subject for each in waivers(pat, Q2)] == [CODE]
    undo_last(pat)
    assert waivers(pat, Q2) == []
    redo_last(pat)
    redo_last(pat)
    assert [each.subject for each in waivers(pat, Q2)] == ["E 8"]


def wrong(workbook: Workbook) -> list[tuple[str, bool]]:
    return [
        (each.stated, each.is_blocking)
        for each in findings(workbook, Q2)
        if each.rule == "wrong-figure" and each.code == CODE
    ]


def test_a_waiver_lets_one_wrong_figure_out_and_not_the_next(
    pat: Workbook, about: Indicator
) -> None:
    def states(*figures: str) -> None:
        standing = pat.commentaries.standing(about.indicator_id, Q2)
        base = 0 if standing is None else standing.version
        text = " ".join(f"It was {each}." for each in figures)
        draft = CommentaryState.DRAFT
        save_commentary(pat, about, Q2, text, draft, base_version=base)

    states("71.4%")
    assert [each for each, _ in wrong(pat)] == ["71.4%"]
    assert waive(pat, Q2, "wrong-figure", about, WHY).figure == "71.4%"
    states("71.4%", "72.6%")
    open_now = [e for e in findings(pat, Q2) if e.rule == "wrong-figure"]
    assert [(e.stated, e.waived is None) for e in open_now if e.code == CODE] == [
        ("71.4%", False),
        ("72.6%", True),
    ]
    states("71.4%", "72.6%", "73.8%")
    with pytest.raises(QperfError, match=r"2 things on C MTP 8: “72\.6%”, “73\.8%”"):
        waive(pat, Q2, "wrong-figure", about, WHY)
    waive(pat, Q2, "wrong-figure", about, WHY, figure="73.8%")
    with pytest.raises(QperfError, match="for 2 figures"):
        unwaive(pat, Q2, "wrong-figure", about)
    assert unwaive(pat, Q2, "wrong-figure", about, "71.4%").figure == "71.4%"
    undo_last(pat)
    assert [each.figure for each in waivers(pat, Q2)] == ["71.4%", "73.8%"]
    pat.waivers.rekey(CODE, "N 1")
    assert [each.about for each in waivers(pat, Q2)] == [
        "N 1 (“71.4%”)",
        "N 1 (“73.8%”)",
    ]


def test_a_waiver_of_before_lets_all_that_its_rule_finds_go_out(
    pat: Workbook, about: Indicator
) -> None:
    held = Waiver(
        quarter=Q2, rule="wrong-figure", subject=CODE, reason=WHY, by="Pat", at=NOW
    )
    pat.waivers.put(held)
    assert waivers(pat, Q2) == [held]
    assert held.covers("wrong-figure", CODE, "71.4%")
    assert held.covers("wrong-figure", CODE, "72.6%")
    with pytest.raises(QperfError, match="finds nothing"):
        waive(pat, Q2, "wrong-figure", about, WHY)
