"""Officers and reviewers say what they think of a text, out of every report."""

from pathlib import Path

from textual.widgets import OptionList

from qperf_tui.workbench.remarks import remark, remarks
from support.officer import Q2, Officer, at_the_workbench

CODE = "C MTP 10"


def thread(officer: Officer) -> list[str]:
    """The remarks as shown."""
    found = officer.app.screen.query_one(OptionList)
    return [str(each.prompt) for each in found.options]


async def test_add_a_remark_resolve_it_and_open_it_again(sample: Path) -> None:
    async with at_the_workbench(sample, by="A Reviewer") as officer:
        indicator = officer.workbook.indicators.by_code(CODE)
        await officer.opens_queue()
        await officer.press("f", "k")
        assert officer.app.screen.place == f"Remarks {CODE}"
        assert thread(officer) == ["Nobody has remarked on this text; n does."]
        await officer.press("s")
        await officer.told_of("There is no remark to resolve; n adds one.")
        await officer.press("n", "enter")
        assert officer.line("#problem") == "The remark says nothing yet."
        await officer.press(*"Which team", "enter")
        await officer.told_of("Remark added")
        (said,) = thread(officer)
        assert said.startswith("¶ Open · said by A Reviewer")
        assert said.endswith("Which team")
        (kept,) = remarks(officer.workbook, indicator, Q2)
        assert (kept.body, kept.is_open) == ("Which team", True)
        await officer.press("s")
        await officer.told_of("Resolved; u opens it again.")
        assert thread(officer)[0].startswith("✓ Resolved by A Reviewer")
        await officer.press("s")
        await officer.told_of("A Reviewer has resolved it already.")
        await officer.press("u")
        await officer.told_of("Undone: resolved A Reviewer's remark")
        assert thread(officer)[0].startswith("¶ Open")
        await officer.press("k")
        assert officer.screen == "QueueScreen"
        await officer.sees("remarks 1")


async def test_an_open_remark_is_an_entry_of_the_queue(sample: Path) -> None:
    async with at_the_workbench(sample, by="A Reviewer") as officer:
        indicator = officer.workbook.indicators.by_code(CODE)
        remark(officer.workbook, indicator, Q2, "Which team?")
        await officer.opens_queue()
        while "›remarks" not in officer.line("#filters"):
            await officer.press("f")
        (row,) = officer.cells()
        assert row[-2].strip() == "¶ remark"
        await officer.sees("1 remark open, which holds the reviewer's step")


async def test_remarks_are_reached_from_the_review_and_the_record(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.goes_to(CODE)
        await officer.press("K")
        assert officer.app.screen.place == f"Remarks {CODE}"
        await officer.press("escape", "enter", "k")
        assert officer.app.screen.place == f"Remarks {CODE}"
