"""Drafts: kept for their writer until they have become a version."""

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook

Q2 = Quarter.of(2012, 2)


def test_a_draft_goes_when_it_is_saved_as_a_version(workbook: Workbook) -> None:
    workbook.commentaries.keep_draft(1, Q2, "Why", 0)
    workbook.commentaries.save(1, Q2, "Why", CommentaryState.DRAFT, base_version=0)
    assert workbook.commentaries.drafts() == []


def test_a_draft_that_says_more_outlives_another_version(workbook: Workbook) -> None:
    workbook.commentaries.save(1, Q2, "Why", CommentaryState.DRAFT, base_version=0)
    workbook.commentaries.keep_draft(1, Q2, "Why, and what is done", 1)
    workbook.commentaries.save(1, Q2, "Why", CommentaryState.AGREED, base_version=1)
    (draft,) = workbook.commentaries.drafts()
    assert (draft.body, draft.base_version) == ("Why, and what is done", 1)


def test_a_draft_of_one_quarter_is_not_another_quarters(workbook: Workbook) -> None:
    workbook.commentaries.keep_draft(1, Q2, "Why", 0)
    assert workbook.commentaries.draft(1, Q2.shifted(1)) is None
    assert workbook.commentaries.draft(2, Q2) is None
    workbook.commentaries.discard_draft(1, Q2.shifted(1))
    assert len(workbook.commentaries.drafts()) == 1


def test_a_paragraphs_draft_goes_with_the_paragraph(council: Workbook) -> None:
    report = council.reports.of_quarter(Q2)
    assert report is not None
    section = council.reports.sections(report.report_id)[0]
    added = council.paragraphs.add(section.section_id, "Ours", None)
    council.paragraph_drafts.keep(added, "Half", 1)
    (left,) = council.paragraph_drafts.left()
    assert (left.paragraph_id, left.quarter, left.body) == (added, Q2, "Half")
    assert council.paragraph_drafts.of(added) == left
    council.paragraphs.remove(added)
    assert council.paragraph_drafts.left() == []
