"""Cells pasted into the grid of figures, and what is on file then."""

from pathlib import Path

import pytest
from textual import events

from qperf_tui.tui.screens.importing import ImportScreen
from qperf_tui.workbench.typed import Typed
from support.entry import Q3, opens_grid, stands
from support.hostile import CONTROL, FORBIDDEN, MARKUP
from support.officer import Officer, at_the_workbench

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


async def pastes(officer: Officer, text: str) -> None:
    officer.app.post_message(events.Paste(text))
    await officer.settled()


async def looks_through(officer: Officer, text: str) -> ImportScreen:
    await pastes(officer, text)
    await officer.until(lambda: officer.screen == "ImportScreen", "the preview")
    screen = officer.app.screen
    assert isinstance(screen, ImportScreen)
    await officer.until(lambda: screen.sight is not None, "the block to be read")
    await officer.settled()
    return screen


@SIZES
async def test_a_block_is_looked_through_taken_and_undone_whole(
    sample: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(sample, size=size, quarter=Q3) as officer:
        await opens_grid(officer)
        await looks_through(officer, "253\t319\r150\t181\r")
        await officer.sees("pasted", "added", "79.310345")
        assert stands(officer) == Typed()
        await officer.press("a")
        await officer.until(lambda: officer.screen == "EntryScreen", "the grid")
        assert "Imported pasted: 2 figures added" in officer.told[-1]
        assert "ctrl+z undoes it" in officer.told[-1]
        assert stands(officer).words == "79.310345 (253 of 319)"
        assert stands(officer, "C MTP 9").words == "82.872928 (150 of 181)"
        await officer.press("ctrl+z")
        assert officer.told[-1] == "Undone: import of pasted: 2 added, 0 changed."
        assert stands(officer, "C MTP 9") == Typed()


async def test_codes_with_headings_go_to_their_rows_wherever_the_cursor_is(
    sample: Path,
) -> None:
    async with at_the_workbench(sample, quarter=Q3) as officer:
        await opens_grid(officer, "A MTP 1")
        await looks_through(officer, "Ref\tActual\nC MTP 9\t82.9\nC MTP 8\t(79)\n")
        await officer.press("a")
        assert "One thing is refused" in officer.told[-1]
        await officer.press("escape")
        assert officer.screen == "EntryScreen"
        assert stands(officer, "C MTP 9") == Typed()


async def test_one_cell_is_pasted_where_the_cursor_is(sample: Path) -> None:
    async with at_the_workbench(sample, quarter=Q3) as officer:
        screen = await opens_grid(officer)
        await pastes(officer, "1,253\r\n")
        assert screen.book.typed.numerator == "1,253"
        assert officer.screen == "EntryScreen"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1\t" * 1_000_000, "more than 100,000 cells"),
        ("1\n" * 1_000_000, "more than 100,000 cells"),
        ("9" * 6_000_000, "save it as a file"),
        ("1\t2\t3\t4\t5\t6", "6 columns of figures and there are 5"),
        ("\t\t\n", "Nothing was pasted"),
    ],
    ids=["wide", "long", "one", "beyond", "blank"],
)
async def test_a_paste_that_cannot_be_is_one_sentence(
    sample: Path, text: str, says: str
) -> None:
    async with at_the_workbench(sample, quarter=Q3) as officer:
        await opens_grid(officer)
        before = len(officer.told)
        await pastes(officer, text)
        await officer.told_of(says)
        assert len(officer.told) == before + 1
        assert officer.screen == "EntryScreen"


async def test_hostile_text_is_shown_as_text(sample: Path) -> None:
    async with at_the_workbench(sample, quarter=Q3) as officer:
        screen = await opens_grid(officer)
        for text in (*MARKUP, *CONTROL):
            screen.grid.type(text)
            await officer.pilot.pause()
            assert not FORBIDDEN.intersection(officer.seen.replace("\n", ""))
            screen.action_drop()
        await officer.settled()
        await looks_through(officer, "\n".join(f"{each}\t3" for each in MARKUP))
        assert not FORBIDDEN.intersection(officer.seen.replace("\n", ""))
