"""An officer makes the summary section ready for the committee."""

from pathlib import Path

import pytest
from textual.widgets import Input

from qperf_tui.tui.widgets.outline import Outline
from qperf_tui.workbench.compiling import compile_summary
from qperf_tui.workbench.documents import PAPER
from support.officer import Q2, Officer, at_the_workbench


def numbered(officer: Officer) -> list[tuple[int | None, str]]:
    """The paragraphs on file, with their numbers."""
    found = compile_summary(officer.workbook, Q2).paragraphs
    return [(each.number, each.body[:24]) for each in found]


def choose(officer: Officer, place: int) -> None:
    """Put the cursor on a paragraph of the summary, counted from 0."""
    outline = officer.app.screen.query_one(Outline)
    outline.highlighted = outline.get_option_index(str(13 + place))


async def test_paragraphs_are_numbered_from_fourteen(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.opens_report()
        assert [number for number, _ in numbered(officer)] == [14, 15, 16, 17]
        for number, body in numbered(officer):
            preview = officer.line("#above") + officer.line("#onward")
            assert f"{number}. {body[:16]}" in preview
        await officer.sees("Nothing is missing")


async def test_edit_a_paragraph_and_put_the_draft_back(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.opens_report()
        drafted = numbered(officer)
        choose(officer, 1)
        await officer.press("e")
        assert officer.screen == "ParagraphScreen"
        officer.text.text = "In our own words."
        await officer.press("ctrl+s")
        assert numbered(officer)[1] == (15, "In our own words.")
        await officer.sees("15. In our own words.", "15 ✎")
        choose(officer, 1)
        await officer.press("d")
        await officer.sees("1 is kept as edited.")
        await officer.press("f")
        await officer.sees("1 paragraph changes.")
        await officer.press("enter")
        await officer.until(lambda: officer.screen == "ReportScreen", "the report")
        assert numbered(officer) == drafted
        await officer.press("u")
        assert numbered(officer)[1] == (15, "In our own words.")
        await officer.press("u")
        assert numbered(officer) == drafted


async def test_move_leave_out_and_undo(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.opens_report()
        drafted = numbered(officer)
        choose(officer, 1)
        await officer.press("J")
        assert [each[1] for each in numbered(officer)[1:3]] == [
            drafted[2][1],
            drafted[1][1],
        ]
        await officer.press("K")
        assert numbered(officer) == drafted
        await officer.press("m")
        assert [number for number, _ in numbered(officer)] == [14, None, 15, 16]
        await officer.sees("– ")
        await officer.press("u", "u", "u")
        assert numbered(officer) == drafted


async def test_add_a_paragraph_and_remove_it(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.opens_report()
        drafted = numbered(officer)
        choose(officer, 0)
        await officer.press("n")
        await officer.until(lambda: officer.screen == "ParagraphScreen", "the editor")
        officer.text.text = "Added by hand."
        await officer.press("escape")
        assert numbered(officer)[1] == (15, "Added by hand.")
        assert numbered(officer)[-1][0] == 18
        choose(officer, 1)
        await officer.press("delete")
        assert numbered(officer) == drafted
        await officer.press("u")
        assert numbered(officer)[1] == (15, "Added by hand.")


async def test_an_unsaved_paragraph_is_back_when_it_is_opened_again(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.opens_report()
        choose(officer, 1)
        await officer.press("e")
        officer.text.text = "Half a sent"
        await officer.pilot.pause()
        officer.app.screen.flush()
        await officer.settled()
    async with at_the_workbench(sample) as officer:
        await officer.until(lambda: officer.screen == "RecoveryScreen", "the offer")
        await officer.press("escape")
        await officer.opens_report()
        choose(officer, 1)
        await officer.press("e")
        assert officer.text.text == "Half a sent"
        assert "Your unsaved text is back." in officer.line("#banner")


async def test_the_paper_is_exported_with_the_bytes_of_the_register(
    sample: Path, tmp_path: Path
) -> None:
    path = tmp_path / "paper.md"
    async with at_the_workbench(sample) as officer:
        await officer.opens_report()
        await officer.press("x")
        asked = officer.app.screen.query_one("#path", Input)
        assert asked.value.endswith("paper-2012-2.md")
        asked.value = str(path)
        await officer.pilot.press("enter")
        await officer.until(
            lambda: officer.screen == "ReportScreen", "the dialog to end"
        )
        assert path.read_bytes() == PAPER.make(officer.workbook, Q2)
        assert officer.told[-1] == f"Written to {path}"
        assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["nowhere/summary.md", "."])
async def test_an_export_that_cannot_be_written_says_why(
    sample: Path, tmp_path: Path, name: str
) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.opens_report()
        await officer.press("x")
        officer.app.screen.query_one("#path", Input).value = str(tmp_path / name)
        await officer.pilot.press("enter")
        reason = "is a folder" if name == "." else "No such file"
        await officer.until_said("#problem", reason)
        await officer.press("escape")
        assert officer.screen == "ReportScreen"
