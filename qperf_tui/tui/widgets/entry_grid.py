"""A grid of figures to type into; every key is taken in the order it was pressed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from textual import events, on
from textual.message import Message
from textual.widgets import DataTable

from qperf_tui.tui.cell_typing import LONGEST
from qperf_tui.tui.entry_book import EntryBook, Verdict
from qperf_tui.tui.widgets.typed_table import RowOf, TypedTable
from qperf_tui.tui.widgets.window_table import Fetch
from qperf_tui.workbench.entering import Entering
from qperf_tui.workbench.typed import COLUMNS
from qperf_tui.workbench.typed import Typed as TypedFigure


class EntryGrid(TypedTable):
    """Rows of figures, of which the cell under the cursor is typed into.

    It takes its keys itself: what goes by way of the program comes too late for keys
    that arrive together, as they do over a slow line.
    """

    HELP = "Type the figure. Tab goes on, enter keeps the row and goes down."

    @dataclass
    class Taken(Message):
        """The row is to be kept, if it can be."""

        verdict: Verdict
        entering: Entering
        typed: TypedFigure

    @dataclass
    class BlockPasted(Message):
        """Several cells were pasted."""

        text: str

    def __init__(self, fetch: Fetch, row_of: RowOf, book: EntryBook) -> None:
        super().__init__(fetch, row_of, book)
        self._ways: dict[str, Callable[[], None]] = {
            "enter": self.take,
            "tab": self.next_cell,
            "shift+tab": partial(self.go_across, -1),
            "down": partial(self._go_down, self.action_cursor_down),
            "up": partial(self._go_down, self.action_cursor_up),
            "pagedown": partial(self._go_down, self.action_page_down),
            "pageup": partial(self._go_down, self.action_page_up),
            "left": partial(self.go_within, -1),
            "right": partial(self.go_within, 1),
            "home": partial(self.go_to_end, 0),
            "end": partial(self.go_to_end, LONGEST),
            "backspace": self.erase,
            "delete": self.clear_cell,
            "f2": self.edit_cell,
        }

    async def _on_key(self, event: events.Key) -> None:
        way = self._ways.get(event.key)
        if way is not None:
            way()
        elif event.is_printable and event.character is not None:
            self.type(event.character)
        else:
            return
        event.stop()
        event.prevent_default()

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        text = event.text.strip("\r\n")
        if len(text) > LONGEST or any(each in text for each in "\t\r\n"):
            self.post_message(self.BlockPasted(event.text))
        else:
            self.type(text.strip())

    def turn_to(self, number: int | None) -> None:
        """Go on typing on a row, in the column that the cursor is in."""
        self.book.turn_to(number)
        self.cell_typing.end()
        self.began = None
        self.go_to_column(self.at_column)
        self.say(is_new=False)

    def look_again(self) -> None:
        """Hold what is typed against what stands now, and show it."""
        self.book.look_again()
        self.paint()
        self.say(is_new=False)

    def take(self) -> None:
        """Keep the row and go down, if nothing is wrong with it."""
        if self._kept():
            began = self.at_column if self.began is None else self.began
            self.action_cursor_down()
            self.at_column = began
            self.turn_to(self.chosen)

    @on(DataTable.CellHighlighted)
    def _follow(self, event: DataTable.CellHighlighted) -> None:
        """Follow the mouse; the keys have turned to the row already."""
        event.stop()
        is_elsewhere = self.cursor_column != self._first + self.at_column
        if self.chosen == self.book.number and not is_elsewhere:
            return
        if is_elsewhere:
            self.leave_cell(self.cursor_column - self._first)
        if self.chosen != self.book.number:
            self.turn_to(self.chosen)

    def _kept(self) -> bool:
        """Whether the row is kept, or nothing in it is to be."""
        book = self.book
        verdict = book.verdict()
        self.cell_typing.end()
        if book.entering is not None and verdict is not Verdict.UNTOUCHED:
            self.post_message(self.Taken(verdict, book.entering, book.typed))
        if verdict is Verdict.REFUSED:
            self.go_to_column(self._at_fault())
        self.paint()
        self.say(is_new=False)
        return verdict in {Verdict.READY, Verdict.UNTOUCHED}

    def _at_fault(self) -> int:
        """The first column of which something is refused, or the one typed in."""
        reading = self.book.reading
        for at, column in enumerate(COLUMNS):
            found = None if reading is None else reading.worst(column)
            if found is not None and found.is_refusal:
                return at
        return self.at_column

    def _go_down(self, move: Callable[[], None]) -> None:
        if self._kept():
            move()
            self.turn_to(self.chosen)
