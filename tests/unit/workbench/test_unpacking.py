"""Packs read back beside colleagues who went on writing: nobody's words are lost."""

from pathlib import Path

import pytest

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.pack import Pack
from qperf_tui.domain.parts import Parts
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ConflictError
from qperf_tui.importing.pack_cells import PackProblem
from qperf_tui.importing.packs import PackRead
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.agreeing import agree
from qperf_tui.workbench.commenting import keep_draft
from qperf_tui.workbench.pack_rows import Outcome
from qperf_tui.workbench.packing import packs, write_packs
from qperf_tui.workbench.recoding import recode
from qperf_tui.workbench.undoing import redo_last, undo_last
from qperf_tui.workbench.unpacking import take_pack, unpack
from support.office import Q2, Office, restate, write
from support.packs import boxes_of, put
from support.packs import opened as opened_pack
from support.unpacked import CLERK, OWNER, body, draft, of, outcomes, returned


def test_what_an_owner_wrote_is_a_draft_of_theirs_on_what_was_sent(
    clerk: Workbook, sent: Pack
) -> None:
    filled = {"CS_18": Parts(what="It fell.", why="Moves."), "CS_14": Parts(what="Up.")}
    done = take_pack(clerk, returned(sent, **filled), Q2)
    assert outcomes(done) == {"CS 14": Outcome.SAVED, "CS 18": Outcome.SAVED}
    saved = clerk.commentaries.standing(of(clerk).indicator_id, Q2)
    assert saved is not None
    assert (saved.version, saved.author, saved.state) == (
        *(2, OWNER, CommentaryState.DRAFT),
    )
    assert saved.body == "What: It fell.\n\nWhy: Moves."
    assert saved.reason == "from the pack back.xlsx"
    assert body(clerk, "CS 14") == "Up."
    (made, *_) = clerk.changes.latest(1)
    assert (made.made_by, made.says) == (
        CLERK,
        f"pack of {OWNER} for Q2 2012/13, 2 texts",
    )


def test_a_pack_that_says_nothing_new_changes_nothing(
    clerk: Workbook, sent: Pack
) -> None:
    before = clerk.changes.latest(5)
    done = take_pack(clerk, returned(sent), Q2)
    assert (outcomes(done), list(done.notices), done.is_refused) == ({}, [], False)
    filled = returned(sent, CS_18=Parts(what="It fell."))
    take_pack(clerk, filled, Q2, is_trial=True)
    assert clerk.changes.latest(5) == before
    take_pack(clerk, filled, Q2)
    again = take_pack(clerk, filled, Q2)
    assert outcomes(again) == {"CS 18": Outcome.THERE}
    assert clerk.changes.latest(2)[1:] == before[:1]


def test_a_pack_is_undone_and_done_again_as_one(clerk: Workbook, sent: Pack) -> None:
    stood = body(clerk)
    filled = returned(sent, CS_18=Parts(what="It fell."), CS_14=Parts(what="Up."))
    take_pack(clerk, filled, Q2)
    name = undo_last(clerk)
    assert name == f"pack of {OWNER} for Q2 2012/13, 2 texts"
    assert (body(clerk), body(clerk, "CS 14")) == (stood, "")
    for code, many in (("CS 18", 2), ("CS 14", 2), ("CS 17", 0)):
        key = of(clerk, code).indicator_id
        said = [each.says for each in clerk.changes.latest(9, indicator_id=key)]
        assert len([each for each in said if f"pack of {OWNER}" in each]) == many
    assert redo_last(clerk) == name
    assert (body(clerk), body(clerk, "CS 14")) == ("It fell.", "Up.")
    undo_last(clerk)
    again = take_pack(clerk, filled, Q2)
    assert outcomes(again) == {"CS 14": Outcome.SAVED, "CS 18": Outcome.SAVED}


