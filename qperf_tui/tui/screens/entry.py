"""Figures typed and pasted into the grid, and kept row by row."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.timer import Timer

from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ConflictError, QperfError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.entry_book import Verdict
from qperf_tui.tui.screens.asking import Blank, Question, Typed
from qperf_tui.tui.screens.entry_keys import HELP, KEYS
from qperf_tui.tui.screens.entry_table import EntryTableScreen
from qperf_tui.tui.widgets.entry_grid import EntryGrid
from qperf_tui.tui.writer import Job, Writer
from qperf_tui.workbench.entering import Entering, enter, read_typed
from qperf_tui.workbench.entry_drafts import forget_draft, keep_draft
from qperf_tui.workbench.pasting import Block, Cursor, require_block
from qperf_tui.workbench.reasons import reason_given
from qperf_tui.workbench.typed import Typed as TypedFigure

_KEEP_AFTER: Final = 0.8
"""Seconds from the first key not yet kept until it is, however the typing goes on."""
_KEEPING: Final = "keep what is typed"
_REASON: Final = Blank(
    name="reason",
    label="Why it is revised, as the next paper prints it",
    hint="such as: late cases from two teams",
    lacking="A reason is needed; without one nothing is written.",
)


class EntryScreen(EntryTableScreen):
    """A figure is on file once its row is left; a block is looked through first."""

    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = KEYS
    turning = ("ctrl+z", "ctrl+y")

    _due: Timer | None = None

    def __init__(
        self, desk: Desk, quarter: Quarter, ids: Sequence[int], begin: int | None
    ) -> None:
        super().__init__(desk, quarter, ids, begin)
        self._unkept: set[int] = set()
        """The rows of which something was typed that no draft has yet."""
        self._saving: dict[str, int] = {}
        """The rows that are being written, by what that is called."""

    def on_mount(self) -> None:
        """Say what was found typed when the program last ended."""
        super().on_mount()
        if self.book.unsaved:
            self.notify(
                "What you typed and did not save is here as you left it; enter saves "
                "a row, ctrl+d drops it.",
                timeout=10,
            )

    @on(EntryGrid.Typed)
    def _keep_soon(self, event: EntryGrid.Typed) -> None:
        if not event.is_new or self.book.number is None:
            return
        self._unkept.add(self.book.number)
        if self._due is None:
            self._due = self.set_timer(_KEEP_AFTER, self.flush)

    def flush(self) -> None:
        """Give the writer what has been typed since it was last kept."""
        if self._due is not None:
            self._due.stop()
            self._due = None
        waiting, self._unkept = self._unkept, set()
        quarter = self.shown_quarter
        for number in waiting:
            typed = self.book.unsaved.get(number)
            job: Job = partial(_draft, number=number, typed=typed, quarter=quarter)
            self.write(_KEEPING, job, is_seen=False)

    @on(EntryGrid.Taken)
    def _take(self, event: EntryGrid.Taken) -> None:
        event.stop()
        if event.verdict is Verdict.READY:
            self._save(event.entering, event.typed)
        elif event.verdict is Verdict.WANTS_REASON:
            self._ask_reason(event.entering, event.typed)

    def _save(self, entering: Entering, typed: TypedFigure) -> None:
        number, saying = entering.indicator.indicator_id, _saying(entering)
        self._unkept.discard(number)
        self._saving[saying] = number
        self.write(
            saying,
            lambda held: enter(held, entering, typed),
            lambda _: self._know(number, typed),
            is_seen=False,
        )

    def _know(self, number: int, typed: TypedFigure) -> None:
        self.book.keep(number, typed)
        self.reload()

    def settle(self, event: Writer.Finished) -> None:
        """Say what became of a write; a row that was refused stays typed."""
        super().settle(event)
        number = self._saving.pop(event.job, None)
        if event.refusal is None or number is None:
            return
        self._unkept.add(number)
        self.flush()
        if not self.book.is_touched and number in self.grid.shown:
            self.grid.go_to(number)
            self.grid.turn_to(number)
        if number == self.book.number and isinstance(event.refusal, ConflictError):
            self.book.be_told(str(event.refusal))

    def _ask_reason(self, entering: Entering, typed: TypedFigure) -> None:
        reading = read_typed(entering, typed)

        def job(answer: Typed) -> Job:
            reason = answer["reason"]
            return lambda held: enter(
                held, entering, typed, reason=reason_given(reason)
            )

        self.ask(
            Question(
                saying=_saying(entering),
                about=f"{_saying(entering).capitalize()}: {reading.change}",
                known="\n".join(
                    (reading.closed, *(each.says for each in reading.misgivings))
                ),
                blanks=[_REASON],
                job=job,
                then=lambda _: self._know(entering.indicator.indicator_id, typed),
            )
        )

    @on(EntryGrid.BlockPasted)
    def _look_through(self, event: EntryGrid.BlockPasted) -> None:
        event.stop()
        grid = self.grid
        at = Cursor(
            quarter=self.shown_quarter,
            indicator_ids=grid.shown[grid.place :],
            column=grid.column,
        )
        given = Block(text=event.text, cursor=at)
        try:
            require_block(event.text)
        except QperfError as error:
            self.notify(str(error), severity="error", timeout=15, markup=False)
            return
        from qperf_tui.tui.screens.importing import (  # noqa: PLC0415 - seldom
            ImportScreen,
        )

        self.app.push_screen(ImportScreen(self.desk, self.shown_quarter, given))

    def on_screen_resume(self) -> None:
        """Look again at what another screen may have changed."""
        self.reload()

    def action_take(self) -> None:
        """Keep the row, and go down."""
        self.grid.take()

    def action_next_cell(self) -> None:
        """Go on to the next cell of the row."""
        self.grid.next_cell()

    def action_edit_cell(self) -> None:
        """Change what the cell says."""
        self.grid.edit_cell()

    def action_drop(self) -> None:
        """Let go of what was typed on the row."""
        number = self.book.number
        if number is not None and self.book.is_touched:
            self.book.drop()
            self._unkept.add(number)
            self.flush()
            self.grid.turn_to(number)
            self.reload()

    def action_leave(self) -> None:
        """Leave; what is typed and not saved waits here."""
        self.flush()
        if left := len(self.book.unsaved):
            rows = "A figure" if left == 1 else f"{left:,} figures"
            self.app.notify(
                f"{rows} you typed is not saved yet; t goes back to it."
                if left == 1
                else f"{rows} you typed are not saved yet; t goes back to them.",
                severity="warning",
            )
        self.dismiss(None)


def _draft(
    held: Workbook, *, number: int, typed: TypedFigure | None, quarter: Quarter
) -> None:
    if typed is None:
        forget_draft(held, number, quarter)
    else:
        keep_draft(held, number, quarter, typed)


def _saying(entering: Entering) -> str:
    return f"save the figure of {entering.indicator.code} for {entering.quarter}"
