"""Pages looked through by axe-core, with charts and as a briefing, wide and narrow."""

from pathlib import Path

import pytest

from qperf_tui.report.formats.html import render
from qperf_tui.report.paper import Paper
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.appendix import compile_appendix
from qperf_tui.workbench.briefing import export_briefing
from qperf_tui.workbench.paper_export import export_paper
from support.axe import violations
from support.papers import sample_paper
from support.section import Q2

EXCEPTIONS = ("exceptions",)


def made(council: Workbook, name: str) -> Paper:
    match name:
        case "paper":
            return export_paper(council, Q2, charts=EXCEPTIONS)
        case "appendix":
            return compile_appendix(council, Q2, charts=EXCEPTIONS)
        case "briefing":
            return export_briefing(council, Q2, is_of_plan=True)
        case _:
            return sample_paper()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("name", ["paper", "appendix", "briefing", "seed"])
def test_no_page_breaks_a_rule_of_accessibility(
    council: Workbook, name: str, width: int, tmp_path: Path
) -> None:
    assert violations(render(made(council, name)), width, tmp_path) == []


def test_a_page_that_breaks_one_is_found_out(tmp_path: Path) -> None:
    page = render(sample_paper())
    silent = page.replace(' alt="The percentage', ' data-alt="The percentage')
    assert silent != page
    found = violations(silent, 1280, tmp_path)
    assert "image-alt" in str(found)
