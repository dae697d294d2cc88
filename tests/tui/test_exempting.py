"""An officer keeps a paragraph from the public, and lets it be read again."""

from pathlib import Path

from qperf_tui.tui.widgets.outline import Outline
from qperf_tui.workbench.compiling import compile_report
from qperf_tui.workbench.exempting import exempted
from support.officer import Q2, at_the_workbench


async def test_a_paragraph_is_made_exempt_and_public_again(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.opens_report()
        outline = officer.app.screen.query_one(Outline)
        outline.choose(16)
        await officer.press("E")
        await officer.until(lambda: officer.screen == "ExemptingScreen", "the reasons")
        await officer.press("down", "down", "down", "enter")
        await officer.sees("[exempt 3] C MTP 8")
        held = [(each.place, each.under) for each in exempted(officer.workbook, Q2)]
        assert held == [("Paragraph 16", 3)]
        public = compile_report(officer.workbook, Q2).paragraphs
        assert [each.number for each in public] == list(range(1, 17))
        await officer.press("E")
        await officer.until(lambda: officer.screen == "ExemptingScreen", "the reasons")
        await officer.press("escape")
        assert len(exempted(officer.workbook, Q2)) == 1
        await officer.press("u")
        assert exempted(officer.workbook, Q2) == []
