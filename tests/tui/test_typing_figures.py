"""Figures typed and pasted into the grid, and what is on file then."""

from pathlib import Path

import pytest
from textual import events

from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.app import QperfApp
from qperf_tui.tui.writer import Writer
from qperf_tui.workbench.closing import close_quarter
from qperf_tui.workbench.entering import Entering, enter
from qperf_tui.workbench.entry_drafts import drafts_of
from qperf_tui.workbench.typed import Typed
from support.colleague import not_looking
from support.entry import Q3, at, check, grid, opens_grid, stands
from support.officer import Q2, at_the_workbench, footer
from support.workbooks import stamp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


@SIZES
async def test_numerator_tab_denominator_makes_the_value_and_enter_keeps_it(
    sample: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(sample, size=size, quarter=Q3) as officer:
        screen = await opens_grid(officer)
        await officer.press(*"253", "tab", *"319")
        await officer.until_said("#whole", "nothing → 79.310345 (253 of 319)")
        await officer.until_said("#whole", "worked out · enter saves it")
        assert "79.3%" in officer.seen
        assert check(officer) == "… not saved"
        assert stands(officer) == Typed()
        await officer.press("enter")
        assert stands(officer).words == "79.310345 (253 of 319)"
        assert check(officer) == "✓ saved"
        assert at(screen) == "C MTP 9"
        assert screen.grid.column == "Numerator"
        await officer.press("ctrl+z")
        assert officer.told[-1] == (
            "Undone: figure of C MTP 8 for Q3 2012/13: "
            "nothing → 79.310345 (253 of 319)."
        )
        assert stands(officer) == Typed()


async def test_a_value_that_disagrees_is_refused_until_it_is_mended(
    sample: Path,
) -> None:
    async with at_the_workbench(sample, quarter=Q3) as officer:
        screen = await opens_grid(officer)
        await officer.press(*"253", "tab", *"319", "tab", *"80", "enter")
        await officer.until_said("#whole", "does not follow from 253 of 319")
        assert (at(screen), check(officer)) == ("C MTP 8", "× Value")
        assert stands(officer) == Typed()
        assert screen.grid.column == "Value"
        await officer.press(*"79.3", "enter")
        assert stands(officer).words == "79.3 (253 of 319)"


async def test_half_a_figure_is_not_lost_by_enter(sample: Path) -> None:
    async with at_the_workbench(sample, quarter=Q3) as officer:
        screen = await opens_grid(officer)
        assert "no figure yet" not in officer.line("#whole")
        await officer.press(*"253", "enter")
        await officer.until_said("#whole", "there is no figure yet")
        assert (at(screen), check(officer)) == ("C MTP 8", "× Value")
        assert screen.book.typed == Typed(numerator="253")


async def test_what_is_odd_is_asked_once_and_then_kept(sample: Path) -> None:
    async with at_the_workbench(sample, quarter=Q3) as officer:
        screen = await opens_grid(officer)
        await officer.press("right", "right", *"112", "enter")
        await officer.until_said("#whole", "a percentage over 100")
        await officer.until_said("#whole", "Enter once more keeps it")
        assert (at(screen), check(officer)) == ("C MTP 8", "! Value")
        assert stands(officer) == Typed()
        await officer.press("enter")
        assert stands(officer).value == "112"


async def test_a_mark_with_its_reason_stands_in_place_of_a_value(sample: Path) -> None:
    async with at_the_workbench(sample, quarter=Q3) as officer:
        screen = await opens_grid(officer)
        await officer.press("right", "right", *"n/a", "tab", "tab", *"Late.", "down")
        assert stands(officer) == Typed(value="n/a", note="Late.")
        assert at(screen) == "C MTP 9"


async def test_a_cell_is_changed_in_place_and_emptied(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        screen = await opens_grid(officer)
        await officer.press("f2", "home", "delete", *"3", "end", "backspace", *"5")
        assert screen.book.typed.numerator == "355"
        await officer.press("left", *"0", "right", *"1")
        assert screen.book.typed.numerator == "35051"
        await officer.press("tab", "delete")
        assert screen.book.typed.denominator == ""
        await officer.press("ctrl+d")
        assert screen.book.typed == stands(officer, quarter=Q2)
        assert screen.book.unsaved == {}


@SIZES
async def test_the_list_is_narrowed_as_it_was_and_to_what_is_missing(
    sample: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(sample, size=size) as officer:
        await officer.press("slash", *"is:amber", "enter")
        shown = list(officer.browser.table.shown)
        await officer.press("t")
        screen = grid(officer)
        assert list(screen.grid.shown) == shown
        await officer.press("ctrl+n")
        await officer.until_said("#line", "0 of")
        assert "only those without a figure" in officer.line("#line")
        await officer.press("ctrl+n")
        assert list(screen.grid.shown) == shown
        assert footer(officer.app).strip().startswith("enter Save row")
        await officer.press("escape")
        assert officer.screen == "ReviewScreen"


async def test_a_colleagues_change_that_is_seen_is_said_before_enter(
    sample: Path,
) -> None:
    async with at_the_workbench(sample, quarter=Q3) as officer:
        screen = await opens_grid(officer)
        await officer.press("right", "right", *"79")
        colleague_enters(sample, "81")
        await officer.until_said("#whole", "has been changed meanwhile and is now 81")
        assert screen.book.typed.value == "79"
        await officer.press("enter")
        await officer.until_said("#whole", "Enter once more")
        assert stands(officer).value == "81"
        await officer.press("enter")
        assert stands(officer).value == "79"


async def test_a_colleagues_change_that_nobody_saw_is_not_overwritten(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QperfApp, "_look_for_colleagues", not_looking)
    async with at_the_workbench(sample, quarter=Q3) as officer:
        screen = await opens_grid(officer)
        await officer.press("right", "right", *"79")
        colleague_enters(sample, "81")
        await officer.press("enter")
        await officer.until_said("#whole", "has been changed meanwhile and is now 81")
        assert stands(officer).value == "81"
        assert (at(screen), screen.book.typed.value) == ("C MTP 8", "79")
        await officer.press("enter")
        assert stands(officer).value == "79"


def colleague_enters(path: Path, value: str, code: str = "C MTP 8") -> None:
    with Workbook.open(path, stamp("B Officer")) as workbook:
        about = workbook.indicators.by_code(code)
        enter(workbook, Entering.of(workbook, about, Q3), Typed(value=value))


async def test_a_closed_quarter_asks_for_a_reason(sample: Path) -> None:
    with Workbook.open(sample, stamp()) as workbook:
        close_quarter(workbook, Q2, "Agreed.")
    async with at_the_workbench(sample) as officer:
        await opens_grid(officer)
        await officer.press(*"254", "enter")
        await officer.until(lambda: officer.screen == "AskingScreen", "the question")
        await officer.sees("it is revised with a reason only")
        await officer.press("escape")
        assert stands(officer, quarter=Q2).numerator == "253"
        await officer.press("enter", *"Late", "enter")
        await officer.until(lambda: officer.screen == "EntryScreen", "the grid")
        await officer.settled()
        assert stands(officer, quarter=Q2).numerator == "254"
        assert officer.workbook.imports.reasons()["C MTP 8", Q2] == "Late"


async def test_what_is_typed_waits_where_it_was_left(sample: Path) -> None:
    async with at_the_workbench(sample, quarter=Q3) as officer:
        await opens_grid(officer, "C MTP 9")
        await officer.press(*"253", "tab", *"319", "escape")
        assert officer.screen == "ReviewScreen"
        assert "not saved yet; t goes back" in officer.told[-1]
        assert list(drafts_of(officer.workbook, Q3).values()) == [
            Typed(numerator="253", denominator="319")
        ]
    async with at_the_workbench(sample, quarter=Q3) as officer:
        await officer.told_of("Figures you typed for Q3 2012/13 are not saved")
        await officer.press("t")
        screen = grid(officer)
        assert at(screen) == "C MTP 9"
        assert check(officer, "C MTP 9") == "… not saved"
        await officer.press("enter")
        assert stands(officer, "C MTP 9").words == "79.310345 (253 of 319)"
        assert drafts_of(officer.workbook, Q3) == {}


async def test_a_read_only_workbook_is_not_typed_into(sample: Path) -> None:
    async with at_the_workbench(sample, read_only=True) as officer:
        await officer.press("t")
        assert officer.screen == "ReviewScreen"
        assert "read-only" in officer.told[-1]


async def test_keys_that_come_together_go_where_they_were_meant(sample: Path) -> None:
    """As they do over a slow line: nothing waits between one key and the next."""
    async with at_the_workbench(sample, quarter=Q3) as officer:
        await opens_grid(officer)
        for key in (*"253", "\t", *"319", "\r", *"150", "\t", *"181", "\r"):
            name = {"\t": "tab", "\r": "enter"}.get(key, key)
            officer.app.post_message(events.Key(name, key))
        await officer.until(
            lambda: stands(officer, "C MTP 9").numerator == "150", "the second row"
        )
        assert stands(officer).words == "79.310345 (253 of 319)"
        assert stands(officer, "C MTP 9").words == "82.872928 (150 of 181)"


async def test_a_write_that_ends_after_the_program_tells_nobody(sample: Path) -> None:
    """A draft may be kept at the moment the program ends, its screens half gone."""
    async with at_the_workbench(sample, quarter=Q3) as officer:
        screen, app = await opens_grid(officer), officer.app
        await screen.remove_children()
        app._running = False
        app._tell_of_write(Writer.Finished("keep", None, None, None, is_seen=False))
        app._running = True
        assert screen.is_mounted
