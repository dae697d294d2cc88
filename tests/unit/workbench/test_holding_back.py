"""What holds the section back is what the council's rules say blocks it."""

import pytest

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.merging import merged
from qperf_tui.errors import ExportError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.agreeing import agree
from qperf_tui.workbench.house_style import set_rule
from qperf_tui.workbench.paragraphs import add_paragraph
from qperf_tui.workbench.redrafting import redraft
from qperf_tui.workbench.summary import export_text, findings, held_back
from support.office import Q2, restate
from support.office import write as write_on
from support.workbooks import stamp

WRONG = "The number of core assessments completed on time was 91% in Quarter 2."
BANNER = "> DRAFT, not to be published: "


def write(workbook: Workbook, text: str) -> None:
    """Put an officer's paragraph at the start of the section."""
    report = workbook.reports.of_quarter(Q2)
    assert report is not None
    section = workbook.reports.sections(report.report_id)[0]
    add_paragraph(workbook, section.section_id, text, None)


def test_a_rule_that_blocks_holds_the_export_and_one_that_advises_does_not(
    council: Workbook,
) -> None:
    write(council, "Cover was found in quarter two, by 31 September.")
    assert [each.rule for each in held_back(council, Q2)] == ["no-such-date"]
    with pytest.raises(ExportError, match=r"no 31 September.*--draft"):
        export_text(council, Q2)
    set_rule(council, "no-such-date", "advice", "Asked for by the chair.")
    assert "31 September" in export_text(council, Q2)
    advised = [each.rule for each in findings(council, Q2)]
    set_rule(council, "quarters", "blocks", "Asked for by the chair.")
    assert "quarters" in advised
    with pytest.raises(ExportError, match="“quarter two” is not how"):
        export_text(council, Q2)


def test_both_officers_words_hold_a_paragraph_and_an_agreed_commentary_back(
    council: Workbook,
) -> None:
    marked = merged("", "Cover was found.", "Cover was not found.").text
    about = council.indicators.by_code("C MTP 7")
    write_on(council, about, marked)
    with Workbook.open(council.path, stamp("A Reviewer")) as reviewer:
        agree(reviewer, about, Q2)
    held = [each for each in held_back(council, Q2) if each.rule == "both-texts"]
    assert {each.code for each in held} == {"C MTP 7"}
    assert held[0].says.startswith("Commentary on C MTP 7: Two officers changed")
    write_on(council, about, "Cover was found.")
    assert not [each for each in held_back(council, Q2) if each.rule == "both-texts"]
    write(council, marked)
    held = [each for each in held_back(council, Q2) if each.rule == "both-texts"]
    assert all(each.says.startswith("Paragraph 14: Two officers") for each in held)
    assert held
    with pytest.raises(ExportError, match="both their words still stand"):
        export_text(council, Q2)
    set_rule(council, "both-texts", "advice", "Asked for by the chair.")
    assert "[yours: " in export_text(council, Q2)


def test_a_draft_goes_out_with_how_much_is_still_to_be_mended(
    council: Workbook,
) -> None:
    assert export_text(council, Q2, is_draft=True) == export_text(council, Q2)
    write(council, "It ends on 31 September.")
    lines = export_text(council, Q2, is_draft=True).splitlines()
    assert lines[2].startswith(f"{BANNER}1 thing is still to be mended. The figures")
    write(council, "It begins on 31 June.")
    lines = export_text(council, Q2, is_draft=True).splitlines()
    assert lines[2].startswith(f"{BANNER}2 things are still to be mended. The figures")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("It was {CS 99.value}.", "no indicator or theme"),
        ("The percentage in C MTP 9 was 83.4%.", "C MTP 9"),
        ("Three children in C MTP 9 waited.", "fewer than five"),
    ],
)
def test_no_draft_states_what_may_not_be_stated(
    council: Workbook, text: str, why: str
) -> None:
    about = council.indicators.by_code("C MTP 9")
    restate(council, about, "83.4", OutturnStatus.SUPPRESSED)
    redraft(council, Q2)
    write(council, text)
    with pytest.raises(ExportError, match=why) as refused:
        export_text(council, Q2, is_draft=True)
    assert "--draft" not in str(refused.value)
