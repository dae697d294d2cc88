"""From each thing that is to be mended, one key goes to where it is."""

from pathlib import Path

from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.widgets.outline import Outline
from qperf_tui.tui.widgets.preflight_pane import PreflightPane
from qperf_tui.workbench.redrafting import redraft
from qperf_tui.workbench.summary import findings
from support.officer import Q2, Officer, at_the_workbench
from support.section import edit_numbered, revise
from support.workbooks import stamp


def edited(path: Path, number: int, body: str) -> None:
    with Workbook.open(path, stamp()) as workbook:
        redraft(workbook, Q2)
        edit_numbered(workbook, number, body)


async def looked_through(officer: Officer, words: str) -> PreflightPane:
    """The report, once what is to be mended is found."""
    await officer.opens_report()
    await officer.until_said("#preflight-line", words)
    return officer.app.screen.query_one(PreflightPane)


def chosen_number(officer: Officer) -> int | None:
    chosen = officer.app.screen.query_one(Outline).chosen
    return None if chosen is None else chosen.number


async def test_step_to_a_paragraph_and_mend_it(sample: Path) -> None:
    edited(sample, 17, "The figure was {CS 99.value}.")
    async with at_the_workbench(sample) as officer:
        await looked_through(officer, "1 first")
        assert chosen_number(officer) == 14
        await officer.press("right_square_bracket")
        assert chosen_number(officer) == 17
        await officer.press("g")
        assert officer.screen == "ParagraphScreen"
        assert officer.text.text == "The figure was {CS 99.value}."
        officer.text.text = "A list of schools is available to members."
        await officer.press("ctrl+s")
        await officer.until(
            lambda: " first" not in officer.line("#preflight-line"),
            "the fault to be gone",
        )


async def test_enter_in_the_list_goes_there_too(sample: Path) -> None:
    edited(sample, 16, "The figure was {CS 99.value}.")
    async with at_the_workbench(sample) as officer:
        pane = await looked_through(officer, "1 first")
        pane.listed.focus()
        await officer.press("down", "enter")
        assert officer.screen == "ParagraphScreen"
        assert officer.text.text == "The figure was {CS 99.value}."


async def test_what_is_out_of_date_is_drafted_again(sample: Path) -> None:
    with Workbook.open(sample, stamp()) as workbook:
        redraft(workbook, Q2)
        revise(workbook, "C MTP 8", "71.2")
    async with at_the_workbench(sample) as officer:
        pane = await looked_through(officer, " first")
        rules = [each.rule for each in findings(officer.workbook, Q2)]
        for _ in range(rules.index("drift") + 1):
            await officer.press("right_square_bracket")
        assert pane.chosen is not None
        assert pane.chosen.rule == "drift"
        await officer.press("g")
        await officer.until(lambda: officer.screen == "RedraftScreen", "the preview")


async def test_words_of_an_indicator_are_mended_in_its_editor(sample: Path) -> None:
    with Workbook.open(sample, stamp()) as workbook:
        redraft(workbook, Q2)
        revise(workbook, "C MTP 8", "71.2")
    async with at_the_workbench(sample) as officer:
        pane = await looked_through(officer, " first")
        rules = [each.rule for each in findings(officer.workbook, Q2)]
        assert "commentary" in rules
        for _ in range(len(rules) - rules.index("commentary")):
            await officer.press("left_square_bracket")
        assert pane.chosen is not None
        assert (pane.chosen.rule, pane.chosen.code) == ("commentary", "C MTP 8")
        await officer.press("g")
        assert officer.screen == "EditorScreen"


async def test_nothing_to_mend_says_so(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.opens_report()
        await officer.sees("Nothing is missing")
        await officer.press("g", "right_square_bracket")
        assert officer.told[-1] == "Nothing is left to mend."
        assert officer.screen == "ReportScreen"
