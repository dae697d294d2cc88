"""A template taken for a paper: its order, its words, and undoing it."""

import sqlite3
from contextlib import closing

import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError
from qperf_tui.importing.paper_templates import shipped_template
from qperf_tui.report.paper import Paper, Plain
from qperf_tui.storage.paragraphs import ParagraphOnFile
from qperf_tui.storage.reports import IMPLICATION
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.compiling import compile_report, compile_summary
from qperf_tui.workbench.paper import compile_paper
from qperf_tui.workbench.paper_templates import take_template, template_in_use
from qperf_tui.workbench.paragraphs import edit_paragraph
from qperf_tui.workbench.redrafting import redraft, redraft_changes
from qperf_tui.workbench.summary import export_text, findings
from qperf_tui.workbench.undoing import redo_last, undo_last
from support.section import Q2

PLAIN = shipped_template("plain")
COMMITTEE = shipped_template("committee")
REORDERED = COMMITTEE.replace(
    '[[part]]\npart = "recommendation"\nheading = "Recommendation"\n\n', ""
).replace(
    '[[part]]\npart = "implications"',
    '[[part]]\npart = "recommendation"\nheading = "What is asked"\n\n'
    '[[part]]\npart = "implications"',
)


def headings(paper: Paper) -> list[str]:
    return [each.heading for each in paper.parts if each.level == 2]


def as_kept(workbook: Workbook) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(workbook.path)) as connection:
        return {
            "report": connection.execute("SELECT * FROM report").fetchall(),
            "section": connection.execute(
                "SELECT section_id, part, title, theme, about FROM section"
                " ORDER BY part, position"
            ).fetchall(),
            "paragraph": connection.execute(
                "SELECT paragraph_id, section_id, draft_key, drafted, edited,"
                " is_included FROM paragraph ORDER BY section_id, position"
            ).fetchall(),
        }


def test_the_parts_stand_in_the_order_of_the_template(council: Workbook) -> None:
    take_template(council, Q2, PLAIN, "plain")
    paper = compile_paper(council, Q2)
    assert headings(paper) == [
        *("What members are asked to do", "How we did in Quarter 2", "Background"),
        *("What this means", "Appendices", "Background papers", "Where to see them"),
    ]
    assert [each.number for each in paper.numbered()] == [1, 2, 3, 4]
    background = next(each for each in paper.parts if each.heading == "Background")
    assert [type(each) for each in background.blocks] == [Plain, Plain]
    labels = [each.label for each in paper.fields]
    assert labels == ["To", "Meeting on", "From", "Ask", "Public or exempt"]
    assert export_text(council, Q2).startswith("## How we did in Quarter 2\n")
    assert [each.number for each in compile_summary(council, Q2).paragraphs] == [
        *(1, 2, 3, 4)
    ]


def test_a_part_moved_in_a_councils_own_template_moves_in_the_paper(
    council: Workbook,
) -> None:
    before = [each.number for each in compile_paper(council, Q2).numbered()]
    take_template(council, Q2, REORDERED, "council.toml")
    paper = compile_paper(council, Q2)
    assert headings(paper)[:2] == ["What is asked", "Corporate implications"]
    assert [each.number for each in paper.numbered()] == before


def test_words_of_officers_stay_whatever_a_template_names(council: Workbook) -> None:
    said = {each.body for each in compile_report(council, Q2).paragraphs}
    taken = take_template(council, Q2, PLAIN, "plain")
    assert "Legal" in taken.kept
    assert {each.body for each in compile_report(council, Q2).paragraphs} == said
    titles = [
        each.on_file.title
        for each in compile_report(council, Q2).sections
        if each.on_file.part == IMPLICATION
    ]
    assert titles[:3] == ["Money", "Risk", "Fairness"]


@pytest.mark.parametrize("template", [PLAIN, COMMITTEE, REORDERED])
def test_taking_it_is_undone_and_done_again(council: Workbook, template: str) -> None:
    _without_implications(council)
    before = as_kept(council)
    take_template(council, Q2, template, "council.toml")
    after = as_kept(council)
    assert undo_last(council)
    assert as_kept(council) == before
    assert redo_last(council)
    assert as_kept(council) == after
    assert undo_last(council)
    assert as_kept(council) == before
    assert council.check_integrity() == []


