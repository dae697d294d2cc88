"""A document made and written in another thread, with how far it has come."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock

from textual import on, work
from textual.message import Message
from textual.widgets import Static
from textual.worker import Worker, get_current_worker

from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError, StoppedError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.errand import Errand, Stop, heeding
from qperf_tui.tui.export_wish import Wish
from qperf_tui.tui.plain import plain_line
from qperf_tui.workbench.asked import Asked
from qperf_tui.workbench.documents import Exportable
from qperf_tui.workbench.export_check import Outlook, outlook
from qperf_tui.workbench.files import write_file


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be made, and where it is to be written."""

    document: Exportable
    asked: Asked
    path: Path
    may_replace: bool


class ExportJob(Static):
    """Looks a document through, makes it and writes it; says how far it is."""

    @dataclass
    class Looked(Message):
        """What may become of the document is known."""

        outlook: Outlook

    @dataclass
    class Went(Message):
        """The document has come a step further."""

        done: int
        total: int

    @dataclass
    class Written(Message):
        """The file is on disk."""

        path: Path

    @dataclass
    class Refused(Message):
        """Nothing was written."""

        reason: str

    def __init__(self, desk: Desk) -> None:
        super().__init__(markup=False)
        self._desk = desk
        self._looking: Errand[Wish] = Errand(self, desk.workbook, "export", self._look)
        self._making: Worker[None] | None = None
        self._claim = Lock()
        """Whoever takes it first has the say: to write the file, or to stop it."""
        self._name = ""

    @property
    def is_making(self) -> bool:
        """Whether a file is being made."""
        return self._making is not None

    def look(self, wish: Wish) -> None:
        """Find out what may become of a document, before long."""
        self._looking.send(wish)

    def _look(self, workbook: Workbook, wish: Wish, stop: Stop) -> Message:
        found = outlook(
            *(workbook, wish.quarter, wish.document, wish.asked), progress=heeding(stop)
        )
        return self.Looked(found)

    @on(Looked)
    def _pass_on(self, event: Looked) -> None:
        if not self._looking.is_last():
            event.stop()

    def make(self, job: Job, quarter: Quarter) -> None:
        """Make a document and write it, in another thread."""
        self._claim = Lock()
        self._name = job.path.name
        self.update(plain_line(f"Making {self._name} … · escape stops it"))
        self._making = self._make(job, quarter, self._claim)

    def stop(self) -> bool:
        """Have nothing written; False where it is being written already."""
        if not self._claim.acquire(blocking=False):
            return False
        if self._making is not None:
            self._making.cancel()
        self._end()
        return True

    @work(thread=True, group="make", exit_on_error=False)
    def _make(self, job: Job, quarter: Quarter, claim: Lock) -> None:
        worker = get_current_worker()
        hear = partial(self._hear, worker)
        source = self._desk.workbook
        try:
            with Workbook.open(
                source.path,
                source.stamp,
                read_only=True,
                practice=source.practice,
                committee=source.reports.committee,
            ) as workbook:
                made = job.document.make(workbook, quarter, job.asked, hear)
            # From here on nobody stops it: the old file is there, or the new one.
            if not claim.acquire(blocking=False):
                return
            written = write_file(job.path, made, may_replace=job.may_replace)
        except StoppedError:
            return
        except QperfError as error:
            if not worker.is_cancelled:
                self.post_message(self.Refused(str(error)))
            return
        self.post_message(self.Written(written))

    def _hear(self, worker: Worker[None], done: int, total: int) -> None:
        if worker.is_cancelled:
            raise StoppedError("Stopped; nothing is written.")
        self.post_message(self.Went(done, total))

    @on(Went)
    def _say_how_far(self, event: Went) -> None:
        event.stop()
        if self._making is not None:
            done = f"{event.done} of {event.total}"
            said = f"Making {self._name}: {done} · escape stops it"
            self.update(plain_line(said))

    @on(Written)
    @on(Refused)
    def _end(self) -> None:
        self._making = None
        self.update("")
