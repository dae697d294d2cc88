"""Whatever happened since the last draft: what would change is what changes."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.report.redraft import Became
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.commenting import save_commentary
from qperf_tui.workbench.compiling import compile_summary
from qperf_tui.workbench.house_style import set_rule
from qperf_tui.workbench.paragraphs import (
    add_paragraph,
    include_paragraph,
    move_paragraph,
)
from qperf_tui.workbench.redrafting import redraft, redraft_changes
from qperf_tui.workbench.summary import export_text
from qperf_tui.workbench.undoing import next_undo, redo_last, undo_last
from support.section import Q2, bodies, edit_numbered, everything, numbered, revise
from support.workbooks import copied, stamp

OURS = "In our own words."
MOVED = "C MTP 8"


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
            # What a figure is revised to may be red, and this is not of actions.
            set_rule(council, "no-action", "advice", "As agreed.")
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
            export_text(council, Q2, is_draft=True)
            assert not any(each.is_made for each in redraft_changes(council, Q2))
            if next_undo(council) == name:
                assert after[0] == before[0]
                return
            for _ in range(2):
                undo_last(council)
                assert everything(council) == before
                redo_last(council)
                assert everything(council) == after
