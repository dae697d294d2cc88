"""The cells of a return that is looked through, each of them mendable."""

from collections.abc import Sequence
from dataclasses import replace

from textual import events, getters, on
from textual.app import ComposeResult
from textual.widgets import Static

from qperf_tui.domain.period import Quarter
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.import_rows import (
    Line,
    Sight,
    about_line,
    counts_line,
    line_cells,
    line_columns,
    reading_lines,
)
from qperf_tui.tui.plain import plain, plain_line
from qperf_tui.tui.screens.asking import AskingDesk
from qperf_tui.tui.widgets.ask_line import AskLine
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.return_reader import (
    Mending,
    ReturnReader,
    Wish,
    mends_of,
)
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.tui.widgets.window_table import Window, WindowTable
from qperf_tui.workbench.previewing import Source


class ImportTableScreen(AskingDesk[None]):
    """The cells of a return in a window, with all of the chosen one below."""

    AUTO_FOCUS = "WindowTable"

    table = getters.query_one(WindowTable)
    reader = getters.query_one(ReturnReader)
    line = getters.query_one(AskLine)

    def __init__(self, desk: Desk, quarter: Quarter) -> None:
        super().__init__(desk, quarter)
        self.sight: Sight | None = None
        self.wish: Wish | None = None
        self._is_narrowed = False
        """Whether only what somebody has to look at is shown."""
        self._width = 0

    @property
    def place(self) -> str:
        """What is done here."""
        return "Import"

    @property
    def is_reading(self) -> bool:
        """Whether a file is being read."""
        return self.reader.is_reading

    @property
    def is_busy(self) -> bool:
        """Whether something is under way that has to end or be stopped first."""
        return self.is_reading

    def compose(self) -> ComposeResult:
        """Counts, how it was read, every cell, and all of the chosen one."""
        yield TopLine()
        yield Static(id="line", markup=False)
        yield Static(id="how", markup=False)
        yield WindowTable(self._fetch)
        yield Static(id="whole", markup=False)
        yield AskLine()
        yield ReturnReader(self.desk)
        yield KeyLine()

    def begin(self, path: Source) -> None:
        """Look through another file."""
        self._read(Wish(path=path))

    def reload(self) -> None:
        """Read the file again, since what it is compared with has changed."""
        if self.wish is not None and not self.is_busy:
            self.again(self.wish)

    def again(self, wish: Wish) -> None:
        """Read it once more, with what was mended mended."""
        sight = self.sight
        mends = {} if sight is None else mends_of(sight.preview)
        self._read(replace(wish, mends=mends))

    def _read(self, wish: Wish) -> None:
        self._wanted = wish
        self.reader.read(wish)

    _wanted: Wish | None = None
    """How it is being read, until that has worked."""

    @on(ReturnReader.Seen)
    def _take(self, event: ReturnReader.Seen) -> None:
        event.stop()
        if self._wanted is not None:
            self.wish, self._wanted = self._wanted, None
        self.sight = event.sight
        self._show(keep=self.table.chosen)

    @on(ReturnReader.Failed)
    def _explain(self, event: ReturnReader.Failed) -> None:
        event.stop()
        self._wanted = None
        self.notify(event.reason, severity="error", timeout=15, markup=False)

    def _show(self, keep: int | None = None) -> None:
        sight = self.sight
        if sight is None:
            return
        said = counts_line(sight, is_narrowed=self._is_narrowed)
        self.query_one("#line", Static).update(plain_line(said))
        self.query_one("#how", Static).update(plain(reading_lines(sight.preview)))
        every: Sequence[int] = range(len(sight.lines))
        self.table.show(sight.problems if self._is_narrowed else every, keep=keep)

    def _fetch(self, ids: Sequence[int]) -> Window:
        columns = line_columns(self.size.width)
        lines = () if self.sight is None else self.sight.lines
        colours = self.app.theme_variables
        rows = [(each, line_cells(lines[each], columns, colours)) for each in ids]
        return Window(columns, rows)

    def on_resize(self, event: events.Resize) -> None:
        """Take the columns that fit now."""
        if event.size.width != self._width:
            self._width = event.size.width
            self.table.refresh_rows()

    @on(WindowTable.Rested)
    def _say_whole(self) -> None:
        line, sight = self._chosen, self.sight
        said = "Nothing here."
        if line is not None and sight is not None:
            said = about_line(line, sight.preview)
        self.query_one("#whole", Static).update(plain(said))

    @property
    def _chosen(self) -> Line | None:
        at, sight = self.table.chosen, self.sight
        return None if at is None or sight is None else sight.lines[at]

    def action_problems(self) -> None:
        """Show only what somebody has to look at, or everything again."""
        self._is_narrowed = not self._is_narrowed
        self._show(keep=self.table.chosen)

    @on(WindowTable.Opened)
    def _open_cell(self) -> None:
        self.action_mend()

    def action_mend(self) -> None:
        """Ask what the chosen cell is to say, and read its row again."""
        line, sight = self._chosen, self.sight
        if line is None or sight is None or self.is_busy:
            return
        cell, row = line.cell, line.row
        if cell is None or row is None:
            self.notify("Choose a cell to mend; this is about more than one.")
            return
        texts = sight.preview.rows[row].texts
        said = texts[cell.position] if cell.position < len(texts) else ""
        seen, position = sight.preview, cell.position

        def mend(text: str) -> None:
            self.reader.read(Mending(seen=seen, row=row, position=position, text=text))

        self.line.ask(f"{cell.cell} {cell.heading}", said, mend)
