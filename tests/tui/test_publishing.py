"""An officer publishes a quarter from the report, and publishes it again."""

from pathlib import Path

import pytest
from textual.widgets import Input, Static

from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.closing import closing_of, reopen_quarter
from qperf_tui.workbench.paragraphs import add_paragraph
from support.officer import Q2, Officer, at_the_workbench
from support.section import edit_numbered
from support.workbooks import stamp

SIZES = [(80, 24), (120, 40)]


async def opens(officer: Officer) -> None:
    await officer.opens_report()
    await officer.press("P")
    assert officer.screen == "PublishScreen"
    await officer.until(
        lambda: "Looking" not in officer.line("#problem"), "it to be looked through"
    )


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_published_by_two_keys_and_no_fewer(
    sample: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(sample, size=size) as officer:
        await opens(officer)
        await officer.sees("Nothing holds it back.", "enter goes on")
        await officer.press("Y")
        assert officer.screen == "PublishScreen"
        assert officer.workbook.publications.all() == []
        await officer.press("enter")
        assert officer.workbook.publications.all() == []
        await officer.sees("Y publishes it")
        await officer.press("Y")
        await officer.until(
            lambda: len(officer.workbook.publications.all()) == 1, "the release"
        )
        await officer.settled()
        assert "is published as release 1" in officer.told[-1]
        assert closing_of(officer.workbook, Q2) is not None
        await officer.sees("Q2 2012/13 closed")


async def test_what_holds_it_back_is_listed_and_nothing_is_published(
    sample: Path,
) -> None:
    with Workbook.open(sample, stamp()) as workbook:
        report = workbook.reports.of_quarter(Q2)
        assert report is not None
        section = workbook.reports.sections(report.report_id)[0]
        add_paragraph(workbook, section.section_id, "It was {CS 99.value}.", None)
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        await opens(officer)
        await officer.sees("CS 99", "Mend that first")
        await officer.press("enter", "Y")
        assert officer.screen == "PublishScreen"
        await officer.press("escape")
        assert officer.screen == "ReportScreen"
        assert officer.workbook.publications.all() == []


async def test_publishing_again_needs_a_reason_that_is_kept(sample: Path) -> None:
    async with at_the_workbench(sample, size=(120, 40)) as officer:
        await opens(officer)
        await officer.press("enter", "Y")
        await officer.until(
            lambda: len(officer.workbook.publications.all()) == 1, "the release"
        )
        with Workbook.open(sample, stamp()) as workbook:
            reopen_quarter(workbook, Q2, "One paragraph is wrong.")
            edit_numbered(workbook, 17, "A list of schools is available to members.")
        await officer.press("P")
        await officer.sees("It replaces release 1 of")
        await officer.press("enter")
        asked = officer.app.screen.query_one("#asked", Static)
        assert "why it is published again" in str(asked.content)
        officer.app.screen.query_one(Input).value = "Put right"
        await officer.press("enter", "Y")
        await officer.until(
            lambda: len(officer.workbook.publications.all()) == 2, "another release"
        )
        assert officer.workbook.publications.all()[-1].reason == "Put right"
