"""An officer who goes to the returns of a quarter, and on to opening the next."""

from datetime import date

from qperf_tui.workbench.expected_returns import rule_on_return
from qperf_tui.workbench.opening import open_quarter
from support.officer import Q2, Officer

Q3 = Q2.shifted(1)


async def sees_returns(officer: Officer, words: str = "received") -> None:
    """Go to the returns, and wait until their tally says some words."""
    await officer.press("D")
    await officer.until(lambda: officer.screen == "ReturnsScreen", "the returns")
    await officer.until_said("#line", words)


async def looks_ahead(officer: Officer) -> None:
    """Go on to what opening the next quarter would do."""
    await officer.press("n")
    await officer.until(lambda: officer.screen == "OpeningScreen", "the look")
    await officer.until_said("#banner", "y opens it")


async def returns(officer: Officer) -> None:
    """A quarter that is opened, with one return late and one called off."""
    about = officer.workbook.indicators.by_code
    day = date(2013, 3, 12)
    open_quarter(officer.workbook, Q3, date(2012, 11, 5), meeting=day)
    rule_on_return(officer.workbook, about("CS 9"), Q3, date(2012, 11, 1), "A census.")
    rule_on_return(officer.workbook, about("C MTP 10"), Q3, None, "Not asked.")
    officer.app.screen.quarter = Q3
    await sees_returns(officer, "68 missing")
    officer.app.screen.table.go_to(about("CS 9").indicator_id)
    await officer.until_said("#whole", "CS 9")


async def opening(officer: Officer) -> None:
    """What opening the next quarter would do."""
    await sees_returns(officer)
    await looks_ahead(officer)
