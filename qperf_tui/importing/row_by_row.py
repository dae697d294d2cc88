"""A return read row by row, each with its own problems, so that one can be mended."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Final

from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.domain.text import clean_line
from qperf_tui.importing.asked import Asked
from qperf_tui.importing.copied import Copied
from qperf_tui.importing.duplicates import Duplicates
from qperf_tui.importing.grids import sheets_that_fit
from qperf_tui.importing.made_rows import MadeRows, PackedTexts
from qperf_tui.importing.open_return import OpenReturn
from qperf_tui.importing.pasted import Source
from qperf_tui.importing.returns import note_refusal, open_source, staged_return
from qperf_tui.importing.rows import RowReader
from qperf_tui.importing.staged import StagedReturn, StagedRow
from qperf_tui.importing.staging import FileRefusedError, Findings, Layout, Problem

_MOST: Final = 100_000
"""Problems of one row, or of the file, that are listed."""
_STEP: Final = 500
"""Rows between two words of how far it has come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """One row of a return as it was read."""

    table: int
    """Which of the tables that are read it stands in."""
    line: int
    texts: tuple[str, ...]
    """Its cells as they are in the file, or as they were mended."""
    layouts: tuple[Layout, ...]
    """Where its columns stand: of each quarter in a wide layout."""
    staged: tuple[StagedRow, ...]
    problems: tuple[Problem, ...]


Rows = MadeRows[ReadRow]
"""Every row of a return, each read when it is looked at."""


class RowByRow:
    """A return whose rows are read one at a time, each when it is looked at.

    Only their texts are held. They may be read in one thread while another looks.
    """

    def __init__(
        self, path: Source | Copied, asked: Asked, progress: Progress = unwatched
    ) -> None:
        self._progress = progress
        self._found = Findings(most=_MOST)
        self._opened = OpenReturn(clean_line(path.name), self._found)
        self.sha256 = ""
        self._texts = PackedTexts()
        self._readers: list[RowReader] = []
        self._one_at_a_time = Lock()
        self.rows: Rows = MadeRows(0, self._read)
        self.fitting: tuple[str, ...] = ()
        """The worksheets whose headings fit, where nobody said which to read."""
        try:
            content, self.sha256 = open_source(self._opened, path, asked)
            self.fitting = sheets_that_fit(content, self._opened.grids, asked)
            self._read_all()
            self.rows = MadeRows(len(self._texts), self._read)
        except FileRefusedError as refusal:
            note_refusal(self._opened, refusal)
        self.of_file = self._found.kept
        """Problems of the file as a whole, its headings and its columns."""

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the first table, one for each column."""
        heading = self._opened.heading
        return () if heading is None else tuple(heading.cells)

    @property
    def sheets(self) -> tuple[str, ...]:
        """The worksheets that can be seen, those that are read first."""
        return self._opened.sheets

    @property
    def hidden_sheets(self) -> tuple[str, ...]:
        """The worksheets that are hidden and not read."""
        return self._opened.hidden_sheets

    def reread(self, row: ReadRow, position: int, text: str) -> ReadRow:
        """A row as it reads once one of its cells says something else."""
        texts = [*row.texts, *[""] * (position + 1 - len(row.texts))]
        texts[position] = text
        return self._read_texts(row.table, row.line, texts)

    def texts(self, at: int, rows: Rows) -> tuple[str, ...]:
        """The cells of one of the rows as it was mended, or as it is in the file."""
        mended = rows.differing(at)
        return self._texts[at][2] if mended is None else mended.texts

    def as_staged(self, rows: Rows, progress: Progress = unwatched) -> StagedReturn:
        """The return with these rows, to be written as any other.

        Raises:
            StoppedError: If `progress` has it stopped.
        """
        read = self.unread()
        found = Findings()
        for problem in self.of_file:
            found.add(problem)
        given = Duplicates()
        for at, row in enumerate(rows):
            if at % _STEP == 0:
                progress(at, len(rows))
            for problem in row.problems:
                found.add(problem)
            for staged in row.staged:
                given.is_new(staged, found)
        return replace(
            read,
            rows=() if found.refusals_found else given.rows,
            problems=found.kept,
            refusals_found=found.refusals_found,
            warnings_found=found.warnings_found,
        )

    def unread(self) -> StagedReturn:
        """How the return was read, without any of its rows."""
        return staged_return(self._opened, self.sha256, ())

    def _read_all(self) -> None:
        """Read every row once, keeping its texts and noting what the whole shows.

        Raises:
            FileRefusedError: If the rest cannot be read, or nothing in it is a figure.
        """
        odd = Findings()
        is_any = False
        for number, table in enumerate(self._opened.tables):
            reader = RowReader(table.layout, self._found)
            reader.has_decimal_commas = table.has_decimal_commas
            self._readers.append(reader)
            try:
                for line, cells in table.records():
                    if len(self._texts) % _STEP == 0:
                        self._progress(len(self._texts), len(self._texts))
                    texts = tuple(cells)
                    self._texts.add(number, line, texts)
                    row = self._read_texts(number, line, cells)
                    is_any = is_any or bool(row.staged or row.problems)
                    for problem in row.problems:
                        odd.add(problem)
            except FileRefusedError:
                for problem in odd.kept:
                    self._found.add(problem)
                raise
            table.note_whole()
        if self._opened.tables and not is_any:
            raise FileRefusedError(
                "no row under its headings has a figure; send the return again"
            )

    def _read(self, at: int) -> ReadRow:
        number, line, texts = self._texts[at]
        return self._read_texts(number, line, texts)

    def _read_texts(self, number: int, line: int, cells: Sequence[str]) -> ReadRow:
        table = self._opened.tables[number]
        texts = list(cells)
        with self._one_at_a_time:
            before = len(self._found)
            staged = tuple(table.read(line, texts, self._readers[number]))
            problems = self._found.taken(before)
        return ReadRow(
            table=number,
            line=line,
            texts=tuple(texts),
            layouts=table.layouts,
            staged=staged,
            problems=problems,
        )
