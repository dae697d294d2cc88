"""From a file that a colleague sent to figures on file, with the keys alone."""

import os
from asyncio import to_thread
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from qperf_tui.config import state_folder
from qperf_tui.domain.text import clean_line
from qperf_tui.tui.screens.file_choice import FileScreen
from qperf_tui.tui.widgets.ask_line import AskLine
from qperf_tui.workbench.closing import close_quarter
from qperf_tui.workbench.profiles import profiles
from support.hostile import CONTROL, FORBIDDEN, MARKUP
from support.importing import (
    Q3,
    figure,
    is_read,
    looks_through,
    odd,
    picks,
    plain_return,
    sent,
    types,
)
from support.officer import Q2, at_the_workbench
from support.rendered import clickable


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_from_an_odd_file_to_figures_and_back_by_one_undo(
    sample: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = odd(tmp_path)
    before = path.read_bytes()
    async with at_the_workbench(sample, size=size) as officer:
        await looks_through(officer, path)
        await officer.sees("headings on line 3", "“Vlaue” may be Value (80%")
        await officer.press("a")
        assert "nothing can be brought in" in officer.told[-1]
        await officer.press("c")
        await picks(officer, "Vlaue → Value (? not used yet, 80% unsure)")
        await picks(officer, "Value")
        await officer.until(lambda: "+ 1 added" in officer.seen, "the figures")
        officer.app.clear_notifications()
        await officer.sees("× 1 refused", "× refused")
        await officer.until_said("#how", "p keeps this reading by name")
        await officer.press("f")
        screen = officer.app.screen
        assert all(screen.sight.lines[at].is_problem for at in screen.table.shown)
        refused = next(
            at
            for at, each in enumerate(screen.sight.lines)
            if each.state.value == "refused"
        )
        screen.table.go_to(refused)
        await officer.sees("brackets")
        await officer.press("enter")
        await types(officer, "79.9")
        await officer.until(lambda: "+ 2 added" in officer.seen, "the mended row")
        await officer.press("f")
        assert len(screen.table.shown) == len(screen.sight.lines)
        await officer.until(lambda: "refused" not in officer.line("#line"), "the mend")
        await officer.press("a")
        await officer.until(lambda: officer.screen == "ReviewScreen", "the list")
        assert "Imported return.csv: 2 figures added, 0 changed" in officer.told[-1]
        assert figure(officer, "C MTP 8") == "79.9"
        assert figure(officer, "C MTP 7") == "82.5"
        assert path.read_bytes() == before
        await officer.press("u")
        assert officer.told[-1].startswith("Undone: import of return.csv: 2 added")
        assert figure(officer, "C MTP 8") is None


async def test_what_a_colleague_changed_is_set_beside_the_return_again(
    sample: Path, tmp_path: Path
) -> None:
    async with at_the_workbench(sample) as officer:
        screen = await looks_through(officer, plain_return(tmp_path, Q3, "79.9"))
        seen = screen.sight
        screen.reload()
        await officer.until(lambda: screen.sight is not seen, "the second reading")
        await is_read(officer, screen)
        await officer.sees("return.csv · + 1 added")


async def test_leaving_writes_nothing(sample: Path, tmp_path: Path) -> None:
    async with at_the_workbench(sample) as officer:
        changes = officer.workbook.changes.numbers()
        await looks_through(officer, plain_return(tmp_path, Q3, "79.9"))
        await officer.press("escape")
        assert officer.screen == "ReviewScreen"
        assert officer.workbook.changes.numbers() == changes
        assert figure(officer, "C MTP 8") is None


async def test_escape_stops_what_is_being_brought_in(
    sample: Path, tmp_path: Path
) -> None:
    gate = Event()
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        changes = officer.workbook.changes.numbers()
        screen = await looks_through(officer, plain_return(tmp_path, Q3, "79.9"))
        seen = screen.sight
        officer.app._desk.writer.do("wait", lambda _: gate.wait(), is_seen=False)
        await officer.pilot.press("a")
        await officer.sees("Importing return.csv … · escape stops it")
        await officer.pilot.press("escape")
        gate.set()
        await officer.until(lambda: not screen.is_busy, "the writer")
        await officer.told_of("Not done: import return.csv. Stopped")
        assert not screen.is_reading
        assert screen.sight is seen
        assert officer.workbook.changes.numbers() == changes
        assert figure(officer, "C MTP 8") is None
        await officer.press("a")
        await officer.until(lambda: officer.screen == "ReviewScreen", "the list")
        assert figure(officer, "C MTP 8") == "79.9"


async def test_a_line_that_is_left_changes_no_cell(
    sample: Path, tmp_path: Path
) -> None:
    async with at_the_workbench(sample) as officer:
        screen = await looks_through(officer, plain_return(tmp_path, Q3, "79.9"))
        value = next(
            at
            for at, each in enumerate(screen.sight.lines)
            if each.cell is not None and each.cell.column == "Value"
        )
        screen.table.go_to(value)
        await officer.press("e", "5", "escape")
        assert officer.screen == "ImportScreen"
        assert not screen.query_one(AskLine).display
        assert screen.sight.previews[0].mended == {}


async def test_a_closed_quarter_asks_for_a_reason(sample: Path, tmp_path: Path) -> None:
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        close_quarter(officer.workbook, Q2, "As the committee agreed.")
        stood = figure(officer, "C MTP 8", Q2)
        await looks_through(officer, plain_return(tmp_path, Q2, "80.1"))
        await officer.press("a")
        await officer.until(lambda: officer.screen == "AskingScreen", "the reason")
        await officer.press("enter")
        await officer.sees("without one nothing is written")
        assert figure(officer, "C MTP 8", Q2) == stood != "80.1"
        officer.app.screen.query_one("#reason").value = "Late cases."
        await officer.press("enter")
        await officer.until(lambda: officer.screen == "ReviewScreen", "the list")
        assert figure(officer, "C MTP 8", Q2) == "80.1"


async def test_a_reading_is_kept_and_used_by_itself(
    sample: Path, tmp_path: Path
) -> None:
    path = odd(tmp_path)
    async with at_the_workbench(sample) as officer:
        await looks_through(officer, path)
        await officer.press("c")
        await picks(officer, "Vlaue")
        await picks(officer, "Value")
        await officer.until(lambda: "+ 1 added" in officer.seen, "the figures")
        await officer.press("p")
        await types(officer, "Children")
        assert [each.name for each in profiles(officer.workbook)] == ["Children"]
        await officer.press("escape")
        await looks_through(officer, path)
        await officer.sees("by the profile Children", "+ 1 added")


async def test_a_year_that_the_file_does_not_say_is_asked(
    sample: Path, tmp_path: Path
) -> None:
    path = sent(tmp_path, "Ref,Q3,Q4", '"C MTP 8",79.9,')
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        await looks_through(officer, path)
        await officer.sees("say no year", "y gives the year")
        await types(officer, "last year")
        assert "no financial year" in officer.told[-1]
        await officer.press("y")
        await types(officer, "2012/13")
        await officer.sees("+ 1 added")


async def test_hostile_text_of_a_cell_is_shown_as_text(
    sample: Path, tmp_path: Path
) -> None:
    hostile = [each for each in (*MARKUP, *CONTROL) if "\x00" not in each]
    quoted = [each.replace('"', '""') for each in hostile]
    lines = [f'"C MTP 8","{each}",,{Q3},"{each}","{each}"' for each in quoted]
    path = sent(tmp_path, "Ref,Indicator,Priority,Quarter,Value,[b]x[/b]", *lines)
    async with at_the_workbench(sample) as officer:
        screen = await looks_through(officer, path)
        for at in range(len(screen.sight.lines)):
            screen.table.go_to(at)
            await officer.pilot.pause()
            assert not FORBIDDEN.intersection(officer.seen.replace("\n", ""))
            assert clickable(officer.app) == []
        shown = officer.seen
        assert clean_line("rate [/b] fell") in shown or "[b]x[/b]" in shown
        await officer.press("c")
        await officer.sees("[b]x[/b]")


async def test_a_path_is_completed_from_what_the_folder_has(
    sample: Path, tmp_path: Path
) -> None:
    path = plain_return(tmp_path, Q3, "79.9")
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        await officer.press("i")
        chooser = officer.app.screen
        assert isinstance(chooser, FileScreen)
        chooser.path.value += str(tmp_path / "se")
        await officer.until(
            lambda: [each.path for each in chooser._entries] == [path.parent],
            "the list",
        )
        await officer.press("tab")
        assert chooser.path.value == f"{tmp_path / 'sent'}/"
        await officer.press("enter")
        await officer.until_said("#problem", "choose a file")
        await officer.press("r")
        await officer.until(lambda: chooser.listed.highlighted == 0, "the list")
        await officer.press("enter")
        await officer.until(lambda: officer.screen == "ImportScreen", "the screen")
        await officer.sees("return.csv · + 1 added")
        await officer.press("o")
        again = officer.app.screen
        assert isinstance(again, FileScreen)
        assert again.path.value == f"{path.parent}/"
        again.path.value = str(path.parent / "none.csv")
        await officer.press("enter")
        await officer.until_said("#problem", "There is no such file.")
        await officer.press("escape")
        assert officer.screen == "ImportScreen"


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """What is kept of the folder, which answers nobody until a test lets it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "home"))
    kept = state_folder() / "import-folder"
    kept.parent.mkdir(parents=True)
    os.mkfifo(kept)
    yield kept
    os.close(os.open(kept, os.O_RDWR))


async def test_a_home_that_does_not_answer_keeps_nobody_waiting(
    sample: Path, tmp_path: Path, slow: Path
) -> None:
    path = plain_return(tmp_path, Q3, "79.9")
    async with at_the_workbench(sample) as officer:
        await officer.press("i")
        chooser = officer.app.screen
        assert isinstance(chooser, FileScreen)
        assert not chooser.path.value
        chooser.path.value = str(path)
        # Whoever writes to it lets go of whoever reads it, and the other way round.
        await to_thread(slow.write_text, str(tmp_path), encoding="utf-8")
        await officer.until(lambda: not officer.is_working_out, "the folder")
        assert chooser.path.value == str(path), "what was typed stays"
        await officer.press("enter")
        await officer.sees("return.csv · + 1 added")
        assert officer.is_working_out
        assert await to_thread(slow.read_text, encoding="utf-8") == str(path.parent)


async def test_no_file_leads_back_to_the_list(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.press("i", "escape")
        assert officer.screen == "ReviewScreen"
