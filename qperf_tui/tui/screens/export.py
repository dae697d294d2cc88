"""Ask where the summary section is to be written, and write it there."""

from dataclasses import dataclass
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
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.plain import plain
from qperf_tui.tui.widgets.plain_input import PlainInput
from qperf_tui.workbench.files import write_file
from qperf_tui.workbench.requests import printed
from qperf_tui.workbench.summary import export_text, findings


class ExportScreen(ModalScreen[Path | None]):
    """A dialog that ends with the path written, or nothing if dismissed."""

    HELP = """\
## Export

The file is written whole or not at all, and has the same bytes as
`qperf-tui export summary`. An existing file is replaced only after a second enter.
ctrl+r lists what members asked for after the paragraphs, as `--requests` does.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="export.cancel"),
        Binding(
            "ctrl+r",
            "requests",
            "With requests",
            id="export.requests",
            tooltip="List what members asked for after the paragraphs, or no longer",
        ),
    ]

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
        self._desk, self._quarter = desk, quarter
        self._document, self._refusal = "", ""
        self._has_requests = False
        self._asked_for = len(printed(desk.workbook, quarter))
        self._read()
        found = findings(desk.workbook, quarter)
        self._blocking = sum(each.is_blocking for each in found)
        self._file_name = f"summary-{quarter.starting}-{quarter.number}.md"
        self._asked: Path | None = None

    def _read(self) -> None:
        try:
            self._document = export_text(
                self._desk.workbook, self._quarter, has_requests=self._has_requests
            )
        except ExportError as error:
            self._refusal = str(error)

    def compose(self) -> ComposeResult:
        """Ask for a path."""
        with Vertical(id="dialog"):
            yield Static("Write the summary section to (Markdown):", markup=False)
            yield PlainInput(value=str(Path.cwd() / self._file_name), id="path")
            yield Static(id="requests", markup=False)
            yield Static(id="problem", markup=False)
            yield Static("enter writes · escape cancels", markup=False)

    def on_mount(self) -> None:
        """Say what is missing; colleagues may read it, but no figure may be wanting."""
        self._say_of_requests()
        if self._refusal:
            self._say(self._refusal)
        elif self._blocking:
            things = "thing is" if self._blocking == 1 else "things are"
            self._say(f"■ {self._blocking} {things} still to mend before it goes out.")

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        if self._refusal:
            self._say(self._refusal)
            return
        path = Path(event.value).expanduser()
        may_replace = self._asked == path
        if path.is_file() and not may_replace:
            self._asked = path
            self._say(f"{path.name} is there already; enter again replaces it.")
            return
        self._write(path, may_replace=may_replace)

    @work(thread=True, exclusive=True, group="export")
    def _write(self, path: Path, *, may_replace: bool) -> None:
        # A worker: the path may be a shared drive that takes seconds to answer.
        try:
            written = write_file(path, self._document, may_replace=may_replace)
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

    def _say_of_requests(self) -> None:
        many = self._asked_for
        said = f"{many} request{'' if many == 1 else 's'} of members: "
        said += "listed at the end" if self._has_requests else "left out"
        line = self.query_one("#requests", Static)
        line.update(plain(f"{said} · ctrl+r changes that"))
        line.display = bool(many)

    def action_requests(self) -> None:
        """List what members asked for after the paragraphs, or no longer."""
        self._has_requests = not self._has_requests
        self._read()
        self._say_of_requests()

    def _say(self, said: str) -> None:
        self.query_one("#problem", Static).update(plain(said))

    def action_cancel(self) -> None:
        """Close without writing."""
        self.dismiss(None)
