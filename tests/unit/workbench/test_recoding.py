"""Another code for an indicator, and texts whose figures were revised."""

import pytest

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError, UnknownError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.agreeing import agree
from qperf_tui.workbench.paragraphs import add_paragraph, edit_paragraph
from qperf_tui.workbench.recoding import recode, renamed
from qperf_tui.workbench.redrafting import redraft
from qperf_tui.workbench.resolving import resolve
from qperf_tui.workbench.standings import position
from qperf_tui.workbench.summary import findings, revised
from qperf_tui.workbench.undoing import redo_last, undo_last
from support.office import DRAFT, READY, Office, restate, write

Q2 = Quarter.of(2012, 2)
NAMED = "It was {cs 18.value:fraction}, not {CS 24.value}, of {{cs 18.value}}."


def body(workbook: Workbook, code: str) -> str:
    key = workbook.indicators.by_code(code).indicator_id
    standing = workbook.commentaries.standing(key, Q2)
    return "" if standing is None else standing.body


def paragraph(workbook: Workbook, text: str) -> int:
    """A paragraph of an officer's own, in the first section of the report."""
    redraft(workbook, Q2)
    report = workbook.reports.of_quarter(Q2)
    assert report is not None
    section = workbook.reports.sections(report.report_id)[0]
    number = add_paragraph(workbook, section.section_id, "", None)
    edit_paragraph(workbook, number, text, base_version=1)
    return number


def test_only_tokens_of_the_code_are_renamed() -> None:
    assert renamed(NAMED, "CS 18", "C MTP 12") == (
        "It was {C MTP 12.value:fraction}, not {CS 24.value}, of {{cs 18.value}}."
    )


def test_texts_follow_a_new_code_and_go_back_with_it(office: Office) -> None:
    officer = office("A Writer")
    write(officer, officer.indicators.by_code("CS 18"), NAMED, DRAFT)
    number = paragraph(officer, "In all {CS 18.value}.")

    done = recode(officer, "CS 18", "C MTP 12", "New plan.")
    assert (done.old, done.new, done.texts) == ("CS 18", "C MTP 12", 2)
    assert "{C MTP 12.value:fraction}" in body(officer, "C MTP 12")
    edited = officer.paragraphs.by_id(number)
    assert edited is not None
    assert edited.edited == "In all {C MTP 12.value}."
    assert officer.indicators.by_code("cs 18").code == "C MTP 12"
    assert resolve(officer, "{CS 18.value}", Q2, None).text == "57.7%"
    key = officer.indicators.by_code("CS 18").indicator_id
    newest = officer.commentaries.versions(key, Q2)[0]
    assert newest.reason == "CS 18 is now C MTP 12"

    assert undo_last(officer) == "CS 18 recoded as C MTP 12: New plan"
    assert body(officer, "CS 18") == NAMED
    with pytest.raises(UnknownError):
        officer.indicators.by_code("C MTP 12")
    assert redo_last(officer) == "CS 18 recoded as C MTP 12: New plan"
    assert "{C MTP 12.value:fraction}" in body(officer, "CS 18")


def test_what_was_agreed_stays_agreed_under_another_code(office: Office) -> None:
    writer, reviewer = office("A Writer"), office("R Reviewer")
    indicator = writer.indicators.by_code("CS 18")
    write(writer, indicator, "The service reports {CS 18.value}.", READY)
    agree(reviewer, indicator, Q2)
    recode(office("O Officer"), "CS 18", "C MTP 12", "New plan.")
    after = position(writer, Q2, "C MTP 12")
    assert after.commentary is CommentaryState.AGREED
    assert body(writer, "C MTP 12") == "The service reports {C MTP 12.value}."


def test_a_drafted_paragraph_that_was_edited_stays_with_its_indicator(
    office: Office,
) -> None:
    officer = office("A Writer")
    redraft(officer, Q2)
    report = officer.reports.of_quarter(Q2)
    assert report is not None
    (held,) = [
        each
        for section in officer.reports.sections(report.report_id)
        for each in officer.paragraphs.of(section.section_id)
        if each.draft_key == "safeguarding:C MTP 8"
    ]
    edit_paragraph(officer, held.paragraph_id, "In our words.", base_version=1)
    recode(officer, "C MTP 8", "CS 88", "New plan.")
    redraft(officer, Q2)
    after = officer.paragraphs.by_id(held.paragraph_id)
    assert after is not None
    assert (after.draft_key, after.edited) == ("safeguarding:CS 88", "In our words.")


def test_an_old_code_can_be_the_code_again(office: Office) -> None:
    officer = office("A Writer")
    recode(officer, "CS 18", "C MTP 12", "New plan.")
    recode(officer, "C MTP 12", "CS 18", "Plan withdrawn.")
    found = officer.indicators.by_code("C MTP 12")
    assert found.code == "CS 18"
    assert officer.codes.aliases(found.indicator_id) == ["C MTP 12", "NI 63"]


@pytest.mark.parametrize(
    ("old", "new", "reason", "why"),
    [
        ("CS 18", "CS 24", "Why.", "finds CS 24"),
        ("CS 18", "CS 18", "Why.", "is the code already"),
        ("CS 18", "  ", "Why.", "has 0"),
        ("CS 18", "C" * 41, "Why.", "has 41"),
        ("CS 18", "C MTP 12", " ", "reason is needed"),
        ("CS 999", "C MTP 12", "Why.", "no indicator"),
    ],
)
def test_a_code_that_cannot_be_is_refused(
    council: Workbook, old: str, new: str, reason: str, why: str
) -> None:
    with pytest.raises(QperfError, match=why):
        recode(council, old, new, reason)
    assert council.indicators.by_code("CS 18").code == "CS 18"


def test_a_revised_figure_is_listed_for_every_text_that_states_it(
    office: Office,
) -> None:
    officer = office("A Writer")
    indicator = officer.indicators.by_code("CS 18")
    write(officer, indicator, "It was {.value} and so 57.7%, of 85% wanted.", DRAFT)
    paragraph(officer, "In all 57.7% of children.\n\nThe 41 of 71 are CS 18.")
    before = findings(officer, Q2)
    assert revised(officer, Q2) == []

    restate(officer, indicator, "59.2")
    found = [
        (each.where, each.measure, each.before, each.after, each.is_live)
        for each in revised(officer, Q2)
    ]
    assert ("commentary on CS 18", "value", "57.7%", "59.2%", True) in found
    assert any(where == "paragraph 14" for where, *_ in found)
    new = [each for each in findings(officer, Q2) if each not in before]
    assert any(each.rule == "revised" for each in new)


def test_a_figure_that_was_suppressed_since_is_named_without_it(
    office: Office,
) -> None:
    officer = office("A Writer")
    indicator = officer.indicators.by_code("CS 18")
    write(officer, indicator, "It was 57.7%.", DRAFT)
    restate(officer, indicator, "58.6", OutturnStatus.SUPPRESSED)
    (found,) = [each for each in revised(officer, Q2) if each.measure == "value"]
    assert (found.before, found.after) == ("57.7%", "")
    assert "suppressed" in found.why


def test_a_figure_that_reads_the_same_is_not_listed(office: Office) -> None:
    officer = office("A Writer")
    indicator = officer.indicators.by_code("CS 18")
    write(officer, indicator, "It was 58%.", DRAFT)
    restate(officer, indicator, "58.2")
    assert [each for each in revised(officer, Q2) if each.measure == "value"] == []
