"""Prose that would tell a hidden figure holds the paper back, and names the rule."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from qperf_tui.errors import ExportError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.hidden_prose import Text, hidden_findings, secrets
from qperf_tui.workbench.paper_export import export_paper
from qperf_tui.workbench.summary import export_text, findings
from support.section import Q2, edit_numbered
from support.workbooks import copied, stamp

TOLD = [
    "Of 126 plans that ended, three had lasted two years or more.",
    "Plans that had lasted two years or more were 3 of 126.",
    "In all, 123 of the 126 child protection plans ended sooner.",
    "CS 12 was 2.4%.",
    "All but three child protection plans ceased before they had lasted two years.",
    "Child protection plans ceased that had lasted two years or more were 97.6% fewer.",
    "Twelve of the 13 care leavers were in suitable accommodation.",
    "All but one care leaver aged 19 was in suitable accommodation.",
    "Of care leavers aged 19, 92% were in suitable accommodation.",
    "Care leavers aged 19 in suitable accommodation: one was not.",
    "Care leavers aged 19 in suitable accommodation were on target.",
    "CS 23 improved on the quarter before.",
    "Nobody in CS 23 was without a place.",
    "CS 12 fell to a handful.",
    "Both of those in CS 12 were planned.",
    "None of the nine in CS 23 was late.",
    "Permanent exclusions from schools rose by two.",
    "There were 9 permanent exclusions from schools.",
    "Among children subject of a child protection plan, 4 were Black or Black British.",
]
RULES = ("small numbers", "may not be stated", "could be known by it")
HARMLESS = [
    "Care leavers aged 19 in suitable accommodation are visited every 6 weeks.",
    "Child protection plans are reviewed within 35 working days by two managers.",
    "The review of 2012 named five schools.",
    "CS 12 is expected to improve by the end of the year.",
    (
        "At 79.3% (253 of 319) in Quarter 2, initial assessments completed within 10 "
        "working days of referral were below the target of 85%."
    ),
]


@pytest.fixture
def workbook(sample_file: Path, tmp_path: Path) -> Iterator[Workbook]:
    with Workbook.open(copied(sample_file, tmp_path), stamp()) as held:
        yield held


@pytest.mark.parametrize("said", TOLD)
def test_a_paragraph_that_tells_a_hidden_figure_holds_the_paper_back(
    workbook: Workbook, said: str
) -> None:
    edit_numbered(workbook, 14, said)
    with pytest.raises(ExportError) as refused:
        export_text(workbook, Q2, is_draft=True)
    told = str(refused.value)
    assert "Paragraph 14" in told
    assert any(each in told for each in RULES)
    for figure in ("126", "123", "2.4%", "97.6", "92"):
        assert figure not in told
    with pytest.raises(ExportError):
        export_paper(workbook, Q2)
    blocking = [each for each in findings(workbook, Q2) if each.is_blocking]
    assert "suppressed-figure" in {each.rule for each in blocking}


@pytest.mark.parametrize("said", HARMLESS)
def test_a_paragraph_that_tells_none_goes_out(workbook: Workbook, said: str) -> None:
    edit_numbered(workbook, 14, said)
    assert said[:40] in export_text(workbook, Q2, is_draft=True)


def test_a_text_is_held_to_what_is_hidden_whoever_reads_the_workbook(
    workbook: Workbook,
) -> None:
    text = [Text("The minutes", "Of 126 plans, three had lasted two years.")]
    for held in (workbook, workbook.hide({})):
        (found,) = hidden_findings(held, Q2, text)
        assert found.says.startswith("The minutes: CS 12 is hidden by the rule on")
        assert found.is_blocking
    assert not hidden_findings(workbook, Q2.shifted(-8), text)


def test_every_number_of_a_figure_is_a_secret(workbook: Workbook) -> None:
    found = {each.code: each for each in secrets(workbook, Q2)}
    assert found["CS 23"].counts >= {12, 1}
    assert found["CS 23"].whole == 13
    assert found["CS 9"].counts == {9, 2}
    assert len(found["CS 12"].shares) == 2
