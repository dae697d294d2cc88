"""What is to be written, mended and agreed, by the day it is due."""

from dataclasses import dataclass
from functools import partial

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.timer import Timer

from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.errand import Errand, Stop
from qperf_tui.tui.lasting import Lasting
from qperf_tui.tui.queue_filters import Sight, sight
from qperf_tui.tui.screens.actions import ActionsScreen
from qperf_tui.tui.screens.agree_marked import AgreeMarkedScreen
from qperf_tui.tui.screens.deciding import DecidingScreen, Subject
from qperf_tui.tui.screens.editor import EditorScreen
from qperf_tui.tui.screens.queue_keys import HELP, KEYS
from qperf_tui.tui.screens.record import RecordScreen
from qperf_tui.tui.screens.requests import RequestsScreen
from qperf_tui.tui.widgets.decision_pane import DecisionPane
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.queue_list import QueueList
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.tui.widgets.window_table import WindowTable
from qperf_tui.workbench.day import day_of
from qperf_tui.workbench.queue import queue
from qperf_tui.workbench.undoing import redo_last, undo_last

_REST = 0.1
"""Seconds the cursor rests before the pane follows it, so that keys stay quick."""


class QueueScreen(DecidingScreen[None]):
    """Read and decide without opening; one key goes to whatever is to be done."""

    AUTO_FOCUS = "WindowTable"
    HELP = HELP
    BINDINGS = KEYS
    area = "queue"

    queue = getters.query_one(QueueList)
    pane = getters.query_one(DecisionPane)

    _resting: Timer | None = None

    @dataclass
    class Read(Message):
        """What is to be done has been worked out."""

        sight: Sight

    def __init__(self, desk: Desk, quarter: Quarter) -> None:
        super().__init__(desk, quarter)
        self._lasting = Lasting()
        self._reading: Errand[Quarter] = Errand(
            self, desk.workbook, "queue", self._read
        )

    @property
    def subject(self) -> Subject | None:
        """The indicator under the cursor."""
        chosen = self.queue.chosen
        if chosen is None:
            return None
        if chosen.indicator is None:
            self.notify("This is about no one indicator; enter opens it.")
            return None
        return Subject.of(chosen.indicator, self.shown_quarter, chosen.commentary)

    def compose(self) -> ComposeResult:
        """The list, and what one needs to decide on the text under the cursor."""
        yield TopLine()
        with Container(id="both"):
            yield QueueList()
            yield DecisionPane()
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Read again what another screen may have changed."""
        self.reload()

    def reload(self) -> None:
        """Have it worked out again; with 10,000 indicators that takes a second."""
        self.queue.turns.look(self.desk.workbook)
        self._reading.send(self.shown_quarter)

    def move_on(self) -> None:
        """Go to the next entry."""
        self.queue.step(1)

    def _read(self, workbook: Workbook, quarter: Quarter, stop: Stop) -> Message:
        del stop
        with self._lasting.made(len(workbook.indicators.listed(quarter))):
            found = sight(queue(workbook, quarter, day_of(workbook)))
        return self.Read(found)

    @on(Read)
    def _take(self, event: Read) -> None:
        if self._reading.is_last():
            self.queue.show(event.sight)

    @on(WindowTable.Rested)
    def _follow(self) -> None:
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(_REST, self._look)

    def _look(self) -> None:
        self.pane.show(self.desk.workbook, self.queue.chosen, self.shown_quarter)

    @on(WindowTable.Opened)
    def _open(self) -> None:
        chosen = self.queue.chosen
        if chosen is None:
            return
        if chosen.request is not None:
            at = chosen.request.number
            self.app.push_screen(RequestsScreen(self.desk, self.shown_quarter, at))
        elif chosen.action is not None and chosen.indicator is not None:
            about, at = chosen.indicator, chosen.action.number
            screen = ActionsScreen(self.desk, self.shown_quarter, about, at)
            self.app.push_screen(screen)
        elif chosen.indicator is not None:
            code = chosen.indicator.code
            self.app.push_screen(RecordScreen(self.desk, self.shown_quarter, code))

    def action_edit(self) -> None:
        """Write the commentary of the chosen indicator."""
        if (on := self.subject) is not None:
            screen = EditorScreen(self.desk, self.shown_quarter, on.indicator.code)
            self.app.push_screen(screen, self._edit_another)

    def _edit_another(self, by: int | None) -> None:
        if by and self.queue.step_to_mine(by):
            self.action_edit()

    def action_mark(self) -> None:
        """Mark the chosen one, or let it go."""
        self.queue.mark()

    def action_mark_all(self) -> None:
        """Mark everything shown, or let it go."""
        self.queue.mark_all()

    def action_agree_marked(self) -> None:
        """List what of the marked would be agreed."""
        marked = self.queue.marked_entries
        if not marked:
            self.notify("Mark what is to be agreed with space first, or all with *.")
            return
        screen = AgreeMarkedScreen(self.desk, self.shown_quarter, marked)
        self.app.push_screen(screen, self._let_go)

    def _let_go(self, is_done: bool | None) -> None:  # noqa: FBT001 - as Textual calls it
        if is_done:
            self.queue.marked.clear()

    def action_filter(self, by: int) -> None:
        """Show only some of it, a filter at a time."""
        self.queue.step_filter(by)

    def action_sort(self) -> None:
        """Take the next order."""
        self.queue.sorting = self.queue.sorting.following

    async def action_clear(self) -> None:
        """Show everything again; go back where everything is shown."""
        if not self.queue.clear():
            await self.run_action("app.area('review')")

    def action_undo(self) -> None:
        """Undo what the line names, and nothing else."""
        named = self.queue.turns.undo
        self.turn(named, partial(undo_last, named=named), "Undone", "undo")

    def action_redo(self) -> None:
        """Do again what the line names, and nothing else."""
        named = self.queue.turns.redo
        self.turn(named, partial(redo_last, named=named), "Done again", "redo")

    def action_words(self) -> None:
        """Narrow the list as one types."""
        self.queue.begin_words()

    def action_mine(self, by: int) -> None:
        """Go to another entry that is for whoever works here."""
        if not self.queue.step_to_mine(by):
            self.notify("Nothing in this list is for you.")
