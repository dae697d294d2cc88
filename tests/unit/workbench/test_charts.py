"""The charts of the sample: what they show, what they say, and what they never tell."""

import re
from itertools import pairwise

import pytest

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ExportError, UnknownError
from qperf_tui.report.paper import Chart, Part
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.appendix import compile_appendix
from qperf_tui.workbench.charts import EXCEPTIONS, chart_parts, charts
from qperf_tui.workbench.disclosing import as_published, hidden_figures
from qperf_tui.workbench.paper_export import export_paper
from support.section import Q2

ALTS = {
    "C MTP 8": "Chart of initial assessments completed within 10 working days of "
    "referral, Q2 2009/10 to Q2 2012/13: 79.3% (253 of 319) in Q2 2012/13, down 5.3 "
    "percentage points on Q1 2012/13 (worse). Target 85%. No figure for Q4 2011/12.",
    "B MTP 1": "Chart of schools and colleges judged good or outstanding at latest "
    "Ofsted inspection, Q2 2009/10 to Q2 2012/13: 76% (105 of 138) in Q2 2012/13, "
    "little changed on Q1 2012/13. Target 80%. The axis starts at 74%, not at zero.",
    "A MTP 2": "Chart of residents satisfied with the local area as a place to live, "
    "Q3 2009/10 to Q2 2012/13: not due in Q2 2012/13, last 83% in Q3 2011/12. Target "
    "85%. The axis starts at 78%, not at zero.",
    "CS 10": "Chart of statements of special educational need issued within 26 weeks, "
    "excluding exceptions, Q2 2009/10 to Q2 2012/13: not shown in Q2 2012/13, last "
    "96.0% in Q1 2012/13. Target 95%. No figure for Q4 2011/12. The axis starts at "
    "86%, not at zero.",
}


def one(workbook: Workbook, code: str) -> Chart:
    (found,) = charts(workbook, Q2, [code])
    return found


def everything(chart: Chart) -> str:
    """Every text of a chart that is read or drawn."""
    points = [f"{each.label} {each.text} {each.mark}" for each in chart.points]
    return " ".join((chart.alt, chart.latest, *points, *chart.notes))


@pytest.mark.parametrize("code", ALTS)
def test_a_chart_says_in_words_what_it_shows(council: Workbook, code: str) -> None:
    assert one(as_published(council), code).alt == ALTS[code]


def test_a_gap_a_new_definition_and_a_figure_not_final_are_each_told_apart(
    council: Workbook,
) -> None:
    chart = one(as_published(council), "C MTP 8")
    at = {each.label: place for place, each in enumerate(chart.points)}
    gap = chart.points[at["Q4 2011/12"]]
    assert (gap.value, gap.text, gap.mark) == (None, "not available", "–")
    assert [each.label for each in chart.points if each.is_provisional] == [
        "Q1 2012/13"
    ]
    assert chart.breaks_before >= {at["Q1 2010/11"], at["Q4 2011/12"], at["Q1 2012/13"]}
    breaks = [each for each in chart.marks if each.is_break]
    assert [each.place for each in breaks] == [at["Q1 2010/11"]]
    assert chart.notes[0].startswith("A: Q1 2010/11, definition changed: The time")
    assert [each.letter for each in chart.marks] == ["A", "B", "C"]


def test_what_builds_up_begins_again_each_april(council: Workbook) -> None:
    chart = one(as_published(council), "F MTP 3")
    begun = {
        place for place, each in enumerate(chart.points) if each.label.startswith("Q1")
    }
    assert chart.breaks_before == begun


def test_what_is_reported_once_a_year_is_joined_from_year_to_year_only(
    council: Workbook,
) -> None:
    chart = one(as_published(council), "A MTP 2")
    assert [each.label for each in chart.points] == [
        *("Q3 2009/10", "Q3 2010/11", "Q3 2011/12", "Q2 2012/13"),
    ]
    assert chart.breaks_before == {3}


