"""Answers go out with the figures of the quarter, and are held to them as any text."""

from datetime import date

import pytest

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.request import Request
from qperf_tui.errors import ExportError
from qperf_tui.report.checks import Finding
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench import requests
from qperf_tui.workbench.recoding import recode
from qperf_tui.workbench.summary import export_text, findings
from support.office import Q2, Office, restate

Q3 = Q2.shifted(1)


@pytest.fixture
def pat(office: Office) -> Workbook:
    return office("Pat")


def answered(held: Workbook, text: str, code: str = "CS 18") -> Request:
    """A request about an indicator, answered so."""
    asked = Request(
        number=0,
        asked_on=date(2012, 10, 23),
        asked_by="Cllr A",
        question="How many stayed in one placement",
        indicator_id=held.indicators.by_code(code).indicator_id if code else None,
    )
    added = requests.add_request(held, asked)
    return requests.answer_request(held, added, text, Q2)


def found(held: Workbook, request: Request) -> dict[str, Finding]:
    """What the check says of an answer, by rule."""
    where = f"Answer to request {request.number}"
    every = findings(held, Q2)
    return {each.rule: each for each in every if each.says.startswith(where)}


def test_the_samples_answer_stands_as_it_is(pat: Workbook) -> None:
    (sample,) = [each for each in requests.printed(pat, Q2) if each.answer]
    assert found(pat, sample) == {}
    assert "Answer: It needs about 88% in Quarters 3 and 4" in export_text(
        pat, Q2, has_requests=True
    )


def test_figures_named_in_an_answer_are_those_of_the_quarter(pat: Workbook) -> None:
    made = answered(pat, "It was {.value}, {.value:fraction}, against {.target}.")
    listed = export_text(pat, Q2, has_requests=True)
    assert "Answer: It was 57.7%, 41 of 71, against 70%." in listed
    assert found(pat, made) == {}
    kept = requests.request_by_number(pat, made.number)
    assert kept.answer is not None
    assert "{.value}" in kept.answer.text, "it stays live"


def test_an_answer_that_names_an_indicator_outlives_its_code(pat: Workbook) -> None:
    answered(pat, "It was {CS 18.value}.")
    listed = export_text(pat, Q2, has_requests=True)
    assert "Answer: It was 57.7%." in listed
    recode(pat, "CS 18", "E 18", "A new plan.")
    assert "Answer: It was 57.7%." in export_text(pat, Q2, has_requests=True)


def test_a_figure_that_cannot_stand_holds_the_list_and_only_that(
    pat: Workbook,
) -> None:
    made = answered(pat, "It was\n{CS 99.value}.")
    finding = found(pat, made)["token"]
    assert finding.is_blocking
    with pytest.raises(
        ExportError,
        match=rf"Answer to request {made.number}, line 2, column 1: .*CS 99",
    ):
        export_text(pat, Q2, has_requests=True)
    assert "Requests" not in export_text(pat, Q2)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("It was 61.2% at the end of the quarter.", "wrong-figure"),
        ("On 31 September 2012 it was counted again.", "no-such-date"),
        ("It rose on the quarter before.", "wrong-direction"),
        ("Frameworkki has it.", "spelling"),
    ],
)
def test_an_answer_is_checked_as_any_text_is(
    pat: Workbook, text: str, rule: str
) -> None:
    assert rule in found(pat, answered(pat, text))


def test_a_suppressed_figure_is_stated_in_no_answer(pat: Workbook) -> None:
    about = pat.indicators.by_code("CS 18")
    restate(pat, about, "57.7", OutturnStatus.SUPPRESSED)
    made = answered(pat, "It was 57.7%.")
    assert found(pat, made)["suppressed-figure"].is_blocking
    live = answered(pat, "It was {.value}.")
    assert "may not be stated" in found(pat, live)["token"].says
    with pytest.raises(ExportError, match="Answer to request"):
        export_text(pat, Q2, has_requests=True)


def test_an_answer_is_checked_in_its_own_report_alone(pat: Workbook) -> None:
    made = answered(pat, "On 31 September 2012 it was counted again.")
    assert found(pat, made)
    later = [each.says for each in findings(pat, Q3)]
    assert not any(f"request {made.number}" in each for each in later)
    stood = requests.request_by_number(pat, made.number)
    mended = requests.answer_request(pat, stood, "It was counted again.", Q2)
    assert found(pat, mended) == {}
