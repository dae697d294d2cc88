"""What the public may not read: seen at the workbench, signed for and withdrawn."""

from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from qperf_tui.workbench.disclosing import as_published
from qperf_tui.workbench.protecting import standing_overrides
from support.officer import Q2, Officer, at_the_workbench

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


def listed(officer: Officer) -> list[str]:
    found = officer.app.screen.query_one(OptionList)
    return [str(each.prompt) for each in found.options]


async def opens_the_list(officer: Officer) -> None:
    await officer.press("H")
    await officer.until(
        lambda: (
            officer.screen == "HiddenScreen" and "hidden in" in officer.line("#line")
        ),
        "the list of what is hidden",
    )


def public(officer: Officer, code: str) -> str:
    """What the public reads of an indicator in the quarter."""
    about = officer.workbook.indicators.by_code(code)
    series = as_published(officer.workbook).outturns.series(about)
    (found,) = [each for each in series if each.quarter == Q2]
    return found.mark or "a figure"


@SIZES
async def test_a_hidden_figure_is_shown_to_the_officer_and_said_to_be_hidden(
    sample: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(sample, size=size) as officer:
        await officer.goes_to("CS 12")
        said = "⊘ hidden from the public: it counts fewer than 5 people."
        await officer.until(
            lambda: officer.line("#facts").startswith(said), "the review to say so"
        )
        assert "2.4%" in officer.seen
        await officer.press("enter")
        card = officer.app.screen.query_one("#card Static", Static)
        await officer.until(
            lambda: str(card.content).startswith(said), "the record card to say so"
        )
        assert "2.4%" in officer.seen


@SIZES
async def test_an_indicator_that_the_public_may_read_says_nothing_of_it(
    sample: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(sample, size=size) as officer:
        await officer.goes_to("CS 12")
        await officer.until(
            lambda: "⊘" in officer.line("#facts"), "the review to say so"
        )
        await officer.goes_to("C MTP 8")
        await officer.until(
            lambda: "C MTP 8" in officer.line("#named"), "the next indicator"
        )
        await officer.settled()
        assert "⊘" not in officer.line("#facts")


@SIZES
async def test_a_figure_is_signed_for_shown_withdrawn_and_undone(
    sample: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(sample, size=size, by="Pat") as officer:
        await opens_the_list(officer)
        place = next(n for n, said in enumerate(listed(officer)) if "CS 19" in said)
        assert listed(officer)[place] == (
            "CS 19, Q2 2012/13\n⊘ hidden from the public: all but fewer than 5 people "
            "are in it"
        )
        await officer.press(*["down"] * place)
        await officer.until_said("#text Static", "On file: 99.5%, 206 of 207")
        assert public(officer, "CS 19") == "c"
        await officer.press("x")
        officer.app.focused.value = "Agreed by the director."
        await officer.press("enter")
        await officer.told_of("CS 19 is shown to the public. u undoes it.")
        await officer.until(
            lambda: listed(officer)[0].startswith("CS 19, Q2 2012/13\n⊙ shown"),
            "the override to be listed",
        )
        assert public(officer, "CS 19") == "a figure"
        (held,) = standing_overrides(officer.workbook)
        assert (held.signed_by, held.reason) == ("Pat", "Agreed by the director.")
        await officer.press("home")
        await officer.until_said("#text Static", "Agreed by the director.")
        await officer.press("w")
        await officer.told_of("CS 19 is hidden again. u undoes it.")
        assert public(officer, "CS 19") == "c"
        await officer.press("u")
        await officer.told_of("Undone: override 1 of CS 19 in Q2 2012/13 withdrawn")
        assert public(officer, "CS 19") == "a figure"


async def test_without_a_reason_nothing_is_signed(sample: Path) -> None:
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        await opens_the_list(officer)
        await officer.press("x", "enter")
        await officer.until_said("#problem", "A reason is needed")
        await officer.press("escape")
        assert not standing_overrides(officer.workbook)


async def test_every_quarter_is_listed_on_one_key_and_the_palette_finds_the_screen(
    sample: Path,
) -> None:
    async with at_the_workbench(sample, size=(120, 40)) as officer:
        await officer.press("ctrl+p", *"hidden from")
        await officer.sees("What is hidden from the public")
        await officer.press("escape", "escape")
        await opens_the_list(officer)
        assert "Q2 2009/10" not in "".join(listed(officer))
        assert "f lists" in officer.line("#line")
        await officer.press("f")
        await officer.until(
            lambda: "Q2 2009/10" in "".join(listed(officer)), "every quarter"
        )
        await officer.press("question_mark")
        await officer.sees("withdraws that again", "Show all the same")
