"""How a text that is written is kept, saved, and set beside a colleague's."""

from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from typing import Final

from textual import getters, on
from textual.widgets import Static

from qperf_tui.errors import ConflictError
from qperf_tui.tui.plain import plain_line
from qperf_tui.tui.screens.desk_screen import DeskScreen
from qperf_tui.tui.screens.three_way import Choice, Meeting, ThreeWayScreen
from qperf_tui.tui.widgets.draft_editor import DraftEditor
from qperf_tui.tui.writer import Job, Writer

_KEEPING: Final = "keep the draft"


class SavingScreen(DeskScreen[int | None]):
    """A text kept as it is typed, and saved as a version on leaving."""

    editor = getters.query_one(DraftEditor)

    _is_refused = False
    """Whether the last save was refused; then leaving again leaves a draft."""
    _is_kept = True
    """Whether the draft last handed over is on file."""
    _again: Callable[[], object] | None = None
    """What was tried last, to be tried again on top of a colleague's version."""

    @abstractmethod
    def keeping(self, body: str) -> Job:
        """The job that keeps `body` as this officer's draft."""

    @abstractmethod
    def leaving(self, body: str) -> Job:
        """The job that saves `body` on leaving, or lets go of an unchanged draft."""

    @abstractmethod
    def meeting(self) -> Meeting | None:
        """What a colleague saved meanwhile beside what is here; None if nobody has."""

    @abstractmethod
    def rebase(self, version: int) -> None:
        """Save on top of a version from here on."""

    @abstractmethod
    def yielding(self, body: str) -> Job | None:
        """The job that keeps `body` in the history and lets what stands now stand.

        It gives the version that stands then; None where `body` can only stay this
        officer's draft.
        """

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
        self.try_to(
            "save the text",
            self.leaving(self.editor.text),
            leave,
            partial(self.go, by),
        )

    def try_to(
        self,
        saying: str,
        job: Job,
        then: Callable[[object], None],
        again: Callable[[], object],
    ) -> None:
        """Save; should a colleague have been first, `again` is what yours comes to."""
        self._again = again
        self.write(saying, job, then)

    def settle(self, event: Writer.Finished) -> None:
        """Say what became of a write; one that was refused can be tried again."""
        if event.job == _KEEPING:
            self._is_kept = event.refusal is None
        else:
            self.editor.read_only = event.refusal is None and self.editor.read_only
            self._is_refused = event.refusal is not None
        met = None
        if isinstance(event.refusal, ConflictError) and event.job != _KEEPING:
            met = self.meeting()
        if met is None:
            super().settle(event)
        else:
            self.top_line.saved = "NOT SAVED"
            self._is_refused = False
            self.reload()
            screen = ThreeWayScreen(self.desk, self.shown_quarter, met)
            self.app.push_screen(screen, partial(self._decide, met))

    def _decide(self, met: Meeting, choice: Choice | None) -> None:
        if choice is None:
            return
        if choice is Choice.MINE and self._again is not None:
            self.rebase(met.version)
            self._again()
        elif choice is Choice.BOTH:
            self.rebase(met.version)
            self.editor.put(met.together.text)
            self.say("Both changes are in the text: read it, then save it.")
        elif choice is Choice.THEIRS:
            self._yield(met)

    def _yield(self, met: Meeting) -> None:
        job = self.yielding(self.editor.text)
        if job is not None:
            self.write("keep both texts", job, partial(self._take, met.theirs))
            return
        self.notify("Theirs stands; yours stays your draft, and is offered here again.")
        self.dismiss(None)

    def _take(self, theirs: str, stands: object) -> None:
        if isinstance(stands, int):
            self.rebase(stands)
        self.editor.put(theirs)
        self.editor.is_kept_as(theirs)
        self.say("Theirs stands, and is in the text here; yours is among the versions.")

    def say(self, saying: str) -> None:
        """Show a line above the text that stays until it is no longer true."""
        banner = self.query_one("#banner", Static)
        banner.update(plain_line(saying))
        banner.display = bool(saying)
