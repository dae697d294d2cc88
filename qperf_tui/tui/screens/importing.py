"""A return looked through, mended, and brought in whole or not at all."""

from functools import partial
from pathlib import Path
from threading import Event
from typing import ClassVar, Final

from textual.binding import BindingType

from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ClosedQuarterError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.import_mends import by_key
from qperf_tui.tui.screens.asking import Blank, Question, Typed
from qperf_tui.tui.screens.file_choice import FileScreen
from qperf_tui.tui.screens.import_keys import HELP, KEYS
from qperf_tui.tui.screens.import_reading import ImportReadingScreen
from qperf_tui.tui.writer import Job, Writer
from qperf_tui.workbench.intake import Intake
from qperf_tui.workbench.previewing import CellState, Preview, Source, accept
from qperf_tui.workbench.reasons import reason_given

_REASON: Final = Blank(
    name="reason",
    label="Why they are revised, as the next paper prints it",
    hint="such as: late cases from two teams",
    lacking="A reason is needed; without one nothing is written.",
)


class ImportScreen(ImportReadingScreen):
    """Choose a file, look through what it would change, accept it or leave."""

    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(
        self, desk: Desk, quarter: Quarter, given: Source | None = None
    ) -> None:
        super().__init__(desk, quarter)
        self._given = given
        """What is to be looked through first, if that is known."""

    _stopping: Event | None = None
    """Set to stop what is being written; None while nothing is."""

    @property
    def is_busy(self) -> bool:
        """Whether something is under way that has to end or be stopped first."""
        return self.reader.is_reading or self._stopping is not None

    def on_mount(self) -> None:
        """Look through what is given, or ask for a file."""
        self.reader.rest()
        if self._given is not None:
            self.begin(self._given)
        else:
            self.action_open()

    def action_open(self) -> None:
        """Ask for a file to look through."""
        if not self.is_busy:
            self.app.push_screen(FileScreen(), self._begin)

    def _begin(self, path: Path | None) -> None:
        if path is not None:
            self.begin(path)
        elif self.sight is None:
            self.dismiss(None)

    def action_accept(self) -> None:
        """Bring in all of it, unless a part of it is refused."""
        sight = self.sight
        if sight is None or self.is_busy:
            return
        if not sight.preview.is_refused:
            self._take_in(sight.preview)
            return
        refused = sight.counts.get(CellState.REFUSED, 0)
        what = "One thing is refused" if refused == 1 else f"{refused:,} are refused"
        self.notify(
            f"{what}, so nothing can be brought in; f shows it, e mends a cell.",
            severity="warning",
            timeout=10,
        )

    def _take_in(self, seen: Preview) -> None:
        job = self._job(seen, "")
        self.write(_saying(seen), job, self._tell, is_seen=False)

    def _job(self, seen: Preview, reason: str) -> Job:
        """What brings it in, and can be stopped until it is on disk."""
        stopping = Event()
        if not self.desk.is_read_only:
            self._stopping = stopping
            self.reader.begin(f"Importing {seen.file_name}")
        hear = partial(self.reader.hear, stopping.is_set)

        def take_in(held: Workbook) -> Intake:
            given = reason and reason_given(reason)
            return accept(held, seen, reason=given, progress=hear)

        return take_in

    def settle(self, event: Writer.Finished) -> None:
        """Say what became of a write; a closed quarter asks for a reason."""
        sight = self.sight
        if sight is not None and event.job == _saying(sight.preview):
            self._stopping = None
            self.reader.rest()
            if isinstance(event.refusal, ClosedQuarterError):
                self.top_line.saved = ""
                self._ask_reason(sight.preview, f"{event.refusal.cause}.")
                return
        super().settle(event)

    def _ask_reason(self, seen: Preview, closed: str) -> None:
        def job(typed: Typed) -> Job:
            return self._job(seen, typed["reason"])

        self.ask(
            Question(
                saying=_saying(seen),
                about=f"{seen.file_name} revises figures of a closed quarter",
                known=closed,
                blanks=[_REASON],
                job=job,
                then=self._tell,
            )
        )

    def _tell(self, taken: object) -> None:
        if not isinstance(taken, Intake):
            return
        if taken.is_written:
            said = (
                f"Imported {taken.file_name}: {taken.added:,} figures added, "
                f"{taken.changed:,} changed. u undoes it."
            )
            self.app.notify(said, timeout=10, markup=False)
            self.dismiss(None)
        elif taken.refusals_found:
            refusal = next(each for each in taken.problems if each.is_refusal)
            says = refusal.worded(by_key)
            self.notify(says, severity="error", timeout=15, markup=False)
            self.reload()
        else:
            self.notify("Nothing in it is new, so nothing is written.")

    def action_leave(self) -> None:
        """Stop what is under way, or leave with nothing written."""
        if self._stopping is not None:
            self._stopping.set()
        elif self.reader.is_reading:
            self.reader.stop()
            if self.sight is None:
                self.action_open()
        else:
            self.dismiss(None)


def _saying(seen: Preview) -> str:
    return f"import {seen.file_name}"
