"""A text area that keeps what is typed, whether or not the typing ever pauses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from rich.style import Style
from rich.text import Text
from textual import events, on
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Selection

from qperf_tui.domain.pasting import clean_pasted
from qperf_tui.domain.text import clean_text

if TYPE_CHECKING:
    from textual.timer import Timer

    from qperf_tui.tui.widgets.completions import Completions

Span = tuple[int, int]
"""Where some words begin and end, counted in characters of the whole text."""

KEEP_AFTER: Final = 0.8
"""Seconds from the first key not yet kept until it is, however the typing goes on.

Counted from the first key and not from the last: one who types without a pause
would otherwise lose everything (hazards, fact 9).
"""

_WORD: Final = re.compile(r"[^\W\d_][\w'’&-]*")

_MARKED: Final = Style(underline=True)
"""Not a colour, so that it is seen by everybody and on every terminal."""


class DraftEditor(TextArea):
    """Plain text with soft wrapping; tab leaves it."""

    HELP = "Type the text. It is kept as you go, and offered again after a crash."

    @dataclass
    class Kept(Message):
        """The text is to be kept as a draft."""

        editor: "DraftEditor"
        body: str

        @property
        def control(self) -> "DraftEditor":
            """The editor the text is in."""
            return self.editor

    def __init__(
        self,
        body: str,
        *,
        id: str | None = None,  # noqa: A002
        placeholder: str = "",
    ) -> None:
        super().__init__(
            clean_text(body),
            id=id,
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            placeholder=placeholder,
        )
        self.cursor_blink = False
        self._kept = self.text
        self._due: Timer | None = None
        self._marked: dict[int, list[Span]] = {}
        """Columns to underline, by row."""
        self.completions: Completions | None = None
        """The list that takes some keys while it is open, if there is one."""

    @property
    def is_unkept(self) -> bool:
        """Whether there is text that has not been handed over to be kept."""
        return self.text != self._kept

    @property
    def cursor(self) -> int:
        """Where the cursor is, counted in characters of the whole text."""
        return self.offset_of(self.cursor_location)

    @property
    def selected(self) -> Span:
        """What is selected; both ends are the cursor where nothing is."""
        start, end = sorted(map(self.offset_of, self.selection))
        return start, end

    def offset_of(self, location: tuple[int, int]) -> int:
        """How many characters stand before a row and column."""
        row, column = location
        return sum(len(line) + 1 for line in self.document.lines[:row]) + column

    def location_of(self, offset: int) -> tuple[int, int]:
        """The row and column of a character counted in the whole text."""
        for row, line in enumerate(self.document.lines):
            if offset <= len(line):
                return row, offset
            offset -= len(line) + 1
        return self.document.end

    def word(self) -> str:
        """What is selected, or else the word at the cursor; it may be nothing."""
        if self.selected_text:
            return self.selected_text.strip()
        row, column = self.cursor_location
        for found in _WORD.finditer(self.document.get_line(row)):
            if found.start() <= column <= found.end():
                return found[0]
        return ""

    def select(self, span: Span) -> None:
        """Select some words and bring them into view."""
        start, end = (self.location_of(each) for each in span)
        self.selection = Selection(start, end)
        self.scroll_cursor_visible(animate=False)

    def put(self, text: str, span: Span | None = None) -> None:
        """Write `text` in place of a span or of all, to be undone by one key."""
        start, end = (0, len(self.text)) if span is None else span
        self.history.checkpoint()
        done = self.replace(text, self.location_of(start), self.location_of(end))
        self.history.checkpoint()
        self.move_cursor(done.end_location)

    def mark(self, spans: Sequence[Span]) -> None:
        """Underline some words and no others."""
        marked: dict[int, list[Span]] = {}
        for span in spans:
            (top, left), (bottom, right) = (self.location_of(each) for each in span)
            for row in range(top, bottom + 1):
                begins = left if row == top else 0
                ends = right if row == bottom else len(self.document.lines[row])
                marked.setdefault(row, []).append((begins, ends))
        if marked != self._marked:
            self._marked = marked
            self.notify_style_update()
            self.refresh()

    def edit(self, edit: Edit) -> EditResult:
        """Change the text; whatever comes in is cleaned, wherever it is from."""
        return super().edit(replace(edit, text=clean_text(edit.text)))

    def load_text(self, text: str) -> None:
        """Take another text, cleaned."""
        super().load_text(clean_text(text))

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn, with what is marked in it underlined."""
        line = super().get_line(line_index)
        for start, end in self._marked.get(line_index, ()):
            line.stylize(_MARKED, start, end)
        return line

    def on_key(self, event: events.Key) -> None:
        """Let the list of completions have its keys while it is open."""
        if self.completions is not None and self.completions.takes(event.key):
            event.prevent_default()
            event.stop()

    def on_paste(self, event: events.Paste) -> None:
        """Take what was pasted, cleaned of anything that is not text."""
        event.prevent_default()
        event.stop()
        self._put_in(event.text)

    def action_paste(self) -> None:
        """Take what was copied within the program, as cleaned as any."""
        self._put_in(self.app.clipboard)

    def _put_in(self, pasted: str) -> None:
        done = self.replace(clean_pasted(pasted), *self.selection)
        self.move_cursor(done.end_location)

    def hand_over(self) -> None:
        """Have the text kept now, without waiting."""
        if self._due is not None:
            self._due.stop()
            self._due = None
        if self.is_unkept:
            self._kept = self.text
            self.post_message(self.Kept(self, self.text))

    def is_kept_as(self, body: str) -> None:
        """Take it that `body` is safe already."""
        self._kept = body

    @on(TextArea.Changed)
    def _plan_to_keep(self) -> None:
        if self._due is None and self.is_unkept:
            self._due = self.set_timer(KEEP_AFTER, self.hand_over)
