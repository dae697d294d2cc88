"""A paper beside its draft and beside last quarter's, paragraph by paragraph."""

import pytest

from qperf_tui.errors import QperfError, UnknownError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.closing import reopen_quarter
from qperf_tui.workbench.exempting import exempt_paragraph
from qperf_tui.workbench.paper_comparison import Against, compared, same_paragraph
from qperf_tui.workbench.paragraphs import (
    add_paragraph,
    include_paragraph,
    remove_paragraph,
)
from qperf_tui.workbench.publishing import publish
from qperf_tui.workbench.redrafting import redraft
from support.section import Q2, edit_numbered, numbered, revise

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
    assert numbers == list(range(1, 17))
    assert any(e.number is None and "Ofsted" in e.before for e in found)


def test_standing_parts_are_compared_with_last_quarters(council: Workbook) -> None:
    redraft(council, LAST)
    redraft(council, Q2)
    report = council.reports.of_quarter(LAST)
    assert report is not None
    for part, title, words in (
        ("implication", "Legal", "A claim is before the court."),
        ("implication", "Staffing (including Trades Unions)", "Not applicable."),
        ("background", "Background", "The Council's framework supports delivery."),
    ):
        section = council.reports.add_section(report.report_id, title, None, part)
        add_paragraph(council, section, words, None)
    found = {each.number: each for each in compared(council, Q2, Against.LAST_QUARTER)}
    assert found[4].before == "A claim is before the court."
    assert found[4].after == "Not applicable."
    assert not found[6].is_changed
    assert found[12].before == "The Council's framework supports delivery."
    assert (found[10].before, found[10].is_changed) == ("", True)


def test_the_paper_before_it_was_drafted_last(council: Workbook) -> None:
    redraft(council, Q2)
    with pytest.raises(QperfError, match="drafted once and not again"):
        compared(council, Q2, Against.LAST_DRAFT)
    revise(council, "C MTP 8", "71.2")
    redraft(council, Q2)
    found = compared(council, Q2, Against.LAST_DRAFT)
    changed = [each.number for each in found if each.is_changed]
    assert changed == [15, 16]
    assert "79.3%" in found[15].before
    assert "71.2%" in found[15].after
    key = numbered(council, 16)
    exempt_paragraph(council, key, 3)
    text = "".join(
        e.before + e.after for e in compared(council, Q2, Against.LAST_DRAFT)
    )
    assert "At 79.3%" not in text
    assert "253 of 319) in Quarter 2" not in text


def test_what_was_published_is_compared_as_it_reads(council: Workbook) -> None:
    with pytest.raises(QperfError, match="Nothing is published of Q2 2012/13"):
        compared(council, Q2, Against.RELEASE)
    edit_numbered(
        council, 14, "Two *steps* [were] taken:\n(a) one & all;\n(b) two_too."
    )
    publish(council, Q2)
    found = compared(council, Q2, Against.RELEASE)
    assert [each.number for each in found] == list(range(1, 18))
    assert not any(each.is_changed for each in found)
    reopen_quarter(council, Q2, "A slip was found.")
    edit_numbered(council, 14, "Two *steps* [were] taken:\n(a) one & all;\n(b) three.")
    (changed,) = [e for e in compared(council, Q2, Against.RELEASE, 1) if e.is_changed]
    assert [
        each.text.strip() for each in changed.pieces if each.kind.name != "SAME"
    ] == [*("two_too", "three")]
    with pytest.raises(UnknownError, match="no release 2 of Q2 2012/13; there are 1"):
        compared(council, Q2, Against.RELEASE, 2)
