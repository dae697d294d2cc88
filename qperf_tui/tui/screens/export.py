"""Ask what is to be exported and where to, and write it there whole or not at all."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from qperf_tui.domain.period import Quarter
from qperf_tui.paths import at_home
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.export_wish import Wish, first_wish
from qperf_tui.tui.export_words import held_words, replace_words
from qperf_tui.tui.plain import plain
from qperf_tui.tui.screens.export_keys import HELP, KEYS
from qperf_tui.tui.widgets.choice_list import ChoiceList
from qperf_tui.tui.widgets.export_job import ExportJob, Job
from qperf_tui.tui.widgets.plain_input import PlainInput

if TYPE_CHECKING:
    from qperf_tui.workbench.export_check import Outlook


_FITS = 50
"""Characters of a path that the smallest window shows whole."""


class ExportScreen(ModalScreen[Path | None]):
    """A dialog that ends with the path written, or nothing if dismissed."""

    AUTO_FOCUS = "ChoiceList"
    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    listed = getters.query_one(ChoiceList)
    path = getters.query_one("#path", PlainInput)
    template = getters.query_one("#template", PlainInput)
    job = getters.query_one(ExportJob)

    def __init__(self, desk: Desk, quarter: Quarter) -> None:
        super().__init__()
        self._desk = desk
        self._wish = first_wish(quarter)
        self._suggested = self._wish.file_name
        self._found: Outlook | None = None
        self._is_awaited = False
        self._asked: Path | None = None
        """The file that is there already, once it was said that it is."""

    def compose(self) -> ComposeResult:
        """The choices, where to, and what is to be known before it is written."""
        with Vertical(id="dialog"):
            yield Static(f"Export · {self._wish.quarter}", id="about", markup=False)
            yield ChoiceList()
            with Horizontal(classes="blank", id="by-template"):
                yield Static("Template", classes="label", markup=False)
                yield PlainInput(
                    placeholder="the plain one; or a .docx of your own", id="template"
                )
            with Horizontal(classes="blank"):
                yield Static("File", classes="label", markup=False)
                yield PlainInput(value=str(Path.cwd() / self._suggested), id="path")
            yield Static(id="whole", markup=False)
            yield Static(id="problem", markup=False)
            yield ExportJob(self._desk)
            yield Static(
                "enter writes · ← → change · tab file · y copies it · esc cancels",
                markup=False,
            )

    def on_mount(self) -> None:
        """Have it looked through; with 10,000 indicators that takes long."""
        self._show()
        self._look()

    def _show(self) -> None:
        self.listed.choices = tuple(self._wish.choices())
        self.query_one("#by-template").display = self._wish.takes_template
        self._say_path()

    def _look(self) -> None:
        self._found = None
        self._say("Checking what is in it …")
        self.job.look(self._wish)

    @on(ExportJob.Looked)
    def _take(self, event: ExportJob.Looked) -> None:
        event.stop()
        self._found = event.outlook
        if self._wish.requests != event.outlook.requests:
            self._wish = self._wish.knowing(event.outlook.requests)
            self._show()
        self._say(held_words(event.outlook))
        if self._is_awaited:
            self._is_awaited = False
            self.action_write()

    @on(ChoiceList.Turned)
    def _turn(self, event: ChoiceList.Turned) -> None:
        event.stop()
        self._want(self._wish.turned(event.name, event.by))

    def action_turn(self, name: str) -> None:
        """Change one of the choices."""
        self._want(self._wish.turned(name, 1))

    def _want(self, wish: Wish) -> None:
        if wish == self._wish or self.job.is_making:
            return
        self._wish = wish
        with self.prevent(Input.Changed):
            self.path.value = wish.named(self.path.value, self._suggested)
        self._suggested = wish.file_name
        self._asked = None
        self._show()
        self._look()

    @on(Input.Changed, "#path")
    def _follow(self, event: Input.Changed) -> None:
        """Let the format be what the ending typed says, once it is one."""
        event.stop()
        self._asked = None
        ending = Path(event.value).suffix.removeprefix(".").lower()
        if ending != self._wish.ending and ending in self._wish.document.endings:
            self._wish = self._wish.having("ending", ending)
            self._suggested = self._wish.file_name
            self._show()
        self._say_path()

    @on(Input.Submitted)
    @on(ChoiceList.Taken)
    def _submit(self, event: Input.Submitted | ChoiceList.Taken) -> None:
        event.stop()
        self.action_write()

    def action_write(self) -> None:
        """Make the document and write it, if it may be written there."""
        found, path = self._found, self._target()
        if self.job.is_making:
            return
        if found is None:
            self._is_awaited = True
        elif found.refusal:
            self._say(found.refusal)
        elif path.is_file() and self._asked != path:
            self._asked = path
            self._say(replace_words(path))
        else:
            self._say("")
            typed = self.template.value.strip() if self._wish.takes_template else ""
            asked = self._wish.as_asked(typed, is_draft=bool(found.held))
            self.job.make(
                Job(self._wish.document, asked, path, may_replace=self._asked == path),
                self._wish.quarter,
            )

    @on(ExportJob.Written)
    def _finish(self, event: ExportJob.Written) -> None:
        self.app.notify(f"Written to {event.path}", timeout=10, markup=False)
        self.dismiss(event.path)

    @on(ExportJob.Refused)
    def _explain(self, event: ExportJob.Refused) -> None:
        event.stop()
        self._asked = None
        self._say(event.reason)

    def _target(self) -> Path:
        """Where it is to be written; in a folder, under its usual name."""
        typed = self.path.value
        named = f"{typed}{self._wish.file_name}" if typed.endswith("/") else typed
        return at_home(named)

    def _say_path(self) -> None:
        whole = str(self._target().absolute())
        line = self.query_one("#whole", Static)
        line.update(plain(f"Writes {whole}"))
        line.display = whole != self.path.value or len(whole) > _FITS

    def _say(self, said: str) -> None:
        self.query_one("#problem", Static).update(plain(said))

    def action_copy(self) -> None:
        """Copy where the file is to be written."""
        whole = self._target().absolute()
        self.app.copy_to_clipboard(str(whole))
        self.notify(f"Copied {whole}", markup=False)

    def action_cancel(self) -> None:
        """Stop what is being made, or close without writing."""
        if not self.job.is_making:
            self.dismiss(None)
        elif self.job.stop():
            self._say("Stopped; nothing is written.")
        else:
            self._say("It is being written already.")
