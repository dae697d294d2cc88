"""Markup and control characters in every text a workbook holds, on every screen."""

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, Static

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.text import clean_line, clean_text
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.screens.changed import ChangedScreen
from qperf_tui.tui.screens.definition import DefinitionScreen
from qperf_tui.tui.screens.editor import EditorScreen
from qperf_tui.tui.screens.paragraph import ParagraphScreen
from qperf_tui.tui.screens.plan import PlanScreen
from qperf_tui.tui.screens.record import RecordScreen
from qperf_tui.tui.screens.returns import ReturnsScreen
from qperf_tui.tui.screens.working import WorkingScreen
from qperf_tui.tui.widgets.outline import Outline
from support.hostile import CONTROL, MARKUP
from support.hostile_screens import CONTROL_TEXTS, MARKUP_TEXTS, look, says
from support.hostile_workbook import fill
from support.officer import Q2, Officer, at_the_workbench
from support.rendered import drawn
from support.workbooks import stamp


async def each_screen(officer: Officer) -> None:
    """Walk every screen and dialog with every indicator and paragraph in front."""
    app, workbook = officer.app, officer.workbook
    for each in workbook.indicators.on_file():
        officer.browser.table.go_to(each.indicator_id)
        app.screen._look()
        await look(officer)
        says(officer, each.title, "#named", "#facts", "#note")
        app.push_screen(WorkingScreen(app._desk, Q2, each.indicator_id))
        await look(officer)
        worked = "\n".join(
            str(part.content) for part in app.screen.query(".lines").results(Static)
        )
        # As who set the target, why, why another tolerance, why this year end,
        # and whose figure is beside it, of when and by what source.
        assert clean_line(worked).count(clean_line(each.title)) >= 7
        app.pop_screen()
        app.push_screen(RecordScreen(app._desk, Q2, each.code))
        await look(officer)
        says(officer, each.title, "#title", "#card Static", "#note Static")
        for key in ("c", "t", "t", "y"):
            await officer.press(key)
            await look(officer)
        says(officer, each.title, "#about")
        await officer.press("escape")
        app.pop_screen()
        app.push_screen(EditorScreen(app._desk, Q2, each.code))
        await look(officer)
        says(officer, each.title, "#named", "#facts", "#reference Static")
        assert officer.text.text == clean_text(each.title)
        await each_view_of_a_text(officer, each.title)
        app.pop_screen()
    await each_return(officer)
    await officer.opens_report()
    outline = app.screen.query_one(Outline)
    paragraphs = outline.summary.paragraphs
    for place, each in enumerate(paragraphs[::3]):
        outline.highlighted = outline.get_option_index(str(place))
        app.push_screen(ParagraphScreen(app._desk, Q2, each.on_file, 1))
        await look(officer)
        app.pop_screen()
    for each in workbook.indicators.on_file()[::2]:
        await each_screen_of_a_definition(officer, each)
    for screen in (PlanScreen(app._desk, Q2), ChangedScreen(app._desk, Q2)):
        app.push_screen(screen)
        await look(officer)
        app.pop_screen()
    keys = ("x", "escape", "question_mark", "escape", "escape", "v", "f", "escape", "p")
    for key in keys:
        await officer.press(key)
        await look(officer)


async def each_return(officer: Officer) -> None:
    """Look at what is expected of each owner, and at opening the next quarter."""
    app = officer.app
    app.push_screen(ReturnsScreen(app._desk, Q2))
    await officer.until(lambda: officer.screen == "ReturnsScreen", "the returns")
    await officer.settled()
    for each in officer.workbook.indicators.on_file():
        app.screen.table.go_to(each.indicator_id)
        await look(officer)
        says(officer, each.title, "#whole")
    await officer.press("n")
    await officer.until_said("#banner", "y opens it")
    await look(officer)
    for each in officer.workbook.indicators.on_file():
        says(officer, each.owner, "#whom")
    await officer.press("escape", "escape")


async def each_screen_of_a_definition(officer: Officer, about: Indicator) -> None:
    """Show the definition, its targets, and what is asked to change each."""
    officer.app.push_screen(DefinitionScreen(officer.app._desk, Q2, about))
    await look(officer)
    for key in ("e", "m", "c", "s", "x"):
        await officer.press(key)
        await look(officer)
        says(officer, about.title, "#about")
        await officer.press("escape")
    await officer.press("t")
    await look(officer)
    for key in ("e", "y"):
        await officer.press(key)
        await look(officer)
        await officer.press("escape")
    officer.app.pop_screen()
    officer.app.pop_screen()


