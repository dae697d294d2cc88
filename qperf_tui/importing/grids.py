"""The tables of a file as text, before anything in them is understood."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from typing import Final

from qperf_tui.domain.text import clean_line
from qperf_tui.importing.asked import Asked
from qperf_tui.importing.claims import heads
from qperf_tui.importing.delimited import (
    DELIMITERS,
    Parting,
    cell_limit,
    parting_of,
    records,
)
from qperf_tui.importing.encodings import Encoding, Text, text_of
from qperf_tui.importing.heading_row import SEARCHED, HeadingRow, Record, find_headings
from qperf_tui.importing.json_records import json_records
from qperf_tui.importing.quarter_headings import quarter_heading
from qperf_tui.importing.sheets import Sheet, read_parquet, read_sheet
from qperf_tui.importing.sniffing import Kind, kind_of
from qperf_tui.importing.staging import FileRefusedError, quoted
from qperf_tui.importing.synonyms import RETURNS, Vocabulary

_PLAIN_ENDS: Final = frozenset({"LF", "CRLF"})
_MOST_SHEETS: Final = 40
"""Worksheets of one workbook that are looked into."""
_LOOKED_AT: Final = 12
"""Worksheets that are looked into to be chosen from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """One table of a file, line by line."""

    read_as: str
    """The kind of file, and how its text was read."""
    is_plain: bool = True
    """Whether it was read in the one way that nobody need be told of."""
    is_guessed: bool = False
    """Whether another encoding could be meant."""
    sheet: Sheet | None = None
    text: Text | None = None
    rows: Sequence[Record] = ()
    """The records of a file that is neither text nor a workbook."""
    parting: Parting = field(default_factory=lambda: Parting(delimiter=","))
    words: Vocabulary = RETURNS
    """The headings that are looked for in it."""

    @property
    def name(self) -> str | None:
        """The worksheet; None of a file that has none."""
        return None if self.sheet is None else self.sheet.name

    @property
    def uncached(self) -> Mapping[int, frozenset[int]]:
        """By row, the columns whose formula has no saved value."""
        return {} if self.sheet is None else self.sheet.uncached

    def records(self) -> Iterator[Record]:
        """Every line with anything in it, with its number.

        Raises:
            FileRefusedError: If quotation marks do not pair or a cell is too long.
        """
        if self.text is None:
            rows = self.rows if self.sheet is None else self.sheet.rows
            yield from ((line, list(cells)) for line, cells in rows)
            return
        with cell_limit(), self.text.lines() as lines:
            found = records(lines, self.parting.delimiter)
            yield from islice(found, int(self.parting.is_told), None)

    def told(self, asked: Asked) -> Asked:
        """What is asked of it, with the quarter that its sheet is called by."""
        if asked.quarter or self.name is None or not self.words.has_quarters:
            return asked
        try:
            named = quarter_heading(self.name)
        except ValueError:
            return asked
        quarter = None if named is None else named.in_year(asked.year)
        return asked if quarter is None else replace(asked, quarter=quarter)

    def headings(self, asked: Asked) -> HeadingRow | None:
        """Where its headings stand; None where there is nothing at all.

        Raises:
            FileRefusedError: If its first lines cannot be parted into cells.
        """
        first: list[Record] = []
        try:
            first.extend(islice(self.records(), SEARCHED + 3))
        except FileRefusedError:
            # What comes before the fault is read all the same, and said.
            if not first:
                raise
        return find_headings(first, self.told(asked), self.words) if first else None


def grids_of(content: bytes, asked: Asked, words: Vocabulary = RETURNS) -> list[Grid]:
    """The tables of a file that are to be read, by the headings looked for.

    Raises:
        FileRefusedError: If it is of a kind that is not read, or has none of them.
    """
    kind = kind_of(content)
    if kind is Kind.CSV:
        return [_delimited(content, words)]
    if kind is Kind.JSON:
        return [Grid(read_as="JSON", rows=json_records(content), words=words)]
    if kind is Kind.PARQUET:
        return [Grid(read_as="Parquet", rows=read_parquet(content), words=words)]
    if asked.sheets:
        return [_sheet(content, name, words) for name in dict.fromkeys(asked.sheets)]
    first = _sheet(content, None, words)
    others = first.sheet.others if first.sheet is not None else ()
    if asked.every_sheet:
        more = (_sheet(content, name, words) for name in others[:_MOST_SHEETS])
        found = [first, *more]
        fitting = [grid for grid in found if _fits(grid, asked)]
        return fitting or found[:1]
    looked_into = [first]
    for name in () if _fits(first, asked) else others[:_MOST_SHEETS]:
        looked_into.append(_sheet(content, name, words))
        if _fits(looked_into[-1], asked):
            return looked_into[-1:]
    return [max(looked_into, key=partial(_known, asked=asked))]


def sheets_that_fit(
    content: bytes, grids: Sequence[Grid], asked: Asked
) -> tuple[str, ...]:
    """The visible worksheets that could be read, where nobody said which to read.

    Only the first few are looked into, for each of them takes a while.
    """
    if asked.sheets or asked.every_sheet or len(grids) != 1:
        return ()
    others = unread_sheets(grids)[0][:_LOOKED_AT]
    return (
        *(grid.name for grid in grids if grid.name is not None),
        *(
            name
            for name in others
            if _fits(_sheet(content, name, grids[0].words), asked)
        ),
    )


def _known(grid: Grid, *, asked: Asked) -> int:
    """How many headings of a table are known; none where it has no lines."""
    try:
        row = grid.headings(asked)
    except FileRefusedError:
        return 0
    return 0 if row is None else row.headings.known


def _fits(grid: Grid, asked: Asked) -> bool:
    try:
        row = grid.headings(asked)
    except FileRefusedError:
        return False
    return row is not None and row.headings.is_complete


def _sheet(content: bytes, name: str | None, words: Vocabulary) -> Grid:
    sheet = read_sheet(content, name)
    read_as = f"{sheet.kind}, sheet {quoted(sheet.name)}"
    return Grid(read_as=read_as, sheet=sheet, words=words)


def _delimited(content: bytes, words: Vocabulary) -> Grid:
    text = text_of(content)
    with cell_limit():
        parting = parting_of(text, partial(heads, words=words))
    named = (
        f"{text.encoding.value}, parted by {DELIMITERS[parting.delimiter]}, lines "
        f"ending in {text.line_ends}"
    )
    return Grid(
        read_as=f"CSV, {named}",
        is_plain=text.encoding is Encoding.UTF_8
        and parting.delimiter == ","
        and text.line_ends in _PLAIN_ENDS,
        is_guessed=text.encoding is Encoding.WINDOWS_1252,
        text=text,
        parting=parting,
        words=words,
    )


def unread_sheets(grids: Sequence[Grid]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The worksheets with anything in them that are not read: seen, and hidden."""
    sheets = [grid.sheet for grid in grids if grid.sheet is not None]
    if not sheets:
        return (), ()
    read = {sheet.name for sheet in sheets}
    first = sheets[0]
    names = (first.name, *map(clean_line, first.others))
    hidden = map(clean_line, first.hidden)
    return (
        tuple(name for name in names if name not in read),
        tuple(name for name in hidden if name not in read),
    )


def require_rows(row: HeadingRow | None) -> HeadingRow:
    """The headings of a table that has any.

    Raises:
        FileRefusedError: If there is nothing in it.
    """
    if row is None:
        raise FileRefusedError("it is empty; send the return again")
    return row
