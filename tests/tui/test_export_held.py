"""A section that names a figure which cannot stand does not go out."""

from pathlib import Path

from textual.widgets import Input

from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.paragraphs import add_paragraph
from support.officer import Q2, at_the_workbench
from support.workbooks import stamp


async def test_an_unknown_figure_holds_the_export_and_says_where(
    sample: Path, tmp_path: Path
) -> None:
    with Workbook.open(sample, stamp()) as workbook:
        report = workbook.reports.of_quarter(Q2)
        assert report is not None
        section = workbook.reports.sections(report.report_id)[0]
        add_paragraph(workbook, section.section_id, "It was {CS 99.value}.", None)
    path = tmp_path / "summary.md"
    async with at_the_workbench(sample) as officer:
        await officer.opens_report()
        await officer.press("x")
        await officer.until_said("#problem", "Paragraph 14, line 1, column 8")
        officer.app.screen.query_one("#path", Input).value = str(path)
        await officer.press("enter")
        await officer.until_said("#problem", "no indicator or theme “CS 99”")
        assert officer.screen == "ExportScreen"
        assert not path.exists()