def test_a_colleague_who_saved_since_is_not_overwritten(
    clerk: Workbook, office: Office, sent: Pack
) -> None:
    write(office("A Colleague"), of(clerk), "A colleague's words.")
    done = take_pack(clerk, returned(sent, CS_18=Parts(what="The owner's.")), Q2)
    assert outcomes(done) == {"CS 18": Outcome.BESIDE}
    assert (body(clerk), draft(clerk)) == ("A colleague's words.", "The owner's.")
    assert "A Colleague has saved version 2 of it since" in done.notices[0]
    assert f"--as '{OWNER}'" in done.notices[0]
    kept = office(OWNER).commentaries.drafts()
    assert [(each.base_version, each.body) for each in kept] == [(1, "The owner's.")]
    undo_last(clerk)
    assert (body(clerk), draft(clerk)) == ("A colleague's words.", None)
    redo_last(clerk)
    assert draft(clerk) == "The owner's."


def test_a_draft_that_its_owner_went_on_with_is_never_taken_away(
    clerk: Workbook, office: Office, sent: Pack
) -> None:
    write(office("A Colleague"), of(clerk), "A colleague's words.")
    take_pack(clerk, returned(sent, CS_18=Parts(what="The owner's.")), Q2)
    keep_draft(office(OWNER), of(clerk), Q2, "The owner's, longer.", base_version=1)
    with pytest.raises(
        ConflictError, match="has since gone on with the draft on CS 18"
    ):
        undo_last(clerk)
    assert draft(clerk) == "The owner's, longer."


def test_another_draft_of_the_owner_is_never_overwritten(
    clerk: Workbook, office: Office, sent: Pack
) -> None:
    keep_draft(office(OWNER), of(clerk), Q2, "In the workbench.", base_version=1)
    filled = returned(sent, CS_18=Parts(what="In the pack."))
    done = take_pack(clerk, filled, Q2, is_trial=True)
    assert outcomes(done) == {"CS 18": Outcome.SAVED}
    assert "has a draft in the workbench as well" in done.notices[0]
    write(office("A Colleague"), of(clerk), "A colleague's words.")
    done = take_pack(clerk, filled, Q2)
    assert done.is_refused
    assert "has another draft on CS 18" in done.problems[0].says
    assert (body(clerk), draft(clerk)) == ("A colleague's words.", "In the workbench.")


def test_an_agreed_text_is_left_agreed(
    clerk: Workbook, office: Office, indicator: Indicator
) -> None:
    write(office("A Writer"), indicator, "To be agreed.")
    found = next(
        each
        for each in packs(clerk, Q2)
        if any(row.code == indicator.code for row in each.rows)
    )
    agree(office("J. Turner"), indicator, Q2)
    filled = {indicator.code.replace(" ", "_"): Parts(what="Too late.")}
    done = take_pack(clerk, returned(found, **filled), Q2)
    assert outcomes(done) == {indicator.code: Outcome.BESIDE}
    assert "it is agreed" in done.notices[0]
    held = clerk.commentaries.standing(indicator.indicator_id, Q2)
    assert held is not None
    assert (held.state, held.body) == (CommentaryState.AGREED, "To be agreed.")


def test_an_emptied_box_and_a_revised_figure_are_said(
    clerk: Workbook, sent: Pack
) -> None:
    restate(clerk, of(clerk), "61.3")
    done = take_pack(clerk, returned(sent, CS_18=Parts(why="Moves.")), Q2)
    said = "\n".join(done.notices)
    assert "CS 18: the box What (K7) was emptied" in said
    assert "its figure was 57.7% (41 of 71) when the pack was written" in said
    assert body(clerk) == "Why: Moves."


def test_an_indicator_that_has_changed_hands_is_told(
    clerk: Workbook, sent: Pack
) -> None:
    clerk.indicators.amend(of(clerk).indicator_id, "owner", "Head of Access")
    done = take_pack(clerk, returned(sent, CS_18=Parts(what="It fell.")), Q2)
    assert done.notices == [
        f"CS 18: it is Head of Access's by now; the draft is {OWNER}'s."
    ]


