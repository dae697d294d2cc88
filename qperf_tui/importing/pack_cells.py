"""The cells of a pack that came back, held to what was sent."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.commentary import LONGEST
from qperf_tui.domain.pack import SHOWN, WIDTH, PackRow, is_too_long
from qperf_tui.domain.parts import LABELS, Parts
from qperf_tui.importing.sheets import Sheet
from qperf_tui.importing.staging import column_letters, quoted

_RANGE: Final = re.compile(r"[A-Z]+(\d+)(?::[A-Z]+(\d+))?")
_ODD: Final = {
    "f": "it is a formula; write the text itself in its place",
    "e": "it is an error and no text; write the text in its place",
    "d": (
        "the spreadsheet has made a date of what was typed; type it again with an "
        "apostrophe before it"
    ),
}


@dataclass(frozen=True, slots=True)
class PackProblem:
    """Something in a pack that cannot be used."""

    cell: str | None
    """The cell, such as `J7`; None for the whole file."""
    says: str
    """The cause and the mend, without a full stop."""
    codes: tuple[str, ...] = ()
    """The indicators whose rows cannot be used because of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row below the headings, its cells in the order they were sent in."""

    number: int
    """Counted from 1."""
    columns: Sequence[int]
    """Where each of its cells stands now, counted from 0."""
    cells: tuple[str, ...]
    outside: Mapping[int, str]
    """What stands in columns that no pack has."""

    @property
    def code(self) -> str:
        """The code of the indicator it is about."""
        return alike(self.cells[0])

    @property
    def filled(self) -> tuple[str, ...]:
        """What stands in its boxes."""
        return self.cells[SHOWN:WIDTH]

    @property
    def boxes(self) -> Parts:
        """What stands in its boxes, each under its name."""
        named = zip(map(str.casefold, LABELS), self.filled, strict=True)
        return Parts(**dict(named))

    @property
    def box_cells(self) -> tuple[str, ...]:
        """The names of its boxes' cells."""
        return tuple(self.cell(place) for place in range(SHOWN, WIDTH))

    def cell(self, place: int) -> str:
        """The name of one of its cells."""
        return f"{column_letters(self.columns[place])}{self.number}"

    def is_merged(self, sheet: Sheet) -> bool:
        """Whether any cell of the row is merged with others."""
        return any(self.number in _rows_of(merged) for merged in sheet.merged)


def alike(text: str) -> str:
    """A text without regard to how its words are spaced and broken into lines."""
    return " ".join(text.split())


def merged_problems(sheet: Sheet, lines: Sequence[Line]) -> Iterator[PackProblem]:
    """The blocks of merged cells, of which only the first can hold any text."""
    for merged in sheet.merged:
        rows = _rows_of(merged)
        codes = tuple(line.code for line in lines if line.number in rows)
        if codes:
            yield PackProblem(
                merged,
                "the cells are merged, so that all but one box of them are gone; "
                "unmerge them and write each text in its own box",
                codes,
            )


def noted_problems(sheet: Sheet) -> Iterator[PackProblem]:
    """The cells with comments attached, which nobody would read again."""
    for cell in sheet.noted:
        yield PackProblem(
            cell,
            "a comment is attached to the cell, where it is not read; write it into a "
            "box and delete the comment",
        )


def _rows_of(merged: str) -> range:
    match = _RANGE.fullmatch(merged)
    if match is None:
        return range(0)
    first = int(match[1])
    return range(first, int(match[2] or first) + 1)


def wrong_in(
    line: Line, row: PackRow, headings: Sequence[str], sheet: Sheet
) -> Iterator[PackProblem]:
    """Every cell of a row that cannot be used as it is."""
    for cell, says in _faults(line, row, headings, sheet):
        yield PackProblem(cell, says, (row.code,))


def _faults(
    line: Line, row: PackRow, headings: Sequence[str], sheet: Sheet
) -> Iterator[tuple[str, str]]:
    for place in range(1, SHOWN):
        if alike(line.cells[place]) != alike(row.shown[place]):
            says = (
                f"{headings[place]} of {row.code} was {_said(row.shown[place])} when "
                f"it was sent and is now {_said(line.cells[place])}; put it back, and "
                "tell whoever sent the pack if it is wrong"
            )
            yield line.cell(place), says
    for place in range(SHOWN, WIDTH):
        if cause := _unusable(line, place, sheet):
            yield line.cell(place), cause
    if is_too_long(line.boxes):
        says = (
            f"the boxes of {row.code} have {sum(map(len, line.filled)):,} characters "
            f"and at most {LONGEST:,} are kept; shorten them"
        )
        yield line.cell(SHOWN), says
    for column, text in line.outside.items():
        says = f"{quoted(text)} stands outside the boxes; move it into one of them"
        yield f"{column_letters(column)}{line.number}", says


def _unusable(line: Line, place: int, sheet: Sheet) -> str | None:
    kind = sheet.odd.get((line.number, line.columns[place]))
    return None if kind is None else _ODD.get(kind)


def _said(text: str) -> str:
    return quoted(text) if text else "empty"
