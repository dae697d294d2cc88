"""The text that is written, with its count above it and its checks below."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import TextArea
from textual.worker import Worker, WorkerState

from qperf_tui.domain.commentary import word_count
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.crash import keep_report
from qperf_tui.tui.proofreader import Proofreader
from qperf_tui.tui.widgets.checks_pane import ChecksPane
from qperf_tui.tui.widgets.completions import Completions
from qperf_tui.tui.widgets.draft_editor import DraftEditor
from qperf_tui.tui.widgets.find_bar import FindBar
from qperf_tui.tui.widgets.rule_line import RuleLine

if TYPE_CHECKING:
    from textual.timer import Timer

_REST: Final = 0.3
"""Seconds without a key until the text is checked."""

_BEGUN: Final = re.compile(r"(?<!\{)(?:\{\{)*(\{[^{}\n]{0,60})$")
"""A token whose brace is not closed yet; two braces are a brace of the text."""


class Sheet(Vertical):
    """One text: typed into, counted, searched and checked."""

    @dataclass
    class Rested(Message):
        """Nothing has been typed for a moment."""

    editor = getters.query_one(DraftEditor)
    checks = getters.query_one(ChecksPane)

    def __init__(
        self,
        workbook: Workbook,
        quarter: Quarter,
        about: Indicator | None,
        body: str,
        *,
        heading: str,
        placeholder: str = "",
    ) -> None:
        super().__init__(id="sheet")
        self._proofreader = Proofreader(self, workbook, quarter, about)
        self._about = about
        self._body = body
        self._heading = heading
        self._placeholder = placeholder
        self._resting: Timer | None = None
        self._is_flag_wanted = False
        self.state = ""
        """Where the text stands, said beside the count."""

    def compose(self) -> ComposeResult:
        """Count, text, find bar and checks, one below the other."""
        yield RuleLine(id="count")
        editor = DraftEditor(self._body, id="body", placeholder=self._placeholder)
        yield editor
        yield FindBar(editor)
        yield ChecksPane(has_points=self._about is not None)
        yield Completions()

    def on_mount(self) -> None:
        """Begin at the end of the text, with it counted and checked."""
        self.editor.completions = self.query_one(Completions)
        self.editor.move_cursor(self.editor.document.end)
        self.count()
        self._read()

    def count(self) -> None:
        """Say how many words there are, and where they stand."""
        words = word_count(self.editor.text)
        said = f"{words} word{'' if words == 1 else 's'}"
        right = " · ".join(filter(None, (said, self.state)))
        self.query_one("#count", RuleLine).head(self._heading, right)

    def find(self) -> None:
        """Look for words in the text."""
        self.query_one(FindBar).open()

    def next_flag(self) -> None:
        """Select what the next flag is about, once the text as it is now is read."""
        if self.checks.read != self.editor.text:
            self._is_flag_wanted = True
            return
        self._is_flag_wanted = False
        flag = self.checks.step_from(self.editor.cursor)
        if flag is None:
            self.notify("The checks find nothing to mend.")
        else:
            self.editor.focus()
            self.editor.select((flag.start, flag.end))

    def read_again(self) -> None:
        """Check the text though it has not changed, for what it is held to has."""
        self._read()

    @on(TextArea.Changed)
    def _follow(self) -> None:
        self.count()
        self.editor.mark(())
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(_REST, self._rest)
        begun = self._begun()
        if begun is not None:
            self._proofreader.complete(begun)

    @on(TextArea.SelectionChanged)
    def _move(self) -> None:
        if self._begun() is None:
            self.query_one(Completions).close()

    @on(FindBar.Closed)
    def _write_on(self, event: FindBar.Closed) -> None:
        event.stop()
        self.editor.focus()

    def _rest(self) -> None:
        self.post_message(self.Rested())
        self._read()

    def _read(self) -> None:
        self.checks.begin(self.editor.text)
        self._proofreader.read(self.editor.text)

    def on_proofreader_proofed(self, event: Proofreader.Proofed) -> None:
        """Show what was found, if it is still this text that was read."""
        event.stop()
        if self._proofreader.take_proof() and event.body == self.editor.text:
            self.checks.show(event.body, event.flags)
            self.editor.mark([(flag.start, flag.end) for flag in event.flags])
            if self._is_flag_wanted:
                self.next_flag()

    @on(Worker.StateChanged)
    def _go_unchecked(self, event: Worker.StateChanged) -> None:
        """A fault of a check is noted down, and nobody is stopped in writing by it."""
        fault = event.worker.error
        if event.state is WorkerState.ERROR and fault is not None:
            keep_report(fault)
            self._proofreader.give_up()
            self.checks.fail()

    def on_proofreader_completed(self, event: Proofreader.Completed) -> None:
        """Offer completions, if that is still what is being typed."""
        event.stop()
        if self._proofreader.take_offers() and event.typed == self._begun():
            begun = self.editor.cursor_screen_offset - Offset(len(event.typed), 0)
            self.query_one(Completions).offer(event.offers, begun)

    @on(Completions.Taken)
    def _complete(self, event: Completions.Taken) -> None:
        event.stop()
        begun, cursor = self._begun(), self.editor.cursor
        if begun is not None:
            self.editor.put(event.token, (cursor - len(begun), cursor))

    def _begun(self) -> str | None:
        """The token being typed before the cursor, brace and all."""
        row, column = self.editor.cursor_location
        found = _BEGUN.search(self.editor.document.get_line(row)[:column])
        return None if found is None else found[1]
