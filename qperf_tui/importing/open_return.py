"""A return whose tables and headings are found, before its rows are read."""

from collections.abc import Iterator, Sequence
from itertools import chain

from qperf_tui.domain.mends import Cause
from qperf_tui.domain.wording import plural
from qperf_tui.importing.asked import Asked
from qperf_tui.importing.column_match import How
from qperf_tui.importing.duplicates import Duplicates
from qperf_tui.importing.grids import Grid, grids_of, require_rows, unread_sheets
from qperf_tui.importing.heading_causes import unused_sentence
from qperf_tui.importing.heading_row import HeadingRow
from qperf_tui.importing.open_table import OpenTable
from qperf_tui.importing.other_tables import said_other
from qperf_tui.importing.own_table import OwnTable
from qperf_tui.importing.rows import RowReader
from qperf_tui.importing.scale import SharesSeen
from qperf_tui.importing.sheets import listed
from qperf_tui.importing.staged import StagedRow
from qperf_tui.importing.staging import FileRefusedError, Findings, Layout, quoted
from qperf_tui.importing.synonyms import RETURNS, Vocabulary


class OpenReturn:
    """A file opened as a return: its tables, and what is found on the way."""

    def __init__(
        self, file_name: str, found: Findings, words: Vocabulary = RETURNS
    ) -> None:
        self.file_name = file_name
        self.found = found
        self.words = words
        self.tables: list[OpenTable] = []
        self.grids: list[Grid] = []
        self.given = Duplicates()
        """The rows that were read, and which of them gave each figure."""
        self._refused: list[HeadingRow] = []
        self._seen = SharesSeen()

    @property
    def sheet(self) -> str | None:
        """The worksheets that are read, by name."""
        names = [grid.name for grid in self.grids if grid.name is not None]
        return ", ".join(names) or None

    @property
    def sheets(self) -> tuple[str, ...]:
        """The worksheets that can be seen, those that are read first."""
        read = [grid.name for grid in self.grids if grid.name is not None]
        return (*read, *unread_sheets(self.grids)[0])

    @property
    def hidden_sheets(self) -> tuple[str, ...]:
        """The worksheets that are hidden and not read."""
        return unread_sheets(self.grids)[1]

    @property
    def read_as(self) -> str:
        """The kind of file, and how its text was read."""
        return "; ".join(grid.read_as for grid in self.grids)

    @property
    def heading(self) -> HeadingRow | None:
        """The headings of the first table, or the first that could not be read."""
        return next(iter((*self._headings(), *self._refused)), None)

    def open(self, content: bytes, asked: Asked) -> None:
        """Find its tables and their headings, noting what is wrong with those.

        Raises:
            FileRefusedError: If it holds nothing that can be read as a table.
        """
        self.open_grids(grids_of(content, asked, self.words), asked)

    def open_grids(self, grids: Sequence[Grid], asked: Asked) -> None:
        """Find the headings of tables, noting what is wrong with those.

        Raises:
            FileRefusedError: If one of them has nothing in it.
        """
        self.grids = list(grids)
        self._note_grids()
        several = len(self.grids) > 1
        for grid in self.grids:
            row = require_rows(grid.headings(asked))
            others = _others(self.words, row)
            if row.headings.refusals or (others and not row.headings.is_wide):
                self._refused.append(row)
                self._refuse_headings(grid, row, others, is_one_of_several=several)
                continue
            opened = OpenTable if row.headings.own is None else OwnTable
            table = opened(grid, row, asked, self.found, is_one_of_several=several)
            self._note_headings(table, others)
            self.tables.append(table)
        read = (*self._refused, *self._headings())
        if not all(row.headings.own for row in read):
            self._note_unread()

    def rows(self) -> Iterator[StagedRow]:
        """Every figure in turn, once, after noting what is wrong with the rows before.

        Raises:
            FileRefusedError: If the rest of the file cannot be read.
        """
        reader: RowReader | None = None
        is_any = False
        for table in self.tables:
            reader = reader or RowReader(table.layout, self.found)
            reader.has_decimal_commas = table.has_decimal_commas
            records = table.records()
            first = next(records, None)
            if first is None:
                raise FileRefusedError(
                    f"there are no rows under {table.headings_of}; send the return "
                    "again"
                )
            for line, cells in chain([first], records):
                for staged in table.read(line, cells, reader):
                    if not self.given.is_new(staged, self.found):
                        continue
                    if not table.is_own:
                        self._seen.add(staged, table.layout)
                    is_any = True
                    yield staged
            table.note_whole()
        if self.tables and not is_any and not self.found.refusals_found:
            raise FileRefusedError(
                "no row under its headings has a figure; send the return again"
            )

    def note_whole(self) -> None:
        """Note what only the whole file shows, once every row is read."""
        self._seen.warn(self.found)
        removed = self.found.marks_removed
        if removed:
            marks = "mark was" if removed == 1 else "marks were"
            self._warn(
                f"{removed:,} control or invisible {marks} removed from its text"
            )

    def _warn(self, cause: str) -> None:
        self.found.about_file(self.file_name, cause, is_refusal=False)

    def _note_grids(self) -> None:
        for grid in self.grids:
            if grid.is_guessed:
                self._warn(
                    f"read as {grid.read_as}; look whether £, ’ and accents are right"
                )
            elif not grid.is_plain:
                self.found.notes.append(f"{self.file_name}: read as {grid.read_as}.")
            for warning in () if grid.sheet is None else grid.sheet.warnings:
                self._warn(warning)

    def _headings(self) -> list[HeadingRow]:
        return [table.heading for table in self.tables]

    def _note_unread(self) -> None:
        """Say which worksheets of a return were not read."""
        names = [quoted(grid.name) for grid in self.grids if grid.name is not None]
        seen, hidden = unread_sheets(self.grids)
        for kind, unread in (("", seen), ("hidden ", hidden)):
            if unread:
                sheets = plural(len(unread), "sheet")
                self._warn(
                    f"only {' and '.join(names)} is read, and not the {kind}{sheets} "
                    f"{listed(unread)}"
                )

    def _refuse_headings(
        self,
        grid: Grid,
        row: HeadingRow,
        others: Sequence[Cause],
        *,
        is_one_of_several: bool,
    ) -> None:
        layout = Layout(
            columns={},
            positions={},
            is_sheet=grid.sheet is not None,
            sheet=grid.name if is_one_of_several else None,
        )
        where = layout.where(row.line, None)
        causes = [*others, *row.headings.refusals]
        if row.headings.unused:
            causes.append(Cause(unused_sentence(row.headings.unused)))
        for cause in causes:
            self.found.about_file(
                where,
                cause.says,
                is_refusal=True,
                line=row.line,
                mend=cause.mend,
            )

    def _note_headings(self, table: OpenTable, others: Sequence[Cause]) -> None:
        row, layout = table.heading, table.layout
        where = layout.where(row.line, None)
        for cause in others:
            self.found.about_file(
                where, cause.says, is_refusal=False, line=row.line, mend=cause.mend
            )
        self.found.notes.extend(f"{where}: {said}." for said in _said_of(table))
        for match in row.headings.matches:
            if match.how is How.SIMILAR and match.is_used:
                self.found.about_file(
                    where,
                    f"{quoted(match.heading)} is read as {match.column} "
                    f"({match.confidence}% alike)",
                    is_refusal=False,
                    line=row.line,
                )
        if row.headings.unused:
            self.found.about_file(
                where,
                unused_sentence(row.headings.unused),
                is_refusal=False,
                line=row.line,
            )


