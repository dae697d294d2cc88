"""An officer at the grid that figures are typed into."""

from qperf_tui.domain.period import Quarter
from qperf_tui.tui.screens.entry import EntryScreen
from qperf_tui.workbench.entering import Entering
from qperf_tui.workbench.typed import Typed
from support.officer import Q2, Officer

Q3 = Q2.shifted(1)


def grid(officer: Officer) -> EntryScreen:
    screen = officer.app.screen
    assert isinstance(screen, EntryScreen)
    return screen


async def opens_grid(officer: Officer, code: str = "C MTP 8") -> EntryScreen:
    await officer.goes_to(code)
    await officer.press("t")
    screen = grid(officer)
    await officer.until(lambda: at(screen) == code, "the cursor to be on the indicator")
    return screen


def at(screen: EntryScreen) -> str | None:
    entering = screen.book.entering
    return None if entering is None else entering.indicator.code


def stands(officer: Officer, code: str = "C MTP 8", quarter: Quarter = Q3) -> Typed:
    about = officer.workbook.indicators.by_code(code)
    return Entering.of(officer.workbook, about, quarter).stood


def check(officer: Officer, code: str = "C MTP 8") -> str:
    return next(row[-1].strip() for row in officer.cells() if row[0].strip() == code)
