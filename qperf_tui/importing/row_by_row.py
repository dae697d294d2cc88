"""A return read row by row, each with its own problems, so that one can be mended."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.domain.text import clean_line
from qperf_tui.importing.asked import Asked
from qperf_tui.importing.copied import Copied
from qperf_tui.importing.duplicates import Duplicates
from qperf_tui.importing.grids import sheets_that_fit, unread_sheets
from qperf_tui.importing.open_return import OpenReturn
from qperf_tui.importing.pasted import Source
from qperf_tui.importing.returns import note_refusal, open_source, staged_return
from qperf_tui.importing.rows import RowReader
from qperf_tui.importing.staged import StagedReturn, StagedRow
from qperf_tui.importing.staging import FileRefusedError, Findings, Layout, Problem

MOST_ROWS: Final = 100_000
"""Rows that are held to be looked through one by one."""
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


class RowByRow:
    """A return held in memory, whose rows are read one at a time."""

    def __init__(
        self, path: Source | Copied, asked: Asked, progress: Progress = unwatched
    ) -> None:
        self._progress = progress
        self._found = Findings(most=10 * MOST_ROWS)
        self._opened = OpenReturn(clean_line(path.name), self._found)
        self.sha256 = ""
        self.rows: tuple[ReadRow, ...] = ()
        self.fitting: tuple[str, ...] = ()
        """The worksheets whose headings fit, where nobody said which to read."""
        try:
            content, self.sha256 = open_source(self._opened, path, asked)
            self.fitting = sheets_that_fit(content, self._opened.grids, asked)
            self.rows = tuple(self._read_all())
        except FileRefusedError as refusal:
            note_refusal(self._opened, refusal)
        of_rows = {problem for row in self.rows for problem in row.problems}
        self.of_file = tuple(
            problem for problem in self._found.kept if problem not in of_rows
        )
        """Problems of the file as a whole, its headings and its columns."""

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the first table, one for each column."""
        heading = self._opened.heading
        return () if heading is None else tuple(heading.cells)

    @property
    def sheets(self) -> tuple[str, ...]:
        """The worksheets that can be seen, those that are read first."""
        grids = self._opened.grids
        read = [grid.name for grid in grids if grid.name is not None]
        return (*read, *unread_sheets(grids)[0])

    @property
    def hidden_sheets(self) -> tuple[str, ...]:
        """The worksheets that are hidden and not read."""
        return unread_sheets(self._opened.grids)[1]

    def reread(self, row: ReadRow, position: int, text: str) -> ReadRow:
        """A row as it reads once one of its cells says something else."""
        texts = [*row.texts, *[""] * (position + 1 - len(row.texts))]
        texts[position] = text
        return self._read(row.table, row.line, texts)

    def as_staged(self, rows: Sequence[ReadRow]) -> StagedReturn:
        """The return with these rows, to be written as any other."""
        read = staged_return(self._opened, self.sha256, ())
        found = Findings()
        for problem in self.of_file:
            found.add(problem)
        for row in rows:
            for problem in row.problems:
                found.add(problem)
        given = Duplicates()
        staged = tuple(
            each for row in rows for each in row.staged if given.is_new(each, found)
        )
        return replace(
            read,
            rows=() if found.refusals_found else staged,
            problems=found.kept,
            refusals_found=found.refusals_found,
            warnings_found=found.warnings_found,
        )

    def _read_all(self) -> list[ReadRow]:
        rows: list[ReadRow] = []
        for number, table in enumerate(self._opened.tables):
            for line, cells in table.records():
                if len(rows) == MOST_ROWS:
                    raise FileRefusedError(
                        f"it has more than {MOST_ROWS:,} rows, too many to look "
                        "through; import it without a preview"
                    )
                rows.append(self._read(number, line, cells))
                if len(rows) % _STEP == 0:
                    self._progress(len(rows), len(rows))
            table.note_whole()
        if self._opened.tables and not any(row.staged or row.problems for row in rows):
            raise FileRefusedError(
                "no row under its headings has a figure; send the return again"
            )
        return rows

    def _read(self, number: int, line: int, cells: Sequence[str]) -> ReadRow:
        table = self._opened.tables[number]
        reader = RowReader(table.layout, self._found, is_alone=True)
        reader.has_decimal_commas = table.has_decimal_commas
        before = len(self._found)
        texts = list(cells)
        staged = tuple(table.read(line, texts, reader))
        return ReadRow(
            table=number,
            line=line,
            texts=tuple(texts),
            layouts=tuple(plan.layout for plan in table.plans),
            staged=staged,
            problems=self._found.since(before),
        )
