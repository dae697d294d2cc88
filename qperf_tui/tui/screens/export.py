"""Ask where the summary section is to be written, and write it there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ExportError
from qperf_tui.report.checks import Finding
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.errand import Errand, Stop
from qperf_tui.tui.plain import plain
from qperf_tui.tui.widgets.plain_input import PlainInput
from qperf_tui.workbench.files import write_file
from qperf_tui.workbench.requests import printed
from qperf_tui.workbench.summary import export_text, held_back


@dataclass(frozen=True, slots=True)
class Lists:
    """What is listed after the paragraphs."""

    has_actions: bool = False
    has_requests: bool = False


class ExportScreen(ModalScreen[Path | None]):
    """A dialog that ends with the path written, or nothing if dismissed."""

    HELP = """\
## Export

The file is written whole or not at all, and has the same bytes as
`qperf-tui export summary`; while things are still to be mended, as with `--draft`,
which says so at the top. An existing file is replaced only after a second enter.
ctrl+t lists what is being done about the indicators after the paragraphs, as
`--actions` does, and ctrl+r what members asked for, as `--requests` does.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="export.cancel"),
        Binding(
            "ctrl+t",
            "actions",
            "With actions",
            id="export.actions",
            tooltip="List what is being done after the paragraphs, or no longer",
        ),
        Binding(
            "ctrl+r",
            "requests",
            "With requests",
            id="export.requests",
            tooltip="List what members asked for after the paragraphs, or no longer",
        ),
    ]

    @dataclass
    class Read(Message):
        """What would be written has been made and looked through."""

        document: str
        refusal: str
        """Why it cannot be written; nothing where it can."""
        held: Sequence[Finding]
        """What is to be mended before it goes out as more than a draft."""
        requests: int
        """How many requests of members it may list."""

    @dataclass
    class Written(Message):
        """The file is on disk."""

        path: Path

    @dataclass
    class Refused(Message):
        """The file could not be written."""

        reason: str

    def __init__(self, desk: Desk, quarter: Quarter) -> None:
        super().__init__()
        self._quarter = quarter
        self._found: ExportScreen.Read | None = None
        self._is_awaited = False
        self._lists = Lists()
        self._reading: Errand[Lists] = Errand(self, desk.workbook, "export", self._read)
        self._file_name = f"summary-{quarter.starting}-{quarter.number}.md"
        self._asked: Path | None = None

    def _read(self, workbook: Workbook, lists: Lists, stop: Stop) -> Message:
        del stop
        document, refusal = "", ""
        try:
            document = export_text(
                *(workbook, self._quarter),
                has_actions=lists.has_actions,
                has_requests=lists.has_requests,
                is_draft=True,
            )
        except ExportError as error:
            refusal = str(error)
        return self.Read(
            document,
            refusal,
            held_back(workbook, self._quarter),
            len(printed(workbook, self._quarter)),
        )

    def compose(self) -> ComposeResult:
        """Ask for a path."""
        with Vertical(id="dialog"):
            yield Static("Write the summary section to (Markdown):", markup=False)
            yield PlainInput(value=str(Path.cwd() / self._file_name), id="path")
            yield Static(id="actions", markup=False)
            yield Static(id="requests", markup=False)
            yield Static(id="problem", markup=False)
            yield Static("enter writes · escape cancels", markup=False)

    def on_mount(self) -> None:
        """Have it made and looked through; with 10,000 indicators that takes long."""
        self._look()

    def _look(self) -> None:
        self._found = None
        self.query_one("#requests").display = False
        self._say("Checking what is in it …")
        self._say_of_actions()
        self._reading.send(self._lists)

    @on(Read)
    def _take(self, event: Read) -> None:
        event.stop()
        if not self._reading.is_last():
            return
        self._found = event
        self._say_of_requests(event.requests)
        if event.refusal:
            self._say(event.refusal)
        elif event.held:
            many = len(event.held)
            more = f" (and {many - 1} more)" if many > 1 else ""
            self._say(
                f"■ {event.held[0].says.rstrip('.')}{more}. Until that is mended enter "
                "writes a draft that says so."
            )
        else:
            self._say("")
        if self._is_awaited:
            self._is_awaited = False
            self._put(event, self.query_one(PlainInput).value)

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        if self._found is None:
            self._is_awaited = True
        else:
            self._put(self._found, event.value)

    def _put(self, found: Read, value: str) -> None:
        """Write what was found to where was typed, if it may be written there."""
        if found.refusal:
            self._say(found.refusal)
            return
        path = Path(value).expanduser()
        may_replace = self._asked == path
        if path.is_file() and not may_replace:
            self._asked = path
            self._say(f"{path.name} is there already; enter again replaces it.")
            return
        self._write(path, found.document, may_replace=may_replace)

    @work(thread=True, exclusive=True, group="write")
    def _write(self, path: Path, document: str, *, may_replace: bool) -> None:
        # A worker: the path may be a shared drive that takes seconds to answer.
        try:
            written = write_file(path, document, may_replace=may_replace)
        except ExportError as error:
            self.post_message(self.Refused(str(error)))
        else:
            self.post_message(self.Written(written))

    @on(Written)
    def _finish(self, event: Written) -> None:
        self.app.notify(f"Written to {event.path}", timeout=10, markup=False)
        self.dismiss(event.path)

    @on(Refused)
    def _explain(self, event: Refused) -> None:
        self._say(event.reason)

    def _say_of_actions(self) -> None:
        said = _listed(is_listed=self._lists.has_actions)
        line = self.query_one("#actions", Static)
        line.update(plain(f"Open actions: {said} · ctrl+t changes that"))

    def _say_of_requests(self, many: int) -> None:
        said = f"{many} request{'' if many == 1 else 's'} of members: "
        said += _listed(is_listed=self._lists.has_requests)
        line = self.query_one("#requests", Static)
        line.update(plain(f"{said} · ctrl+r changes that"))
        line.display = bool(many)

    def action_actions(self) -> None:
        """List what is being done after the paragraphs, or no longer."""
        has_actions = not self._lists.has_actions
        self._lists = replace(self._lists, has_actions=has_actions)
        self._look()

    def action_requests(self) -> None:
        """List what members asked for after the paragraphs, or no longer."""
        has_requests = not self._lists.has_requests
        self._lists = replace(self._lists, has_requests=has_requests)
        self._look()

    def _say(self, said: str) -> None:
        self.query_one("#problem", Static).update(plain(said))

    def action_cancel(self) -> None:
        """Close without writing."""
        self.dismiss(None)


def _listed(*, is_listed: bool) -> str:
    return "listed at the end" if is_listed else "left out"
