"""A table whose cells are typed into, one row of figures at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.text import Text
from textual.coordinate import Coordinate
from textual.message import Message
from textual.widgets import DataTable

from qperf_tui.tui.cell_typing import CellTyping
from qperf_tui.tui.columns import Column
from qperf_tui.tui.entry_book import EntryBook
from qperf_tui.tui.entry_rows import typing_cell
from qperf_tui.tui.widgets.window_table import Fetch, WindowTable
from qperf_tui.workbench.typed import COLUMNS

RowOf = Callable[[int, Sequence[Column]], Sequence[Text]]
"""Gives the cells of one row in columns that are laid out already."""


class TypedTable(WindowTable, inherit_bindings=False):
    """A window of rows, of which the cell under the cursor is typed into."""

    @dataclass
    class Typed(Message):
        """Something was typed, or the cursor is elsewhere."""

        is_new: bool
        """Whether there is something to keep as a draft."""

    def __init__(self, fetch: Fetch, row_of: RowOf, book: EntryBook) -> None:
        super().__init__(fetch)
        self.cursor_type = "cell"
        self.book = book
        self._row_of = row_of
        self.at_column = 0
        """The column of `COLUMNS` that the cursor is in."""
        self.cell_typing = CellTyping()
        self.began: int | None = None
        """The column that typing began in on this row, where enter goes back to."""

    @property
    def column(self) -> str:
        """Our name of the column that the cursor is in."""
        return COLUMNS[self.at_column]

    @property
    def typing(self) -> tuple[str, int]:
        """The text of the cell, and where in it the next key goes."""
        text = self._text
        return text, len(text) if self.cell_typing.at is None else self.cell_typing.at

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters and digits are typed, and are no keys of anything else."""
        del key
        return character is not None and character.isprintable()

    def type(self, text: str) -> None:
        """Put text where the next key goes."""
        self._put(self.cell_typing.typed(self._text, text))

    def next_cell(self) -> None:
        """Go on to the next cell of the row, from the last to the first."""
        self.go_across(1)

    def edit_cell(self) -> None:
        """Change what the cell says, in place of typing it afresh."""
        self.cell_typing.begin(self._text)
        self.paint()

    def clear_cell(self) -> None:
        """Have the cell say nothing, or take away the character at the cursor."""
        self._put(self.cell_typing.deleted(self._text))

    def erase(self) -> None:
        """Take away the character before the cursor."""
        self._put(self.cell_typing.erased(self._text))

    def paint(self) -> None:
        """Show the row that is typed as it is now."""
        number = self.book.number
        if number is None or str(number) not in self.rows:
            return
        cells = self._row_of(number, self._layout)
        for column, shown in zip(self._layout, cells, strict=True):
            said = shown
            if self.cell_typing.is_on and column.key == self.column:
                said = typing_cell(*self.typing, column)
            if self.get_cell(str(number), column.key) != said:
                self.update_cell(str(number), column.key, said)

    @property
    def _first(self) -> int:
        keys = [each.key.value for each in self.ordered_columns]
        return keys.index(COLUMNS[0]) if COLUMNS[0] in keys else 0

    @property
    def _text(self) -> str:
        return self.book.typed.cells[self.at_column]

    def _put(self, text: str) -> None:
        self.began = self.at_column if self.began is None else self.began
        self.book.put(self.column, text)
        self.paint()
        self.say(is_new=True)

    def go_across(self, by: int) -> None:
        """Go to the next cell but so many, round and round."""
        at = self.at_column + by
        self.leave_cell(at % len(COLUMNS))

    def go_within(self, by: int) -> None:
        """Move in the text that is changed, or from cell to cell."""
        if self.cell_typing.at is not None:
            self.go_to_end(self.cell_typing.at + by)
        else:
            self.leave_cell(self.at_column + by)

    def go_to_end(self, at: int) -> None:
        """Go to a place of the text that is changed, or to an end of the row."""
        if self.cell_typing.is_on:
            self.cell_typing.go_to(self._text, at)
            self.paint()
            self.say(is_new=False)
        else:
            self.leave_cell(at)

    def leave_cell(self, column: int) -> None:
        """Go to another cell of the row."""
        self.cell_typing.end()
        self.go_to_column(column)
        self.paint()
        self.say(is_new=False)

    def _fill(self, place: int) -> None:
        with self.prevent(DataTable.CellHighlighted):
            super()._fill(place)
            self.go_to_column(self.at_column)

    def go_to_column(self, column: int) -> None:
        """Put the cursor in a column."""
        self.at_column = min(max(column, 0), len(COLUMNS) - 1)
        wanted = self._first + self.at_column
        if self.row_count and self.cursor_column != wanted:
            self.cursor_coordinate = Coordinate(self.cursor_row, wanted)

    def say(self, *, is_new: bool) -> None:
        """Tell the screen that something is otherwise."""
        self.post_message(self.Typed(is_new))
