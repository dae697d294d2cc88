"""A paper beside its draft and beside last quarter's, paragraph by paragraph."""

import pytest

from qperf_tui.errors import QperfError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.paper_comparison import Against, compared, same_paragraph
from qperf_tui.workbench.paragraphs import (
    add_paragraph,
    include_paragraph,
    remove_paragraph,
)
from qperf_tui.workbench.redrafting import redraft
from support.section import Q2, edit_numbered, numbered

OURS = "In our own words."
LAST = Q2.shifted(-1)


def test_an_edited_paragraph_differs_from_its_draft(council: Workbook) -> None:
    redraft(council, Q2)
    edit_numbered(council, 16, OURS)
    found = {each.number: each for each in compared(council, Q2, Against.DRAFT)}
    assert [number for number, each in found.items() if each.is_changed] == [16]
    assert found[16].after == OURS
    assert found[16].before.startswith("At 79.3%")


def test_what_is_left_out_is_only_in_the_draft(council: Workbook) -> None:
    redraft(council, Q2)
    include_paragraph(council, numbered(council, 16), is_included=False)
    left = next(e for e in compared(council, Q2, Against.DRAFT) if e.number is None)
    assert left.before.startswith("At 79.3%")
    assert left.after == ""


def test_last_quarters_paper_must_be_on_file(council: Workbook) -> None:
    with pytest.raises(QperfError, match=r"No paper is on file for Q1 2012/13"):
        compared(council, Q2, Against.LAST_QUARTER)
    paragraph = council.paragraphs.by_id(numbered(council, 16))
    assert paragraph is not None
    assert same_paragraph(council, paragraph, Q2) is None


def test_paragraphs_about_one_thing_stand_side_by_side(council: Workbook) -> None:
    redraft(council, LAST)
    redraft(council, Q2)
    found = compared(council, Q2, Against.LAST_QUARTER)
    assessments = next(each for each in found if each.number == 16)
    assert assessments.is_changed
    assert "initial assessments" in assessments.before
    assert assessments.before != assessments.after
    paragraph = council.paragraphs.by_id(numbered(council, 16))
    assert paragraph is not None
    assert same_paragraph(council, paragraph, Q2) == assessments.before


def test_written_paragraphs_meet_by_their_words(council: Workbook) -> None:
    redraft(council, LAST)
    redraft(council, Q2)
    for quarter, words in (
        (LAST, "The new office in Dunstable opened in May and serves all families."),
        (Q2, "The new office in Dunstable opened in July and serves all families."),
        (LAST, "Nothing in the paper of Quarter 2 says anything like these words."),
    ):
        report = council.reports.of_quarter(quarter)
        assert report is not None
        section = council.reports.sections(report.report_id)[0]
        add_paragraph(council, section.section_id, words, None)
    found = compared(council, Q2, Against.LAST_QUARTER)
    office = next(each for each in found if "Dunstable" in each.after)
    assert "May" in office.before
    gone = next(each for each in found if "says anything" in each.before)
    assert (gone.number, gone.after) == (None, "")


def test_every_word_of_both_papers_is_compared_once(council: Workbook) -> None:
    redraft(council, LAST)
    redraft(council, Q2)
    remove_paragraph(council, numbered(council, 17))
    found = compared(council, Q2, Against.LAST_QUARTER)
    numbers = [each.number for each in found if each.number is not None]
    assert numbers == [14, 15, 16]
    assert any(e.number is None and "Ofsted" in e.before for e in found)
