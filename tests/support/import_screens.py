"""What an officer sees of the guided import, each screen of it with something on it."""

from pathlib import Path

import xlsxwriter
from textual.widgets import OptionList

from support.importing import (
    MTP7,
    MTP8,
    Q3,
    is_read,
    looks_through_definitions,
    opens,
    sent,
)
from support.officer import Officer

HEAD = "Ref,Indicator,Priority,Quarter,Value"


async def importing(officer: Officer) -> None:
    """A return with a heading and a cell that are wrong, the heading mapped."""
    indicator = officer.workbook.indicators.by_code("C MTP 8")
    path = officer.workbook.path.parent / "return.csv"
    told = f'"C MTP 8","{indicator.title}","{indicator.priority.title}"'
    head = "Ref,Indicator,Priority,Quarter,Vlaue,Trend"
    rows = (f"{told},Q2 2012/13,80.1,up", f"{told},Q3 2012/13,(79.9),up")
    path.write_text("\n".join(("Children", "", head, *rows)), encoding="utf-8")
    await officer.press("i")
    officer.app.screen.path.value = str(path)
    await officer.press("enter")
    await officer.sees("columns matched", "Next: ")
    for choice in (4, 4):
        if officer.screen == "ImportScreen":
            await officer.press("c")
        officer.app.screen.query_one(OptionList).highlighted = choice
        await officer.press("enter")
    await officer.until_said("#how", "p keeps this")
    await officer.press("down", "down", "down")
    await officer.sees("brackets")


def _returns(folder: Path) -> Path:
    """A folder of two returns, one of each directorate, and of something else."""
    sent(folder, HEAD, f"{MTP8},{Q3},79.9", name="children.csv")
    sent(folder, HEAD, f"{MTP7},{Q3},(82.5)", name="adults.csv")
    return sent(folder, "not a return", name="notes.doc").parent


async def _marks(officer: Officer) -> None:
    """Mark every return of a folder."""
    folder = _returns(officer.workbook.path.parent)
    await officer.press("i")
    chooser = officer.app.screen
    chooser.path.value = f"{folder}/"
    await officer.until(lambda: chooser._folder == folder, "the folder")
    await officer.press("ctrl+a")
    await officer.until_said("#problem", "2 marked; enter takes them together")


async def choosing_files(officer: Officer) -> None:
    """Two files of a folder are marked; where it lies differs from run to run."""
    await _marks(officer)
    path = officer.app.screen.path
    with path.prevent(path.Changed):
        path.value = "/returns/2012-13-Q3/"
    await officer.pilot.pause()


async def several_files(officer: Officer) -> None:
    """Two returns looked through together, a cell of one of them refused."""
    await _marks(officer)
    chooser = officer.app.screen
    await officer.pilot.press("enter")
    await officer.until(lambda: officer.app.screen is not chooser, "the files")
    await is_read(officer, officer.app.screen_stack[2])
    await officer.sees("brackets")


async def choosing_a_sheet(officer: Officer) -> None:
    """A spreadsheet of which two sheets fit, and one is hidden."""
    path = officer.workbook.path.parent / "quarter.xlsx"
    row = [each.strip('"') for each in MTP8.split('","')]
    with xlsxwriter.Workbook(path) as book:
        for name in ("Children", "Adults", "Last year"):
            held = book.add_worksheet(name)
            held.write_row(0, 0, HEAD.split(","))
            held.write_row(1, 0, [*row, str(Q3), 79.9])
        held.hide()
    await opens(officer, path)
    await officer.until(lambda: officer.screen == "PickScreen", "the sheets")
    await officer.settled()


async def definitions(officer: Officer) -> None:
    """A table of targets with one that is wrong, one that is new and one changed."""
    path = sent(
        officer.workbook.path.parent,
        "Ref,Quarter,Target",
        "C MTP 8,Q1 2013/14,84",
        "CS 9,Q3 2012/13,12",
        "CS 10,Q1 2013/14,soon",
        name="targets.csv",
    )
    await looks_through_definitions(officer, path)
