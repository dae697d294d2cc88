"""The cells of returns that are looked through."""

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
)
from qperf_tui.tui.import_words import next_step, reading_lines
from qperf_tui.tui.plain import plain, plain_line
from qperf_tui.tui.screens.asking import AskingDesk
from qperf_tui.tui.widgets.ask_line import AskLine
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.return_reader import (
    Reading,
    ReturnReader,
    Wish,
    mends_of,
)
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.tui.widgets.window_table import Window, WindowTable
from qperf_tui.workbench.pasting import Given
from qperf_tui.workbench.previewing import Preview


class ImportTableScreen(AskingDesk[None]):
    """The cells of returns in a window, with all of the chosen one below."""

    AUTO_FOCUS = "WindowTable"

    table = getters.query_one(WindowTable)
    reader = getters.query_one(ReturnReader)
    line = getters.query_one(AskLine)

    def __init__(self, desk: Desk, quarter: Quarter) -> None:
        super().__init__(desk, quarter)
        self.sight: Sight | None = None
        self.wishes: tuple[Wish, ...] = ()
        """How each of the files is read."""
        self._wanted: tuple[Wish, ...] = ()
        """How they are being read, until that has worked."""
        self._is_new = True
        """Whether what is read next was not looked through before."""
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

    @property
    def file(self) -> int:
        """Which of the files the chosen line is of."""
        line = self.chosen
        return 0 if line is None else line.file

    @property
    def preview(self) -> Preview | None:
        """The file that the chosen line is of; None while none can be asked about."""
        is_ready = self.sight is not None and not self.is_busy
        return self.sight.previews[self.file] if self.sight and is_ready else None

    def compose(self) -> ComposeResult:
        """Counts, how it was read, every cell, and all of the chosen one."""
        yield TopLine()
        yield Static(id="line", markup=False)
        yield Static(id="how", markup=False)
        yield WindowTable(self._fetch)
        yield Static(id="whole", markup=False)
        yield Static(id="next", markup=False)
        yield AskLine()
        yield ReturnReader(self.desk)
        yield KeyLine()

    def begin(self, paths: Sequence[Given]) -> None:
        """Look through other files."""
        self._is_new = True
        self._read(tuple(Wish(path=each) for each in paths))

    def reload(self) -> None:
        """Read all of it again, since what it is compared with has changed."""
        if self.wishes and not self.is_busy:
            self._read(self._mended(self.wishes))

    def again(self, file: int, wish: Wish) -> None:
        """Read one of the files otherwise, with what was mended mended."""
        wishes = [*self.wishes]
        wishes[file] = wish
        kept = {} if self.sight is None else dict(enumerate(self.sight.previews))
        kept.pop(file, None)
        self._read(self._mended(tuple(wishes)), kept)

    def _mended(self, wishes: tuple[Wish, ...]) -> tuple[Wish, ...]:
        if self.sight is None:
            return wishes
        return tuple(
            replace(wish, mends=mends_of(seen))
            for wish, seen in zip(wishes, self.sight.previews, strict=True)
        )

    def _read(
        self, wishes: tuple[Wish, ...], kept: dict[int, Preview] | None = None
    ) -> None:
        self._wanted = wishes
        self.reader.read(Reading(wishes=wishes, kept=kept or {}))

    @on(ReturnReader.Seen)
    def _take(self, event: ReturnReader.Seen) -> None:
        event.stop()
        if self._wanted:
            self.wishes, self._wanted = self._wanted, ()
        self.sight = event.sight
        self._show(keep=None if self._is_new else self.table.chosen)
        self._is_new = False
        self.guide()

    def hint(self, line: Line | None) -> str:
        """What more is said of the chosen line; each screen knows what."""
        del line
        return ""

    def guide(self) -> None:
        """Ask at once what no file says; each screen knows what."""

    @on(ReturnReader.Failed)
    def _explain(self, event: ReturnReader.Failed) -> None:
        event.stop()
        self._wanted = ()
        self.explain(event.reason)

    def explain(self, reason: str) -> None:
        """Say why it cannot be read as was asked."""
        self.app.notify(reason, severity="error", timeout=15, markup=False)

    def _show(self, keep: int | None = None) -> None:
        sight = self.sight
        if sight is None:
            return
        said = counts_line(sight, is_narrowed=self._is_narrowed)
        self.query_one("#line", Static).update(plain_line(said))
        step = next_step(sight, is_read_only=self.desk.is_read_only)
        self.query_one("#next", Static).update(plain_line(step))
        every: Sequence[int] = range(len(sight.lines))
        self.table.show(sight.problems if self._is_narrowed else every, keep=keep)

    def _fetch(self, ids: Sequence[int]) -> Window:
        sight = self.sight
        files = 1 if sight is None else len(sight.previews)
        columns = line_columns(self.size.width, files)
        if sight is None:
            return Window(columns, [])
        colours = self.app.theme_variables
        rows = [(each, line_cells(sight, each, columns, colours)) for each in ids]
        return Window(columns, rows)

    def on_resize(self, event: events.Resize) -> None:
        """Take the columns that fit now."""
        if event.size.width != self._width:
            self._width = event.size.width
            self.table.refresh_rows()

    @on(WindowTable.Rested)
    def _say_whole(self) -> None:
        line, sight = self.chosen, self.sight
        if sight is None:
            return
        preview = sight.previews[self.file]
        said = "Nothing here." if line is None else about_line(line, preview)
        self.query_one("#whole", Static).update(plain(f"{said}{self.hint(line)}"))
        several = f"{preview.file_name}: " if len(sight.previews) > 1 else ""
        how = f"{several}{reading_lines(preview)}"
        self.query_one("#how", Static).update(plain(how))

    @property
    def chosen(self) -> Line | None:
        """The line under the cursor."""
        at, sight = self.table.chosen, self.sight
        return None if at is None or sight is None else sight.lines[at]

    def action_problems(self) -> None:
        """Show only what somebody has to look at, or everything again."""
        self._is_narrowed = not self._is_narrowed
        # What is refused comes first, wherever the mark was.
        self._show(keep=None if self._is_narrowed else self.table.chosen)
