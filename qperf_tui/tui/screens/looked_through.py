"""Lines of a file that is looked through, before anything of it is written."""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from threading import Event
from typing import Generic, Protocol, TypeVar

from rich.text import Text
from textual import events, getters, on
from textual.app import ComposeResult
from textual.widgets import Static

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.progress import Progress
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.columns import Column
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.import_words import counts_line
from qperf_tui.tui.long_work import LONG_WORK
from qperf_tui.tui.plain import plain, plain_line
from qperf_tui.tui.screens.asking import AskingDesk
from qperf_tui.tui.widgets.ask_line import AskLine
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.return_reader import ReturnReader
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.tui.widgets.window_table import Window, WindowTable
from qperf_tui.tui.writer import Job
from qperf_tui.workbench.cell_state import CellState


class Shown(Protocol):
    """What a file comes to, line by line."""

    @property
    def name(self) -> str:
        """The file, or how many there are."""

    @property
    def lines(self) -> Sequence[object]:
        """Everything there is to see of it."""

    @property
    def problems(self) -> Sequence[int]:
        """Which of the lines somebody has to look at, what is refused first."""

    @property
    def counts(self) -> Mapping[CellState, int]:
        """How many of them are in which state."""

    @property
    def refused(self) -> int:
        """How many are refused, so that nothing can be brought in."""


OfFile = TypeVar("OfFile", bound=Shown)
Work = Callable[[Workbook, Progress], object]
"""Brings it in, saying how far it has come."""


class LookedThroughScreen(AskingDesk[bool], Generic[OfFile]):
    """The lines in a window, with all of the chosen one below.

    It ends with whether anything was brought in.
    """

    AUTO_FOCUS = "WindowTable"

    table = getters.query_one(WindowTable)
    reader = getters.query_one(ReturnReader)
    line = getters.query_one(AskLine)

    _stopping: Event | None = None
    """Set to stop what is being written; None while nothing is."""

    def __init__(self, desk: Desk, quarter: Quarter) -> None:
        super().__init__(desk, quarter)
        self.sight: OfFile | None = None
        self._is_narrowed = False
        """Whether only what somebody has to look at is shown."""
        self._width = 0

    @property
    def is_reading(self) -> bool:
        """Whether a file is being read."""
        return self.reader.is_reading

    @property
    def is_busy(self) -> bool:
        """Whether something is under way that has to end or be stopped first."""
        return self.is_reading or self._stopping is not None

    @abstractmethod
    def columns(self) -> tuple[Column, ...]:
        """The columns that fit."""

    @abstractmethod
    def cells(
        self, sight: OfFile, at: int, columns: Sequence[Column]
    ) -> Sequence[Text]:
        """One row of the table."""

    @abstractmethod
    def whole(self, sight: OfFile, at: int | None) -> str:
        """All of what the table may have had to cut, and what is wrong."""

    @abstractmethod
    def how(self, sight: OfFile) -> str:
        """How the file was read."""

    @abstractmethod
    def step(self, sight: OfFile) -> str:
        """What an officer would do next."""

    def compose(self) -> ComposeResult:
        """Counts, how it was read, every line, and all of the chosen one."""
        yield TopLine()
        yield Static(id="line", markup=False)
        yield Static(id="how", markup=False)
        yield WindowTable(self._fetch)
        yield Static(id="whole", markup=False)
        yield Static(id="next", markup=False)
        yield AskLine()
        yield ReturnReader(self.desk)
        yield KeyLine()

    def explain(self, reason: str) -> None:
        """Say why it cannot be read as was asked."""
        self.app.notify(reason, severity="error", timeout=15, markup=False)

    def show(self, keep: int | None = None) -> None:
        """Show what was read, the mark on one of its lines."""
        sight = self.sight
        if sight is None:
            return
        said = counts_line(sight.name, sight.counts, is_narrowed=self._is_narrowed)
        self.query_one("#line", Static).update(plain_line(said))
        self.query_one("#next", Static).update(plain_line(self.step(sight)))
        every: Sequence[int] = range(len(sight.lines))
        self.table.show(sight.problems if self._is_narrowed else every, keep=keep)

    def _fetch(self, ids: Sequence[int]) -> Window:
        columns, sight = self.columns(), self.sight
        if sight is None:
            return Window(columns, [])
        return Window(columns, [(at, self.cells(sight, at, columns)) for at in ids])

    def on_resize(self, event: events.Resize) -> None:
        """Take the columns that fit now."""
        if event.size.width != self._width:
            self._width = event.size.width
            self.table.refresh_rows()

    @on(WindowTable.Rested)
    def _say_whole(self) -> None:
        if self.sight is not None:
            said = self.whole(self.sight, self.table.chosen)
            self.query_one("#whole", Static).update(plain(said))
            self.query_one("#how", Static).update(plain(self.how(self.sight)))

    def action_problems(self) -> None:
        """Show only what somebody has to look at, or everything again."""
        self._is_narrowed = not self._is_narrowed
        # What is refused comes first, wherever the mark was.
        self.show(keep=None if self._is_narrowed else self.table.chosen)

    def job(self, doing: str, work: Work) -> Job:
        """What brings it in, and can be stopped until it is on disk."""
        stopping = Event()
        if not self.desk.is_read_only:
            self._stopping = stopping
            self.reader.begin(doing, is_written=True)
        hear = partial(self.reader.hear, stopping.is_set)

        def bring_in(held: Workbook) -> object:
            with LONG_WORK.under_way():
                return work(held, hear)

        return bring_in

    def rest(self) -> None:
        """Say that nothing is being written any more."""
        self._stopping = None
        self.reader.rest()

    def require_acceptable(self, sight: OfFile) -> bool:
        """Whether nothing of it is refused; if something is, say what to do."""
        if not sight.refused:
            return True
        one = sight.refused == 1
        what = "One thing is refused" if one else f"{sight.refused:,} are refused"
        self.notify(
            f"{what}, so nothing can be brought in. {self.step(sight)}",
            severity="warning",
            timeout=10,
            markup=False,
        )
        return False

    def action_leave(self) -> None:
        """Stop what is under way, or leave with nothing written."""
        if self._stopping is not None:
            self._stopping.set()
        elif self.reader.is_reading:
            self.reader.stop()
            if self.sight is None:
                self.give_up()
        else:
            self.dismiss(result=False)

    def give_up(self) -> None:
        """Go on where the first reading was stopped."""
        self.dismiss(result=False)
