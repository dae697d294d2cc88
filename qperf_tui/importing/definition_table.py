"""A table of definitions read from a file, as returns are, row by row."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from qperf_tui.domain.mends import Cause
from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.domain.text import clean_line, clean_text, unharmed
from qperf_tui.importing.asked import Asked
from qperf_tui.importing.column_match import ColumnMatch
from qperf_tui.importing.decimal_commas import read_decimal_commas
from qperf_tui.importing.open_return import OpenReturn
from qperf_tui.importing.open_table import OpenTable
from qperf_tui.importing.raw_row import RawRow
from qperf_tui.importing.returns import bytes_of, note_refusal
from qperf_tui.importing.row_text import ERROR, marks_removed
from qperf_tui.importing.staging import (
    FileRefusedError,
    Findings,
    Layout,
)
from qperf_tui.importing.synonyms import Vocabulary
from qperf_tui.importing.tables import CellError, TableRow

LONGEST: Final = 20_000
"""Characters in one cell."""
_AT_ONCE: Final = 1_000
"""Rows between two looks at whether anybody has it stopped."""


class DefinitionTable:
    """A file of definitions; what is wrong with it is noted and never raised."""

    def __init__(
        self,
        path: Path,
        words: Vocabulary,
        asked: Asked,
        progress: Progress = unwatched,
    ) -> None:
        self.file_name = clean_line(path.name)
        self.sha256 = ""
        """Of the bytes that were read; empty while there are none."""
        self.found = Findings()
        self._path = path
        self._words = words
        self._asked = asked
        self._progress = progress
        self._opened = OpenReturn(self.file_name, self.found, words)
        self._refused: set[tuple[int, str, Cause]] = set()

    @property
    def read_as(self) -> str:
        """The kind of file, and how its text was read."""
        return self._opened.read_as

    @property
    def sheets(self) -> tuple[str, ...]:
        """The worksheets that can be seen, those that are read first."""
        return self._opened.sheets

    @property
    def hidden_sheets(self) -> tuple[str, ...]:
        """The worksheets that are hidden and not read."""
        return self._opened.hidden_sheets

    @property
    def heading_line(self) -> int | None:
        """The line that the headings stand on; None where none were found."""
        heading = self._opened.heading
        return None if heading is None else heading.line

    @property
    def matches(self) -> tuple[ColumnMatch, ...]:
        """What each heading stands for."""
        heading = self._opened.heading
        return () if heading is None else heading.headings.matches

    def rows(self) -> Iterator[TableRow]:
        """Every row that can be read, in turn; one that cannot is noted.

        Raises:
            StoppedError: If it is to be stopped.
        """
        try:
            content, self.sha256 = bytes_of(self._path)
            self._opened.open(content, self._asked)
            total = content.count(b"\n") or content.count(b"\r")
            done = 0
            for table in self._opened.tables:
                for row in self._of(table):
                    if done % _AT_ONCE == 0:
                        self._progress(done, max(done, total))
                    done += 1
                    yield row
                table.note_whole()
            if not self.found.refusals_found:
                self._opened.note_whole()
        except FileRefusedError as refusal:
            note_refusal(self._opened, refusal)

    def refuse(self, row: TableRow, error: Exception, column: str | None) -> None:
        """Note why a row cannot be used, after it was read."""
        layout = row.layout
        cell = None if layout is None else layout.cell(row.line, column)
        heading = None
        if layout is not None and column is not None:
            heading = layout.columns.get(column, column)
        where, cause = row.where(None), Cause(str(error).rstrip("."))
        if isinstance(error, CellError):
            where, cause = error.where, error.cause
        if (row.line, where, cause) in self._refused:
            # A row with a column for each quarter is read once for each of them.
            return
        self._refused.add((row.line, where, cause))
        self.found.about_file(
            where,
            cause.says,
            is_refusal=True,
            line=row.line,
            cell=cell,
            column=heading,
            mend=cause.mend,
        )

    def _of(self, table: OpenTable) -> Iterator[TableRow]:
        records = table.records()
        first = next(records, None)
        if first is None:
            raise FileRefusedError(
                f"there are no rows under {table.headings_of}; send the file again"
            )
        for line, cells in chain([first], records):
            for texts, layout in table.texts(line, cells):
                has_commas = table.has_decimal_commas
                row = self._row(line, texts, layout, has_commas=has_commas)
                if row is not None:
                    yield row

    def _row(
        self, line: int, texts: dict[str, str], layout: Layout, *, has_commas: bool
    ) -> TableRow | None:
        """One row as cleaned text, unless a cell of it cannot be read at all."""
        cells = {column: self._cleaned(text) for column, text in texts.items() if text}
        raw = RawRow(line=line, cells=cells, layout=layout, found=self.found)
        if has_commas:
            read_decimal_commas(raw)
        for column, text in cells.items():
            if text.startswith("#") and ERROR.fullmatch(text) and column != "Value":
                raw.refuse(
                    column,
                    "it is a spreadsheet error; mend the formula and send the file "
                    "again",
                )
            elif len(text) > LONGEST:
                raw.refuse(
                    column, f"it is longer than {LONGEST:,} characters; shorten it"
                )
        if raw.is_refused:
            return None
        blank = dict.fromkeys((*self._words.columns, "Value", "Quarter"), "")
        return TableRow(
            file_name=self.file_name, line=line, cells=blank | cells, layout=layout
        )

    def _cleaned(self, text: str) -> str:
        if text.isascii() and text.isprintable():
            return unharmed(text.strip())
        whole = unharmed(text[: LONGEST + 1])
        cleaned = clean_text(whole).strip()
        if cleaned != whole:
            self.found.marks_removed += marks_removed(whole, cleaned)
        return cleaned
