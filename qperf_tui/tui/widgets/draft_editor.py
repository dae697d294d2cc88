"""A text area that keeps what is typed, whether or not the typing ever pauses."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual import events, on
from textual.message import Message
from textual.widgets import TextArea

from qperf_tui.domain.text import clean_text

if TYPE_CHECKING:
    from textual.timer import Timer

KEEP_AFTER: Final = 0.8
"""Seconds from the first key not yet kept until it is, however the typing goes on.

Counted from the first key and not from the last: one who types without a pause
would otherwise lose everything (hazards, fact 9).
"""


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

    def __init__(self, body: str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            clean_text(body),
            id=id,
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
        )
        self.cursor_blink = False
        self._kept = self.text
        self._due: Timer | None = None

    @property
    def is_unkept(self) -> bool:
        """Whether there is text that has not been handed over to be kept."""
        return self.text != self._kept

    def on_paste(self, event: events.Paste) -> None:
        """Take what was pasted, cleaned of anything that is not text."""
        event.prevent_default()
        event.stop()
        self.replace(clean_text(event.text), *self.selection)

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
