"""The check of figures on real texts: a public report's faults, and no false alarms."""

from time import perf_counter, process_time

import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.report.figure_check import readings, spoken
from qperf_tui.report.figure_readings import Verdict
from qperf_tui.storage.reports import SectionOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.drafting import agreed_bodies, drafted, proposed
from qperf_tui.workbench.fact_book import FactBook
from qperf_tui.workbench.figure_proof import matters_of, prove_figures, themes_of

Q1, Q2 = Quarter.of(2012, 1), Quarter.of(2012, 2)
ON_TARGET = (
    "Performance in relation to three of the four safeguarding indicators has been "
    "good in Quarter 2, each remaining on target at quarter end."
)
DIP = (
    "Although the percentage of initial assessments completed in 10 days is showing a "
    "dip in performance this quarter it is anticipated that performance will level out "
    "and that the end of year target of 85% will be achieved. This dip in performance "
    "is partly as a result of difficulties in completion due to the holiday period, "
    "both in terms of leave and availability of colleagues in other agencies."
)
STABLE = (
    "Overall the proportion of schools being classified as good or outstanding has "
    "remained stable over the last three years. In quarter two published inspection "
    "outcomes show that 76% of schools and colleges are either good or outstanding."
)
"""Paragraphs 15 to 17 of the public report of 11 December 2012."""


def found(workbook: Workbook, text: str) -> list[tuple[str, str]]:
    return [
        (each.rule, text[each.start : each.end])
        for each in prove_figures(workbook, text, Q2, None)
    ]


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        (ON_TARGET, "target-without-figure", "on target"),
        (DIP, "unsized-movement", "dip"),
        (DIP, "unattributed-cause", "partly as a result"),
        (STABLE, "bare-percentage", "76%"),
        ("It will be 31 September before it is known.", "no-such-date", "31 September"),
        (STABLE.replace("76%", "77%"), "wrong-figure", "77%"),
        (
            ON_TARGET.replace("three", "two"),
            "wrong-figure",
            "two of the four",
        ),
    ],
)
def test_the_faults_of_a_real_report_are_caught(
    council: Workbook, text: str, rule: str, place: str
) -> None:
    assert (rule, place) in found(council, text)


def test_each_paragraph_of_a_section_is_read_by_itself(council: Workbook) -> None:
    text = f"15. {ON_TARGET}\n16. {DIP}\n\n17. {STABLE}"
    rules = [rule for rule, _ in found(council, text)]
    assert rules == [
        "target-without-figure",
        "unsized-movement",
        "unattributed-cause",
        "bare-percentage",
    ]


def test_the_samples_own_commentary_raises_no_false_alarm(council: Workbook) -> None:
    read = 0
    for quarter in (Q1, Q2):
        for indicator in council.indicators.on_file():
            held = council.commentaries.standing(indicator.indicator_id, quarter)
            if held is not None:
                read += 1
                flags = prove_figures(council, held.body, quarter, indicator)
                assert [each for each in flags if each.is_blocking] == [], held.body
    assert read > 30


@pytest.mark.parametrize("quarter", [Q1, Q2], ids=str)
def test_every_drafted_number_agrees_with_its_fact(
    council: Workbook, quarter: Quarter
) -> None:
    report = council.reports.of_quarter(quarter) or proposed(council, quarter)[0]
    agreed_words = " ".join(
        agreed_bodies(council, council.indicators.on_file(), quarter).values()
    )
    book = FactBook(council)
    agreed = 0
    for theme in council.indicators.themes():
        for paragraph in drafted(council, SectionOnFile(0, theme, theme), report):
            text = paragraph.text
            matters = matters_of(book, text, quarter, None)
            sentences = spoken(text, matters, is_about=False)
            for each in readings(text, sentences, themes_of(book, text, quarter)):
                verdict, numeral = each.reading.verdict, each.reading.numeral
                said = text[numeral.start : numeral.end]
                assert verdict is not Verdict.DISAGREES, (said, text)
                is_officers = numeral.is_in_words or f" {said} " in agreed_words
                assert verdict is not Verdict.UNKNOWN or is_officers, (said, text)
                agreed += verdict is Verdict.AGREES
            flags = prove_figures(council, text, quarter, None, book)
            assert [each for each in flags if each.is_blocking] == [], text
    assert agreed > 300


def test_a_text_of_300_words_takes_no_time_to_prove(council: Workbook) -> None:
    about = council.indicators.by_code("C MTP 8")
    text = " ".join([DIP] * 4)
    assert 250 < len(text.split()) < 350
    prove_figures(council, text, Q2, about)
    began = process_time()
    for _ in range(5):
        prove_figures(council, text, Q2, about)
    assert (process_time() - began) / 5 < 0.05


@pytest.mark.parametrize(
    "hostile",
    [
        "performance fell by " * 1_000,
        "in Quarter 1 it was 5% " * 870,
        "(" * 20_000,
        "due to " * 2_850,
        "on target but " * 1_430,
        "CS 18 " * 3_300,
        "{.value} rose " * 1_430,
        "a" * 20_000,
    ],
    ids=range(8),
)
def test_no_text_takes_long_to_prove(council: Workbook, hostile: str) -> None:
    about = council.indicators.by_code("C MTP 8")
    began = perf_counter()
    prove_figures(council, hostile, Q2, about)
    assert perf_counter() - began < 10