async def each_view_of_a_text(officer: Officer, said: str) -> None:
    """Search a text, compare, check and complete it, and show what it was."""
    officer.text.insert(f"{said} {{")
    for key in ("ctrl+f", "escape", "f3", "f3", "f10", "f2", "escape", "f5", "escape"):
        await officer.press(key)
        await look(officer)
    await officer.press("ctrl+t")
    await look(officer)
    says(officer, said, "#words Static")
    await officer.press("escape")


async def test_every_screen_shows_hostile_text_as_text(tmp_path: Path) -> None:
    path = tmp_path / "hostile.qperf"
    fill(path, [*MARKUP_TEXTS, *CONTROL_TEXTS])
    async with at_the_workbench(path, size=(110, 40)) as officer:
        await each_screen(officer)


async def test_markup_is_shown_to_the_letter(tmp_path: Path) -> None:
    path = tmp_path / "hostile.qperf"
    fill(path, MARKUP)
    async with at_the_workbench(path, size=(160, 60)) as officer:
        await officer.press("question_mark", "escape")
        rows = officer.cells()
        tallies = officer.app.screen.query_one("#tallies", OptionList)
        counted = "\n".join(str(each.prompt) for each in tallies.options)
        for place, said in enumerate(MARKUP):
            assert said in rows[place][1]
            assert said in counted
        await officer.opens_report()
        texts = officer.app.screen.query("#preview Static").results(Static)
        preview = "\n".join(str(each.content) for each in texts)
        outline = officer.app.screen.query_one(Outline)
        listed = "\n".join(str(each.prompt) for each in outline.options)
        for said in MARKUP:
            assert preview.count(said) >= 4, said
            assert listed.count(said) >= 2


async def test_notices_give_hostile_text_as_text(tmp_path: Path) -> None:
    path = tmp_path / "hostile.qperf"
    payloads = [*MARKUP, *CONTROL_TEXTS]
    fill(path, payloads)
    async with at_the_workbench(path, size=(160, 60)) as officer:
        app = officer.app
        for place in range(0, len(payloads), 6):
            for said in payloads[place : place + 6]:
                app.notify(f"Undone: {said}.")
                app.screen.notify(said, title="Notice")
            await look(officer)
            if place + 6 <= len(MARKUP):
                assert all(said in drawn(app) for said in payloads[place : place + 6])
            app.clear_notifications()


async def test_an_undo_names_a_hostile_code_as_text(tmp_path: Path) -> None:
    path = tmp_path / "hostile.qperf"
    fill(path, MARKUP[:4])
    async with at_the_workbench(path) as officer:
        await officer.press("a")
        assert f"{MARKUP[0]} agreed" in officer.told[-1]
        await officer.press("u")
        assert f"agreed 0 {MARKUP[0]}" in officer.told[-1]
        await look(officer)


@pytest.mark.parametrize("said", [MARKUP[0], MARKUP[4], CONTROL[0], CONTROL[18]])
async def test_the_palette_the_filter_and_a_tooltip_take_it_too(
    tmp_path: Path, said: str
) -> None:
    path = tmp_path / "hostile.qperf"
    fill(path, [said, "b"])
    async with at_the_workbench(path) as officer:
        await officer.press("ctrl+p")
        officer.app.screen.query_one(Input).value = "0"
        await look(officer)
        await officer.press("escape")
        officer.browser.begin_filter()
        officer.browser.filter.value = said
        await look(officer)
        officer.browser.filter.value = ""
        await officer.pilot.hover("IndicatorTable", offset=(4, 2))
        await look(officer)


async def test_a_file_name_is_shown_as_text(tmp_path: Path) -> None:
    path = tmp_path / "see [b] [@click=app.quit]x[b] \x1b]52;c;eA==\x07.qperf"
    fill(path, ["plain"])
    with Workbook.open(path, stamp()) as workbook:
        workbook.settings.put("council", "")
    async with at_the_workbench(path, size=(200, 40)) as officer:
        await look(officer)
        assert "see [b] [@click=app.quit]x[b]" in drawn(officer.app)
        await officer.opens_report()
        await officer.press("x")
        wanted = str(path.parent / "[/b]" / "\x9b2J.md")
        officer.app.screen.query_one("#path", Input).value = wanted
        await officer.pilot.press("enter")
        problem = officer.app.screen.query_one("#problem", Static)
        await officer.until(lambda: "[/b]" in str(problem.content), "the reason")
        await look(officer)
