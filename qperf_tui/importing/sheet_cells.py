"""The cells of a worksheet as text, each as its author would have typed it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final, Protocol

from qperf_tui.importing.book import COLUMNS, ROWS, too_far
from qperf_tui.importing.sheet_package import AS_CSV
from qperf_tui.importing.staging import FileRefusedError, NoSuchSheetError

_LAST_ROW: Final = 1_048_576
_TEXT: Final = 20_000_000
"""Characters in a worksheet; one shared string may stand in a million cells."""
_PEEKED: Final = 200
"""Rows of a further sheet looked at to see whether it holds anything."""
_LITERAL: Final = re.compile(r'"[^"]*"|\\.|_.')
_ESCAPED: Final = re.compile(r"_x00([01][0-9A-Fa-f]|5[Ff])_")
"""A character that XML cannot have; `_` is escaped where it would begin another."""
_ODD: Final = frozenset("ed")


class Worksheet(Protocol):
    """What is used of a worksheet that openpyxl reads."""

    title: str
    sheet_state: str

    def reset_dimensions(self) -> None:
        """Forget how large the sheet says it is."""

    def iter_rows(
        self,
        *,
        max_row: int | None = None,
        max_col: int | None = None,
        values_only: bool = False,
    ) -> Iterable[Sequence[object]]:
        """The rows in order, missing ones filled in."""


def chosen(sheets: Sequence[Worksheet], wanted: str | None) -> Worksheet:
    """The sheet that is wanted, or else the first that is not hidden.

    Raises:
        FileRefusedError: If there is none.
    """
    named = ", ".join(f"'{sheet.title}'" for sheet in sheets)
    for sheet in sheets:
        is_wanted = sheet.sheet_state == "visible"
        if sheet.title == wanted if wanted is not None else is_wanted:
            return sheet
    if wanted is not None:
        raise NoSuchSheetError(f"it has no sheet '{wanted}'; it has {named or 'none'}")
    if not sheets:
        raise FileRefusedError("it has no sheet; send the return again")
    raise FileRefusedError(f"all its sheets are hidden; unhide one of {named}")


def has_content(sheet: Worksheet) -> bool:
    """Whether any of its first rows holds anything."""
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=_PEEKED, max_col=COLUMNS, values_only=True)
    return any(value is not None for row in rows for value in row)


def texts(
    sheet: Worksheet, formulas: Worksheet | None
) -> tuple[list[tuple[int, list[str]]], list[tuple[int, int]]]:
    """The rows with anything in them, and the formulas that have no saved value.

    Raises:
        FileRefusedError: If a cell is too far out, or there is too much text.
    """
    uncached = [] if formulas is None else formulas_without_values(sheet, formulas)
    awaited = {row for row, _ in uncached}
    found: list[tuple[int, list[str]]] = []
    size = 0
    for row, cells in numbered(sheet):
        written = [text_of(cell) for cell in cells]
        while written and not written[-1]:
            written.pop()
        if written or row in awaited:
            if row > ROWS or len(written) > COLUMNS:
                raise too_far(row, max(len(written), 1))
            size += sum(map(len, written))
            if size > _TEXT:
                raise FileRefusedError(f"it holds too much text; {AS_CSV}")
            found.append((row, written))
    return found, uncached


def numbered(sheet: Worksheet) -> Iterator[tuple[int, Sequence[object]]]:
    """The rows of a sheet with their numbers, each no wider than its last cell.

    Raises:
        FileRefusedError: If there are more rows than a worksheet can have.
    """
    # The sheet's own word for its size is not asked: one stray cell makes it vast.
    sheet.reset_dimensions()
    for row, cells in enumerate(sheet.iter_rows(), 1):
        if row > _LAST_ROW:
            raise FileRefusedError(f"it has more rows than a worksheet can; {AS_CSV}")
        yield row, cells


def formulas_without_values(
    values: Worksheet, formulas: Worksheet
) -> list[tuple[int, int]]:
    """The row of each formula with no saved value, and the columns before it."""
    found = []
    for (row, shown), (_, behind) in zip(
        numbered(values), numbered(formulas), strict=False
    ):
        for position, (cell, formula) in enumerate(zip(shown, behind, strict=False)):
            # A formula whose saved value is the empty text has that type of its own.
            if (
                kind_of(formula) == "f"
                and getattr(cell, "value", None) is None
                and kind_of(cell) != "str"
            ):
                found.append((row, position))
    return found


def odd_cells(
    sheet: Worksheet, formulas: Worksheet | None
) -> list[tuple[int, int, str]]:
    """Each cell that is an error, a date or a formula, the formulas last.

    Of each: its row, how many columns stand before it, and the letter of its type.
    """
    return [
        (row, position, kind)
        for source, odd in ((sheet, _ODD), (formulas, frozenset("f")))
        if source is not None
        for row, cells in numbered(source)
        for position, cell in enumerate(cells)
        if (kind := kind_of(cell)) in odd
    ]


def kind_of(cell: object) -> str:
    """The letter a worksheet gives the type of a cell."""
    return str(getattr(cell, "data_type", "n"))


def text_of(cell: object) -> str:
    """What a cell says, as its author would have typed it."""
    match getattr(cell, "value", None):
        case None:
            return ""
        case bool(value):
            return "TRUE" if value else "FALSE"
        case int() | float() as value:
            return number_text(value, str(getattr(cell, "number_format", "")))
        case datetime() as value if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time() as value:
            return value.isoformat()
        case value:
            return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), str(value))


def number_text(value: float, number_format: str) -> str:
    """A number to the fifteen digits Excel keeps, as a percentage if shown as one."""
    exact = Decimal(value if isinstance(value, int) else f"{value:.15g}")
    if not exact.is_finite():
        return str(value)
    if "%" in _LITERAL.sub("", number_format):
        exact *= 100
        return f"{_plain(exact)}%"
    return _plain(exact)


def _plain(exact: Decimal) -> str:
    text = f"{exact:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
