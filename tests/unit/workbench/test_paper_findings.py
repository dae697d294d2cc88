"""What holds the whole paper back: around its summary, and once numbers are hidden."""

from decimal import Decimal

import pytest

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.errors import ExportError, QperfError, UnknownError
from qperf_tui.report.checks import Finding
from qperf_tui.report.preflight import Fault, fault_of
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.reports import IMPLICATION
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.header import fill_in, header_of
from qperf_tui.workbench.house_style import set_rule
from qperf_tui.workbench.paper_export import export_paper
from qperf_tui.workbench.paragraphs import add_paragraph, include_paragraph
from qperf_tui.workbench.redrafting import redraft
from qperf_tui.workbench.summary import export_text, findings, held_back
from qperf_tui.workbench.undoing import redo_last, undo_last
from qperf_tui.workbench.waivers import subject_of, unwaive, waive
from support.section import Q2, edit_numbered


def said(workbook: Workbook, rule: str) -> list[Finding]:
    return [each for each in findings(workbook, Q2) if each.rule == rule]


def say(workbook: Workbook, name: str, says: str | None) -> None:
    report = workbook.reports.of_quarter(Q2)
    assert report is not None
    with workbook.transaction():
        workbook.reports.put_field(report.report_id, name, says)


def leave_out(workbook: Workbook, title: str) -> None:
    report = workbook.reports.of_quarter(Q2)
    assert report is not None
    for section in workbook.reports.sections(report.report_id, IMPLICATION):
        if section.title == title:
            for each in workbook.paragraphs.of(section.section_id):
                include_paragraph(workbook, each.paragraph_id, is_included=False)


def test_a_field_that_says_nothing_holds_the_paper_and_not_the_section(
    council: Workbook,
) -> None:
    redraft(council, Q2)
    say(council, "wards", None)
    (found,) = said(council, "header-field")
    assert found.says == "Wards Affected says nothing in the header; fill it in"
    assert fault_of(found) is Fault.MISSING
    assert export_text(council, Q2)
    with pytest.raises(ExportError, match="Wards Affected says nothing"):
        export_paper(council, Q2)
    assert "DRAFT" in export_paper(council, Q2, is_draft=True).imprint.notice
    fill_in(council, Q2, {"wards affected": "All"})
    assert not said(council, "header-field")
    export_paper(council, Q2)


def test_a_field_is_filled_in_and_taken_back_by_name(council: Workbook) -> None:
    redraft(council, Q2)
    for label, says in (("Meeting", "Another Committee"), ("Report of", "Cllr B")):
        before = council.reports.of_quarter(Q2)
        assert before is not None
        fill_in(council, Q2, {label: says})
        after = council.reports.of_quarter(Q2)
        assert after is not None
        assert header_of(after)[label] == says
        assert undo_last(council) == f"{label} of Q2 2012/13 filled in"
        assert council.reports.of_quarter(Q2) == before
        redo_last(council)
        assert council.reports.of_quarter(Q2) == after


@pytest.mark.parametrize(
    ("label", "says", "why"),
    [
        ("Date", "1 July 2012", "has not ended by"),
        ("Subject", "x" * 2001, "2,001 characters"),
        ("Subject", "Quarter 2 Performance Report", "says that already"),
        ("Date", "31 November 2012", "Date: "),
        ("Wards affectd", "All", "did you mean wards affected"),
    ],
)
def test_what_cannot_be_filled_in_is_refused(
    council: Workbook, label: str, says: str, why: str
) -> None:
    redraft(council, Q2)
    before = council.reports.of_quarter(Q2)
    with pytest.raises(QperfError, match=why):
        fill_in(council, Q2, {label: says})
    assert council.reports.of_quarter(Q2) == before


def test_several_fields_are_one_change(council: Workbook) -> None:
    redraft(council, Q2)
    before = council.reports.of_quarter(Q2)
    says = {"Subject": "Another", "Date": "12/12/2012", "Wards Affected": ""}
    assert fill_in(council, Q2, says) == ["Subject", "Date", "Wards Affected"]
    after = council.reports.of_quarter(Q2)
    assert after is not None
    assert (after.field("subject"), after.fields["meeting_date"]) == (
        "Another",
        "2012-12-12",
    )
    assert "wards" not in after.fields
    undo_last(council)
    assert council.reports.of_quarter(Q2) == before


