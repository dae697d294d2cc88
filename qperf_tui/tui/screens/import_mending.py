"""The cells of returns that are looked through, mended one by one or all alike."""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from textual import on

from qperf_tui.tui.import_rows import Line
from qperf_tui.tui.screens.import_table import ImportTableScreen
from qperf_tui.tui.widgets.return_reader import Mending
from qperf_tui.tui.widgets.window_table import WindowTable
from qperf_tui.workbench.previewing import Preview, PreviewCell

_LONG: Final = 20_000
"""Rows that are looked through while a key waits."""


class ImportMendingScreen(ImportTableScreen):
    """What a cell is to say is asked at the foot, and its row is read again."""

    @on(WindowTable.Opened)
    def _open_cell(self) -> None:
        self.action_mend()

    def action_mend(self) -> None:
        """Ask what the chosen cell is to say, and read its row again."""
        found = self._mendable()
        if found is not None:
            row, cell, said = found
            self._ask_mend(f"{cell.cell} {cell.heading}", [row], cell.position, said)

    def action_mend_alike(self) -> None:
        """Ask what every cell of its column that says the same is to say."""
        found, preview = self._mendable(), self.preview
        if found is None or preview is None:
            return
        _, cell, said = found
        rows = _alike(preview, cell.position, said)
        asked = f"All {len(rows):,} “{said}” in {cell.heading}"
        self._ask_mend(asked, rows, cell.position, said)

    def hint(self, line: Line | None) -> str:
        """How many cells say the same as one with a problem."""
        preview = self.preview
        if line is None or line.cell is None or line.row is None or preview is None:
            return ""
        said = preview.rows[line.row].texts[line.cell.position :][:1]
        if not (line.is_problem and said):
            return ""
        many = len(_alike(preview, line.cell.position, said[0]))
        return f"\nm mends all {many:,} that say “{said[0]}” alike." if many > 1 else ""

    def _mendable(self) -> tuple[int, PreviewCell, str] | None:
        """The chosen cell with its row, and what it says."""
        line, preview = self.chosen, self.preview
        if line is None or preview is None:
            return None
        if line.cell is None or line.row is None:
            self.notify("Choose a cell to mend; this is about more than one.")
            return None
        texts, position = preview.rows[line.row].texts, line.cell.position
        return line.row, line.cell, texts[position] if position < len(texts) else ""

    def _ask_mend(
        self, asked: str, rows: Sequence[int], position: int, said: str
    ) -> None:
        seen = () if self.sight is None else self.sight.previews
        file = self.file

        def mend(text: str) -> None:
            self.reader.read(
                Mending(seen=seen, file=file, rows=rows, position=position, text=text)
            )

        self.line.ask(asked, said, mend)


def _alike(preview: Preview, position: int, said: str) -> list[int]:
    """The rows of figures that say the same in a column.

    Of a long file only those that somebody has to look at.
    """
    many = len(preview.rows)
    places = range(many) if many <= _LONG else preview.tally.problems()
    return [
        at
        for at in islice(places, _LONG)
        if preview.source.texts(at)[position : position + 1] == (said,)
        and not preview.tally.is_left_out(at)
    ]
