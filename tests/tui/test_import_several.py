"""Returns of several directorates looked through together, and undone as one."""

from pathlib import Path

from qperf_tui.tui.screens.file_choice import FileScreen
from qperf_tui.tui.screens.importing import ImportScreen
from support.importing import MTP7, MTP8, Q3, figure, is_read, sent, types
from support.officer import Officer, at_the_workbench

HEAD = "Ref,Indicator,Priority,Quarter,Value"


async def looks_through_all(officer: Officer, folder: Path) -> ImportScreen:
    """Press i, go to a folder, and take every return that is in it."""
    await officer.press("i")
    chooser = officer.app.screen
    assert isinstance(chooser, FileScreen)
    chooser.path.value = f"{folder}/"
    await officer.until(lambda: chooser._folder == folder, "the folder")
    await officer.press("ctrl+a")
    await officer.until_said("#problem", "marked; enter takes them together")
    await officer.pilot.press("enter")
    await officer.until(lambda: officer.app.screen is not chooser, "the files")
    screen = officer.app.screen_stack[2]
    assert isinstance(screen, ImportScreen)
    await is_read(officer, screen)
    return screen


async def test_a_folder_of_returns_is_brought_in_and_undone_as_one(
    sample: Path, tmp_path: Path
) -> None:
    sent(tmp_path, HEAD, f"{MTP8},{Q3},79.9", name="children.csv")
    sent(tmp_path, HEAD, f"{MTP7},{Q3},(82.5)", name="adults.csv")
    path = sent(tmp_path, "not a return", name="notes.doc")
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        changes = officer.workbook.changes.numbers()
        screen = await looks_through_all(officer, path.parent)
        await officer.sees("2 files · + 1 added", "adults.csv: CSV", "× 1 refused")
        await officer.press("a")
        assert "nothing can be brought in" in officer.told[-1]
        assert officer.workbook.changes.numbers() == changes
        await officer.press("f", "e")
        await types(officer, "82.5")
        await is_read(officer, screen)
        await officer.sees("2 files · + 2 added")
        officer.app.clear_notifications()
        await officer.press("a")
        await officer.until(lambda: officer.screen == "ReviewScreen", "the list")
        assert "Imported 2 files: 2 figures added" in officer.told[-1]
        assert figure(officer, "C MTP 8") == "79.9"
        assert figure(officer, "C MTP 7") == "82.5"
        await officer.press("u")
        await officer.told_of("Undone: import of 2 files (adults.csv, children.csv)")
        assert figure(officer, "C MTP 8") is None
        assert figure(officer, "C MTP 7") is None


async def test_two_returns_that_give_one_figure_differently_are_refused(
    sample: Path, tmp_path: Path
) -> None:
    sent(tmp_path, HEAD, f"{MTP8},{Q3},79.9", name="a.csv")
    path = sent(tmp_path, HEAD, f"{MTP8},{Q3},80.2", name="b.csv")
    async with at_the_workbench(sample) as officer:
        screen = await looks_through_all(officer, path.parent)
        await officer.sees("a.csv gives another figure for C MTP 8")
        await officer.press("a")
        assert figure(officer, "C MTP 8") is None
        at = next(
            at
            for at, line in enumerate(screen.sight.lines)
            if line.file == 1 and line.cell is not None and line.cell.column == "Value"
        )
        screen.table.go_to(at)
        await officer.press("e")
        await types(officer, "79.9")
        await is_read(officer, screen)
        assert not screen.sight.refused
        await officer.press("a")
        await officer.until(lambda: officer.screen == "ReviewScreen", "the list")
        assert figure(officer, "C MTP 8") == "79.9"


async def test_files_are_marked_one_by_one(sample: Path, tmp_path: Path) -> None:
    sent(tmp_path, HEAD, f"{MTP8},{Q3},79.9", name="a.csv")
    sent(tmp_path, HEAD, f"{MTP7},{Q3},82.5", name="b.csv")
    path = sent(tmp_path, HEAD, f"{MTP7},{Q3},1", name="c.csv")
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        await officer.press("i")
        chooser = officer.app.screen
        assert isinstance(chooser, FileScreen)
        chooser.path.value = f"{path.parent}/"
        await officer.until(lambda: chooser._folder == path.parent, "the folder")
        await officer.press("ctrl+t")
        assert "Move the mark onto a file" in officer.line("#problem")
        await officer.press("down", "ctrl+t", "down", "down", "ctrl+t", "ctrl+t")
        await officer.press("up", "ctrl+t")
        await officer.sees("✓ a.csv", "✓ b.csv", "2 marked")
        await officer.pilot.press("enter")
        await officer.until(lambda: officer.screen == "ImportScreen", "the files")
        await officer.sees("2 files · + 2 added")


async def test_the_home_of_nobody_has_no_files(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.press("i")
        chooser = officer.app.screen
        assert isinstance(chooser, FileScreen)
        chooser.path.value = "~no such officer/return.csv"
        await officer.pilot.press("enter")
        await officer.until_said("#problem", "There is no such file.")
