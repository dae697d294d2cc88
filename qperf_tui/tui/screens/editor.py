"""Write the commentary for one indicator in one quarter, its figures beside it."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.widgets import Static, TextArea

from qperf_tui.domain.commentary import Commentary, CommentaryState
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.outlooks import appraisal_of
from qperf_tui.tui.screens.editor_keys import HELP, KEYS, TEMPLATE
from qperf_tui.tui.screens.writing import WritingScreen
from qperf_tui.tui.widgets.context_pane import ContextPane
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.sheet import Sheet
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.tui.writer import Job
from qperf_tui.workbench.commenting import (
    discard_draft,
    keep_draft,
    save_commentary,
)
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

    @property
    def place(self) -> str:
        """The indicator that is written about."""
        return f"Edit {self._dossier.indicator.code}"

    def compose(self) -> ComposeResult:
        """Figures, chart and last quarter's words, and the text with its checks."""
        yield TopLine()
        yield Static(id="banner", markup=False)
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
        self.sheet.state = dossier.position.commentary.word
        self.sheet.count()

    @on(TextArea.Changed)
    def _compare(self) -> None:
        self.context.compare(self.editor.text)

    def keeping(self, body: str) -> Job:
        """The job that keeps the draft, on top of the version it began from."""
        indicator, quarter = self._dossier.indicator, self.shown_quarter
        base = self._base_version

        def keep(workbook: Workbook) -> None:
            keep_draft(workbook, indicator, quarter, body, base_version=base)

        return keep

    def leaving(self, body: str) -> Job:
        """The job that saves a draft version, or lets go of an empty draft."""
        standing = self._dossier.commentary
        if body.strip() == ("" if standing is None else standing.body.strip()):
            indicator, quarter = self._dossier.indicator, self.shown_quarter
            return lambda workbook: discard_draft(workbook, indicator, quarter)
        return self._saving(body, CommentaryState.DRAFT)

    def action_ready(self) -> None:
        """Save the text as ready to be agreed."""
        body = self.editor.text
        if not body.strip():
            self.notify("There is nothing written yet.", severity="warning")
            return
        self.flush()
        code = self._dossier.indicator.code

        def say(saved: object) -> None:
            if isinstance(saved, Commentary):
                self._base_version = saved.version
            self.say("")
            self._show()
            self.notify(f"{code} is ready to be agreed.", markup=False)

        self.write(f"save {code}", self._saving(body, CommentaryState.READY), say)

    def action_reference(self) -> None:
        """Show last quarter's words, then what differs, then the figures again."""
        self.context.turn(self.editor.text)

    def action_step(self, by: int) -> None:
        """Save, and go on to another indicator that wants commentary."""
        self.go(by)

    def _saving(self, body: str, state: CommentaryState) -> Job:
        indicator, quarter = self._dossier.indicator, self.shown_quarter
        base = self._base_version

        def save(workbook: Workbook) -> Commentary:
            return save_commentary(
                workbook, indicator, quarter, body, state, base_version=base
            )

        return save

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
        else:
            self.say(f"Your draft of {draft.saved_at[:16].replace('T', ' ')} is back.")


def _version(commentary: Commentary | None) -> int:
    return 0 if commentary is None else commentary.version


def _body(dossier: Dossier) -> str:
    if dossier.draft is not None:
        return dossier.draft.body
    return "" if dossier.commentary is None else dossier.commentary.body
