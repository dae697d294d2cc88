"""A meeting put on a day, and the paper that is set up with it taken away again."""

from collections.abc import Callable
from datetime import date

import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.storage.paragraphs import ParagraphOnFile
from qperf_tui.storage.reports import BACKGROUND
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.deadlines import meeting_date, set_meeting
from qperf_tui.workbench.drafting import ensure_report
from qperf_tui.workbench.opening import open_quarter
from qperf_tui.workbench.paragraphs import edit_paragraph
from qperf_tui.workbench.undoing import redo_last, undo_last
from support.visible import visible
from support.workbooks import NOW

Q3 = Quarter.parse("Q3 2012/13")
TODAY = date.fromisoformat(NOW[:10])
MEETING = date(2013, 3, 12)


def opens_for_the_meeting(held: Workbook) -> None:
    open_quarter(held, Q3, TODAY, meeting=MEETING)


def standing_words(held: Workbook) -> list[ParagraphOnFile]:
    """The words of the first part of the paper around the summary."""
    report = held.reports.of_quarter(Q3)
    assert report is not None
    section = next(
        each
        for each in held.reports.sections(report.report_id, BACKGROUND)
        if held.paragraphs.of(each.section_id)
    )
    return held.paragraphs.of(section.section_id)[:1]


def sets_meeting(held: Workbook) -> None:
    set_meeting(held, Q3, MEETING)


@pytest.mark.parametrize("does", [opens_for_the_meeting, sets_meeting])
def test_an_undone_meeting_takes_its_untouched_paper_with_it(
    council: Workbook, does: Callable[[Workbook], None]
) -> None:
    before = visible(council)
    does(council)
    after = visible(council)
    (paragraph,) = standing_words(council)
    edit_paragraph(
        council,
        paragraph.paragraph_id,
        "Once and for all.",
        base_version=paragraph.version,
    )
    undo_last(council)
    undo_last(council)
    assert council.reports.of_quarter(Q3) is None
    assert visible(council) == before
    redo_last(council)
    assert visible(council) == after
    redo_last(council)
    assert standing_words(council)[0].edited == "Once and for all."
    undo_last(council)
    undo_last(council)
    assert visible(council) == before


@pytest.mark.parametrize("does", [opens_for_the_meeting, sets_meeting])
def test_an_undone_meeting_leaves_a_paper_that_somebody_writes_in(
    council: Workbook, does: Callable[[Workbook], None]
) -> None:
    does(council)
    (paragraph,) = standing_words(council)
    council.paragraph_drafts.keep(paragraph.paragraph_id, "I am at", 1)
    said = undo_last(council) or ""
    assert said.endswith(
        "; the paper of Q3 2012/13 stays, since somebody has worked on it"
    )
    assert meeting_date(council, Q3) is None
    assert standing_words(council) == [paragraph]
    assert council.paragraph_drafts.of(paragraph.paragraph_id) is not None
    redo_last(council)
    assert meeting_date(council, Q3) == MEETING


def test_a_paper_that_was_there_before_its_meeting_stays(council: Workbook) -> None:
    ensure_report(council, Q3)
    sets_meeting(council)
    assert undo_last(council) == "meeting for Q3 2012/13 set to 12 March 2013"
    assert council.reports.of_quarter(Q3) is not None
