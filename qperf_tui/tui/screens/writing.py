"""What the commentary editor and the paragraph editor have in common."""

from typing import Final

from textual import getters, on
from textual.app import SuspendNotSupported
from textual.widgets import Static

from qperf_tui.errors import QperfError
from qperf_tui.tui.handover import edited_in, own_editor
from qperf_tui.tui.plain import plain_line
from qperf_tui.tui.screens.desk_screen import DeskScreen
from qperf_tui.tui.widgets.draft_editor import DraftEditor
from qperf_tui.tui.widgets.sheet import Sheet
from qperf_tui.tui.writer import Job, Writer

_KEEPING: Final = "keep the draft"
_LEAVING: Final = "save the text"


class WritingScreen(DeskScreen[int | None]):
    """A text being written: kept as it is typed, saved as a version on leaving."""

    AUTO_FOCUS = "DraftEditor"
    sheet = getters.query_one(Sheet)
    editor = getters.query_one(DraftEditor)

    def keeping(self, body: str) -> Job:
        """The job that keeps `body` as this officer's draft."""
        raise NotImplementedError

    def leaving(self, body: str) -> Job:
        """The job that saves `body` on leaving, or lets go of an unchanged draft."""
        raise NotImplementedError

    _is_refused = False
    """Whether the last save was refused; then leaving again leaves a draft."""
    _is_kept = True
    """Whether the draft last handed over is on file."""

    def flush(self) -> None:
        """Give the writer what has been typed since it was last kept."""
        if self.editor.is_unkept:
            body = self.editor.text
            self.editor.is_kept_as(body)
            self.write(_KEEPING, self.keeping(body), is_seen=False)

    @on(DraftEditor.Kept)
    def _keep(self, event: DraftEditor.Kept) -> None:
        event.stop()
        self.write(_KEEPING, self.keeping(event.body), is_seen=False)

    def action_leave(self) -> None:
        """Save what is written and go back."""
        self.go(None)

    def go(self, by: int | None) -> None:
        """Save what is written, and end with where to go from here.

        It stays open until the text is on file, so that a refusal can be mended.
        """
        if self.editor.read_only:
            return
        # Kept first, so that a refusal leaves it as a draft.
        self.flush()
        if self.desk.is_read_only or (self._is_refused and self._is_kept):
            self.dismiss(by)
            return

        def leave(_saved: object) -> None:
            if self.is_current:
                self.dismiss(by)

        self.editor.read_only = True
        self.write(_LEAVING, self.leaving(self.editor.text), leave)

    def settle(self, event: Writer.Finished) -> None:
        """Say what became of a write; one that was refused can be tried again."""
        if event.job == _KEEPING:
            self._is_kept = event.refusal is None
        elif event.refusal is not None:
            self.editor.read_only = False
            self._is_refused = True
        super().settle(event)

    def action_find(self) -> None:
        """Look for words in the text."""
        self.sheet.find()

    def action_next_flag(self) -> None:
        """Go to the next words that a check has something to say of."""
        if self.sheet.next_flag() is None:
            self.notify("The checks find nothing to mend.")

    def action_external(self) -> None:
        """Hand the text to the officer's own editor, and take it back as one edit."""
        self.flush()
        try:
            command = own_editor()
            with self.app.suspend():
                edited = edited_in(command, self.editor.text)
        except QperfError as error:
            self.notify(str(error), severity="warning", timeout=10, markup=False)
            return
        except SuspendNotSupported:
            self.notify("Another editor cannot be opened here.", severity="warning")
            return
        if edited != self.editor.text:
            self.editor.put(edited)

    def say(self, saying: str) -> None:
        """Show a line above the text that stays until it is no longer true."""
        banner = self.query_one("#banner", Static)
        banner.update(plain_line(saying))
        banner.display = bool(saying)