def test_no_hidden_figure_is_in_any_chart_and_without_the_mask_each_is(
    council: Workbook,
) -> None:
    hidden = [
        each
        for each in hidden_figures(council)
        if each.group_id is None and Q2.shifted(-12) <= each.quarter <= Q2
    ]
    titles = {
        each.indicator_id: f"{each.code} {each.title}"
        for each in council.indicators.on_file()
    }
    true, public = (
        {each.title: each for each in charts(read, Q2, ["all"])}
        for read in (council, as_published(council))
    )
    told = 0
    for cell in hidden:
        title, label = titles[cell.indicator_id], str(cell.quarter)
        before = next(each for each in true[title].points if each.label == label)
        after = next(each for each in public[title].points if each.label == label)
        assert (after.value, after.text, after.mark) == (None, "c", "c")
        told += before.value is not None
        for each in (before.text, true[title].latest):
            if before.value is not None and cell.quarter == Q2:
                whole = re.compile(rf"(?<![\w./]){re.escape(each)}(?![\w/])")
                assert whole.search(everything(true[title]))
                assert not whole.search(everything(public[title]))
    assert told >= 8


def test_a_figure_the_return_itself_hid_keeps_its_mark(council: Workbook) -> None:
    key = council.indicators.by_code("CS 18").indicator_id
    figure = Figure(value=None, mark="<5", status=OutturnStatus.SUPPRESSED)
    with council.transaction():
        council.outturns.put({(key, Q2.ordinal): figure}, None)
    chart = one(as_published(council), "CS 18")
    assert (chart.points[-1].value, chart.points[-1].mark) == (None, "<5")
    assert "not shown in Q2 2012/13, last 66.0% in Q1 2012/13" in chart.alt


def test_a_line_never_leads_across_a_quarter_without_a_figure(
    council: Workbook,
) -> None:
    for chart in charts(as_published(council), Q2, ["all"]):
        for place, (before, at) in enumerate(pairwise(chart.points), 1):
            if before.value is None or at.value is None:
                assert place in chart.breaks_before


def test_one_quarter_and_no_figure_at_all_have_a_chart_too(council: Workbook) -> None:
    first = council.outturns.quarters()[0]
    (chart,) = charts(council, first, ["C MTP 8"])
    assert len(chart.points) == 1
    assert "(worse)" not in chart.alt
    nothing = charts(council, Quarter.of(1990, 1), ["C MTP 8"])[0]
    assert not nothing.has_a_figure
    assert "none reported in Q1 1990/91" in nothing.alt


def headings(parts: tuple[Part, ...]) -> list[str]:
    return [each.heading for each in parts]


def test_exceptions_are_drawn_unless_others_are_asked_for(council: Workbook) -> None:
    public = as_published(council)
    paper = export_paper(public, Q2, is_draft=True, charts=EXCEPTIONS)
    drawn = [each for each in paper.blocks() if isinstance(each, Chart)]
    assert [each.title[:7] for each in drawn] == ["B MTP 1", "C MTP 8"]
    assert chart_parts(public, Q2, ["none"]) == ()
    assert headings(chart_parts(public, Q2, ["CS 18", "C MTP 8"]))[0] == "Charts"
    both = headings(chart_parts(public, Q2, ["CS 18", "C MTP 8"]))[1:]
    assert [each.split(" ")[0] for each in both] == ["C", "CS"]
    assert len(charts(public, Q2, ["all"])) == 82
    with pytest.raises(UnknownError, match="no indicator 'CS 99'"):
        charts(public, Q2, ["CS 99"])


def test_an_event_that_tells_a_hidden_figure_holds_the_chart_back(
    council: Workbook,
) -> None:
    key = council.indicators.by_code("CS 12").indicator_id
    with council.transaction():
        council.context.add_event(key, Q2, "Of 126 plans, 3 of 126 had lasted long")
    with pytest.raises(ExportError, match="A note on CS 12"):
        compile_appendix(council, Q2, charts=["CS 12"])
    assert compile_appendix(council, Q2, is_internal=True, charts=["CS 12"])
    assert compile_appendix(council, Q2, charts=["none"])
