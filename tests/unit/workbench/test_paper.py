"""The whole paper: the seed's structure, paragraph for paragraph, and its numbers."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qperf_tui.errors import ExportError
from qperf_tui.report.formats.markdown import render
from qperf_tui.report.paper import Cell, Listing, Numbered, Paper, Part, Table
from qperf_tui.storage.reports import IMPLICATION
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.appendix import TITLE, compile_appendix
from qperf_tui.workbench.compiling import compile_report
from qperf_tui.workbench.paper import compile_paper
from qperf_tui.workbench.paper_export import export_paper
from qperf_tui.workbench.paragraphs import edit_paragraph, include_paragraph
from qperf_tui.workbench.redrafting import redraft
from qperf_tui.workbench.summary import findings
from qperf_tui.workbench.undoing import undo_last
from support.section import Q2

SEED = (
    ("Corporate implications", ()),
    ("Council Priorities", (1,)),
    ("Financial", (2, 3)),
    ("Legal", (4,)),
    ("Risk Management", (5,)),
    ("Staffing (including Trades Unions)", (6,)),
    ("Equalities/Human Rights", (7, 8)),
    ("Community Safety", (9,)),
    ("Sustainability", (10,)),
    ("Procurement", (11,)),
    ("Recommendation", ()),
    ("Background", (12, 13)),
    ("Quarter 2 Performance Summary", ()),
    ("Reporting", (14,)),
    ("Safeguarding", (15, 16)),
    ("Schools", (17,)),
    ("Appendices", ()),
    ("Background papers (open to public inspection)", ()),
    ("Location of papers", ()),
)
"""The headings of the published report, and the numbers of the paragraphs under each.

The three headings within its summary are the sample's own; the seed has none there.
"""


def structure(paper: Paper) -> list[tuple[str, tuple[int, ...]]]:
    return [(part.heading, numbers(part)) for part in paper.parts]


def numbers(part: Part) -> tuple[int, ...]:
    return tuple(each.number for each in part.blocks if isinstance(each, Numbered))


def test_the_sample_has_the_structure_of_the_published_report(
    council: Workbook,
) -> None:
    paper = compile_paper(council, Q2)
    assert tuple(structure(paper)) == SEED
    assert [each.label for each in paper.fields] == [
        *("Meeting", "Date", "Subject", "Report of", "Summary", "Advising Officer"),
        *("Contact Officer", "Public/Exempt", "Wards Affected", "Function of"),
    ]
    legal = next(each for each in paper.numbered() if each.number == 4)
    assert legal.text == "Not applicable."


def test_standing_words_are_edited_and_undone_like_any_paragraph(
    council: Workbook,
) -> None:
    first = compile_report(council, Q2).paragraphs[3].on_file
    assert first is not None
    edit_paragraph(council, first.paragraph_id, "None.", base_version=first.version)
    texts = [each.text for each in compile_paper(council, Q2).numbered()]
    assert texts[3] == "None."
    undo_last(council)
    texts = [each.text for each in compile_paper(council, Q2).numbered()]
    assert texts[3] == "Not applicable."


def test_the_next_paper_takes_over_the_words_that_stand(council: Workbook) -> None:
    later = Q2.shifted(1)
    redraft(council, later)
    now = structure(compile_paper(council, later))
    assert now[:12] == list(SEED[:12])
    assert now[13][1][0] == 14


def test_an_unknown_figure_in_an_implication_holds_the_paper_back(
    council: Workbook,
) -> None:
    held = compile_report(council, Q2).paragraphs[1].on_file
    assert held is not None
    edit_paragraph(council, held.paragraph_id, "{CS 99.value}", base_version=1)
    with pytest.raises(ExportError, match="Paragraph 2, line 1, column 1"):
        export_paper(council, Q2, is_draft=True)
    assert findings(council, Q2)[0].paragraph == 2


def test_how_standing_words_read_is_not_said_each_quarter(council: Workbook) -> None:
    assert all(
        each.paragraph is None or each.paragraph >= 14 for each in findings(council, Q2)
    )


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(left_out=st.sets(st.integers(0, 16)))
def test_numbers_run_on_whatever_is_left_out(
    council: Workbook, left_out: set[int]
) -> None:
    paragraphs = compile_report(council, Q2).paragraphs
    for place in left_out:
        on_file = paragraphs[place].on_file
        assert on_file is not None
        include_paragraph(council, on_file.paragraph_id, is_included=False)
    found = [each.number for each in compile_paper(council, Q2).numbered()]
    for _ in left_out:
        undo_last(council)
    assert found == list(range(1, 18 - len(left_out)))


def test_an_implication_left_out_moves_the_summary_up(council: Workbook) -> None:
    legal = compile_report(council, Q2).paragraphs[3]
    assert legal.on_file is not None
    include_paragraph(council, legal.on_file.paragraph_id, is_included=False)
    headings = [part.heading for part in compile_paper(council, Q2).parts]
    assert "Legal" not in headings
    assert [
        each.number
        for section in compile_report(council, Q2).sections
        if section.on_file.part == IMPLICATION
        for each in section.paragraphs
    ] == [1, 2, 3, None, 4, 5, 6, 7, 8, 9, 10]


def test_what_the_imprint_leaves_out_is_not_printed(council: Workbook) -> None:
    paper = compile_paper(council, Q2)
    bare = replace(paper.imprint, data_as_at=None, workbook="", notice="")
    text = render(replace(paper, imprint=bare))
    assert text.endswith(
        "\n---\n\nPublic · Central Bedfordshire Council · Q2 2012/13\n"
    )


def test_appendix_a_stands_at_the_end_under_the_name_the_paper_gives_it(
    council: Workbook,
) -> None:
    paper = export_paper(council, Q2)
    appended = [part for part in paper.parts if part.level == 2][-1]
    listed = next(part for part in paper.parts if part.heading == "Appendices")
    assert listed.blocks == (Listing((appended.heading,)),)
    assert appended.heading == "Appendix A – Performance Indicators"
    apart = compile_appendix(council, Q2)
    assert [block for part in paper.parts for block in part.blocks][
        -len(apart.parts) :
    ] == list(apart.blocks())
    assert structure(export_paper(council, Q2, has_appendix=False)) == list(SEED)


def test_an_appendix_that_the_paper_does_not_name_is_named(council: Workbook) -> None:
    report = council.reports.of_quarter(Q2)
    assert report is not None
    with council.transaction():
        council.reports.put_field(report.report_id, "appendices", None)
    paper = export_paper(council, Q2, is_draft=True)
    listed = next(part for part in paper.parts if part.heading == "Appendices")
    assert listed.blocks == (Listing((TITLE,)),)
    assert TITLE in [part.heading for part in paper.parts]


def test_the_appendix_of_a_paper_is_as_the_public_may_read_it(
    council: Workbook,
) -> None:
    paper = export_paper(council, Q2)
    tables = [each for each in paper.blocks() if isinstance(each, Table)]
    rows = {row[0].text: row for table in tables for row in table.rows}
    assert rows["CS 9"][8].text == "× Suppressed"
    assert rows["CS 9"][6] == Cell("c")
