"""Commentary got ready, agreed, returned and taken back, on a real file."""

import pytest

from qperf_tui.domain.agreement import USUAL_ROLES
from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.target import read_target
from qperf_tui.errors import ConflictError, QperfError
from qperf_tui.workbench.agreeing import (
    agree,
    agree_many,
    mark_ready,
    may_agree,
    preview_many,
    send_back,
    take_back,
)
from qperf_tui.workbench.agreement_cases import progress_of
from qperf_tui.workbench.dossier import open_dossier
from qperf_tui.workbench.drafting import agreed_bodies
from qperf_tui.workbench.people import (
    set_chain,
)
from qperf_tui.workbench.remarks import remark, resolve_remark
from qperf_tui.workbench.standings import position
from qperf_tui.workbench.undoing import redo_last, undo_last
from support.office import DRAFT, Q2, READY, Office, restate, state, write


def test_a_colleague_agrees_and_the_writer_never_does(
    office: Office, indicator: Indicator
) -> None:
    write(office("A Writer"), indicator)
    refusal = may_agree(office("a  writer"), indicator, Q2)
    assert refusal is not None
    with pytest.raises(QperfError, match="nobody agrees their own"):
        agree(office("A Writer"), indicator, Q2)
    given = agree(office("A Colleague"), indicator, Q2)
    assert (given.role, given.is_final, given.stood_in) == ("reviewer", True, "")
    assert state(office, indicator) is CommentaryState.AGREED
    assert agreed_bodies(office("Anybody"), [indicator], Q2) == {"A MTP 1": "It fell."}


def test_who_wrote_a_word_of_it_agrees_none_of_it(
    office: Office, indicator: Indicator
) -> None:
    write(office("A Writer"), indicator, "It fell.")
    write(office("An Editor"), indicator, "It fell again.")
    for name in ("A Writer", "An Editor"):
        assert "nobody agrees their own" in (
            may_agree(office(name), indicator, Q2) or ""
        )
    assert may_agree(office("A Colleague"), indicator, Q2) is None


def test_a_writer_cannot_save_it_as_agreed_or_returned(
    office: Office, indicator: Indicator
) -> None:
    for named in (CommentaryState.AGREED, CommentaryState.RETURNED):
        with pytest.raises(QperfError, match="let a colleague agree it"):
            write(office("A Writer"), indicator, state=named)
    assert state(office, indicator) is CommentaryState.NEEDED


def test_nothing_written_and_a_draft_are_not_agreed(
    office: Office, indicator: Indicator
) -> None:
    for act in (agree, mark_ready):
        with pytest.raises(QperfError, match="Nothing is written"):
            act(office("A Colleague"), indicator, Q2)
    write(office("A Writer"), indicator, state=DRAFT)
    with pytest.raises(QperfError, match="still a draft"):
        agree(office("A Colleague"), indicator, Q2)


def test_an_edit_makes_it_void_and_undoing_the_edit_brings_it_back(
    office: Office, indicator: Indicator
) -> None:
    write(office("A Writer"), indicator)
    agree(office("A Colleague"), indicator, Q2)
    write(office("A Writer"), indicator, "It rose.", DRAFT)
    assert state(office, indicator) is DRAFT
    assert agreed_bodies(office("Anybody"), [indicator], Q2) == {}
    undo_last(office("A Writer"))
    assert state(office, indicator) is CommentaryState.AGREED
    assert agreed_bodies(office("Anybody"), [indicator], Q2) == {"A MTP 1": "It fell."}
    redo_last(office("A Writer"))
    assert state(office, indicator) is DRAFT


@pytest.mark.parametrize("what", ["value", "target", "status"])
def test_a_figure_or_target_that_changes_makes_it_void_until_read_again(
    office: Office, indicator: Indicator, what: str
) -> None:
    write(office("A Writer"), indicator)
    agree(office("A Colleague"), indicator, Q2)
    if what == "value":
        restate(office("A Colleague"), indicator, "1.2")
    elif what == "status":
        held = position(office("Anybody"), Q2, "A MTP 1").outturn
        assert held is not None
        assert held.value is not None
        restate(
            office("A Colleague"),
            indicator,
            str(float(held.value)),
            OutturnStatus.PROVISIONAL,
        )
    else:
        office("A Colleague").targets.put(
            indicator.indicator_id, Q2.year_end, read_target("7"), "Raised."
        )
    assert state(office, indicator) is CommentaryState.VOID
    assert str(state(office, indicator)).endswith("figs!")
    shown = open_dossier(office("Anybody"), "A MTP 1", Q2).commentary
    assert shown is not None
    assert shown.state is CommentaryState.VOID
    later = open_dossier(office("Anybody"), "A MTP 1", Q2.shifted(1)).last_commentary
    assert later is not None
    assert later.state is CommentaryState.VOID
    assert agreed_bodies(office("Anybody"), [indicator], Q2) == {}
    with pytest.raises(QperfError, match="mark it ready again"):
        agree(office("A Colleague"), indicator, Q2)
    mark_ready(office("A Writer"), indicator, Q2)
    assert state(office, indicator) is READY
    agree(office("A Colleague"), indicator, Q2)
    assert state(office, indicator) is CommentaryState.AGREED


