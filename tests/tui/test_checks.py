"""The checks speak of a text while it is written, and stop nobody."""

from pathlib import Path

import pytest

from qperf_tui.tui.screens.paragraph import ParagraphScreen
from support.officer import Officer, at_the_workbench

CODE = "C MTP 8"
WRONG = "Slower, as Frameworkki was late. Staff were at sevices."


def selected(officer: Officer) -> str:
    """What is selected in the text."""
    return officer.text.selected_text


async def checked(officer: Officer, counted: str) -> None:
    """Wait until the checks have read the text."""
    await officer.until(
        lambda: counted in officer.line("#checks-line"), f"{counted!r} to be counted"
    )


async def test_what_a_text_tells_is_said_and_what_it_leaves_out(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes(CODE, "Performance fell because of leave.")
        await officer.sees("! no year-end view", "✓ cause", "! no action or owner")
        await officer.writes_on(" It should recover by March; Cover is in place.")
        await officer.sees("✓ year-end view", "✓ action")


async def test_each_flag_is_gone_to_with_its_cause_and_its_mend(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes(CODE, WRONG)
        officer.text.move_cursor((0, 0))
        await checked(officer, "2 to look at")
        await officer.press("f10")
        assert selected(officer) == "Frameworkki"
        await officer.sees("1 of 2 to look at", "Write “Frameworki”")
        await officer.press("f10")
        assert selected(officer) == "sevices"
        await officer.press("f10")
        assert selected(officer) == "Frameworkki"


async def test_a_flag_asked_for_at_once_is_that_of_the_text_as_it_is(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes(CODE, WRONG)
        await checked(officer, "2 to look at")
        officer.text.insert("So it went. ", (0, 0))
        await officer.press("f10")
        await officer.until(lambda: selected(officer) == "Frameworkki", "the words")


async def test_what_is_flagged_is_underlined_and_no_more_once_mended(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes(CODE, WRONG)
        await checked(officer, "2 to look at")
        line = officer.text.get_line(0)
        marked = {line.plain[span.start : span.end] for span in line.spans}
        assert marked == {"Frameworkki", "sevices"}
        officer.text.text = "Slower, as Frameworki was late."
        await checked(officer, "nothing to mend")
        assert officer.text.get_line(0).spans == []
        await officer.press("f10")
        assert officer.told[-1] == "The checks find nothing to mend."


async def test_a_word_is_learnt_for_the_council_and_no_longer_flagged(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes(CODE, "Slower, as Quilliampad was late.")
        await checked(officer, "1 to look at")
        await officer.press("f10", "ctrl+l")
        assert "Quilliampad" in officer.told[-1]
        await checked(officer, "nothing to mend")
        assert officer.workbook.council_words.find("Quilliampad") is not None
        await officer.press("ctrl+l")
        assert "known already" in officer.told[-1]


async def test_keys_are_taken_while_the_checks_read(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes(CODE, f"{WRONG} " * 40)
        await officer.pilot.press(*"abc")
        assert officer.text.text.startswith("abc")
        await checked(officer, "to look at")


async def test_a_flag_of_an_older_text_is_never_shown(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes(CODE, WRONG)
        officer.text.text = "Slower."
        await checked(officer, "nothing to mend")
        assert "Frameworkki" not in officer.line("#flags")


async def test_a_paragraph_is_checked_too(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.opens_report()
        await officer.press("e")
        assert isinstance(officer.app.screen, ParagraphScreen)
        officer.text.text = WRONG
        await checked(officer, "2 to look at")
        await officer.press("f10")
        assert selected(officer) == "Frameworkki"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_editor_has_room_for_the_text_and_its_checks(
    sample: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(sample, size=size) as officer:
        await officer.writes(CODE, WRONG)
        await checked(officer, "2 to look at")
        screen = officer.app.screen
        assert officer.text.size.height >= 8
        assert screen.query_one("#checks").size.height >= 4
        beside = screen.context.region
        if size[0] == 120:
            assert (beside.width, officer.text.region.x) == (50, 50)
        else:
            assert beside.bottom <= officer.text.region.y


async def test_a_fault_of_a_check_stops_nobody_and_the_next_text_is_read(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise ZeroDivisionError("secret words")

    async with at_the_workbench(sample) as officer:
        with monkeypatch.context() as faulty:
            faulty.setattr("qperf_tui.workbench.proofing.proof", fail)
            await officer.writes(CODE, "words")
            await checked(officer, "a fault of the program")
        await officer.writes_on(" Frameworkki")
        await checked(officer, "to look at")
        await officer.press("ctrl+s")
        assert officer.note(CODE).body == "words Frameworkki"
