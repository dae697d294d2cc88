"""Markup and control characters in the words of officers, wherever they are set."""

import re
from collections.abc import Sequence
from pathlib import Path

from textual import events
from textual.widgets import Input, OptionList

from qperf_tui.domain.proof import Flag
from qperf_tui.domain.text import clean_line
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.screens.figure_list import FigureListScreen
from qperf_tui.tui.screens.preview import PreviewScreen
from qperf_tui.tui.screens.three_way import Meeting, ThreeWayScreen
from qperf_tui.tui.widgets.checks_pane import ChecksPane
from qperf_tui.tui.widgets.completions import Completions
from qperf_tui.tui.widgets.queue_list import QueueList
from qperf_tui.workbench.agreeing import send_back
from qperf_tui.workbench.commenting import keep_draft
from qperf_tui.workbench.remarks import remark
from qperf_tui.workbench.resolving import Insertable, resolve
from support.hostile_screens import CONTROL_TEXTS, MARKUP_TEXTS, look, says
from support.office import write
from support.officer import Q2, Officer, at_the_workbench
from support.workbooks import stamp

CODE = "C MTP 8"
TEXTS = [*MARKUP_TEXTS, *CONTROL_TEXTS]


async def test_two_texts_that_meet(sample: Path) -> None:
    async with at_the_workbench(sample, size=(160, 40)) as officer:
        app = officer.app
        for said in TEXTS:
            met = Meeting(
                about=said,
                base=said,
                mine=f"{said} Mine.",
                theirs=f"Theirs {said}",
                version=3,
                whose=f"version 3 by {said}",
            )
            app.push_screen(ThreeWayScreen(app._desk, Q2, met))
            await look(officer)
            says(officer, said, "#base VerticalScroll Static", "#banner")
            app.pop_screen()


async def test_flags_and_completions(sample: Path) -> None:
    async with at_the_workbench(sample, size=(160, 40)) as officer:
        await officer.writes(CODE, "words")
        screen = officer.app.screen
        await officer.until(lambda: screen.sheet.checks.read == "words", "the checks")
        for said in TEXTS:
            flag = Flag(said, 0, 5, said, said)
            screen.query_one(ChecksPane).show(said, [flag])
            offered = [(said, said), ("b", "c")]
            screen.query_one(Completions).offer(
                offered, screen.editor.cursor_screen_offset
            )
            await look(officer)
            says(officer, said, "#flags")


async def test_what_is_pasted_typed_and_looked_for(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes(CODE, "")
        for said in TEXTS:
            officer.text.post_message(events.Paste(said))
            officer.text.post_message(events.Paste("{"))
            await look(officer)
            await officer.press("ctrl+f")
            officer.app.focused.post_message(events.Paste(said))
            await look(officer)
            await officer.press("escape", "f5")
            await look(officer)
            await officer.press("escape")


def hostile_drafts(path: Path, texts: Sequence[str]) -> None:
    """Leave a draft of each text, in a quarter of its own."""
    with Workbook.open(path, stamp()) as workbook:
        indicator = workbook.indicators.by_code(CODE)
        for place, said in enumerate(texts):
            keep_draft(workbook, indicator, Q2.shifted(place), said, base_version=0)


async def test_drafts_that_are_offered_again(sample: Path) -> None:
    hostile_drafts(sample, TEXTS)
    async with at_the_workbench(sample, size=(120, 60)) as officer:
        await officer.until(lambda: officer.screen == "RecoveryScreen", "the offer")
        await look(officer)
        offered = officer.app.screen.query_one(OptionList).options
        for option, said in zip(offered, TEXTS, strict=True):
            assert clean_line(said)[:20] in str(option.prompt)


async def test_figures_that_are_offered_and_previewed(sample: Path) -> None:
    async with at_the_workbench(sample, size=(160, 40)) as officer:
        app, workbook = officer.app, officer.workbook
        for said in TEXTS:
            app.push_screen(FigureListScreen([Insertable(said, said, said)]))
            await look(officer)
            assert clean_line(said) in str(
                app.screen.query_one(OptionList).get_option_at_index(0).prompt
            )
            app.pop_screen()
            body = f"{said} {{{said}.value}}"
            app.push_screen(PreviewScreen(body, resolve(workbook, body, Q2, None)))
            await look(officer)
            says(officer, said, "#resolved Static")
            app.pop_screen()


def as_it_stands(officer: Officer) -> str:
    """The words of the item in front, without what was left out and what marks it."""
    said = re.sub(r"\[-.*?-\]", "", officer.line("#said"), flags=re.DOTALL)
    return said.replace("[+", "").replace("+]", "")


async def test_the_queue_its_remarks_and_the_history(small: Path) -> None:
    for said in TEXTS:
        with Workbook.open(small, stamp(f"B {said}")) as workbook:
            first, second = workbook.indicators.on_file()
            for each in (first, second):
                write(workbook, each, said)
            remark(workbook, first, Q2, said)
        with Workbook.open(small, stamp(f"C {said}")) as workbook:
            send_back(workbook, second, Q2, said)
    async with at_the_workbench(small, size=(160, 50)) as officer:
        await officer.opens_queue()
        for _ in officer.app.screen.query_one(QueueList).table.shown:
            officer.app.screen._look()
            await look(officer)
            assert clean_line(TEXTS[-1]) in clean_line(as_it_stands(officer))
            for key in ("a", "m", "r", "k", "s", "u", "k", "space"):
                await officer.press(key)
                await look(officer)
                if officer.screen == "AskingScreen":
                    await officer.press("escape")
        await officer.press("A")
        await look(officer)
        await officer.press("escape")
        await officer.opens_history()
        for said in TEXTS[-8:]:
            officer.app.screen.query_one("#filter", Input).value = said
            await look(officer)
        for key in ("escape", "down", "w", "escape", "i", "u", "U"):
            await officer.press(key)
            await look(officer)