def test_what_is_returned_says_why_and_undo_names_the_writer(
    office: Office, indicator: Indicator
) -> None:
    write(office("J. Turner"), indicator)
    with pytest.raises(QperfError, match="Say why"):
        send_back(office("A Colleague"), indicator, Q2, "  ")
    with pytest.raises(QperfError, match="You wrote"):
        send_back(office("J. Turner"), indicator, Q2, "Mine.")
    with pytest.raises(QperfError, match="600 characters"):
        send_back(office("A Colleague"), indicator, Q2, "x" * 600)
    assert send_back(office("A Colleague"), indicator, Q2, "How many?") == "J. Turner"
    found = progress_of(office("J. Turner"), indicator, Q2)
    assert found is not None
    assert found.returned is not None
    assert (found.returned.person, found.returned.reason) == (
        "A Colleague",
        "How many?",
    )
    assert state(office, indicator) is CommentaryState.RETURNED
    assert undo_last(office("A Colleague")) == "returned A MTP 1 to J. Turner"
    assert state(office, indicator) is READY
    redo_last(office("A Colleague"))
    assert state(office, indicator) is CommentaryState.RETURNED
    mark_ready(office("J. Turner"), indicator, Q2)
    assert state(office, indicator) is READY


def test_an_agreement_can_be_taken_back_by_who_gave_it(
    office: Office, indicator: Indicator
) -> None:
    write(office("A Writer"), indicator)
    agree(office("A Colleague"), indicator, Q2)
    with pytest.raises(QperfError, match="nothing on A MTP 1"):
        take_back(office("Another"), indicator, Q2)
    assert take_back(office("A Colleague"), indicator, Q2) == "reviewer"
    assert state(office, indicator) is READY
    assert undo_last(office("A Colleague")) == "took back the agreement to A MTP 1"
    assert state(office, indicator) is CommentaryState.AGREED


def test_a_version_saved_since_it_was_read_is_not_agreed_unread(
    office: Office, indicator: Indicator
) -> None:
    read = write(office("A Writer"), indicator)
    write(office("A Writer"), indicator, "It rose.")
    for act in (agree, mark_ready):
        with pytest.raises(ConflictError, match="A Writer has saved another version"):
            act(office("A Colleague"), indicator, Q2, version=read)
    with pytest.raises(ConflictError, match="another version"):
        send_back(office("A Colleague"), indicator, Q2, "Why?", version=read)
    (said,) = agree_many(
        office("A Colleague"), Q2, [indicator], seen={indicator.indicator_id: read}
    )
    assert "another version" in (said[1] or "")
    assert state(office, indicator) is READY


def test_a_chain_goes_step_by_step_and_remarks_hold_the_director(
    office: Office,
) -> None:
    office("A Writer")
    indicator = office("A Writer").indicators.by_code("B MTP 2")
    set_chain(office("Admin"), USUAL_ROLES)
    write(office("A Writer"), indicator)
    first = agree(office("Pat"), indicator, Q2)
    assert first.stood_in == "nobody is entered as owner"
    assert "You acted as owner" in first.says("B MTP 2")
    with pytest.raises(QperfError, match="leave it to Karen Oellermann"):
        agree(office("Pat"), indicator, Q2)
    remark(office("Karen Oellermann"), indicator, Q2, "41 of what?")
    assert not agree(office("Karen Oellermann"), indicator, Q2).is_final
    with pytest.raises(QperfError, match="a remark is still open"):
        agree(office("Edwina Grant"), indicator, Q2)
    resolve_remark(office("A Writer"), indicator, Q2, 1)
    assert agree(office("Edwina Grant"), indicator, Q2).says("B MTP 2") == (
        "B MTP 2 agreed as director."
    )
    assert state(office, indicator) is READY
    assert agree(office("Mark Versallion"), indicator, Q2).is_final
    assert state(office, indicator) is CommentaryState.AGREED
    take_back(office("Karen Oellermann"), indicator, Q2)
    found = progress_of(office("Anybody"), indicator, Q2)
    assert found is not None
    assert found.next_role == "head of service"


def test_several_are_previewed_then_agreed_and_undone_as_one(office: Office) -> None:
    reviewer = office("A Colleague")
    codes = ["C MTP 7", "C MTP 9", "CS 18", "A MTP 1"]
    several = [reviewer.indicators.by_code(each) for each in codes]
    write(office("A Colleague"), several[1], "Mine.")
    previewed = preview_many(reviewer, Q2, several)
    assert [refusal is None for _, refusal in previewed] == [True, False, False, False]
    assert state(office, several[0]) is READY, "a preview agrees nothing"
    assert agree_many(reviewer, Q2, several) == previewed
    assert state(office, several[0]) is CommentaryState.AGREED
    assert undo_last(reviewer) == "agreed C MTP 7"
    third = [reviewer.indicators.by_code(each) for each in ("C MTP 7", "C MTP 10")]
    assert agree_many(reviewer, Q2, third) == [(each, None) for each in third]
    assert undo_last(reviewer) == "agreed 2 commentaries, C MTP 7 to C MTP 10"
    assert {state(office, each) for each in third} == {READY}
    redo_last(reviewer)
    assert {state(office, each) for each in third} == {CommentaryState.AGREED}


def test_nothing_at_all_agreed_is_no_change(
    office: Office, indicator: Indicator
) -> None:
    before = office("Pat").changes.latest(1)
    (said,) = agree_many(office("Pat"), Q2, [indicator])
    assert said[1] == "Nothing is written yet, so there is nothing to agree."
    assert office("Pat").changes.latest(1) == before
