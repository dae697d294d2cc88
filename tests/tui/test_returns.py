"""From one quarter to the next on the screen: what is missing, reminded and opened."""

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import TargetKind
from qperf_tui.tui.widgets.ask_line import AskLine
from qperf_tui.workbench.closing import close_quarter
from qperf_tui.workbench.deadlines import meeting_date
from qperf_tui.workbench.expected_returns import rule_on_return
from qperf_tui.workbench.in_hand import quarter_in_hand
from qperf_tui.workbench.opening import open_quarter
from support.officer import Q2, Officer, at_the_workbench, each_of
from support.rolling_over import Q3, looks_ahead, sees_returns

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
Q4 = Q2.shifted(2)
TODAY = date(2012, 11, 5)


async def opens_returns(officer: Officer) -> None:
    """Go from the queue to the returns."""
    await officer.opens_queue()
    await sees_returns(officer)


async def is_asked(officer: Officer, key: str) -> list[Input]:
    """Press a key that asks for something, and wait for the lines to type into."""
    await officer.press(key)
    await officer.until(
        lambda: (
            officer.screen == "AskingScreen"
            and isinstance(officer.app.focused, Input)
            and officer.app.focused.screen is officer.app.screen
        ),
        "the question",
    )
    return list(officer.app.screen.query(Input))


async def answers(officer: Officer, key: str, typed: str) -> None:
    """Press a key that asks for one line at the foot, and answer it."""
    await officer.press(key)
    line = officer.app.screen.query_one(AskLine)
    await officer.until(lambda: line.typed.has_focus, "the line")
    line.typed.value = typed
    await officer.press("enter")


def opened(officer: Officer, quarter: Quarter = Q3) -> None:
    open_quarter(officer.workbook, quarter, TODAY, may_be_incomplete=True)


