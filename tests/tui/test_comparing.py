"""An officer looks at what changed: in a paragraph, and in the paper."""

from pathlib import Path

from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.widgets.outline import Outline
from qperf_tui.workbench.compiling import compile_summary
from qperf_tui.workbench.redrafting import redraft
from support.officer import Q2, Officer, at_the_workbench
from support.section import edit_numbered
from support.workbooks import stamp

FIRST = "In our own words."
SECOND = "In our own few words."


def written(path: Path) -> str:
    """Edit paragraph 16 twice; what was drafted for it."""
    with Workbook.open(path, stamp("B Colleague")) as workbook:
        redraft(workbook, Q2)
        drafted = compile_summary(workbook, Q2).paragraphs[2].body
        edit_numbered(workbook, 16, FIRST)
        edit_numbered(workbook, 16, SECOND)
    return drafted


async def at_sixteen(officer: Officer) -> None:
    await officer.opens_report()
    officer.app.screen.query_one(Outline).choose(16)
    await officer.pilot.pause()


def says(officer: Officer) -> str:
    """The text of paragraph 16 as it stands."""
    return compile_summary(officer.workbook, Q2).paragraphs[2].body


async def test_every_text_of_a_paragraph_can_stand_again(sample: Path) -> None:
    drafted = written(sample)
    async with at_the_workbench(sample) as officer:
        await at_sixteen(officer)
        await officer.press("h")
        assert officer.screen == "VersionsScreen"
        await officer.sees("Versions paragraph 16", "the draft", "B Colleague")
        assert officer.line("#words Static") == "In our own [+few+] words."
        await officer.press("down", "R")
        assert says(officer) == FIRST
        await officer.press("end", "R")
        assert says(officer) == drafted
        await officer.press("u", "u")
        assert says(officer) == SECOND
        await officer.press("escape")
        assert officer.screen == "ReportScreen"


async def test_the_paper_beside_its_draft_and_last_quarters(sample: Path) -> None:
    written(sample)
    with Workbook.open(sample, stamp()) as workbook:
        redraft(workbook, Q2.shifted(-1))
    async with at_the_workbench(sample) as officer:
        await officer.opens_report()
        await officer.press("c")
        assert officer.screen == "ComparisonScreen"
        await officer.until_said("#banner", "what is drafted from the figures now: 1")
        assert "[+In our own few words+]" in officer.line("#words Static")
        await officer.press("l")
        await officer.until_said("#banner", "with last quarter's paper")
        await officer.press("l")
        await officer.until_said("#banner", "what is drafted from the figures now")
        await officer.press("escape")
        assert officer.screen == "ReportScreen"


async def test_no_paper_last_quarter_is_said(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.opens_report()
        await officer.press("c", "l")
        assert "No paper is on file for Q1 2012/13" in officer.told[-1]
        assert "drafted from the figures" in officer.line("#banner")
