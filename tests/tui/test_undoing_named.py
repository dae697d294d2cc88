"""`u` on a screen that names no change: one's own goes back, a colleague's is named."""

from pathlib import Path

from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.undoing import undo_last
from support.colleague import COLLEAGUE, colleague_saves
from support.officer import Officer, at_the_workbench
from support.workbooks import stamp

CODE, OTHER = "A MTP 1", "C MTP 8"
MINE = "Leave in August left two posts uncovered."


async def marks_own_ready(officer: Officer) -> None:
    """Do something of one's own that `u` is said to undo."""
    await officer.writes(CODE, MINE)
    await officer.press("ctrl+s", "escape")


async def test_ones_own_change_goes_back_at_once(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await marks_own_ready(officer)
        await officer.press("u")
        assert officer.told[-1].startswith("Undone: ")
        assert officer.note(CODE).body == ""


async def test_a_colleagues_newer_change_is_named_before_it_goes_back(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        before = officer.note(OTHER).body
        await marks_own_ready(officer)
        colleague_saves(sample, OTHER)
        await officer.press("u")
        assert officer.told[-1].startswith(
            f"The newest change is not yours: {COLLEAGUE} “"
        )
        assert officer.told[-1].endswith("”. u again undoes it.")
        assert OTHER in officer.told[-1]
        assert officer.note(OTHER).author == COLLEAGUE
        assert officer.note(CODE).body == MINE
        await officer.press("u")
        assert officer.told[-1].startswith("Undone: ")
        assert (officer.note(OTHER).body, officer.note(CODE).body) == (before, MINE)
        await officer.press("u")
        assert officer.note(CODE).body == ""


async def test_what_was_named_is_not_taken_for_what_came_after(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await marks_own_ready(officer)
        colleague_saves(sample, OTHER)
        await officer.press("u")
        colleague_saves(sample, "CS 18", "Said since.")
        await officer.press("u")
        assert "CS 18" in officer.told[-1]
        assert officer.told[-1].endswith("u again undoes it.")
        assert officer.note("CS 18").body == "Said since."
        assert officer.note(OTHER).author == COLLEAGUE


async def test_a_colleagues_undoing_is_named_before_it_is_done_again(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        await marks_own_ready(officer)
        with Workbook.open(sample, stamp(COLLEAGUE)) as workbook:
            undo_last(workbook)
        await officer.press("U")
        assert officer.told[-1].endswith("U again does it again.")
        assert officer.note(CODE).body == ""
        await officer.press("U")
        assert officer.told[-1].startswith("Done again: ")
        assert officer.note(CODE).body == MINE
