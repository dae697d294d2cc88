"""Figures named in texts: in their places, offered, and never a suppressed one."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.tokens import Format
from qperf_tui.errors import ExportError
from qperf_tui.report.figure_check import readings, spoken
from qperf_tui.report.figure_readings import Verdict
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.compiling import compile_summary
from qperf_tui.workbench.drafting import agreed_bodies
from qperf_tui.workbench.fact_book import FactBook
from qperf_tui.workbench.figure_proof import prove_figures
from qperf_tui.workbench.paragraphs import add_paragraph
from qperf_tui.workbench.redrafting import redraft
from qperf_tui.workbench.resolving import Insertable, completions, insertable, resolve
from qperf_tui.workbench.summary import export_text, findings
from support.office import Office, restate, write

Q2 = Quarter.of(2012, 2)


@pytest.mark.parametrize(
    ("typed", "reads"),
    [
        ("was {.value}.", "was 79.3%."),
        ("{.value:fraction} cases", "253 of 319 cases"),
        ("{cs 18.VALUE:Words}", "57.7% (41 of 71)"),
        ("fell {.movement}", "fell 5.3 percentage points"),
        ("{.previous} in Quarter 1", "84.6% in Quarter 1"),
        ("{.value@Q1 2012/13}", "84.6%"),
        ("{.last-year} and {.Last Year}", "78.4% and 78.4%"),
        ("needs {.required_rate}", "needs 88.2%"),
        ("{.expected}", "85%"),
        ("needs {A MTP 4.still_needed} more", "needs 189 more"),
        ("{safeguarding.on_target:words}", "three of the four"),
        ("{B MTP 1.England:words}", "70% (31 August 2011)"),
        ("{{.value}}", "{.value}"),
        ("no figure", "no figure"),
    ],
)
def test_a_named_figure_reads_as_it_is_today(
    council: Workbook, typed: str, reads: str
) -> None:
    about = council.indicators.by_code("C MTP 8")
    found = resolve(council, typed, Q2, about)
    assert (found.text, found.problems) == (reads, ())


@pytest.mark.parametrize(
    ("typed", "says", "mend"),
    [
        ("{.movment}", "no measure “movment” of C MTP 8", "Did you mean {.movement}"),
        ("{CS 99.value}", "no indicator or theme “CS 99”", "{CS 9.value}"),
        ("{safegarding.red}", "no indicator or theme", "{safeguarding.red}"),
        ("{CS 20.value}", "the figure of CS 20 for Q2 2012/13", "Take it out"),
        ("{C MTP 7.previous}", "same point last year", "say so in words"),
        ("{.status:fraction}", "not written so", "{.status} or {.status:words}"),
        ("{B MTP 1.Statistical neighbours}", "not a checked figure", "Take it out"),
    ],
)
def test_what_cannot_stand_says_why_and_what_to_write(
    council: Workbook, typed: str, says: str, mend: str
) -> None:
    about = council.indicators.by_code("C MTP 8")
    found = resolve(council, f"It was {typed}.", Q2, about)
    (problem,) = found.problems
    assert (problem.start, problem.end) == (7, 7 + len(typed))
    assert says in problem.says
    assert mend in problem.mend
    assert found.text == f"It was {typed}."


def test_a_text_about_nothing_must_name_the_indicator(council: Workbook) -> None:
    (problem,) = resolve(council, "{.value}", Q2, None).problems
    assert "{CODE.value}" in problem.mend


def test_old_codes_go_on_finding_their_indicator(council: Workbook) -> None:
    key = council.indicators.by_code("CS 18").indicator_id
    council.codes.add_alias("NI 63", key)
    assert resolve(council, "{ni 63.value}", Q2, None).text == "57.7%"


def test_every_figure_that_is_put_in_is_read_back_as_its_fact(
    council: Workbook,
) -> None:
    book = FactBook(council)
    read = 0
    for indicator in council.indicators.on_file():
        for fact in book.of(indicator, Q2):
            for how in Format:
                shown = fact.shown(how)
                if shown and fact.measure != "required_rate":
                    sentences = spoken(shown, [], is_about=False)
                    for each in readings(shown, sentences, [*book.of(indicator, Q2)]):
                        assert each.reading.verdict in {
                            Verdict.AGREES,
                            Verdict.ROUNDED,
                            Verdict.UNKNOWN,
                        }, (indicator.code, fact.measure, shown)
                        read += each.reading.verdict is not Verdict.UNKNOWN
    assert read > 1000


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(11, 98))
def test_a_suppressed_figure_is_in_no_resolved_text(
    office: Office, hidden: int
) -> None:
    officer = office("A Writer")
    indicator = officer.indicators.by_code("CS 24")
    restate(officer, indicator, f"{hidden}.7391", OutturnStatus.SUPPRESSED)
    book = FactBook(officer)
    every = [
        f"{{CS 24.{fact.measure}:{how}}}"
        for fact in book.of(indicator, Q2)
        for how in Format
    ]
    found = resolve(officer, " ".join(every), Q2, indicator, book)
    assert f"{hidden}.7" not in found.text
    assert "79.0" not in found.text
    suppressed = [each for each in found.problems if "suppressed" in each.says]
    assert len(suppressed) >= 4 * 7
    assert all("suppressed" not in each.shown for each in _offers(officer, "CS 24"))


def _offers(workbook: Workbook, code: str) -> list[Insertable]:
    return insertable(workbook, workbook.indicators.by_code(code), Q2)


def test_what_may_be_put_in_is_offered_with_how_it_reads(council: Workbook) -> None:
    offered = {each.token: each.shown for each in _offers(council, "C MTP 8")}
    assert offered["{.value}"] == "79.3%"
    assert offered["{.value:fraction}"] == "253 of 319"
    assert "{.year_end}" not in offered, "it is the target in force, listed once"
    assert all(offered.values())


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("{.mov", ("{.movement}", "5.3 percentage points")),
        ("{CS 18.val", ("{CS 18.value}", "57.7%")),
        ("{cs 18", ("{CS 18.value}", "57.7%")),
        ("{safeg", ("{safeguarding.on_target}", "3")),
        ("{.value:fr", ("{.value:fraction}", "253 of 319")),
        ("{", ("{.value}", "79.3%")),
    ],
)
def test_a_token_is_completed_as_it_is_typed(
    council: Workbook, typed: str, first: tuple[str, str]
) -> None:
    about = council.indicators.by_code("C MTP 8")
    found = completions(council, typed, Q2, about)
    assert (found[0].token, found[0].shown) == first


def test_agreed_commentary_reads_with_its_figures_in_drafts(office: Office) -> None:
    officer = office("A Writer")
    indicator = officer.indicators.by_code("C MTP 8")
    write(officer, indicator, "The service reports {.value:fraction} in time.")
    key = indicator.indicator_id
    assert officer.signoffs.text(key, Q2) is not None
    standing = officer.commentaries.standing(key, Q2)
    assert standing is not None
    officer.signoffs.settle(key, Q2, standing.version, CommentaryState.AGREED)
    agreed = agreed_bodies(officer, [indicator], Q2)
    assert agreed == {"C MTP 8": "The service reports 253 of 319 in time."}


def test_edited_paragraphs_read_with_their_figures_and_block_where_they_cannot(
    council: Workbook,
) -> None:
    redraft(council, Q2)
    report = council.reports.of_quarter(Q2)
    assert report is not None
    section = council.reports.sections(report.report_id)[0]
    add_paragraph(council, section.section_id, "It was {C MTP 8.value}.", None)
    assert compile_summary(council, Q2).paragraphs[0].body == "It was 79.3%."
    assert "It was 79.3%." in export_text(council, Q2)

    add_paragraph(council, section.section_id, "Now\n{CS 99.value}.", None)
    with pytest.raises(ExportError, match="Paragraph 14, line 2, column 1"):
        export_text(council, Q2)
    (found,) = [each for each in findings(council, Q2) if each.rule == "token"]
    assert found.is_blocking
    assert found.says.startswith(
        "Paragraph 14, line 2, column 1: There is no indicator"
    )


def test_a_flag_stands_where_the_text_as_typed_has_its_cause(council: Workbook) -> None:
    text = "It was {.value} in Quarter 2 and rose by {.movement}. {.nothing}"
    about = council.indicators.by_code("C MTP 8")
    found = {
        each.rule: text[each.start : each.end]
        for each in prove_figures(council, text, Q2, about)
    }
    assert found == {"token": "{.nothing}", "wrong-direction": "rose"}
