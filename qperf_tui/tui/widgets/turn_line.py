"""A line that names what `u` would undo, and what `U` would do again."""

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.plain import plain_line
from qperf_tui.workbench.undoing import next_redo, next_undo


class TurnLine(Static):
    """`u Undo: returned CS 18 to J. Turner`; it takes no room for nothing."""

    undo: reactive[str | None] = reactive(None)
    """The name of what would be undone."""
    redo: reactive[str | None] = reactive(None)
    """The name of what would be done again."""

    def __init__(self) -> None:
        super().__init__(id="turns", markup=False)

    def on_mount(self) -> None:
        """Take no room before there is anything to say."""
        self._draw()

    def look(self, workbook: Workbook) -> None:
        """Name what would be undone and done again now."""
        self.undo, self.redo = next_undo(workbook), next_redo(workbook)

    def watch_undo(self) -> None:
        """Name another."""
        self._draw()

    def watch_redo(self) -> None:
        """Name another."""
        self._draw()

    def _draw(self) -> None:
        named = []
        if self.undo is not None:
            named.append(plain_line(f"u Undo: {self.undo}"))
        if self.redo is not None:
            named.append(plain_line(f"U Redo: {self.redo}"))
        self.display = bool(named)
        self.update(Content("\n").join(named))