def test_a_refused_template_changes_nothing(council: Workbook) -> None:
    before = as_kept(council)
    with pytest.raises(QperfError, match="unknown field"):
        take_template(council, Q2, f"{PLAIN}\nmore = 1\n", "council.toml")
    assert as_kept(council) == before


def test_what_has_no_number_is_held_to_the_same_rules(council: Workbook) -> None:
    take_template(council, Q2, PLAIN, "plain")
    background = next(
        section.paragraphs[1].on_file
        for section in compile_report(council, Q2).sections
        if section.on_file.part == "background"
    )
    assert background is not None
    edit_paragraph(
        council,
        background.paragraph_id,
        "[TBC]. In quarter two published inspection outcomes show that 77% of schools "
        "and colleges are either good or outstanding.\n\n{CS 99.value}",
        base_version=background.version,
    )
    said = [each for each in findings(council, Q2) if each.is_blocking]
    assert {each.rule for each in said} >= {"placeholder", "token", "wrong-figure"}
    assert all(each.says.startswith("Background, paragraph 2") for each in said)
    assert all(each.paragraph is None for each in said)


def test_the_next_paper_takes_it_over(council: Workbook) -> None:
    take_template(council, Q2, PLAIN, "plain")
    later = Q2.shifted(1)
    assert template_in_use(council, later).name == "plain"
    redraft(council, later)
    assert headings(compile_paper(council, later))[1] == "How we did in Quarter 3"


def test_a_paper_without_implications_has_them_drafted(council: Workbook) -> None:
    _without_implications(council)
    take_template(council, Q2, COMMITTEE, "committee")
    said = {
        section.on_file.title: section.paragraphs[0]
        for section in compile_report(council, Q2).sections
        if section.on_file.part == IMPLICATION
    }
    assert list(said)[1:4] == ["Financial", "Legal", "Risk Management"]
    assert said["Financial"].body == "Not applicable."
    assert "relate to legal duties" in said["Legal"].body
    assert "has been red in this quarter" in said["Risk Management"].body
    assert not any(each.is_blocking for each in findings(council, Q2))
    numbers = [each.number for each in compile_paper(council, Q2).numbered()]
    assert numbers == list(range(1, 16))


def test_a_drafted_implication_is_edited_and_its_words_stay(council: Workbook) -> None:
    _without_implications(council)
    take_template(council, Q2, COMMITTEE, "committee")
    legal = _implication(council, "legal")
    edit_paragraph(council, legal.paragraph_id, "Ours.", base_version=1)
    redraft(council, Q2)
    assert _implication(council, "legal").body == "Ours."
    redraft(council, Q2, taking=[legal.paragraph_id])
    assert "legal duties" in _implication(council, "legal").body
    edit_paragraph(council, legal.paragraph_id, "Ours again.", base_version=3)
    later = Q2.shifted(1)
    redraft(council, later)
    taken_over = _implication(council, "legal", later)
    assert taken_over.body == "Ours again."
    assert "legal duties" in taken_over.drafted


def test_a_new_flag_is_a_draft_to_be_made_again(council: Workbook) -> None:
    _without_implications(council)
    take_template(council, Q2, COMMITTEE, "committee")
    with closing(sqlite3.connect(council.path, isolation_level=None)) as connection:
        connection.execute(
            "UPDATE indicator SET implications = 'procurement; Financial'"
            " WHERE code = 'C MTP 8'"
        )
    changed = {
        each.section: each.after
        for each in redraft_changes(council, Q2)
        if each.is_made
    }
    assert set(changed) == {
        *("Financial", "Procurement", "Legal", "Staffing (including Trades Unions)")
    }
    assert changed["Financial"] == (
        "The measure of initial assessments completed within 10 working days of "
        "referral has a financial link."
    )
    rules = [each.rule for each in findings(council, Q2) if each.is_blocking]
    assert rules == ["drift"] * 4
    redraft(council, Q2)
    assert not any(each.is_blocking for each in findings(council, Q2))


def _implication(
    council: Workbook, about: str, quarter: Quarter = Q2
) -> ParagraphOnFile:
    return next(
        section.paragraphs[0].on_file
        for section in compile_report(council, quarter).sections
        if section.on_file.about == about
    )


def _without_implications(council: Workbook) -> None:
    report = council.reports.of_quarter(Q2)
    assert report is not None
    for section in council.reports.sections(report.report_id, IMPLICATION):
        for each in council.paragraphs.of(section.section_id):
            council.paragraphs.remove(each.paragraph_id)
        council.reports.remove_section(section.section_id)
