"""A section drafted again: what would change is what changes, and can be undone."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ConflictError, QperfError, UnknownError
from qperf_tui.report.redraft import Became
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.commenting import save_commentary
from qperf_tui.workbench.paragraph_changes import ParagraphChange
from qperf_tui.workbench.paragraphs import (
    add_paragraph,
    back_to_draft,
    include_paragraph,
    move_paragraph,
)
from qperf_tui.workbench.redrafting import redraft, redraft_changes
from qperf_tui.workbench.replacing import edited_by_number
from qperf_tui.workbench.summary import compile_summary, export_text
from qperf_tui.workbench.undoing import next_undo, redo_last, undo_last
from support.section import Q2, bodies, edit_numbered, numbered, revise
from support.visible import Visible, visible
from support.workbooks import copied, stamp

OURS = "In our own words."
MOVED = "C MTP 8"


def by_number(council: Workbook) -> dict[int | None, ParagraphChange]:
    return {each.number: each for each in redraft_changes(council, Q2)}


def figures(council: Workbook) -> list[object]:
    """Every figure that a paragraph is said to state."""
    return council._connection.rows(
        "SELECT * FROM paragraph_figure ORDER BY 1, 2, 3, 4"
    )


def everything(council: Workbook) -> tuple[Visible, list[object]]:
    return visible(council), figures(council)


def test_nothing_changes_while_the_figures_do_not(council: Workbook) -> None:
    before = everything(council)
    changes = redraft(council, Q2)
    assert [each.number for each in changes] == [14, 15, 16, 17]
    assert {each.kind for each in changes} == {Became.UNCHANGED}
    assert all(each.before == each.after for each in changes)
    assert next_undo(council) is None
    assert everything(council) == before


def test_a_revised_figure_is_named_with_what_it_changes(council: Workbook) -> None:
    revise(council, MOVED, "71.2")
    changes = by_number(council)
    assert [each.kind.value for each in changes.values()] == [
        *("unchanged", "changed", "changed", "unchanged"),
    ]
    overview, assessments = changes[15], changes[16]
    for each in (overview, assessments):
        (moved,) = each.figures
        assert (moved.code, moved.quarter) == (MOVED, Q2)
        assert (moved.before, moved.after) == ("79.3%", "71.2%")
    assert "79.3%" in assessments.before
    assert "71.2%" in assessments.after
    assert (
        "".join(each.text for each in overview.pieces if each.kind != "removed")
        == overview.after
    )


def test_no_cause_is_made_up_where_the_agreed_words_no_longer_hold(
    council: Workbook,
) -> None:
    assert "[cause?]" not in by_number(council)[16].before
    revise(council, MOVED, "71.2")
    assert by_number(council)[16].after.endswith("[cause?]")
    redraft(council, Q2)
    assert bodies(council)[2].endswith("[cause?]")


def test_looking_writes_nothing(council: Workbook) -> None:
    revise(council, MOVED, "71.2")
    edit_numbered(council, 15, OURS)
    before, seen = everything(council), council.data_version()
    redraft_changes(council, Q2)
    assert everything(council) == before
    assert council.data_version() == seen


def test_nothing_on_file_is_needed_to_look(council: Workbook) -> None:
    later = Q2.shifted(1)
    changes = redraft_changes(council, later)
    assert {each.kind for each in changes} == {Became.ADDED}
    assert [each.number_after for each in changes] == [14, 15]
    assert council.reports.of_quarter(later) is None
    assert redraft(council, later, expected=changes) == changes
    assert next_undo(council) is None


def test_edited_words_are_kept_and_told_whose_they_are(council: Workbook) -> None:
    revise(council, MOVED, "71.2")
    edit_numbered(council, 15, "At {C MTP 8.value}.", by="J. Turner")
    kept = by_number(council)[15]
    assert (kept.kind, kept.edited_by) == (Became.KEPT, "J. Turner")
    assert kept.before == "At 71.2%."
    assert "71.2%" in kept.after
    assert kept.has_moved_on
    redraft(council, Q2)
    assert bodies(council)[1] == "At 71.2%."
    assert not by_number(council)[15].has_moved_on


def test_whoever_only_undid_something_is_not_the_writer(council: Workbook) -> None:
    edit_numbered(council, 15, OURS, by="J. Turner")
    edit_numbered(council, 15, "Other words.", by="B Officer")
    undo_last(council)
    assert by_number(council)[15].edited_by == "J. Turner"


def test_the_fresh_draft_is_taken_for_one_paragraph_alone(council: Workbook) -> None:
    first, second = edit_numbered(council, 15, OURS), edit_numbered(council, 16, OURS)
    revise(council, "B MTP 1", "55")
    before = everything(council)
    chosen = edited_by_number(council, Q2, [16])
    assert chosen == {second}
    redraft(council, Q2, taking=chosen, only=chosen)
    assert bodies(council)[1] == OURS
    assert "79.3%" in bodies(council)[2]
    assert compile_summary(council, Q2).paragraphs[3].has_moved_on
    assert [each.body for each in council.paragraphs.versions(second)] == ["", OURS]
    assert council.paragraphs.versions(first)[0].body == OURS
    assert next_undo(council) == "paragraph 16 of Q2 2012/13 replaced by its draft"
    undo_last(council)
    assert everything(council) == before


@pytest.mark.parametrize(
    ("number", "refused", "said"),
    [
        (14, QperfError, "was written by an officer and never drafted"),
        (16, QperfError, "Paragraph 16 is not edited"),
        (9, UnknownError, "they are numbered 14 to 17"),
    ],
)
def test_only_an_edited_paragraph_can_be_replaced(
    council: Workbook, number: int, refused: type[QperfError], said: str
) -> None:
    with pytest.raises(refused, match=said):
        edited_by_number(council, Q2, [number])


def test_nothing_else_is_drafted_than_what_was_shown(council: Workbook) -> None:
    revise(council, MOVED, "71.2")
    shown = redraft_changes(council, Q2)
    revise(council, MOVED, "72.4")
    before = everything(council)
    with pytest.raises(ConflictError, match="have changed meanwhile"):
        redraft(council, Q2, expected=shown)
    assert everything(council) == before
    assert redraft(council, Q2, expected=redraft_changes(council, Q2))


def test_a_paragraph_somebody_is_writing_in_does_not_go(council: Workbook) -> None:
    number = numbered(council, 16)
    council.paragraph_drafts.keep(number, "Half a sent", base_version=1)
    with council.transaction():
        council._connection.run(
            "UPDATE paragraph SET draft_key = 'care:gone' WHERE paragraph_id = ?",
            [number],
        )
    kept = by_number(council)[16]
    assert (kept.kind, kept.is_edited, kept.edited_by) == (
        *(Became.KEPT, False, "A Officer"),
    )
    redraft(council, Q2)
    assert council.paragraphs.by_id(number) is not None
    council.paragraph_drafts.discard(number)
    assert by_number(council)[16].kind is Became.GONE
    redraft(council, Q2)
    assert council.paragraphs.by_id(number) is None


def test_going_back_to_the_draft_keeps_what_it_states(council: Workbook) -> None:
    before = figures(council)
    number = edit_numbered(council, 16, "At 79.3% in Quarter 2.")
    assert figures(council) != before
    back_to_draft(council, number)
    assert figures(council) == before
    undo_last(council)
    undo_last(council)
    assert figures(council) == before


def any_number(council: Workbook, lot: Random) -> int:
    found = compile_summary(council, Q2).paragraphs
    return lot.choice([each.number for each in found if each.number is not None])


def happens(council: Workbook, lot: Random) -> None:
    """Something an officer does, or a return brings, between two drafts."""
    match lot.randrange(7):
        case 0 | 1:
            code = lot.choice((MOVED, "B MTP 1", "C MTP 7"))
            revise(council, code, str(lot.randint(30, 100)))
        case 2:
            edit_numbered(council, any_number(council, lot), f"{OURS} {lot.random()}")
        case 3:
            is_last = len(bodies(council)) == 1
            number = numbered(council, any_number(council, lot))
            include_paragraph(council, number, is_included=is_last)
        case 4:
            section = compile_summary(council, Q2).sections[1].on_file.section_id
            add_paragraph(council, section, "Added.", lot.choice((None, 2)))
        case 5:
            number = numbered(council, any_number(council, lot))
            move_paragraph(council, number, lot.choice((-1, 1)))
        case _:
            about = council.indicators.by_code(MOVED)
            held = council.commentaries.standing(about.indicator_id, Q2)
            save_commentary(
                *(council, about, Q2, "Because.", CommentaryState.DRAFT),
                base_version=0 if held is None else held.version,
            )


@settings(max_examples=30, deadline=None)
@given(lot=st.randoms(use_true_random=False), many=st.integers(1, 8))
def test_what_would_change_is_what_changes_and_one_undo_takes_it_back(
    sample_file: Path, lot: Random, many: int
) -> None:
    with TemporaryDirectory() as folder:
        path = copied(sample_file, Path(folder))
        with Workbook.open(path, stamp()) as council:
            for _ in range(many):
                happens(council, lot)
            edited = [
                e.paragraph_id for e in redraft_changes(council, Q2) if e.is_edited
            ]
            taking = lot.sample(edited, lot.randint(0, len(edited)))
            would = redraft_changes(council, Q2, taking=taking)
            before, name = everything(council), next_undo(council)
            assert redraft(council, Q2, taking=taking) == would
            after = everything(council)
            stands = {
                each.number: each.body
                for each in compile_summary(council, Q2).paragraphs
                if each.number is not None
            }
            assert stands == {
                each.number_after: each.before
                if each.kind is Became.KEPT
                else each.after
                for each in would
                if each.number_after is not None
            }
            export_text(council, Q2)
            assert not any(each.is_made for each in redraft_changes(council, Q2))
            if next_undo(council) == name:
                assert after[0] == before[0]
                return
            for _ in range(2):
                undo_last(council)
                assert everything(council) == before
                redo_last(council)
                assert everything(council) == after


def test_a_quarter_without_a_report_is_set_up_by_drafting(workbook: Workbook) -> None:
    quarter = Quarter.of(2012, 1)
    assert redraft(workbook, quarter)
    assert workbook.reports.of_quarter(quarter) is not None
