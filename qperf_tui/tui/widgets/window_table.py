"""A table over a list of any length, of which it holds a window of rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import DataTable

from qperf_tui.tui.cells import heading
from qperf_tui.tui.columns import Column

WINDOW: Final = 48
"""Rows held at once: a table of 10,000 takes 1.3 s to open, this one 0.03 s."""


@dataclass(frozen=True, slots=True)
class Window:
    """The columns that fit, and the cells of some rows by their numbers."""

    columns: tuple[Column, ...]
    rows: Sequence[tuple[int, Sequence[Text]]]


Fetch = Callable[[Sequence[int]], Window]
"""Gives the window onto some rows of the list, in the order asked for."""


class WindowTable(DataTable[Text]):
    """Things to choose from, one to a row; each is known by a number.

    | Key | Description |
    | :- | :- |
    | home | Go to the first row. |
    | end | Go to the last row. |
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("home", "scroll_top", "First", show=False),
        Binding("end", "scroll_bottom", "Last", show=False),
    ]

    @dataclass
    class Rested(Message):
        """The cursor is on another row, or the row has changed."""

        table: "WindowTable"
        number: int | None

        @property
        def control(self) -> "WindowTable":
            """The table the cursor is in."""
            return self.table

    @dataclass
    class Opened(Message):
        """A row was chosen to be opened."""

        table: "WindowTable"
        number: int

        @property
        def control(self) -> "WindowTable":
            """The table it was chosen from."""
            return self.table

    def __init__(self, fetch: Fetch, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, cursor_type="row", cell_padding=0, zebra_stripes=True)
        self._fetch = fetch
        self._ids: Sequence[int] = ()
        self._start = 0
        self._layout: tuple[Column, ...] = ()

    @property
    def chosen(self) -> int | None:
        """The number under the cursor, or None in an empty table."""
        place = self.place
        return self._ids[place] if self._ids and place < len(self._ids) else None

    @property
    def place(self) -> int:
        """Where in the whole list the cursor is."""
        return self._start + self.cursor_row

    @property
    def shown(self) -> Sequence[int]:
        """The numbers of the whole list, of which the table holds a window."""
        return self._ids

    def show(self, ids: Sequence[int], keep: int | None = None) -> None:
        """Show another list, with the cursor on `keep` if it is still there."""
        self._ids = ids
        self._fill(ids.index(keep) if keep is not None and keep in ids else 0)

    def refresh_rows(self) -> None:
        """Ask for the rows again, since something about them has changed."""
        self._fill(self.place)

    def go_to(self, number: int) -> None:
        """Put the cursor on a row of the list."""
        place = self._ids.index(number)
        if self._start <= place < self._start + self.row_count:
            self.move_cursor(row=place - self._start, animate=False)
        else:
            self._fill(place)

    def action_cursor_down(self) -> None:
        """Move down a row, through the whole list."""
        self._make_room(1)
        super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """Move up a row, through the whole list."""
        self._make_room(-1)
        super().action_cursor_up()

    def action_page_down(self) -> None:
        """Move down a page, through the whole list."""
        self._make_room(self.size.height)
        super().action_page_down()

    def action_page_up(self) -> None:
        """Move up a page, through the whole list."""
        self._make_room(-self.size.height)
        super().action_page_up()

    def action_scroll_top(self) -> None:
        """Go to the first of the whole list."""
        if self._start:
            self._fill(0)
        super().action_scroll_top()

    def action_scroll_bottom(self) -> None:
        """Go to the last of the whole list."""
        if self._start + self.row_count < len(self._ids):
            self._fill(len(self._ids) - 1)
        super().action_scroll_bottom()

    def _make_room(self, rows: int) -> None:
        """Slide the window when a move would leave it."""
        wanted = self.cursor_row + rows
        is_beyond = wanted >= self.row_count and (
            self._start + self.row_count < len(self._ids)
        )
        if is_beyond or (wanted < 0 and self._start > 0):
            self._fill(self.place)

    def _fill(self, place: int) -> None:
        """Hold the window of rows around a place of the list, the cursor on it."""
        place = max(0, min(place, len(self._ids) - 1))
        last_start = max(0, len(self._ids) - WINDOW)
        self._start = max(0, min(place - WINDOW // 2, last_start))
        window = self._ids[self._start : self._start + WINDOW]
        fetched = self._fetch(window)
        with self.prevent(DataTable.RowHighlighted):
            self.clear(columns=fetched.columns != self._layout)
            if fetched.columns != self._layout:
                self._layout = fetched.columns
                for column in fetched.columns:
                    self.add_column(
                        heading(column), width=column.width + 1, key=column.key
                    )
            for number, cells in fetched.rows:
                self.add_row(*cells, key=str(number))
            if window:
                self.move_cursor(row=place - self._start, animate=False)
        # Later, from this widget itself: a message made while a parent handles one
        # of its own goes no further than that parent.
        self.call_later(self._tell)

    def _tell(self) -> None:
        self.post_message(self.Rested(self, self.chosen))

    @on(DataTable.RowHighlighted)
    def _rest(self, event: DataTable.RowHighlighted) -> None:
        event.stop()
        self._tell()

    @on(DataTable.RowSelected)
    def _open(self, event: DataTable.RowSelected) -> None:
        event.stop()
        if self.chosen is not None:
            self.post_message(self.Opened(self, self.chosen))
