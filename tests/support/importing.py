"""A return that is looked through on the screen, with the keys alone."""

from pathlib import Path

from textual.widgets import OptionList

from qperf_tui.tui.screens.defined import DefinedScreen
from qperf_tui.tui.screens.file_choice import FileScreen
from qperf_tui.tui.screens.importing import ImportScreen
from qperf_tui.tui.screens.picking import PickScreen
from qperf_tui.tui.widgets.ask_line import AskLine
from support.officer import Q2, Officer

Q3 = Q2.shifted(1)
HEAD = "Ref,Indicator,Priority,Quarter,Vlaue,Trend"
PRIORITY = "Promote health and wellbeing and protecting the vulnerable"
MTP7 = (
    '"C MTP 7","Referrals of children leading to the provision of a social care '
    f'service","{PRIORITY}"'
)
MTP8 = (
    '"C MTP 8","Initial assessments completed within 10 working days of referral '
    f'(7 days to 2009/10)","{PRIORITY}"'
)


def sent(folder: Path, *lines: str, name: str = "return.csv") -> Path:
    path = folder / "sent" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def odd(folder: Path) -> Path:
    """A return with a banner, a misspelt heading and a cell that cannot be read."""
    return sent(
        folder,
        "Children's services: return for Quarter 3",
        "",
        HEAD,
        f"{MTP8},{Q3},(79.9),up",
        f"{MTP7},{Q3},82.5,up",
    )


def plain_return(folder: Path, quarter: object, value: str) -> Path:
    head = "Ref,Indicator,Priority,Quarter,Value"
    return sent(folder, head, f"{MTP8},{quarter},{value}")


async def opens(officer: Officer, path: Path) -> ImportScreen:
    """Press i in the list and type the path; the file is then read."""
    # An escape before may only have stopped what was being read.
    for _ in range(5):
        if officer.screen != "ReviewScreen":
            await officer.press("escape")
    await officer.press("i")
    await officer.until(lambda: officer.screen == "FileScreen", "the choice of files")
    return await chooses(officer, path)


async def chooses(officer: Officer, path: Path) -> ImportScreen:
    """Type the path of a file where it is asked for."""
    chooser = officer.app.screen
    assert isinstance(chooser, FileScreen)
    chooser.path.value = str(path)
    await officer.pilot.press("enter")
    await officer.until(lambda: officer.app.screen is not chooser, "the file")
    screen = officer.app.screen_stack[2]
    assert isinstance(screen, ImportScreen)
    return screen


async def looks_through(officer: Officer, path: Path) -> ImportScreen:
    """Press i, type the path, and wait until the file is read."""
    screen = await opens(officer, path)
    await is_read(officer, screen)
    return screen


async def is_read(officer: Officer, screen: ImportScreen) -> None:
    """Wait until all that was to be read is read."""
    await officer.until(
        lambda: screen.sight is not None and not screen.is_busy, "the file to be read"
    )
    await officer.settled()


async def picks(officer: Officer, words: str) -> None:
    """Take the line of the list in front that begins so."""
    await officer.until(lambda: officer.screen == "PickScreen", "the list")
    screen = officer.app.screen
    assert isinstance(screen, PickScreen)
    # The keys go to the list only once the mark was set to where it begins.
    await officer.until(
        lambda: any(each.has_focus for each in screen.query(OptionList)),
        "the list to be ready",
    )
    listed = screen.query_one(OptionList)
    listed.highlighted = next(
        at
        for at, each in enumerate(listed.options)
        if str(each.prompt).startswith(words)
    )
    await officer.press("enter")
    await officer.until(lambda: officer.app.screen is not screen, "what was taken")
    await officer.settled()


async def maps(
    officer: Officer, screen: ImportScreen, heading: str, column: str
) -> None:
    """Say which of our columns a heading stands for, and have the file read again."""
    await officer.press("c")
    await picks(officer, heading)
    await picks(officer, column)
    await is_read(officer, screen)


async def keeps_reading(officer: Officer, name: str) -> None:
    """Keep how the file was read as a profile."""
    await officer.press("p")
    await types(officer, name)


async def types(officer: Officer, text: str) -> None:
    """Answer what the line at the foot asks."""
    line = officer.app.screen.query_one(AskLine)
    assert line.display
    line.typed.value = text
    await officer.press("enter")
    await officer.settled()


def figure(officer: Officer, code: str, quarter: object = Q3) -> str | None:
    key = officer.workbook.indicators.by_code(code).indicator_id
    kept = officer.workbook.outturns.kept().get((key, quarter.ordinal))
    return None if kept is None else kept[0]


def targets(folder: Path) -> Path:
    """A table of targets of the year to come, one of which stands already."""
    return sent(
        folder,
        "Ref,Quarter,Target",
        "C MTP 8,Q1 2013/14,84",
        "CS 9,Q3 2012/13,12",
        name="targets.csv",
    )


async def looks_through_definitions(
    officer: Officer, path: Path, kind: str = ""
) -> DefinedScreen:
    """Press i, type the path, and take the kind that it looks like, or another."""
    await opens(officer, path)
    await picks(officer, kind)
    return await is_looked_through(officer)


async def is_looked_through(officer: Officer) -> DefinedScreen:
    """Wait until a table of definitions is in front, and read."""
    await officer.until(lambda: officer.screen == "DefinedScreen", "the table")
    screen = officer.app.screen
    assert isinstance(screen, DefinedScreen)
    await officer.until(
        lambda: screen.sight is not None and not screen.is_busy, "the table to be read"
    )
    await officer.settled()
    return screen
