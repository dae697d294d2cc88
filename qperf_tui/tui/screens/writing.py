"""What the commentary editor and the paragraph editor have in common."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import ClassVar

from textual import getters, on
from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.widgets import Static, TextArea

from qperf_tui.domain.commentary import word_count
from qperf_tui.domain.text import clean_text
from qperf_tui.tui.plain import plain_line
from qperf_tui.tui.screens.desk_screen import DeskScreen
from qperf_tui.tui.widgets.draft_editor import DraftEditor
from qperf_tui.tui.writer import Job


class WritingScreen(DeskScreen[int | None]):
    """A text being written: kept as it is typed, saved as a version on leaving."""

    AUTO_FOCUS = "DraftEditor"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape",
            "leave",
            "Back",
            id="note.leave",
            tooltip="Leave; what is written is saved as a draft",
        ),
        Binding(
            "f4",
            "external",
            "Editor",
            id="note.editor",
            show=False,
            tooltip="Write in $VISUAL or $EDITOR and come back",
        ),
        Binding(
            "f1",
            "app.explain",
            "Help",
            id="note.help",
            tooltip="What this screen is for, and its keys",
        ),
    ]

    editor = getters.query_one(DraftEditor)

    def keeping(self, body: str) -> Job:
        """The job that keeps `body` as this officer's draft."""
        raise NotImplementedError

    def leaving(self, body: str) -> Job | None:
        """The job that saves `body` on leaving; None when nothing has changed."""
        raise NotImplementedError

    def flush(self) -> None:
        """Give the writer what has been typed since it was last kept."""
        if self.editor.is_unkept:
            body = self.editor.text
            self.editor.is_kept_as(body)
            self.write("keep the draft", self.keeping(body), is_seen=False)

    @on(DraftEditor.Kept)
    def _keep(self, event: DraftEditor.Kept) -> None:
        event.stop()
        self.write("keep the draft", self.keeping(event.body), is_seen=False)

    @on(TextArea.Changed)
    def _count_words(self) -> None:
        self.query_one("#count", Static).update(self.counted())

    def counted(self) -> str:
        """How many words there are, and whose they are."""
        words = word_count(self.editor.text)
        return f"{words} word{'' if words == 1 else 's'}"

    def action_leave(self) -> None:
        """Save what is written and go back."""
        self._go(None)

    def _go(self, by: int | None) -> None:
        job = self.leaving(self.editor.text)
        if job is not None:
            # Kept first, so that a refusal leaves it as a draft.
            self.flush()
            self.write("save the text", job)
        self.dismiss(by)

    def action_external(self) -> None:
        """Hand the text to the officer's own editor, and take it back as one edit."""
        command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
        if not command:
            self.notify(
                "Set VISUAL or EDITOR to the editor you like, such as nano.",
                severity="warning",
                markup=False,
            )
            return
        self.flush()
        try:
            with self.app.suspend():
                edited = _edited_in(shlex.split(command), self.editor.text)
        except (OSError, ValueError, SuspendNotSupported) as error:
            self.notify(
                f"{command} could not be run: {error}; the text is unchanged.",
                severity="error",
                markup=False,
            )
            return
        if edited is not None and edited != self.editor.text:
            self.editor.replace(edited, (0, 0), self.editor.document.end)

    def say(self, saying: str) -> None:
        """Show a line above the text that stays until it is no longer true."""
        banner = self.query_one("#banner", Static)
        banner.update(plain_line(saying))
        banner.display = bool(saying)


def _edited_in(command: list[str], body: str) -> str | None:
    """The text as an editor left it; None when the editor ended in failure."""
    with tempfile.TemporaryDirectory(prefix="qperf-") as folder:
        path = Path(folder) / "text.md"
        path.write_text(body, encoding="utf-8")
        path.chmod(0o600)
        if subprocess.run([*command, str(path)], check=False).returncode != 0:
            return None
        written = path.read_text(encoding="utf-8", errors="replace")
    return clean_text(written).rstrip("\n")
