"""The quarter's indicators as a grid to type into, with all of the chosen one below."""

from collections.abc import Sequence
from typing import Final

from rich.text import Text
from textual import events, getters, on
from textual.app import ComposeResult
from textual.widgets import Static

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.wording import outturn_figure, target_figure
from qperf_tui.tui.columns import Column
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.entry_book import EntryBook
from qperf_tui.tui.entry_rows import (
    EntryRow,
    check_of,
    entry_cells,
    entry_columns,
    typing_line,
)
from qperf_tui.tui.plain import plain, plain_line
from qperf_tui.tui.screens.asking import AskingDesk
from qperf_tui.tui.widgets.entry_grid import EntryGrid
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.tui.widgets.window_table import Window
from qperf_tui.workbench.entering import typed_as
from qperf_tui.workbench.standings import positions
from qperf_tui.workbench.typed import NOTHING

_ODD: Final = "Enter once more keeps it as it is."


class EntryTableScreen(AskingDesk[None]):
    """Rows of figures, narrowed as the list behind them was."""

    AUTO_FOCUS = "EntryGrid"

    grid = getters.query_one(EntryGrid)

    def __init__(
        self, desk: Desk, quarter: Quarter, ids: Sequence[int], begin: int | None
    ) -> None:
        super().__init__(desk, quarter)
        self.book = EntryBook(desk.workbook, quarter)
        self._listed = ids
        self._begin = begin
        self._is_narrowed = False
        """Whether only indicators without a figure are shown."""
        self._width = 0

    @property
    def place(self) -> str:
        """What is done here."""
        return "Figures"

    def compose(self) -> ComposeResult:
        """What is shown, the grid, the cell that is typed, and all of its row."""
        yield TopLine()
        yield Static(id="line", markup=False)
        yield EntryGrid(self._fetch, self._row_of, self.book)
        yield Static(id="typing", markup=False)
        yield Static(id="whole", markup=False)
        yield KeyLine()

    def on_resize(self, event: events.Resize) -> None:
        """Take the columns that fit now."""
        was_unknown = not self._width
        if event.size.width == self._width:
            return
        self._width = event.size.width
        if was_unknown:
            left = [each for each in self._listed if each in self.book.unsaved]
            self.show_rows(left[0] if left else self._begin)
        else:
            self.grid.refresh_rows()

    def show_rows(self, keep: int | None) -> None:
        """Show the rows that are wanted, the cursor on one of them."""
        ids = self._listed
        if self._is_narrowed:
            given = self.desk.workbook.outturns.reported_in(self.shown_quarter)
            given -= set(self.book.unsaved)
            ids = [each for each in ids if each not in given]
        self.grid.show(ids, keep=keep)
        self.grid.turn_to(self.grid.chosen)
        self.say_line()

    def say_line(self) -> None:
        """Say how many rows there are, and how many wait to be kept."""
        shown, every = len(self.grid.shown), len(self._listed)
        said = [f"{shown:,} of {every:,} indicators of the list"]
        if self._is_narrowed:
            said.append("only those without a figure")
        if left := len(self.book.unsaved):
            said.append(f"{left:,} typed and not saved")
        self.query_one("#line", Static).update(plain_line(f" {' · '.join(said)}"))

    def reload(self) -> None:
        """Look at the workbook again; what is typed stays typed."""
        if self._width:
            self.grid.refresh_rows()
            self.grid.look_again()
            self.say_line()

    def action_missing(self) -> None:
        """Show only indicators that have no figure yet, or all again."""
        self._is_narrowed = not self._is_narrowed
        self.show_rows(self.book.number)

    @on(EntryGrid.Typed)
    def _say_row(self) -> None:
        reading, entering = self.book.reading, self.book.entering
        if reading is None or entering is None:
            self.query_one("#typing", Static).update(plain_line("No indicators here."))
            self.query_one("#whole", Static).update("")
            return
        typed = f"{self.grid.column}: {typing_line(*self.grid.typing)}"
        self.query_one("#typing", Static).update(plain(typed))
        said = [self._about()]
        said += [self.book.overtaken] if self.book.overtaken else []
        said += [reading.closed] if reading.closed else []
        said += [each.says for each in reading.misgivings]
        if self.book.is_looked_at:
            said.append(_ODD)
        elif self.book.is_touched and not reading.misgivings and reading.change:
            of = " worked out" if reading.is_worked_out else ""
            said.append(f"{reading.change}{of} · enter saves it")
        self.query_one("#whole", Static).update(plain("\n".join(said)))

    def _about(self) -> str:
        number = self.book.number
        (found,) = self._rows([] if number is None else [number])
        about, target = found.position.indicator, found.position.target
        said = [f"{about.code}  {about.title}"]
        said.append(f"last {outturn_figure(found.previous, about)}")
        if target is not None:
            said.append(f"target {target_figure(target, about)}")
        return " · ".join(said)

    def _rows(self, ids: Sequence[int]) -> list[EntryRow]:
        workbook, quarter, book = self.desk.workbook, self.shown_quarter, self.book
        kept = workbook.outturns.kept(ids, quarter)
        indicators = workbook.indicators.of_ids(ids)
        found = []
        for each in positions(workbook, quarter, indicators):
            key = each.indicator.indicator_id
            row = kept.get((key, quarter.ordinal))
            typed = book.unsaved.get(key, NOTHING if row is None else typed_as(row))
            is_here = key == book.number
            reading = book.reading if is_here else None
            if reading is not None and book.is_touched:
                typed = reading.typed
            check = check_of(
                reading,
                is_touched=key in book.unsaved,
                is_saved=key in book.saved,
            )
            found.append(EntryRow(position=each, typed=typed, check=check))
        return found

    def _row_of(self, number: int, columns: Sequence[Column]) -> list[Text]:
        (row,) = self._rows([number])
        return entry_cells(row, columns, self.app.theme_variables)

    def _fetch(self, ids: Sequence[int]) -> Window:
        rows = self._rows(ids)
        columns = entry_columns(self._width, rows)
        colours = self.app.theme_variables
        cells = [entry_cells(each, columns, colours) for each in rows]
        return Window(columns, list(zip(ids, cells, strict=True)))
