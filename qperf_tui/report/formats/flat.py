"""The tables of a paper as one, with a row for each of theirs: for machines to read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from typing import Final

from qperf_tui.domain.rounding import half_up
from qperf_tui.domain.text import clean_line
from qperf_tui.report.paper import Cell, Imprint, Paper, Table

LEADING: Final = "Priority"
"""What the headings of the parts usually are, in the first column."""


class Kind(Enum):
    """What a column holds."""

    TEXT = auto()
    NUMBER = auto()
    DAY = auto()


Value = str | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its heading, which no other has."""

    heading: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Flat:
    """Rows that all have a value, or nothing, for each column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


def tables_of(paper: Paper) -> list[tuple[str, Table]]:
    """Every table of the shape of the first, under the heading of its part."""
    found = [
        (part.heading, block)
        for part in paper.parts
        for block in part.blocks
        if isinstance(block, Table)
    ]
    return [each for each in found if each[1].headings == found[0][1].headings]


def flat(paper: Paper, leading: str = LEADING) -> Flat:
    """The tables of a paper, each row with the paper's imprint at its end.

    Every number is followed by how it reads, since a mark such as `c` is no number;
    a row that is taken out of the file still says where it comes from.
    """
    tables = tables_of(paper)
    numbers = numbered(table for _, table in tables)
    headings = tables[0][1].headings if tables else ()
    said = imprint_columns(paper.imprint)
    columns = [Column(leading), *_columns(headings, numbers)]
    own = tuple(value for _, value in said)
    return Flat(
        columns=apart([*columns, *(column for column, _ in said)]),
        rows=tuple(
            (clean_line(heading), *_values(row, numbers), *own)
            for heading, table in tables
            for row in table.rows
        ),
    )


def numbered(tables: Iterable[Table]) -> frozenset[int]:
    """The columns that have a number in any row of any table."""
    return frozenset(place for table in tables for place in table.numeric)


def imprint_columns(imprint: Imprint) -> tuple[tuple[Column, Value], ...]:
    """What a file says of itself, as columns that hold the same in each row."""
    said = (
        ("Council", imprint.council),
        ("Report", imprint.title),
        ("Quarter", str(imprint.quarter)),
        ("Marking", imprint.marking),
    )
    return (
        *((Column(heading), clean_line(text)) for heading, text in said),
        (Column("Figures as at", Kind.DAY), imprint.data_as_at),
        (Column("Workbook"), clean_line(imprint.workbook)),
        (Column("Notice"), clean_line(imprint.notice)),
    )


def shown_number(cell: Cell) -> Decimal | None:
    """The number of a cell as it is published, rounded half up to its decimals."""
    if cell.number is None:
        return None
    shown = half_up(cell.number, cell.decimals)
    exact = Decimal(shown.numerator) / Decimal(shown.denominator)
    return exact.quantize(Decimal(1).scaleb(-cell.decimals))


def apart(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns with headings on one line, a second of a name numbered."""
    taken: set[str] = set()
    named = []
    for each in columns:
        heading = first = clean_line(each.heading)
        number = 1
        while heading.casefold() in taken:
            number += 1
            heading = f"{first} ({number})"
        taken.add(heading.casefold())
        named.append(Column(heading, each.kind))
    return tuple(named)


def _columns(headings: Sequence[str], numbers: frozenset[int]) -> Iterator[Column]:
    for place, heading in enumerate(headings):
        if place in numbers:
            yield Column(f"{heading} (number)", Kind.NUMBER)
        yield Column(heading)


def _values(row: Sequence[Cell], numbers: frozenset[int]) -> Iterator[Value]:
    for place, cell in enumerate(row):
        if place in numbers:
            yield shown_number(cell)
        yield clean_line(cell.text)