@SIZES
async def test_the_next_quarter_is_opened_after_a_look_and_undone_by_name(
    sample: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(sample, size=size) as officer:
        await opens_returns(officer)
        assert "11 not due" in officer.line("#line")
        await looks_ahead(officer)
        assert "70 returns due from 34 owners, 12 not due" in officer.line("#does")
        assert "No meeting is set" in officer.line("#does")
        assert "Head of Access and Inclusion (1): CS 9" in officer.line("#whom")
        await answers(officer, "m", "12 March 2013")
        await officer.until_said("#does", "Figures due 20 Feb 2013")
        assert quarter_in_hand(officer.workbook) == Q2
        await officer.press("y")
        await officer.told_of("Q3 2012/13 is open", "u undoes it")
        await officer.until(lambda: officer.screen == "ReturnsScreen", "the returns")
        await officer.until_said("#line", "70 missing, 12 not due")
        assert "figures due 20 February 2013" in officer.line("#line")
        assert quarter_in_hand(officer.workbook) == Q3
        assert meeting_date(officer.workbook, Q3) == date(2013, 3, 12)
        await officer.press("escape")
        assert officer.screen == "QueueScreen"
        assert officer.app.screen.shown_quarter == Q3
        await officer.press("u")
        await officer.told_of("Q3 2012/13 opened, its meeting on 12 March 2013")
        assert quarter_in_hand(officer.workbook) == Q2
        assert officer.workbook.reports.of_quarter(Q3) is None


async def test_a_look_that_is_left_opens_nothing(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await opens_returns(officer)
        await looks_ahead(officer)
        await answers(officer, "m", "soon")
        await officer.told_of("is no date such as")
        await answers(officer, "m", "11 December 2012")
        await officer.until_said("#banner", "Q3 2012/13 has not ended by")
        await officer.press("y")
        await officer.told_of("Q3 2012/13 has not ended by")
        await officer.press("escape")
        await officer.until(lambda: officer.screen == "ReturnsScreen", "the returns")
        assert quarter_in_hand(officer.workbook) == Q2


async def test_a_quarter_that_lacks_figures_is_said_before_the_next_is_opened(
    sample: Path,
) -> None:
    async with at_the_workbench(sample, quarter=Q3) as officer:
        opened(officer)
        await sees_returns(officer, "70 missing")
        await looks_ahead(officer)
        assert "though the one before lacks figures" in officer.line("#banner")
        assert "Q3 2012/13 still lacks 70 figures" in officer.line("#does")
        close_quarter(officer.workbook, Q4, "Not reported.")
        await officer.press("y")
        await officer.told_of("Not done: open Q4 2012/13", "was closed by A Officer")
        await officer.until_said("#banner", "Q4 2012/13 was closed by A Officer")


async def test_last_years_targets_are_set_again_only_for_a_reason(
    sample: Path,
) -> None:
    async with at_the_workbench(sample, quarter=Q4) as officer:
        for quarter in (Q3, Q4):
            opened(officer, quarter)
        await sees_returns(officer, "missing")
        await looks_ahead(officer)
        assert "No target for 2013/14: " in officer.line("#does")
        (reason,) = await is_asked(officer, "t")
        await officer.press("enter")
        await officer.until_said("#problem", "A reason is needed")
        reason.value = "Until cabinet decides."
        await officer.press("enter")
        await officer.told_of("Q1 2013/14 is open")
        first = officer.workbook.indicators.by_code("C MTP 8").indicator_id
        year_end = Q4.shifted(4)
        held = officer.workbook.targets.of(first)
        assert held[year_end, TargetKind.YEAR_END] == held[Q4, TargetKind.YEAR_END]
        newest = officer.workbook.changes.latest(1)[0].says
        assert newest.endswith(": Until cabinet decides")
        await officer.until_said("#line", "missing")
        await officer.press("u")
        await officer.told_of("Q1 2013/14 opened, last year's target set again")
        assert (year_end, TargetKind.YEAR_END) not in officer.workbook.targets.of(first)


@SIZES
async def test_what_is_missing_and_late_is_shown_alone(
    sample: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(sample, size=size, quarter=Q3) as officer:
        opened(officer)
        late = officer.workbook.indicators.by_code("CS 9")
        rule_on_return(officer.workbook, late, Q3, date(2012, 11, 1), "A census.")
        await sees_returns(officer, "69 missing, 1 late, 12 not due")
        states = each_of(officer.cells(), 1)
        assert {"□ missing", "· not due", "! late"} >= set(states)
        await officer.press("f")
        await officer.until_said("#line", "showing what is missing")
        assert "· not due" not in each_of(officer.cells(), 1)
        await officer.press("f")
        await officer.until_said("#line", "showing what is late")
        assert each_of(officer.cells(), 2) == ["CS 9"]
        await officer.until_said("#whole", "4 days late")
        await officer.until_said("#whole", "A census. · target: 16 (milestone)")
        await officer.press("enter")
        await officer.until(lambda: officer.screen == "RecordScreen", "the indicator")
        await officer.press("escape")
        await officer.until(lambda: officer.screen == "ReturnsScreen", "the returns")
        await officer.press("f", "escape")
        await officer.until(lambda: officer.screen == "ReviewScreen", "the list")


async def test_a_return_is_moved_or_called_off_for_a_reason(sample: Path) -> None:
    async with at_the_workbench(sample, quarter=Q3) as officer:
        opened(officer)
        await sees_returns(officer, "70 missing")
        key = officer.workbook.indicators.by_code("CS 9").indicator_id
        officer.app.screen.table.go_to(key)
        day, reason = await is_asked(officer, "d")
        day.value, reason.value = "soon", "A census."
        await officer.press("ctrl+s")
        await officer.sees("Due on: 'soon' is no date")
        officer.app.screen.query(Input).first().value = "20 February 2013"
        await officer.press("ctrl+s")
        await officer.told_of("CS 9 is moved")
        ruling = officer.workbook.openings.rulings(Q3)[key]
        assert (ruling.due, ruling.reason) == (date(2013, 2, 20), "A census.")
        day, reason = await is_asked(officer, "d")
        day.value, reason.value = "none", "No longer counted."
        await officer.press("ctrl+s")
        await officer.until_said("#line", "69 missing, 13 not due")
        await officer.until_said("#whole", "No longer counted.")
        await officer.press("u")
        await officer.until_said("#line", "70 missing, 12 not due")


async def test_reminders_are_written_and_a_folder_that_is_there_is_kept(
    sample: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "letters"
    async with at_the_workbench(sample, quarter=Q3, read_only=True) as officer:
        await sees_returns(officer, "missing")
        await answers(officer, "w", str(folder))
        await officer.told_of("34 reminders and a list are in", "nothing is sent")
        assert len(list(folder.iterdir())) == 35
        await answers(officer, "w", str(folder))
        await officer.told_of("is there already")
        await officer.press("w")
        line = officer.app.screen.query_one(AskLine)
        await officer.until(lambda: line.typed.has_focus, "the line")
        assert line.typed.value == "2012-13-Q3-reminders"
        await officer.press("escape")
        await officer.until(lambda: not line.display, "the line to go")
        assert officer.screen == "ReturnsScreen"


async def test_a_read_only_workbook_is_looked_at_and_nothing_opened(
    sample: Path,
) -> None:
    async with at_the_workbench(sample, read_only=True) as officer:
        await opens_returns(officer)
        await looks_ahead(officer)
        await officer.press("y")
        await officer.told_of("open read-only")
        assert quarter_in_hand(officer.workbook) == Q2


async def test_one_goes_to_an_opened_quarter_that_has_no_figures_yet(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        for quarter in (Q3, Q4):
            opened(officer, quarter)
        await officer.press("greater_than_sign", "greater_than_sign")
        assert officer.app.screen.shown_quarter == Q4
        await officer.press("less_than_sign")
        assert officer.app.screen.shown_quarter == Q3
