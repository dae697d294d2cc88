"""Figures are put into a text by name, completed as typed, and shown in place."""

from pathlib import Path

import pytest
from textual.widgets import OptionList

from support.officer import Officer, at_the_workbench

CODE = "C MTP 8"


async def offered(officer: Officer, words: str) -> str:
    """What is offered under the cursor, once it has some words in it."""
    menu = officer.app.screen.query_one("#completions", OptionList)

    def listed() -> str:
        shown = [str(each.prompt) for each in menu.options]
        return "\n".join(shown) if menu.display else ""

    await officer.until(lambda: words in listed(), f"{words!r} to be offered")
    return listed()


async def test_a_figure_is_chosen_from_the_list_and_shown_in_place(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes(CODE, "It fell by .")
        officer.text.move_cursor((0, 11))
        await officer.press("f2", *"movement")
        assert officer.screen == "FigureListScreen"
        await officer.sees("enter puts in {.movement}")
        await officer.press("enter")
        assert officer.text.text == "It fell by {.movement}."
        await officer.press("f5")
        await officer.sees("It fell by 5.3 percentage points.", "Every figure is in")
        await officer.press("escape", "ctrl+z")
        assert officer.text.text == "It fell by ."


async def test_the_list_says_when_nothing_fits(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes(CODE, "")
        await officer.press("f2", *"zzz")
        await officer.sees("No figure fits these words.")
        await officer.press("enter")
        assert officer.screen == "FigureListScreen"
        await officer.press("escape")
        assert officer.text.text == ""


@pytest.mark.parametrize("key", ["enter", "tab"])
async def test_a_token_is_completed_as_it_is_typed(sample: Path, key: str) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes(CODE, "")
        await officer.press(*"At {.tar")
        shown = await offered(officer, "{.target}")
        assert "85%" in shown
        await officer.press(key)
        assert officer.text.text == "At {.target}"
        assert officer.text.has_focus
        await officer.press(*" now", "ctrl+z", "ctrl+z")
        assert officer.text.text == "At {.tar"


async def test_the_arrows_choose_and_escape_goes_on_writing(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes(CODE, "")
        await officer.press(*"{.val")
        await offered(officer, "{.value:fraction}")
        await officer.press("down", "enter")
        assert officer.text.text == "{.value:fraction}"
        await officer.press(*" {.val")
        await offered(officer, "{.value:fraction}")
        await officer.press("escape")
        assert officer.screen == "EditorScreen"
        await officer.press("enter")
        assert officer.text.text == "{.value:fraction} {.val\n"


async def test_another_indicator_is_named_by_its_code(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes(CODE, "")
        await officer.press(*"{A MTP 1.val")
        await offered(officer, "{A MTP 1.value}")
        await officer.press("enter")
        assert officer.text.text == "{A MTP 1.value}"


async def test_two_braces_are_a_brace_and_offer_nothing(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes(CODE, "")
        await officer.press(*"{.val")
        await offered(officer, "{.value}")
        officer.text.text = ""
        await officer.press(*"{{.val")
        menu = officer.app.screen.query_one("#completions", OptionList)
        await officer.until(lambda: not menu.display, "the list to close")


async def test_a_figure_that_cannot_stand_is_named_with_its_place(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes(CODE, "First line.\nAt {.valeu} now.")
        await officer.press("f5")
        await officer.sees("line 2, column 4", "{.value}")
        await officer.press("enter")
        assert officer.screen == "EditorScreen"
        assert officer.text.selected_text == "{.valeu}"


async def test_what_is_saved_keeps_its_names(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes(CODE, "At {.value} now.")
        await officer.press("ctrl+s")
        assert officer.note(CODE).body == "At {.value} now."