def test_the_day_of_the_meeting_is_wanted(council: Workbook) -> None:
    redraft(council, Q2)
    say(council, "meeting_date", None)
    assert [each.part for each in said(council, "no-meeting")] == ["Date"]
    fill_in(council, Q2, {"Date": "11 December 2012"})
    assert not said(council, "no-meeting")


def test_an_implication_that_is_left_out_whole_is_missed(council: Workbook) -> None:
    redraft(council, Q2)
    leave_out(council, "Legal")
    (found,) = said(council, "empty-part")
    assert (found.part, found.is_blocking) == ("Legal", True)
    set_rule(council, "empty-part", "advice", "Asked for by the chair.")
    assert not said(council, "empty-part")[0].is_blocking
    export_paper(council, Q2)


def test_a_field_is_waived_with_a_reason_and_held_again(council: Workbook) -> None:
    redraft(council, Q2)
    say(council, "wards", None)
    subject = subject_of(council, "header-field", " Wards Affected ")
    waive(council, Q2, "header-field", subject, "Decided at the meeting.")
    (found,) = said(council, "header-field")
    assert found.says == (
        "Wards Affected says nothing in the header: waived by A Officer (Decided at "
        "the meeting)"
    )
    assert found.waived is not None
    assert not found.is_blocking
    export_paper(council, Q2)
    unwaive(council, Q2, "header-field", subject)
    assert said(council, "header-field")[0].is_blocking
    undo_last(council)
    undo_last(council)
    assert said(council, "header-field")[0].waived is None
    with pytest.raises(UnknownError, match="is not waived for Wards Affected"):
        unwaive(council, Q2, "header-field", subject)


def test_marks_left_in_a_standing_part_are_found(council: Workbook) -> None:
    redraft(council, Q2)
    edit_standing(council, 4, "[insert advice] The dip has no cause [cause?].")
    found = [each for each in findings(council, Q2) if each.paragraph == 4]
    assert {"placeholder", "cause"} <= {each.rule for each in found}
    assert all(
        each.is_blocking for each in found if each.rule in {"placeholder", "cause"}
    )


def edit_standing(workbook: Workbook, number: int, text: str) -> None:
    """Put words into a standing part, as the paragraph of a number."""
    report = workbook.reports.of_quarter(Q2)
    assert report is not None
    section = workbook.reports.sections(report.report_id, IMPLICATION)[2]
    for each in workbook.paragraphs.of(section.section_id):
        include_paragraph(workbook, each.paragraph_id, is_included=False)
    add_paragraph(workbook, section.section_id, text, None)
    assert number == 4


def count_few(workbook: Workbook, code: str = "C MTP 8") -> None:
    key = workbook.indicators.by_code(code).indicator_id
    few = Figure(
        value=Decimal("5.0"),
        numerator=Decimal(3),
        denominator=Decimal(60),
        status=OutturnStatus.FINAL,
    )
    with workbook.transaction():
        workbook.outturns.put({(key, Q2.ordinal): few}, None)


@pytest.mark.parametrize(
    "words",
    [
        "Initial assessments within 10 working days were 5% in Quarter 2.",
        "It was {C MTP 8.value}.",
        "The figure was {C MTP 8.numerator}.",
        "Nothing is said of it.",
    ],
)
def test_what_holds_the_export_back_is_in_the_list_word_for_word(
    council: Workbook, words: str
) -> None:
    """Also what is wrong only once small numbers are hidden: the screen shows them."""
    count_few(council)
    redraft(council, Q2)
    edit_numbered(council, 14, words)
    held = [each for each in findings(council, Q2) if each.is_blocking]
    if not held:
        assert export_paper(council, Q2)
        return
    causes = [each.says.removeprefix("For the public: ") for each in held]
    with pytest.raises(ExportError) as refused:
        export_paper(council, Q2)
    assert any(str(refused.value).startswith(each.rstrip(".")) for each in causes)


def test_a_figure_that_only_the_public_may_not_see_is_undisclosed(
    council: Workbook,
) -> None:
    count_few(council)
    redraft(council, Q2)
    edit_numbered(council, 14, "It was {C MTP 8.value}.")
    found = [each for each in findings(council, Q2) if each.paragraph == 14]
    assert any(
        each.says.startswith("For the public: ") and each.is_blocking for each in found
    )
    assert not [each for each in held_back(council, Q2) if each.paragraph == 14]
