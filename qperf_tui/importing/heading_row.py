"""Where the headings of a return stand: below banners, and over one row or more."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.importing.asked import Asked
from qperf_tui.importing.claims import claim_of
from qperf_tui.importing.headings import Headings, match_headings
from qperf_tui.importing.own_headings import headings_of_ours
from qperf_tui.importing.quarter_headings import (
    ROLES,
    QuarterHeading,
    year_heading,
)
from qperf_tui.importing.staging import FileRefusedError
from qperf_tui.importing.synonyms import RETURNS, Vocabulary, folded

SEARCHED: Final = 30
"""Lines with anything in them that are looked at for headings."""

_ROLE_WORDS: Final = frozenset(
    folded(word) for said in ROLES.values() for word in said.split("|")
)
_FEWEST: Final = 2
"""Headings known in a line, from which it is taken for a heading line."""

Record = tuple[int, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingRow:
    """The headings of a table, and where they were found."""

    line: int
    """The last line they stand on."""
    first_line: int
    cells: Sequence[str]
    """The headings, those over more than one row joined."""
    headings: Headings
    taken: int
    """How many records stand above the figures, banners and headings together."""
    above: int
    """How many records stand above the headings."""
    last: Sequence[str]
    """The cells of the last line they stand on, as it is."""


def find_headings(
    records: Sequence[Record], asked: Asked, words: Vocabulary = RETURNS
) -> HeadingRow:
    """The row asked for, or the first with all a file must have, or the likeliest.

    Raises:
        FileRefusedError: If an officer asks for what is no column of ours, or for a
            line that has nothing in it.
    """
    searched = range(min(len(records), SEARCHED))
    if asked.heading_line is not None:
        return _at(records, _index_of(records, asked.heading_line), asked, words)
    found = [_at(records, index, asked, words) for index in searched]
    for row in found:
        if row.headings.is_complete:
            return row
    for index in range(len(found) - 1):
        joined = _joined(records, index, 2, asked, words)
        if joined.headings.is_complete:
            return joined
    best = max(found, key=lambda row: row.headings.known)
    return best if best.headings.known >= _FEWEST else found[0]


def _index_of(records: Sequence[Record], asked: int) -> int:
    """Where the line that an officer names stands among those with anything in them."""
    found = (at for at, (line, _) in enumerate(records) if line == asked)
    index = next(found, None)
    if index is None:
        raise FileRefusedError(
            f"line {asked:,} has nothing in it or is too far down for headings; name "
            "the line that they stand on"
        )
    return index


def _at(
    records: Sequence[Record], index: int, asked: Asked, words: Vocabulary
) -> HeadingRow:
    """The headings of a row, with the row above or below if they belong to it."""
    alone = _joined(records, index, 1, asked, words)
    if not alone.headings.is_wide:
        return alone
    below = index + 1 < len(records) and _goes_on(alone, records[index + 1][1])
    rows = 2 if below else 1
    here = _joined(records, index, rows, asked, words) if below else alone
    if here.headings.undated and index:
        dated = _joined(records, index - 1, rows + 1, asked, words)
        if not dated.headings.undated and dated.headings.quarters:
            return dated
    return here


def _goes_on(row: HeadingRow, below: Sequence[str]) -> bool:
    """Whether the row below says what stands under each quarter."""
    ref = row.headings.positions.get("Ref")
    if ref is None or (ref < len(below) and below[ref].strip()):
        return False
    said = [folded(cell) for cell in below if cell.strip()]
    return bool(said) and all(cell in _ROLE_WORDS for cell in said)


def _joined(
    records: Sequence[Record], index: int, rows: int, asked: Asked, words: Vocabulary
) -> HeadingRow:
    taken = records[index : index + rows]
    cells = [clean_line(cell) for cell in taken[0][1]]
    for _, lower in taken[1:]:
        cells = _over(cells, [clean_line(cell) for cell in lower])
    headings = headings_of_ours(cells, is_return=words is RETURNS)
    if headings is None:
        year = _year_above(records[:index])
        headings = match_headings(cells, asked, year=year, words=words)
    return HeadingRow(
        line=taken[-1][0],
        first_line=taken[0][0],
        cells=cells,
        headings=headings,
        taken=index + rows,
        above=index,
        last=taken[-1][1],
    )


def _over(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Two rows of headings as one: a quarter or year holds for what stands below."""
    width = max(len(upper), len(lower))
    joined = []
    spanning = ""
    for position in range(width):
        own = upper[position] if position < len(upper) else ""
        below = lower[position] if position < len(lower) else ""
        if own:
            stands_over = not below or _spans(below) or folded(below) in _ROLE_WORDS
            spanning = own if stands_over and _spans(own) else ""
        joined.append(_both(spanning, below) or below or own)
    return joined


def _spans(cell: str) -> bool:
    return year_heading(cell) is not None or claim_of(cell).quarter is not None


def _both(above: str, below: str) -> str:
    """A heading below a year or a quarter, written in full; nothing if it is none."""
    if not above or not below:
        return ""
    year = year_heading(above)
    under = claim_of(below).quarter
    if year is not None and under is not None and under.quarter is None:
        return _in_full(under, Quarter.of(year, under.number))
    spanned = claim_of(above).quarter
    if spanned is not None and folded(below) in _ROLE_WORDS:
        return f"{above} {below}"
    return ""


def _in_full(heading: QuarterHeading, quarter: Quarter) -> str:
    rest = "" if heading.column == "Value" else f" {heading.column}"
    return f"{quarter}{rest}"


def _year_above(records: Sequence[Record]) -> int | None:
    """The one financial year that the lines above name, if they name but one."""
    words = (
        word.strip("()[],.:;")
        for _, cells in records
        for cell in cells
        for word in clean_line(cell).split()
    )
    years = {year for word in words if (year := year_heading(word)) is not None}
    return years.pop() if len(years) == 1 else None
