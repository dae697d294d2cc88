"""From the figures to a file in every format there is, with the keys alone."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Static

from qperf_tui.cli.main import main
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.export_wish import Wish, first_wish
from qperf_tui.tui.screens.export import ExportScreen
from qperf_tui.tui.widgets.choice_list import ChoiceList
from qperf_tui.tui.widgets.export_job import ExportJob
from qperf_tui.tui.widgets.plain_input import PlainInput
from qperf_tui.workbench.documents import DOCUMENTS
from support.exports import EXPORTS
from support.office import restate
from support.officer import Q2, Officer, at_the_workbench
from support.workbooks import stamp

NOW = "the one that went out"


def unfinished(folder: Path) -> list[Path]:
    """Files that were begun and not ended."""
    return list(folder.rglob(".*.part"))


async def opens_export(officer: Officer) -> ExportScreen:
    """The dialog, once it is known what may become of the paper."""
    if officer.screen != "ReportScreen":
        await officer.opens_report()
    officer.app.simulate_key("x")
    await officer.until(lambda: officer.screen == "ExportScreen", "the dialog")
    screen = officer.app.screen
    assert isinstance(screen, ExportScreen)
    await officer.until(lambda: screen._found is not None, "the check")
    return screen


def says(screen: ExportScreen, label: str) -> str:
    """What a line of the dialog says; nothing where it is not there."""
    lines = [str(each.prompt) for each in screen.query_one(ChoiceList).options]
    found = [each for each in lines if each.startswith(label.ljust(12))]
    return found[0][12:].strip(" ‹›") if found else ""


async def turns(officer: Officer, screen: ExportScreen, label: str, to: str) -> None:
    """Go to a line and turn it until it says something, as an officer does.

    Keys are not pressed by the pilot: that waits until the app is idle, and each turn
    has the document checked.
    """
    listed = screen.query_one(ChoiceList)
    listed.highlighted = next(
        place for place, each in enumerate(listed.choices) if each.label == label
    )
    for _ in listed.choices[listed.highlighted].values:
        before = says(screen, label)
        if to in before:
            break
        officer.app.simulate_key("right")
        await officer.until(
            lambda before=before: says(screen, label) != before, "another choice"
        )
    assert to in says(screen, label)
    await officer.until(lambda: screen._found is not None, "the check")


async def writes(officer: Officer, path: Path) -> None:
    """Press enter, and wait until the dialog has ended."""
    officer.app.simulate_key("enter")
    said = f"Written to {path}"
    await officer.until(lambda: said in officer.told, said)
    await officer.until(lambda: officer.screen == "ReportScreen", "the dialog to end")


async def test_every_document_in_every_format_has_the_bytes_of_the_register(
    small: Path, tmp_path: Path
) -> None:
    with Workbook.open(small, stamp()) as workbook:
        for each in workbook.indicators.on_file():
            restate(workbook, each, "7.5")
    async with at_the_workbench(small) as officer:
        for name, document in DOCUMENTS.items():
            for chosen in document.formats:
                screen = await opens_export(officer)
                folder = tmp_path / "out"
                folder.mkdir(exist_ok=True)
                screen.path.value = f"{folder}/"
                await turns(officer, screen, "Document", document.title)
                await turns(officer, screen, "Format", f"(.{chosen.ending})")
                if says(screen, "Charts"):
                    await turns(officer, screen, "Charts", "none")
                path = folder / document.file_name(Q2, chosen.ending)
                await writes(officer, path)
                asked = screen._wish.as_asked("", is_draft=False)
                made = document.make(officer.workbook, Q2, asked)
                assert path.read_bytes() == made, (name, chosen.ending)
                path.unlink()
        assert not any((tmp_path / "out").iterdir())


async def test_the_paper_with_all_that_is_asked_is_as_the_command_writes_it(
    sample: Path, tmp_path: Path
) -> None:
    path, beside = tmp_path / "paper.html", tmp_path / "command.html"
    async with at_the_workbench(sample) as officer:
        screen = await opens_export(officer)
        screen.path.value = str(path)
        await officer.pilot.pause()
        assert says(screen, "Format") == "HTML page (.html)", "the ending says it"
        await turns(officer, screen, "Actions", "listed")
        await turns(officer, screen, "Requests", "listed")
        await turns(officer, screen, "Appendix A", "left out")
        await turns(officer, screen, "Charts", "none")
        await writes(officer, path)
    command = ["-w", str(sample), "export", "paper", "-o", str(beside)]
    choices = ["--actions", "--requests", "--no-appendix", "--charts", "none"]
    assert main([*command, *choices]) == 0
    assert path.read_bytes() == beside.read_bytes()


async def test_an_old_file_is_named_with_its_time_before_it_is_replaced(
    sample: Path, tmp_path: Path
) -> None:
    path = tmp_path / "paper.md"
    path.write_text(NOW)
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        screen = await opens_export(officer)
        screen.path.value = str(path)
        await officer.press("enter")
        said = officer.line("#problem")
        assert re.fullmatch(
            r"paper\.md exists, \d\d:\d\d today: enter again replaces it\.", said
        )
        assert path.read_text() == NOW
        os.utime(path, (0, 0))
        screen.path.value = str(tmp_path / "other.md")
        await officer.pilot.pause()
        screen.path.value = str(path)
        await officer.press("enter")
        assert "1 Jan 1970: enter again replaces it." in officer.line("#problem")
        await writes(officer, path)
        assert path.read_text() != NOW


async def test_escape_stops_what_is_being_made_and_the_old_file_stays(
    sample: Path, tmp_path: Path
) -> None:
    path = tmp_path / "paper.docx"
    path.write_text(NOW)
    async with at_the_workbench(sample) as officer:
        screen = await opens_export(officer)
        screen.path.value = str(path)
        await officer.pilot.pause()
        await turns(officer, screen, "Charts", "of every indicator")
        job = screen.query_one(ExportJob)
        await officer.pilot.press("enter")
        # Not pressed: that waits until the app is idle, and so for the whole work.
        officer.app.simulate_key("enter")
        await officer.until(lambda: job.is_making, "it to be under way")
        officer.app.simulate_key("escape")
        await officer.until_said("#problem", "Stopped; nothing is written.")
        assert not job.is_making
        assert officer.screen == "ExportScreen"
        await officer.until(
            lambda: all(not each.is_running for each in officer.app.workers),
            "the work to end",
        )
        assert path.read_text() == NOW
        assert unfinished(tmp_path) == []
        await officer.press("escape")
        assert officer.screen == "ReportScreen"


async def test_the_whole_path_is_copied(sample: Path, tmp_path: Path) -> None:
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        screen = await opens_export(officer)
        path = tmp_path / ("a" * 60) / "paper.md"
        screen.path.value = str(path)
        await officer.pilot.pause()
        shown = screen.query_one("#whole", Static)
        assert str(shown.content) == f"Writes {path}"
        assert shown.display
        screen.query_one(ChoiceList).focus()
        await officer.press("y")
        assert officer.app.clipboard == str(path)
        assert officer.screen == "ExportScreen"


async def test_the_home_of_nobody_is_a_path_as_any_other(small: Path) -> None:
    async with at_the_workbench(small) as officer:
        screen = await opens_export(officer)
        screen.path.value = "~no such officer/paper.md"
        await officer.pilot.pause()
        assert screen.query_one("#whole", Static).display
        await officer.pilot.press("enter")
        await officer.until_said("#problem", "cannot be written")
        assert officer.screen == "ExportScreen"


async def test_a_template_is_asked_for_word_and_refused_with_the_reason(
    sample: Path, tmp_path: Path
) -> None:
    none = tmp_path / "council.docx"
    none.write_bytes(b"no template")
    async with at_the_workbench(sample) as officer:
        screen = await opens_export(officer)
        assert not screen.query_one("#by-template").display
        screen.path.value = str(tmp_path / "paper.docx")
        await officer.pilot.pause()
        assert screen.query_one("#by-template").display
        screen.query_one("#template", PlainInput).value = str(none)
        await officer.pilot.press("enter")
        await officer.until_said("#problem", "template is damaged")
        assert not (tmp_path / "paper.docx").exists()
        assert officer.screen == "ExportScreen"


async def test_figures_for_colleagues_are_marked(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    async with at_the_workbench(sample) as officer:
        screen = await opens_export(officer)
        await turns(officer, screen, "Document", "Every figure")
        await turns(officer, screen, "For", "colleagues")
        screen.path.value = str(path)
        await writes(officer, path)
        assert "internal" in path.read_text(encoding="utf-8-sig").casefold()


@pytest.mark.parametrize(("name", "ending"), EXPORTS)
def test_a_wish_for_a_document_is_turned_there_and_back(name: str, ending: str) -> None:
    document = DOCUMENTS[name]
    wish = Wish(quarter=Q2, document=document, ending=ending)
    for choice in wish.choices():
        assert wish.turned(choice.name, len(choice.values)) == wish
        turned = wish.turned(choice.name, 1)
        assert turned.ending in turned.document.endings


@given(st.lists(st.tuples(st.sampled_from(range(9)), st.integers(-3, 3)), max_size=8))
def test_the_name_of_the_file_follows_whatever_is_chosen(
    turns: list[tuple[int, int]],
) -> None:
    wish = first_wish(Q2)
    typed, own = f"/tmp/{wish.file_name}", "/tmp/our paper.md"  # noqa: S108 - a name
    for place, by in turns:
        choices = list(wish.choices())
        before = wish.file_name
        wish = wish.turned(choices[place % len(choices)].name, by)
        typed, own = wish.named(typed, before), wish.named(own, before)
    assert typed == f"/tmp/{wish.file_name}"  # noqa: S108 - a name
    assert own == f"/tmp/our paper.{wish.ending}"  # noqa: S108 - a name
