"""Write the commentary for one indicator in one quarter, its figures beside it."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.widgets import Static

from qperf_tui.domain.commentary import Commentary, CommentaryState
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.merging import STILL_ALIKE, likeness
from qperf_tui.domain.period import PREVIOUS_QUARTER, Quarter
from qperf_tui.errors import QperfError
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.note_jobs import NoteJobs
from qperf_tui.tui.outlooks import appraisal_of
from qperf_tui.tui.screens.editor_keys import HELP, KEYS, TEMPLATE
from qperf_tui.tui.screens.three_way import Meeting
from qperf_tui.tui.screens.writing import WritingScreen
from qperf_tui.tui.widgets.context_pane import ContextPane
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.sheet import Sheet
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.tui.writer import Job
from qperf_tui.workbench.commenting import roll_forward
from qperf_tui.workbench.dossier import Dossier, open_dossier


class EditorScreen(WritingScreen):
    """Figures beside the words; nothing typed is ever lost."""

    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    context = getters.query_one(ContextPane)

    def __init__(self, desk: Desk, quarter: Quarter, code: str) -> None:
        super().__init__(desk, quarter)
        self._dossier: Dossier = open_dossier(desk.workbook, code, quarter)
        self._base_version = _version(self._dossier.commentary)
        self._begun = _written(self._dossier)
        """The text of the version that was begun from."""

    @property
    def place(self) -> str:
        """The indicator that is written about."""
        return f"Edit {self.about.code}"

    @property
    def about(self) -> Indicator:
        """The indicator that is written about."""
        return self._dossier.indicator

    def compose(self) -> ComposeResult:
        """Figures, chart and last quarter's words, and the text with its checks."""
        yield TopLine()
        yield Static(id="banner", markup=False)
        yield Static(id="rolled", markup=False)
        with Container(id="both"):
            yield ContextPane(self.desk.chart_marker)
            yield Sheet(
                self.desk.workbook,
                self.shown_quarter,
                self._dossier.indicator,
                _body(self._dossier),
                heading="Commentary",
                placeholder=TEMPLATE,
            )
        yield KeyLine()

    def on_mount(self) -> None:
        """Say what is found, and whose words these are."""
        self._show()
        self._say_what_is_there()

    def reload(self) -> None:
        """Take note of a colleague's version; the text being written stays."""
        self._dossier = open_dossier(
            self.desk.workbook, self._dossier.indicator.code, self.shown_quarter
        )
        standing = self._dossier.commentary
        if standing is not None and standing.version > self._base_version:
            self.say(
                f"{standing.author} saved version {standing.version} meanwhile: "
                "saving sets both beside each other, and neither is lost."
            )
        self._show()

    def _show(self) -> None:
        dossier = self._dossier
        found = appraisal_of(self.desk.workbook, self.shown_quarter, dossier.indicator)
        self.context.show(dossier, found, self.editor.text)
        self._rest()
        self.sheet.state = dossier.position.commentary.word
        self.sheet.count()

    @on(Sheet.Rested)
    def _rest(self) -> None:
        self.context.compare(self.editor.text)
        rolled = self.query_one("#rolled", Static)
        rolled.display = self._is_rolled()
        last = self.shown_quarter.shifted(-PREVIOUS_QUARTER)
        rolled.update(
            f"↻ Rolled forward: these are still the words of {last}. Change what is no "
            "longer so."
        )

    @property
    def _jobs(self) -> NoteJobs:
        return NoteJobs(self.about, self.shown_quarter, self._base_version)

    def keeping(self, body: str) -> Job:
        """The job that keeps the draft, on top of the version it began from."""
        return self._jobs.keep(body)

    def leaving(self, body: str) -> Job:
        """The job that saves a draft version, or lets go of an empty draft."""
        if body.strip() in {_written(self._dossier), self._begun}:
            return self._jobs.let_go()
        return self._saving(body, CommentaryState.DRAFT)

    def meeting(self) -> Meeting | None:
        """What a colleague saved meanwhile beside what is here."""
        return self._jobs.meeting(self.desk.workbook, self.editor.text)

    def rebase(self, version: int) -> None:
        """Save on top of a version from here on."""
        self._base_version = version
        self.say("")
        self.reload()
        self._begun = _written(self._dossier)

    def yielding(self, body: str) -> Job | None:
        """The job that keeps `body` as a version below the one that stands now."""
        return self._jobs.give_way(body, self._dossier.commentary)

    def action_ready(self) -> None:
        """Save the text as ready to be agreed."""
        body = self.editor.text
        if not body.strip():
            self.notify("There is nothing written yet.", severity="warning")
            return
        self.flush()
        code = self.about.code
        job = self._jobs.mark_ready()
        if body.strip() != _written(self._dossier):
            job = self._saving(body, CommentaryState.READY)

        def say(saved: object) -> None:
            if isinstance(saved, Commentary):
                self.rebase(saved.version)
            self.notify(f"{code} is ready to be agreed.", markup=False)

        self.try_to(f"save {code}", job, say, self.action_ready)

    def action_reference(self) -> None:
        """Show last quarter's words, then what differs, then the figures again."""
        self.context.turn(self.editor.text)

    def action_step(self, by: int) -> None:
        """Save, and go on to another indicator that wants commentary."""
        self.go(by)

    def action_roll(self) -> None:
        """Take over last quarter's words, to be changed; one key takes them back."""
        try:
            body = roll_forward(self.desk.workbook, self.about, self.shown_quarter)
        except QperfError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        self.editor.put(body)
        self._rest()

    def action_figures(self) -> None:
        """Choose a figure to put where the cursor is."""
        from qperf_tui.tui.screens.figure_list import (  # noqa: PLC0415 - seldom
            FigureListScreen,
        )
        from qperf_tui.workbench.resolving import insertable  # noqa: PLC0415 - seldom

        found = insertable(self.desk.workbook, self.about, self.shown_quarter)
        self.app.push_screen(FigureListScreen(found), self._put_in)

    def _put_in(self, token: str | None) -> None:
        if token is not None:
            self.editor.put(token, self.editor.selected)

    def action_versions(self) -> None:
        """Show every version of this text."""
        from qperf_tui.tui.screens.versions import (  # noqa: PLC0415 - seldom
            VersionsScreen,
        )
        from qperf_tui.tui.text_history import (  # noqa: PLC0415 - seldom
            CommentaryHistory,
        )

        self.flush()
        history = CommentaryHistory(self.about, self.shown_quarter)
        self.app.push_screen(VersionsScreen(self.desk, self.shown_quarter, history))

    def _saving(self, body: str, state: CommentaryState) -> Job:
        last = self.shown_quarter.shifted(-PREVIOUS_QUARTER)
        return self._jobs.save(body, state, last if self._is_rolled() else None)

    def _is_rolled(self) -> bool:
        last, text = self._dossier.last_commentary, self.editor.text
        if last is None or not text:
            return False
        return likeness(last.body, text) > STILL_ALIKE

    def _say_what_is_there(self) -> None:
        draft = self._dossier.draft
        if draft is None:
            self.say("")
            return
        if draft.base_version < self._base_version:
            self.say(
                "Your draft is restored; a colleague has saved another version since: "
                "saving sets both beside each other, and neither is lost."
            )
            self._base_version = draft.base_version
            self._begun = ""
        else:
            self.say(f"Your draft of {draft.saved_at[:16].replace('T', ' ')} is back.")


def _version(commentary: Commentary | None) -> int:
    return 0 if commentary is None else commentary.version


def _written(dossier: Dossier) -> str:
    return "" if dossier.commentary is None else dossier.commentary.body.strip()


def _body(dossier: Dossier) -> str:
    if dossier.draft is not None:
        return dossier.draft.body
    return "" if dossier.commentary is None else dossier.commentary.body
