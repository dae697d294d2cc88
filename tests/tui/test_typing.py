"""Pasting, finding, rolling forward and one's own editor; each undone by one key."""

from pathlib import Path

import pytest
from textual import events

from qperf_tui.storage.workbook import Workbook
from support.officer import Officer, at_the_workbench
from support.terminal import Terminal
from support.writing import kept, writing

CODE = "C MTP 8"
WORDS = "Leave was long. Cover was short, and leave was late."


async def pastes(officer: Officer, text: str) -> None:
    """Paste as a terminal does."""
    officer.text.post_message(events.Paste(text))
    await officer.pilot.pause()


async def test_what_is_pasted_is_plain_text_and_goes_by_one_key(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes(CODE, "")
        await officer.press(*"ab")
        await pastes(officer, "\x1b]52;c;eA==\x07\u2022\tone\u00a0thing\r\n\u2022 two")
        assert officer.text.text == "ab- one thing\n- two"
        await officer.press("ctrl+z")
        assert officer.text.text == "ab"
        await officer.press("ctrl+y")
        assert officer.text.text.endswith("- two")


async def test_what_was_copied_here_is_pasted_as_clean(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes(CODE, "")
        officer.app.copy_to_clipboard("one\x9b2J\u00a0two")
        await officer.press("ctrl+v")
        assert officer.text.text == "one two"


async def test_words_are_found_one_after_the_other_and_round(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes(CODE, WORDS)
        officer.text.move_cursor((0, 0))
        await officer.press("ctrl+f", *"LEAVE")
        assert officer.line("#found") == "1 of 2"
        assert officer.text.selected_text == "Leave"
        await officer.press("enter")
        assert officer.line("#found") == "2 of 2"
        assert officer.text.selected_text == "leave"
        await officer.press("down")
        assert officer.line("#found") == "1 of 2"
        await officer.press("up")
        assert officer.line("#found") == "2 of 2"
        await officer.press("escape")
        assert officer.screen == "EditorScreen"
        assert officer.text.has_focus
        assert officer.text.selected_text == "leave"
        await officer.press(*"rest")
        assert officer.text.text.endswith("and rest was late.")


async def test_nothing_found_says_so_and_moves_nothing(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes(CODE, WORDS)
        before = officer.text.selection
        await officer.press("ctrl+f", *"(x", "enter")
        assert officer.line("#found") == "no match"
        assert officer.text.selection == before


async def test_last_quarters_words_are_taken_over_and_marked_until_changed(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        last = officer.note(CODE, officer.app.screen.shown_quarter.shifted(-1))
        await officer.writes(CODE, "Mine.")
        await officer.press("ctrl+r")
        assert officer.text.text == last.body
        await officer.sees("Rolled forward: these are still the words of Q1 2012/13")
        await officer.press("ctrl+z")
        assert officer.text.text == "Mine."
        await officer.press("ctrl+y", "ctrl+s")
        assert str(officer.note(CODE).rolled_from) == "Q1 2012/13"
        officer.text.text = "All is different now, and nothing is as it was."
        await officer.until(
            lambda: not officer.app.screen.query_one("#rolled").display,
            "the mark to go",
        )
        await officer.press("ctrl+s")
        assert officer.note(CODE).rolled_from is None


async def test_nothing_to_roll_forward_is_said(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes("A MTP 1", "Mine.")
        await officer.press("ctrl+r")
        assert "there is nothing to roll forward" in officer.told[-1]
        assert officer.text.text == "Mine."


async def test_last_quarter_stands_beside_then_what_differs_then_the_figures(
    sample: Path,
) -> None:
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        await officer.writes(CODE)
        last = officer.note(CODE, officer.app.screen.shown_quarter.shifted(-1))
        officer.text.text = last.body.replace("provisional", "final")
        assert "Last quarter, " not in officer.seen
        await officer.press("f3")
        await officer.sees("Last quarter, ")
        assert last.body in officer.line("#reference Static")
        await officer.press("f3")
        await officer.until(
            lambda: "[-provisional-] [+final+]" in officer.line("#reference Static"),
            "what differs",
        )
        await officer.press("f3")
        await officer.sees("Target")
        assert "[+final+]" not in officer.seen


async def test_a_hint_of_the_parts_is_shown_and_never_saved(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.writes("A MTP 1")
        await officer.sees("Why: the service reports that")
        assert officer.text.text == ""
        await officer.press("right", "end", "tab", "escape")
        assert officer.note("A MTP 1") is None


async def test_a_fault_of_a_save_is_told_and_the_next_save_is_done(
    sample: Path,
) -> None:
    def fail(_workbook: Workbook) -> None:
        raise ZeroDivisionError("secret 79.3")

    async with at_the_workbench(sample) as officer:
        await officer.writes(CODE, WORDS)
        officer.app.screen.write("save the words", fail)
        await officer.settled()
        await officer.until(lambda: officer.told != [], "the fault to be told")
        assert "Not done: save the words. The program met a fault" in officer.told[-1]
        assert "secret" not in officer.told[-1]
        assert officer.saved == "NOT SAVED"
        await officer.press("ctrl+s")
        assert officer.note(CODE).body == WORDS


SCRIPT = """#!/bin/sh
printf '\\302\\240by hand\\r\\n\\342\\200\\242 item\\n' >> "$1"
"""


def command(folder: Path, script: str) -> str:
    """An editor that does what a script says."""
    path = folder / "tiny editor.sh"
    path.write_text(script, encoding="utf-8")
    path.chmod(0o700)
    return f"'{path}'"


@pytest.mark.parametrize("name", ["VISUAL", "EDITOR"])
def test_ones_own_editor_is_one_edit_undone_by_one_key(
    sample: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited = "Written here by hand\n- item"
    for each in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(each, raising=False)
    chosen = {name: command(sample.parent, SCRIPT)}
    with writing(sample, more=chosen) as terminal:
        types(terminal, "Written here")
        terminal.type("\x1bOS")
        terminal.sees("- item")
        terminal.until(lambda: kept(sample) == edited, "the edit to be kept")
        terminal.type("\x1a")
        terminal.until(lambda: kept(sample) == "Written here", "the edit to go")
        terminal.type("\x19")
        terminal.until(lambda: kept(sample) == edited, "the edit to come back")
        terminal.type("\x11")
        assert terminal.ends() == 0
        assert terminal.left_on() == []


def test_an_editor_that_fails_changes_nothing_and_says_so(sample: Path) -> None:
    failing = SCRIPT + "exit 3\n"
    chosen = {"EDITOR": command(sample.parent, failing)}
    with writing(sample, more=chosen) as terminal:
        types(terminal, "Written here")
        terminal.type("\x1bOS")
        terminal.sees("ended with 3")
        terminal.type("\x11")
        assert terminal.ends() == 0
    assert kept(sample) == "Written here"


def types(terminal: Terminal, words: str) -> None:
    """Type, and see it."""
    terminal.type(words)
    terminal.sees(words)
