"""The least a Textual table of so many indicators can be: `table.py ROWS`."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import DataTable

COLUMNS = ("Ref", "Indicator", "Trend", "Value", "Target", "On quarter", "Status")


class Table(App[None]):
    """A DataTable that holds every row, with a row for a cursor."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        """Lay out the table alone."""
        yield DataTable[str](cursor_type="row")

    def on_mount(self) -> None:
        """Fill the table."""
        table: DataTable[str] = self.query_one(DataTable)
        table.add_columns(*COLUMNS)
        for number in range(1, self._rows + 1):
            code = f"N{number:05}"
            title = f"Indicator {number} of the council's plan, in per cent"
            table.add_row(code, title, "▁▂▃▅▆█", "76.4%", "85%", "▲ 1.2", "● Red")


if __name__ == "__main__":
    Table(int(sys.argv[1])).run()
