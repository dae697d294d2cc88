"""Write the commentary for one indicator in one quarter, its figures beside it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from qperf_tui.domain.commentary import Commentary, CommentaryState
from qperf_tui.domain.explaining import judgement_words, movement_lines
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.plain import plain
from qperf_tui.tui.screens.writing import WritingScreen
from qperf_tui.tui.widgets.chart import Chart
from qperf_tui.tui.widgets.draft_editor import DraftEditor
from qperf_tui.tui.widgets.indicator_pane import summary_of
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.tui.writer import Job
from qperf_tui.workbench.commenting import (
    discard_draft,
    keep_draft,
    save_commentary,
)
from qperf_tui.workbench.dossier import Dossier, open_dossier


class EditorScreen(WritingScreen):
    """Figures above, words below; nothing typed is ever lost."""

    HELP = """\
## Writing commentary

Say what happened, why (and who says so), what is being done, and what is expected.
What you type is kept within a second; leaving with escape saves it as a draft, and
`ctrl+s` marks it ready to be agreed. Every version stays on file.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s", "ready", "Mark ready", id="note.ready", tooltip="Save as ready"
        ),
        Binding(
            "f2",
            "insert_figures",
            "Figures",
            id="note.figures",
            show=False,
            tooltip="Put the figures in words where the cursor is",
        ),
        Binding(
            "f3",
            "reference",
            "Last quarter",
            id="note.last",
            tooltip="Show last quarter's words, or the version that stands",
        ),
        Binding(
            "f8",
            "step(1)",
            "Next due",
            id="note.next",
            tooltip="Save, and write the next one that wants commentary",
        ),
        Binding(
            "f9",
            "step(-1)",
            "Previous due",
            id="note.prev",
            show=False,
            tooltip="Save, and write the previous one that wants commentary",
        ),
    ]

    def __init__(self, desk: Desk, quarter: Quarter, code: str) -> None:
        super().__init__(desk, quarter)
        self._dossier: Dossier = open_dossier(desk.workbook, code, quarter)
        self._base_version = _version(self._dossier.commentary)

        self._body = _body(self._dossier)

    @property
    def place(self) -> str:
        """The indicator that is written about."""
        return f"Edit {self._dossier.indicator.code}"

    def compose(self) -> ComposeResult:
        """Figures and chart, the text, and what was written before."""
        yield TopLine()
        with Horizontal(id="context"):
            with VerticalScroll(can_focus=False):
                yield Static(summary_of(self._dossier), id="facts", markup=False)
            yield Chart(self.desk.chart_marker)
        yield Static(id="banner", markup=False)
        yield Static(id="count", markup=False)
        yield DraftEditor(self._body, id="body")
        with VerticalScroll(id="reference", can_focus=False):
            yield Static(markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Say what is found, and whose words these are."""
        self.query_one(Chart).dossier = self._dossier
        self.editor.move_cursor(self.editor.document.end)
        self._show_reference()
        self._say_what_is_there()
        self.query_one("#count", Static).update(self.counted())

    def reload(self) -> None:
        """Take note of a colleague's version; the text being written stays."""
        mine = self._base_version
        self._dossier = open_dossier(
            self.desk.workbook, self._dossier.indicator.code, self.shown_quarter
        )
        theirs = _version(self._dossier.commentary)
        if theirs > mine and self._dossier.commentary is not None:
            self._base_version = theirs
            if self._dossier.commentary.body != self.editor.text:
                self.say(
                    f"{self._dossier.commentary.author} saved version {theirs} "
                    "meanwhile: F3 shows it; saving puts yours after it, and both stay."
                )
        self._show_reference()

    def counted(self) -> str:
        """Words so far, and the state the commentary is in."""
        state = self._dossier.position.commentary
        return f" Commentary · {super().counted()} · {state.word}"

    def keeping(self, body: str) -> Job:
        """The job that keeps the draft, on top of the version it began from."""
        indicator, quarter = self._dossier.indicator, self.shown_quarter
        base = self._base_version

        def keep(workbook: Workbook) -> None:
            keep_draft(workbook, indicator, quarter, body, base_version=base)

        return keep

    def leaving(self, body: str) -> Job | None:
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
            self.query_one("#count", Static).update(self.counted())
            self.notify(f"{code} is ready to be agreed.", markup=False)

        self.write(f"save {code}", self._saving(body, CommentaryState.READY), say)

    def action_insert_figures(self) -> None:
        """Put the judgement and the movements in words where the cursor is."""
        position = self._dossier.position
        said = "; ".join([judgement_words(position), *movement_lines(position)])
        self.editor.insert(f"{said[:1].upper()}{said[1:]}. ")

    def action_reference(self) -> None:
        """Show or hide what was written before."""
        self.toggle_class("-reference")

    def action_step(self, by: int) -> None:
        """Save, and go on to another indicator that wants commentary."""
        self._go(by)

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
                "F3 shows it, and saving keeps both."
            )
        else:
            self.say(f"Your draft of {draft.saved_at[:16].replace('T', ' ')} is back.")

    def _show_reference(self) -> None:
        dossier = self._dossier
        parts = []
        if dossier.last_commentary is not None:
            parts.append(f"Last quarter: {dossier.last_commentary.body}")
        if dossier.commentary is not None and dossier.commentary.body:
            standing = dossier.commentary
            parts.append(
                f"Version {standing.version} by {standing.author}: {standing.body}"
            )
        said = "\n\n".join(parts) or "Nothing was written last quarter."
        self.query_one("#reference Static", Static).update(plain(said))


def _version(commentary: Commentary | None) -> int:
    return 0 if commentary is None else commentary.version


def _body(dossier: Dossier) -> str:
    if dossier.draft is not None:
        return dossier.draft.body
    return "" if dossier.commentary is None else dossier.commentary.body
