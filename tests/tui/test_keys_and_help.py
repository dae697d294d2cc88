"""Every key is told of: in the line at the foot, in help and in the palette."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.command import CommandList
from textual.widgets import Input, TextArea

from qperf_tui.config import Settings
from qperf_tui.tui.areas import TITLES
from qperf_tui.tui.themes import HIGH_CONTRAST, MONOCHROME, THEMES
from qperf_tui.tui.widgets.entry_grid import EntryGrid
from qperf_tui.tui.widgets.outline import Outline
from support.importing import looks_through_definitions, targets
from support.officer import Officer, at_the_workbench, footer
from support.rolling_over import opening, sees_returns
from support.section import revise


async def on_review(officer: Officer) -> None:
    await officer.pilot.pause()


async def on_record(officer: Officer) -> None:
    await officer.press("enter")


async def on_editor(officer: Officer) -> None:
    await officer.press("e")


async def on_report(officer: Officer) -> None:
    await officer.opens_report()


async def on_paragraph(officer: Officer) -> None:
    await officer.opens_report()
    officer.app.screen.query_one(Outline).highlighted = 1
    await officer.press("e")


async def on_export(officer: Officer) -> None:
    await officer.opens_report()
    await officer.press("x")


async def on_redraft(officer: Officer) -> None:
    revise(officer.workbook, "C MTP 8", "71.2")
    await officer.opens_report()
    await officer.press("d")


async def on_paper(officer: Officer) -> None:
    await officer.opens_report()
    await officer.press("p")


async def on_audit(officer: Officer) -> None:
    await officer.opens_report()
    await officer.press("A")


async def on_queue(officer: Officer) -> None:
    await officer.opens_queue()


async def on_marked(officer: Officer) -> None:
    await officer.opens_queue()
    await officer.press("asterisk", "A")


async def on_remarks(officer: Officer) -> None:
    await officer.opens_queue()
    await officer.press("k")


async def on_requests(officer: Officer) -> None:
    await officer.press("R")


async def on_definition(officer: Officer) -> None:
    await officer.press("enter", "d")


async def on_targets(officer: Officer) -> None:
    await on_definition(officer)
    await officer.press("t")


async def on_plan(officer: Officer) -> None:
    await officer.press("P")


async def on_changed(officer: Officer) -> None:
    await officer.press("C")


async def on_import(officer: Officer) -> None:
    await officer.press("i")
    path = officer.workbook.path.parent / "return.csv"
    path.write_text("Ref,Quarter,Value\n", encoding="utf-8")
    officer.app.screen.query_one(Input).value = str(path)
    await officer.press("enter")
    assert officer.screen == "ImportScreen"


async def on_defined(officer: Officer) -> None:
    await looks_through_definitions(officer, targets(officer.workbook.path.parent))


async def on_figures(officer: Officer) -> None:
    await officer.press("t")
    assert officer.screen == "EntryScreen"


async def on_history(officer: Officer) -> None:
    await officer.opens_history()


SCREENS = (
    *(on_review, on_record, on_editor, on_report, on_paragraph),
    *(on_paper, on_audit),
    *(on_redraft, on_queue, on_marked, on_remarks, on_requests, on_history),
    *(on_import, on_defined, on_figures, sees_returns, opening),
    *(on_definition, on_targets, on_plan, on_changed),
)
Going = Callable[[Officer], Awaitable[None]]


def is_text(binding: Binding) -> bool:
    """Whether the key is one that an editor takes as text."""
    return not binding.key.startswith(("ctrl+", "f", "escape"))


def ours(officer: Officer) -> dict[str, set[str]]:
    """What each action of this screen and of the app is called, as it is declared."""
    screen, app = officer.app.screen, officer.app
    is_writing = bool(screen.query(TextArea) or screen.query(EntryGrid))
    declared: dict[str, set[str]] = {}
    for kind in (*type(screen).__mro__, type(app)):
        for binding in vars(kind).get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.id and binding.description:
                if is_writing and is_text(binding):
                    continue
                declared.setdefault(binding.action, set()).add(binding.description)
    name = {f"area('{each}')": (each,) for each in TITLES}
    return {
        action: called
        for action, called in declared.items()
        if action not in name or app.check_action("area", name[action])
    }


@pytest.mark.parametrize("going", SCREENS)
async def test_help_and_the_palette_have_every_action_of_the_screen(
    sample: Path, going: Going
) -> None:
    async with at_the_workbench(sample, size=(120, 100)) as officer:
        await going(officer)
        wanted = ours(officer)
        assert len(wanted) > 2
        officer.app.action_explain()
        await officer.pilot.pause()
        for action, called in wanted.items():
            assert any(each in officer.seen for each in called), action
        await officer.press("escape")
        assert officer.screen != "HelpScreen"
        await officer.press("ctrl+p")
        found = officer.app.screen.query_one(CommandList)

        def offered() -> list[str]:
            return [str(each.prompt).splitlines()[0] for each in found.options]

        for action, called in wanted.items():
            await officer.until(
                lambda called=called: any(
                    said.startswith(tuple(called)) for said in offered()
                ),
                f"{action} in the palette",
            )


@pytest.mark.parametrize("going", SCREENS)
async def test_the_line_of_keys_is_whole_at_80_columns(
    sample: Path, going: Going
) -> None:
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        await going(officer)
        bindings = [
            each.binding for each in officer.app.screen.active_bindings.values()
        ]
        whole = {
            f"{officer.app.get_key_display(each)} {each.description}"
            for each in bindings
        }
        parts = [part for part in footer(officer.app).strip().split("  ") if part]
        assert parts[-1] == "^p All"
        assert set(parts[:-1]) <= whole
        assert any(part.endswith("Help") for part in parts)


async def test_the_palette_goes_to_an_indicator_by_its_name(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.press("ctrl+p")
        officer.app.screen.query_one(Input).value = "c mtp 8"
        found = officer.app.screen.query_one(CommandList)
        await officer.until(
            lambda: any("C MTP 8" in str(each.prompt) for each in found.options),
            "the indicator",
        )
        await officer.press("enter")
        assert officer.app.screen.place.startswith("C MTP")


async def test_a_key_that_was_changed_works_in_place_of_the_usual_one(
    sample: Path,
) -> None:
    settings = Settings(keys={"note.edit": "w", "note.edt": "y"})
    async with at_the_workbench(sample, settings=settings) as officer:
        assert "note.edt in the settings is no action; did you mean" in officer.told[0]
        assert "w Edit note" in footer(officer.app)
        await officer.press("e")
        assert officer.screen == "ReviewScreen"
        await officer.press("w")
        assert officer.screen == "EditorScreen"


async def test_a_key_taken_from_another_action_is_named(sample: Path) -> None:
    settings = Settings(keys={"note.edit": "s"})
    async with at_the_workbench(sample, settings=settings) as officer:
        lost = {
            each.removeprefix("[keys] s is now Edit note, so ") for each in officer.told
        }
        assert lost == {"Sort has lost it.", "Sources has lost it."}


@pytest.mark.parametrize("theme", [each.name for each in THEMES])
async def test_every_theme_starts_and_says_status_in_words(
    sample: Path, theme: str
) -> None:
    async with at_the_workbench(sample, settings=Settings(theme=theme)) as officer:
        assert officer.app.theme == theme
        assert {"● Green", "■ Red", "◆ Amber"} <= {row[-2] for row in officer.cells()}


async def test_no_colour_starts_without_colours(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_the_workbench(sample) as officer:
        assert officer.app.theme == MONOCHROME
    async with at_the_workbench(sample, settings=Settings(theme=HIGH_CONTRAST)) as one:
        assert one.app.theme == HIGH_CONTRAST


async def test_a_theme_that_is_not_known_is_named_and_the_usual_one_taken(
    sample: Path,
) -> None:
    async with at_the_workbench(sample, settings=Settings(theme="sepia")) as officer:
        assert any("sepia" in said for said in officer.told)
        assert officer.app.theme == THEMES[0].name
