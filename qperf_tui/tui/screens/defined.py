"""A table of definitions looked through, and brought in whole or not at all."""

from dataclasses import replace
from typing import ClassVar, Final

from textual.binding import BindingType

from qperf_tui.domain.progress import Progress
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.defined_rows import DefinedSight
from qperf_tui.tui.screens.asking import Blank, Question, Typed
from qperf_tui.tui.screens.defined_keys import HELP, KEYS
from qperf_tui.tui.screens.defined_reading import DefinedReadingScreen
from qperf_tui.tui.writer import Job, Writer
from qperf_tui.workbench.cell_state import CellState
from qperf_tui.workbench.definition_files import Taken, define

_REASON: Final = Blank(
    name="reason",
    label="Why, for whoever looks at this next",
    hint="such as: as cabinet agreed on 2 April",
    lacking="A reason is needed; without one nothing is written.",
)


class DefinedScreen(DefinedReadingScreen):
    """What a table would add and change; accept it or leave."""

    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def action_accept(self) -> None:
        """Bring in all of it, unless a part of it is refused."""
        sight = self.sight
        if sight is None or self.is_busy or not self.require_acceptable(sight):
            return
        counts = sight.taken.done.counts
        if not counts[CellState.ADDED] + counts[CellState.CHANGED]:
            self.notify("Nothing in it is new, so nothing is written.")
        elif sight.taken.done.lacks_reason:
            self._ask_reason(sight)
        else:
            self.write(_saying(sight), self._job(sight, ""), self._tell, is_seen=False)

    def _ask_reason(self, sight: DefinedSight) -> None:
        taken = sight.taken

        def job(typed: Typed) -> Job:
            return self._job(sight, typed["reason"])

        self.ask(
            Question(
                saying=_saying(sight),
                about=f"{taken.file_name}: why these {taken.done.kind.words} change",
                known="It stands beside each change where the file gives none.",
                blanks=[_REASON],
                job=job,
                then=self._tell,
                is_seen=False,
            )
        )

    def _job(self, sight: DefinedSight, reason: str) -> Job:
        """What brings the table in as it was looked through."""
        asked = self.asked_now
        wished = replace(asked.wished, reason=reason)

        def bring_in(held: Workbook, hear: Progress) -> Taken:
            return define(
                *(held, asked.kind, asked.path, wished),
                seen=sight.taken.sha256,
                # How many rows there are is only guessed, so the end is not told.
                progress=lambda done, total: hear(done, max(total, done + 1)),
            )

        return self.job(f"Importing {sight.name}", bring_in)

    def settle(self, event: Writer.Finished) -> None:
        """Say what became of a write."""
        if self.sight is not None and event.job == _saying(self.sight):
            self.rest()
        super().settle(event)

    def _tell(self, outcome: object) -> None:
        if not isinstance(outcome, Taken):
            return
        if outcome.refusals_found:
            self.sight = DefinedSight.of(outcome)
            self.show()
            self.require_acceptable(self.sight)
            return
        done, what = outcome.done, outcome.done.kind.words
        added, changed = done.count(CellState.ADDED), done.count(CellState.CHANGED)
        said = (
            f"Imported {outcome.file_name}: {what}, {added:,} added, {changed:,} "
            "changed. u undoes it."
        )
        self.app.notify(said, timeout=10, markup=False)
        self.dismiss(result=True)


def _saying(sight: DefinedSight) -> str:
    return f"import {sight.name}"
