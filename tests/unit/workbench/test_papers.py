"""Several papers from one quarter: their own words, and the same figures."""

import re

import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError, UnknownError
from qperf_tui.storage.reports import ReportOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.compiling import compile_report, compile_summary
from qperf_tui.workbench.documents import PAPER
from qperf_tui.workbench.papers import add_paper, other_papers, remove_paper
from qperf_tui.workbench.paragraphs import add_paragraph, edit_paragraph
from qperf_tui.workbench.publishing import publish
from qperf_tui.workbench.redrafting import redraft
from qperf_tui.workbench.undoing import redo_last, undo_last
from support.visible import visible

Q2 = Quarter.of(2012, 2)
CHILDREN = "Children's Services Overview and Scrutiny"
STATED = "Initial assessments stood at {C MTP 8.value} ({C MTP 8.value:fraction})."
CANARY = "Only the Executive reads of the reserve."


def written(workbook: Workbook, text: str) -> None:
    """Add a paragraph of an officer's own to the first section of the summary."""
    section = compile_summary(workbook, Q2).sections[0].on_file
    key = add_paragraph(workbook, section.section_id, "", None)
    edit_paragraph(workbook, key, text, base_version=1)


def executive(council: Workbook) -> Workbook:
    add_paper(council, Q2, "Executive")
    other = council.for_committee("Executive")
    redraft(other, Q2)
    return other


def of_one_theme(council: Workbook) -> Workbook:
    """A second paper of which nothing is missing."""
    first = council.reports.of_quarter(Q2)
    assert first is not None
    key = council.reports.add(
        ReportOnFile(
            report_id=0,
            quarter=Q2,
            committee="Executive",
            heading="Quarter 2 Performance Summary",
            first_paragraph=1,
            fields=first.fields,
        )
    )
    council.reports.add_section(key, "Safeguarding", "safeguarding")
    other = council.for_committee("Executive")
    redraft(other, Q2)
    return other


def test_a_second_paper_has_its_own_words_and_leaves_the_first_alone(
    council: Workbook,
) -> None:
    before = PAPER.make(council, Q2)
    other = executive(council)
    written(other, CANARY)
    assert council.reports.committees.of(Q2) == [CHILDREN, "Executive"]
    assert PAPER.make(council, Q2) == before
    said = "\n".join(
        each.body
        for section in compile_summary(other, Q2).sections
        for each in section.paragraphs
    )
    assert CANARY in said
    # It has a section for each theme, where the children's paper has two.
    assert len(compile_summary(other, Q2).sections) > len(
        compile_summary(council, Q2).sections
    )


def test_a_committee_has_one_paper_a_quarter(council: Workbook) -> None:
    executive(council)
    for name in ("executive", CHILDREN.upper()):
        with pytest.raises(QperfError, match="already"):
            add_paper(council, Q2, name)
    with pytest.raises(QperfError, match="1 to 200 characters"):
        add_paper(council, Q2, " ")


def test_the_next_quarter_lays_each_paper_out_as_its_last_one(
    council: Workbook,
) -> None:
    written(executive(council), CANARY)
    later = Q2.shifted(1)
    redraft(council.for_committee("Executive"), later)
    redraft(council, later)
    assert council.reports.committees.of(later) == [CHILDREN, "Executive"]


def test_two_papers_of_a_release_state_every_figure_alike(council: Workbook) -> None:
    other = of_one_theme(council)
    for each in (council, other):
        written(each, STATED)
    release = publish(council, Q2)
    parts = council.publications.parts(release.number)
    assert [name for name, _ in other_papers(council, Q2)] == ["executive"]
    for ending in ("md", "html", "docx", "pdf"):
        assert f"paper-executive.{ending}" in parts
    found = {
        name: re.findall(r"stood at (\S+) \((\d+ of \d+)\)", parts[name].decode())
        for name in ("paper.md", "paper-executive.md", "summary-executive.md")
    }
    assert set(map(str, found.values())) == {str([("79.3%", "253 of 319")])}


def test_another_paper_is_taken_away_and_the_first_one_stays(
    council: Workbook,
) -> None:
    before = visible(council)
    written(executive(council), CANARY)
    with pytest.raises(QperfError, match="Somebody has written"):
        remove_paper(council, Q2, "Executive", is_sure=False)
    assert remove_paper(council, Q2, "EXECUTIVE", is_sure=True) == "Executive"
    assert council.reports.committees.of(Q2) == [CHILDREN]
    assert visible(council) == before
    for name in ("Executive", CHILDREN):
        with pytest.raises(UnknownError, match="No other paper"):
            remove_paper(council, Q2, name, is_sure=True)


def test_what_holds_one_paper_back_is_said_to_be_of_it(council: Workbook) -> None:
    executive(council)
    with pytest.raises(QperfError, match="The paper for Executive: "):
        publish(council, Q2)
    assert not council.publications.all()


def test_a_paper_taken_away_is_brought_back_with_all_that_was_in_it(
    council: Workbook,
) -> None:
    before = visible(council)
    other = executive(council)
    written(other, CANARY)
    stood = [each.body for each in compile_report(other, Q2).paragraphs]
    remove_paper(council, Q2, "Executive", is_sure=True)
    gone = f"paper of {Q2} for Executive taken away"
    assert undo_last(council, named=gone) == gone
    assert [each.body for each in compile_report(other, Q2).paragraphs] == stood
    assert redo_last(council) == gone
    assert council.reports.committees.of(Q2) == [CHILDREN]
    assert undo_last(council) == gone
    undo_last(council)
    while (named := undo_last(council)) != f"paper of {Q2} for Executive set up":
        assert named is not None
    assert council.reports.committees.of(Q2) == [CHILDREN]
    assert visible(council) == before