def test_one_bad_cell_holds_the_file_unless_the_rest_is_asked_for(
    clerk: Workbook, sent: Pack
) -> None:
    bad = PackProblem("C9", "Figure of CS 17 was changed", ("CS 17",))
    filled = returned(sent, bad, CS_18=Parts(what="It fell."))
    done = take_pack(clerk, filled, Q2)
    assert done.is_refused
    assert body(clerk) != "It fell."
    assert done.said(bad) == (
        "back.xlsx, sheet Commentary, cell C9: Figure of CS 17 was changed."
    )
    rest = take_pack(clerk, filled, Q2, takes_rest=True)
    assert (rest.is_refused, outcomes(rest)) == (False, {"CS 18": Outcome.SAVED})
    assert body(clerk) == "It fell."


def test_a_closed_indicator_is_told_and_a_recoded_one_followed(
    clerk: Workbook, sent: Pack
) -> None:
    clerk.indicators.withdraw([of(clerk, "CS 14").indicator_id])
    recode(clerk, "CS 18", "C MTP 18", "A new plan.")
    done = take_pack(clerk, returned(sent, CS_18=Parts(what="It fell.")), Q2)
    assert outcomes(done) == {"C MTP 18": Outcome.SAVED}
    assert "CS 14: it is no longer reported." in done.notices
    late = take_pack(clerk, returned(sent, CS_14=Parts(what="Up.")), Q2)
    assert late.is_refused
    assert "CS 14 is no longer reported" in late.problems[0].says


def test_a_row_that_is_gone_is_told_and_its_text_stands(
    clerk: Workbook, sent: Pack
) -> None:
    read = returned(sent, CS_14=Parts(what="Up."))
    kept = {code: each for code, each in read.written.items() if code != "CS 18"}
    gone = PackRead(file_name="back.xlsx", sent=sent, written=kept, problems=())
    before = body(clerk)
    done = take_pack(clerk, gone, Q2)
    assert outcomes(done) == {"CS 14": Outcome.SAVED}
    assert [each for each in done.notices if each.startswith("CS 18: it has no row")]
    assert body(clerk) == before


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"council": "Another Council"}, "written for Another Council and"),
        ({"quarter": Quarter.of(2012, 1)}, "add --quarter 'Q1 2012/13'"),
        ({"owner": "N" * 101}, "more than 100 characters"),
    ],
)
def test_a_pack_for_somewhere_else_is_refused(
    change: dict[str, object], says: str, clerk: Workbook, sent: Pack
) -> None:
    said = {
        "owner": sent.owner,
        "council": sent.council,
        "quarter": sent.quarter,
        "notice": "",
        "rows": sent.rows,
        **change,
    }
    other = Pack(**said)
    done = take_pack(clerk, returned(other, CS_18=Parts(what="It fell.")), Q2)
    assert done.is_refused
    assert says in done.said(done.problems[0])
    assert body(clerk) != "It fell."


def test_a_file_is_written_filled_in_and_read_back(
    clerk: Workbook, tmp_path: Path
) -> None:
    (one,) = write_packs(clerk, Q2, tmp_path / "to", owner=OWNER)
    book = opened_pack(one.path.read_bytes())
    place = [row.code for row in one.pack.rows].index("CS 18") + 7
    put(boxes_of(book), f"N{place}", "=Better by March")
    book.save(one.path)
    done = unpack(clerk, one.path, Q2)
    assert outcomes(done) == {"CS 18": Outcome.SAVED}
    assert body(clerk).endswith("\n\nOutlook: =Better by March")
    (tmp_path / "x.xlsx").write_bytes(b"PK")
    refused = unpack(clerk, tmp_path / "x.xlsx", Q2)
    assert refused.is_refused
    assert refused.said(refused.problems[0]).startswith("x.xlsx: ")