def _others(words: Vocabulary, row: HeadingRow) -> list[Cause]:
    """That a file looks like a table of definitions: no return, or hardly one.

    A column for each quarter may hold figures, or what they are to reach; and what has
    a value and says not even what is measured may be anything.
    """
    headings = row.headings
    is_lean = headings.is_wide or "Indicator" not in headings.positions
    if headings.is_complete and not (is_lean and words.is_of_figures):
        return []
    return [] if headings.own else said_other(row.cells, words, headings)


def _said_of(table: OpenTable) -> Iterator[str]:
    """What is said of where headings were found and what they are."""
    row = table.heading
    if row.above:
        lines = "line" if row.above == 1 else f"{row.above} lines"
        kept = "is" if row.above == 1 else "are"
        yield f"the headings are here, and the {lines} above {kept} left out"
    if row.first_line != row.line:
        yield f"the headings begin on line {row.first_line} and are read as one row"
    quarters = sorted({each.quarter for each in row.headings.quarters})
    if quarters:
        span = f"{quarters[0]} to {quarters[-1]}" if quarters[1:] else f"{quarters[0]}"
        many = plural(len(quarters), "quarter")
        yield f"a column for each of {len(quarters)} {many}, {span}"
    if table.quarter_of_sheet:
        yield f"every figure is of {table.quarter_of_sheet}, as its sheet is called"
    is_of_figures = table.grid.words.is_of_figures and not row.headings.is_wide
    if is_of_figures and "Value" not in row.headings.positions:
        yield "no column has values, so they are worked out from their counts"
    if table.has_decimal_commas:
        yield "its figures are read with decimal commas"
