"""Returns looked through, mended, and brought in whole or not at all."""

from pathlib import Path
from typing import ClassVar, Final

from textual.binding import BindingType

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.progress import Progress
from qperf_tui.domain.wording import plural
from qperf_tui.errors import ClosedQuarterError, StoppedError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.import_mends import by_key
from qperf_tui.tui.import_rows import Sight
from qperf_tui.tui.screens.asking import Blank, Question, Typed
from qperf_tui.tui.screens.file_choice import FileScreen
from qperf_tui.tui.screens.import_keys import HELP, KEYS
from qperf_tui.tui.screens.import_reading import ImportReadingScreen
from qperf_tui.tui.writer import Job, Writer
from qperf_tui.workbench.accepting import accept
from qperf_tui.workbench.intake import Intake
from qperf_tui.workbench.pasting import Given

_REASON: Final = Blank(
    name="reason",
    label="Why they are revised, as the next paper prints it",
    hint="such as: late cases from two teams",
    lacking="A reason is needed; without one nothing is written.",
)


class ImportScreen(ImportReadingScreen):
    """Choose files, look through what they would change, accept them or leave."""

    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(
        self, desk: Desk, quarter: Quarter, given: Given | None = None
    ) -> None:
        super().__init__(desk, quarter)
        self._given = given
        """What is to be looked through first, if that is known."""
        self._stands = False
        """Whether what was looked through stands, for only bringing it in ended."""

    def on_mount(self) -> None:
        """Look through what is given, or ask for files."""
        self.reader.rest()
        if self._given is not None:
            self.begin([self._given])
        else:
            self.action_open()

    def explain(self, reason: str) -> None:
        """Say why it cannot be read; where nothing else is, leave."""
        super().explain(reason)
        if self._given is not None and self.sight is None:
            self.dismiss(result=False)

    def action_open(self) -> None:
        """Ask for files to look through."""
        if not self.is_busy:
            paths = [each.path for each in self.wishes if isinstance(each.path, Path)]
            folder = paths[0].absolute().parent if paths else None
            self.app.push_screen(FileScreen(folder), self._begin)

    def _begin(self, paths: tuple[Path, ...] | None) -> None:
        if paths is not None:
            self.begin(paths)
        elif self.sight is None:
            self.dismiss(result=False)

    def action_accept(self) -> None:
        """Bring in all of it, unless a part of it is refused."""
        sight = self.sight
        if sight is None or self.is_busy or not self.require_acceptable(sight):
            return
        job = self._job(sight, "")
        self.write(_saying(sight), job, self._tell, is_seen=False)

    def _job(self, sight: Sight, reason: str) -> Job:
        """What brings it in, and can be stopped until it is on disk."""

        def take_in(held: Workbook, hear: Progress) -> list[Intake]:
            return accept(held, sight.previews, reason=reason, progress=hear)

        return self.job(f"Importing {sight.name}", take_in)

    def settle(self, event: Writer.Finished) -> None:
        """Say what became of a write; a closed quarter asks for a reason."""
        sight = self.sight
        if sight is not None and event.job == _saying(sight):
            self.rest()
            if isinstance(event.refusal, ClosedQuarterError):
                self.top_line.saved = ""
                self._ask_reason(sight, f"{event.refusal.cause}.")
                return
        self._stands = isinstance(event.refusal, StoppedError)
        super().settle(event)
        self._stands = False

    def reload(self) -> None:
        """Read it again, unless it was only stopped while it was brought in."""
        if not self._stands:
            super().reload()

    def _ask_reason(self, sight: Sight, closed: str) -> None:
        def job(typed: Typed) -> Job:
            return self._job(sight, typed["reason"])

        self.ask(
            Question(
                saying=_saying(sight),
                about=f"Figures of a closed quarter are revised by {sight.name}",
                known=closed,
                blanks=[_REASON],
                job=job,
                then=self._tell,
                is_seen=False,
            )
        )

    def _tell(self, outcome: object) -> None:
        sight = self.sight
        if sight is None or not isinstance(outcome, list):
            return
        taken = [each for each in outcome if isinstance(each, Intake)]
        refused = (p for each in taken for p in each.problems if p.is_refusal)
        if any(each.is_written for each in taken):
            added = sum(each.added for each in taken)
            changed = sum(each.changed for each in taken)
            figures = plural(added, "figure")
            key = "u" if self._given is None else "ctrl+z"
            said = (
                f"Imported {sight.name}: {added:,} {figures} added, {changed:,} "
                f"changed. {key} undoes it."
            )
            self.app.notify(said, timeout=10, markup=False)
            self.dismiss(result=True)
        elif refusal := next(refused, None):
            says = refusal.worded(by_key)
            self.notify(says, severity="error", timeout=15, markup=False)
            self.reload()
        else:
            self.notify("Nothing in it is new, so nothing is written.")

    def give_up(self) -> None:
        """Ask for other files where the first reading was stopped."""
        self.action_open()


def _saying(sight: Sight) -> str:
    return f"import {sight.name}"
