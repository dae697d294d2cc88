"""A section drafted again: what would change is what changes, and can be undone."""

import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ConflictError, QperfError, UnknownError
from qperf_tui.report.redraft import Became
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.compiling import compile_summary
from qperf_tui.workbench.paragraph_changes import ParagraphChange
from qperf_tui.workbench.paragraphs import (
    back_to_draft,
)
from qperf_tui.workbench.redrafting import redraft, redraft_changes
from qperf_tui.workbench.replacing import edited_by_number
from qperf_tui.workbench.summary import revised
from qperf_tui.workbench.undoing import next_undo, undo_last
from support.section import (
    Q2,
    bodies,
    edit_numbered,
    everything,
    figures,
    numbered,
    revise,
)

OURS = "In our own words."
MOVED = "C MTP 8"
ASKED = "[cause?] Officers expect 85% at the year end, which would meet the target."


def by_number(council: Workbook) -> dict[int | None, ParagraphChange]:
    return {each.number: each for each in redraft_changes(council, Q2)}


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
        moved = each.figures[0]
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
    assert by_number(council)[16].after.endswith(ASKED)
    redraft(council, Q2)
    assert bodies(council)[2].endswith(ASKED)


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
    goes = [each for each in redraft_changes(council, Q2) if each.is_made]
    assert [(each.kind, each.paragraph_id) for each in goes] == [(Became.GONE, number)]
    redraft(council, Q2)
    assert council.paragraphs.by_id(number) is None


def test_a_paragraph_that_comes_back_is_where_it_was(council: Workbook) -> None:
    council.paragraphs.remove(numbered(council, 15))
    added = by_number(council)[None]
    assert (added.kind, added.number_after) == (Became.ADDED, 15)
    redraft(council, Q2)
    assert bodies(council)[1] == added.after


def test_a_drafted_paragraph_is_told_as_put_right_by_drafting(
    council: Workbook,
) -> None:
    revise(council, MOVED, "71.2")
    found = [each for each in revised(council, Q2) if each.where == "paragraph 16"]
    assert [(each.measure, each.is_drafted, each.is_live) for each in found] == [
        ("value", True, False),
    ]
    redraft(council, Q2)
    assert not [each for each in revised(council, Q2) if each.is_drafted]


def test_going_back_to_the_draft_keeps_what_it_states(council: Workbook) -> None:
    before = figures(council)
    number = edit_numbered(council, 16, "At 79.3% in Quarter 2.")
    assert figures(council) != before
    back_to_draft(council, number)
    assert figures(council) == before
    undo_last(council)
    undo_last(council)
    assert figures(council) == before


def test_a_quarter_without_a_report_is_set_up_by_drafting(workbook: Workbook) -> None:
    quarter = Quarter.of(2012, 1)
    assert redraft(workbook, quarter)
    assert workbook.reports.of_quarter(quarter) is not None
