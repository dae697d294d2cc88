"""A line to look for words in the text above it."""

import re
from dataclasses import dataclass
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from qperf_tui.tui.widgets.draft_editor import DraftEditor, Span
from qperf_tui.tui.widgets.plain_input import PlainInput


class FindBar(Horizontal):
    """Looks while one types; enter and the arrows go on, escape goes back to the text.

    Capitals and small letters are alike.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", id="find.close"),
        Binding("down", "step(1)", "Next", id="find.next"),
        Binding("up", "step(-1)", "Previous", id="find.previous"),
    ]

    words = getters.query_one(Input)

    @dataclass
    class Closed(Message):
        """The text is to have the keys again."""

    def __init__(self, editor: DraftEditor) -> None:
        super().__init__(id="find")
        self._editor = editor
        self._found: list[Span] = []
        self._at = 0
        self.display = False

    def compose(self) -> ComposeResult:
        """What to look for, and how often it is there."""
        yield Static("Find", markup=False, id="finding")
        yield PlainInput(select_on_focus=True)
        yield Static(markup=False, id="found")

    def open(self) -> None:
        """Take what is selected to look for, or what was looked for last."""
        if not self.display:
            self.display = True
            chosen = self._editor.selected_text
            if chosen and "\n" not in chosen:
                self.words.value = chosen
        self.words.focus()
        self._look()

    def action_close(self) -> None:
        """Give the keys back to the text, at what was found."""
        self.display = False
        self.post_message(self.Closed())

    def action_step(self, by: int) -> None:
        """Go to the next or the previous place, round from the end to the start."""
        if self._found:
            self._at = (self._at + by) % len(self._found)
            self._show()

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_step(1)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.display:
            self._look()

    def _look(self) -> None:
        sought = re.escape(self.words.value)
        text = self._editor.text
        found = re.finditer(sought, text, re.IGNORECASE) if sought else ()
        self._found = [each.span() for each in found]
        at = min(self._editor.offset_of(each) for each in self._editor.selection)
        later = [place for place, each in enumerate(self._found) if each[0] >= at]
        self._at = later[0] if later else 0
        self._show()

    def _show(self) -> None:
        said = ""
        if self._found:
            self._editor.select(self._found[self._at])
            said = f"{self._at + 1} of {len(self._found)}"
        elif self.words.value:
            said = "no match"
        self.query_one("#found", Static).update(said)
