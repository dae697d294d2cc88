"""An officer opens one indicator: its chart, the same figures, and the year end."""

from pathlib import Path

import pytest
from textual.widgets import Input

from qperf_tui.config import Settings
from qperf_tui.tui.widgets.chart import Chart
from qperf_tui.tui.widgets.series_table import SeriesTable
from support.officer import Q2, Officer, at_the_workbench

BOTH = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


async def opens(officer: Officer, code: str) -> None:
    """Open an indicator, and wait until charts can be drawn."""
    await officer.goes_to(code)
    await officer.press("enter")
    chart = officer.app.screen.query_one(Chart)
    await officer.until(lambda: chart.is_ready, "the drawing library")


def shown(officer: Officer) -> tuple[bool, bool]:
    """Whether the chart is on the screen, and whether the table is."""
    screen = officer.app.screen
    parts = (screen.query_one(Chart), screen.query_one(SeriesTable))
    return tuple(each.region.width > 0 for each in parts)


def names(officer: Officer) -> list[str]:
    """The headings of the table."""
    columns = officer.app.screen.query_one(SeriesTable).ordered_columns
    return [str(each.label).strip() for each in columns]


async def enters(officer: Officer, value: str, reason: str) -> None:
    """Enter what is expected at the year end."""
    await officer.press("y")
    assert officer.screen == "AskingScreen"
    await fills(officer, value, reason)


async def fills(officer: Officer, value: str, reason: str) -> None:
    """Fill in the dialog that is open."""
    officer.app.screen.query_one("#value", Input).value = value
    officer.app.screen.query_one("#reason", Input).value = reason
    await officer.press("enter", "enter")


async def test_chart_and_table_are_a_key_each_where_one_has_room(sample: Path) -> None:
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        await opens(officer, "CS 26")
        assert shown(officer) == (False, True)
        await officer.press("c")
        assert shown(officer) == (True, False)
        await officer.press("t")
        assert shown(officer) == (False, True)
        assert names(officer)[3:] == ["On quarter", "On year", "Status"]
        await officer.press("t")
        assert names(officer)[3:] == ["Mean", "Limits", "Signal", "What happened"]
        rows = {row[0].strip(): row for row in officer.cells()}
        assert rows["Q2 2012/13"][4].strip() == "12.3% to 19.9%"
        assert rows["Q2 2012/13"][5].strip() == "▼near"
        await officer.press("t")
        assert names(officer)[3] == "On quarter"


async def test_chart_and_table_are_a_key_each_where_both_have_room(
    sample: Path,
) -> None:
    async with at_the_workbench(sample, size=(120, 40)) as officer:
        await opens(officer, "CS 26")
        assert shown(officer) == (True, True)
        await officer.press("c")
        assert shown(officer) == (True, False)
        await officer.press("c")
        assert shown(officer) == (True, True)
        await officer.press("t")
        assert shown(officer) == (False, True)
        await officer.until(lambda: len(names(officer)) == 10, "every column")
        await officer.press("t")
        assert shown(officer) == (True, True)


@BOTH
async def test_the_chart_says_what_its_marks_are(
    sample: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(sample, size=size) as officer:
        await opens(officer, "C MTP 8")
        await officer.press("c")
        await officer.sees(
            "═ target", "─ mean 79.3%", "· trial limits 72.1% to 86.5%", "····"
        )
        await officer.sees("│ Q1 2010/11 definition", "▾ Q4 2011/12 New case system")
        if size == (120, 40):
            await officer.sees("× England, 2011/12: 77.4% (6 months older; recalled")


async def test_a_chart_without_a_signal_has_no_limits(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await opens(officer, "A MTP 4")
        await officer.press("c")
        await officer.sees("═ target")
        assert "mean" not in officer.seen
        assert "limits" not in officer.seen


async def test_a_chart_in_ascii_has_no_other_mark(sample: Path) -> None:
    settings = Settings(chart_marker="ascii")
    async with at_the_workbench(sample, settings=settings) as officer:
        await opens(officer, "C MTP 8")
        await officer.press("c")
        await officer.sees("= target", "_ mean 79.3%", ". trial limits", "| Q1 2010/11")
        for mark in "●═▾×╌":
            assert mark not in officer.seen.split("────")[0].replace("● ", ""), mark


async def test_the_movement_is_said_with_its_interval(sample: Path) -> None:
    said = "percentage points on Q1 2012/13 (worse); 95% interval −11.3 to +0.9"
    async with at_the_workbench(sample) as officer:
        await officer.goes_to("C MTP 8")
        await officer.until(
            lambda: officer.app.screen.pane.dossier.indicator.code == "C MTP 8",
            "the pane to follow",
        )
        assert said in officer.line("#facts")
        await officer.press("enter")
        assert said in officer.line("#card Static")


@BOTH
async def test_what_is_entered_stands_in_place_of_the_projection(
    sample: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(sample, size=size) as officer:
        await opens(officer, "CS 26")
        assert "Year end ◆ Amber: 10.9% projected." in officer.line("#card Static")
        await enters(officer, "9.5", "Two posts are filled [b]from[/b] October")
        assert officer.screen == "RecordScreen"
        await officer.until(
            lambda: "Year end ● Green: 9.5% entered." in officer.line("#card Static"),
            "the card to say so",
        )
        await officer.press("w")
        await officer.sees("9.5% entered by A Officer in Q2 2012/13: Two posts are")
        await officer.sees("[b]from[/b]")
        await officer.press("escape", "escape", "v")
        await officer.until(
            lambda: any(
                row[0].strip() == "CS 26" and "● Green e" in row
                for row in ([each.strip() for each in row] for row in officer.cells())
            ),
            "the column to say entered",
        )
        await officer.press("u")
        await officer.until(lambda: "10.9% projected" in officer.line("#facts"), "undo")


async def test_what_is_refused_comes_back_with_the_reason_to_be_mended(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        await opens(officer, "CS 26")
        await enters(officer, "lots", "a good reason")
        await officer.until(lambda: officer.screen == "AskingScreen", "the dialog")
        assert officer.app.screen.query_one("#value", Input).value == "lots"
        assert officer.app.screen.query_one("#reason", Input).value == "a good reason"
        assert "'lots' cannot be expected" in officer.line("#problem")
        await fills(officer, "84.5", "")
        await officer.until(
            lambda: (
                officer.screen == "AskingScreen"
                and "A reason is needed" in officer.line("#problem")
            ),
            "the reason to be asked for",
        )
        officer.app.screen.query_one("#value", Input).value = " "
        officer.app.screen.query_one("#reason", Input).focus()
        await officer.press("enter")
        assert officer.line("#problem") == "A figure is needed."
        await officer.press("escape")
        key = officer.workbook.indicators.by_code("CS 26").indicator_id
        assert officer.workbook.judging.expectation(key, Q2) is None


async def test_nothing_is_expected_of_a_year_that_is_over(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.press("less_than_sign", "less_than_sign")
        await officer.goes_to("CS 26")
        await officer.press("enter", "y")
        assert officer.screen == "RecordScreen"
        assert officer.told[-1].startswith("The year is complete")


async def test_nothing_is_entered_in_a_workbook_open_read_only(sample: Path) -> None:
    async with at_the_workbench(sample, read_only=True) as officer:
        await opens(officer, "CS 26")
        await enters(officer, "86", "because")
        assert "read-only" in officer.told[-1]
