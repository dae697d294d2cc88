"""A red with nobody acting on it: an action is raised, closed, undone, or waived."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from qperf_tui.domain.action import Action
from qperf_tui.errors import ExportError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.app import QperfApp
from qperf_tui.workbench.actions import change_action, withdraw_action
from qperf_tui.workbench.summary import export_text
from qperf_tui.workbench.waivers import waivers
from support.colleague import not_looking
from support.officer import Q2, Officer, at_the_workbench
from support.workbooks import stamp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
RED = "C MTP 8"
TITLE = "Track [bold]each[/b] case"


@pytest.fixture
def held_up(sample: Path) -> Path:
    """The sample with nobody acting on a red of its section."""
    with Workbook.open(sample, stamp()) as workbook:
        key = workbook.indicators.by_code(RED).indicator_id
        for each in workbook.actions.of(key):
            if each.is_open:
                withdraw_action(workbook, each)
    return sample


def listed(officer: Officer) -> list[str]:
    """The actions as shown."""
    found = officer.app.screen.query_one(OptionList)
    return [str(each.prompt) for each in found.options]


def chosen(officer: Officer) -> str:
    """The action under the cursor as shown."""
    found = officer.app.screen.query_one(OptionList)
    return str(found.get_option_at_index(found.highlighted or 0).prompt)


def open_now(officer: Officer) -> Action:
    """The one action that is open on the red."""
    key = officer.workbook.indicators.by_code(RED).indicator_id
    (found,) = officer.workbook.actions.open_in(Q2, [key])
    return found


def is_held_up(officer: Officer) -> bool:
    """Whether the section may not go out for want of an action."""
    try:
        export_text(officer.workbook, Q2)
    except ExportError as error:
        return str(error).startswith(f"{RED} is red and no action on it is open")
    return False


async def fills_in(officer: Officer, typed: Sequence[str]) -> None:
    """Fill in the lines of a dialog, and save from the last."""
    for each in typed:
        officer.app.focused.value = each
        await officer.press("enter")


@SIZES
async def test_an_action_lets_the_report_go_out_until_it_is_closed_or_undone(
    held_up: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(held_up, size=size, by="Pat") as officer:
        await officer.opens_report()
        await officer.press("x")
        await officer.until(
            lambda: "is red and no action on it" in officer.line("#problem"), "why not"
        )
        await officer.press("escape", "1")
        await officer.goes_to(RED)
        await officer.press("o")
        assert officer.app.screen.place == f"Actions {RED}"
        await officer.sees("none open in Q2 2012/13; n raises one, W waives the need")
        await officer.press("n")
        owner = officer.app.screen.query_one("#owner", Input).value
        assert owner == "Head of Intake and Assessment"
        await fills_in(officer, [TITLE, "Head of [x]", "31 December 2012"])
        await officer.told_of("Kept as action", "u undoes it")
        assert chosen(officer) == f"» Open · due 31 Dec 2012 · Head of [x]\n{TITLE}"
        await officer.sees("Red: 1 open in Q2 2012/13, none overdue", TITLE)
        await officer.press("escape")
        assert not is_held_up(officer)

        await officer.opens_queue()
        while "›actions" not in officer.line("#filters"):
            await officer.press("f")
        places = [n for n, row in enumerate(officer.cells()) if row[2].strip() == RED]
        await officer.press(*(["down"] * places[0]), "enter")
        assert officer.app.screen.place == f"Actions {RED}"
        await officer.press("enter")
        officer.text.insert("The log of December.")
        await officer.press("ctrl+s")
        await officer.told_of("closed. u undoes it.")
        assert any(
            each.startswith("✓ Closed · in Q2 2012/13") for each in listed(officer)
        )
        assert is_held_up(officer)
        await officer.press("u")
        await officer.told_of(f"Undone: closed the action on {RED}: {TITLE}")
        assert not is_held_up(officer)
        await officer.press("u")
        await officer.told_of("Undone: raised the action")
        assert is_held_up(officer)


async def test_a_day_that_is_none_is_asked_again_with_all_that_was_typed(
    held_up: Path,
) -> None:
    async with at_the_workbench(held_up) as officer:
        await officer.goes_to(RED)
        await officer.press("o", "n", "ctrl+s")
        assert officer.line("#problem").startswith("What is done is missing")
        typed = [TITLE, "Head of A", "31 September 2012"]
        await fills_in(officer, typed)
        await officer.until(
            lambda: "'31 September 2012' is no date" in officer.line("#problem"),
            "the date to be refused",
        )
        assert [each.value for each in officer.app.screen.query(Input)] == typed
        officer.app.screen.query_one("#due", Input).value = "30 September 2012"
        await officer.press("ctrl+s")
        await officer.told_of("Kept as action")
        assert chosen(officer).startswith("! Overdue · due 30 Sep 2012 · Head of A")
        await officer.sees("1 open in Q2 2012/13, 1 overdue")


async def test_one_is_changed_withdrawn_and_opened_again(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.goes_to(RED)
        number = open_now(officer).number
        await officer.press("o", "e")
        officer.app.screen.query_one("#owner", Input).value = "Head of Help"
        await officer.press("ctrl+s")
        await officer.told_of(f"Action {number} changed. u undoes it.")
        assert "Head of Help" in chosen(officer)
        await officer.press("w")
        await officer.told_of(f"Action {number} withdrawn. u undoes it.")
        assert chosen(officer).startswith("× Withdrawn")
        await officer.press("e", "ctrl+s")
        await officer.until(
            lambda: "is withdrawn; reopen it" in officer.line("#problem"), "the refusal"
        )
        await officer.press("escape", "r")
        await officer.told_of(f"Action {number} open again. u undoes it.")
        assert chosen(officer).startswith("» Open")
        await officer.press("o")
        assert officer.screen == "ReviewScreen"


async def test_a_red_goes_out_with_a_reason_and_is_held_up_again(held_up: Path) -> None:
    async with at_the_workbench(held_up, size=(80, 24), by="Pat") as officer:
        await officer.goes_to(RED)
        await officer.press("o", "W", "enter")
        assert officer.line("#problem").startswith("A reason is needed")
        await officer.press(*"It ends", "enter")
        await officer.told_of("Waived for this quarter. u undoes it.")
        await officer.sees("Red: waived by Pat (It ends)")
        assert not is_held_up(officer)
        await officer.press("W")
        await officer.told_of("An action is needed again. u undoes it.")
        assert waivers(officer.workbook, Q2) == []
        assert is_held_up(officer)
        await officer.press("u")
        await officer.sees("Red: waived by Pat (It ends)")


async def test_a_colleagues_change_is_shown_before_ours_takes_its_place(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QperfApp, "_look_for_colleagues", not_looking)
    async with at_the_workbench(sample, by="Pat") as officer:
        await officer.goes_to(RED)
        await officer.press("o", "e")
        stood = open_now(officer)
        with Workbook.open(officer.workbook.path, stamp("Ann")) as hers:
            change_action(hers, replace(stood, owner="Head of Hers"))
        officer.app.screen.query_one("#title", Input).value = "Ours"
        await officer.press("ctrl+s")
        await officer.until(
            lambda: (
                "Ann has changed it (changed the action" in officer.line("#problem")
            ),
            "the refusal",
        )
        assert open_now(officer).owner == "Head of Hers"
        assert officer.app.screen.query_one("#title", Input).value == "Ours"
        await officer.press("ctrl+s")
        await officer.told_of("changed. u undoes it.")
        assert open_now(officer).title == "Ours"


async def test_where_nobody_acts_each_key_says_so(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.goes_to("D MTP 4")
        await officer.press("o")
        assert listed(officer) == [
            "Nobody is acting on this indicator; n raises an action."
        ]
        for key in ("c", "e", "r", "w"):
            officer.app.clear_notifications()
            await officer.press(key)
            await officer.told_of("There is no action here; n raises one.")


async def test_actions_are_reached_from_the_record_too(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.goes_to(RED)
        await officer.press("enter", "o")
        assert officer.app.screen.place == f"Actions {RED}"
        await officer.press("escape")
        assert officer.screen == "RecordScreen"
