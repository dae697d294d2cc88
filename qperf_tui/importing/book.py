"""A workbook of any kind as the child that reads it holds it, before it answers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from qperf_tui.importing.sheet_package import AS_CSV
from qperf_tui.importing.staging import (
    FileRefusedError,
    NoSuchSheetError,
    column_letters,
)

ROWS: Final = 100_000
COLUMNS: Final = 200
"""How far a worksheet may reach."""
_TEXT: Final = 20_000_000
"""Characters in one worksheet; a text can stand in a million cells."""


@dataclass(slots=True)
class Limits:
    """How much of a worksheet has been read."""

    text: int = 0


@dataclass(slots=True)
class BookSheet:
    """One worksheet as text."""

    name: str
    is_hidden: bool
    limits: Limits
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    uncached: list[tuple[int, int]] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    fault: FileRefusedError | None = None
    """Why it cannot be read, raised only if it is the one that is wanted."""

    def add(self, row: int, texts: Sequence[str]) -> None:
        """Keep a row, without the blank cells at its end."""
        written = list(texts)
        while written and not written[-1]:
            written.pop()
        if not written or self.fault is not None:
            return
        if row > ROWS or len(written) > COLUMNS:
            self.fault = too_far(row, len(written))
            return
        self.limits.text += sum(map(len, written))
        if self.limits.text > _TEXT:
            self.fault = FileRefusedError(f"it holds too much text; {AS_CSV}")
            return
        self.rows.append((row, written))

    @staticmethod
    def range_of(row: int, column: int, *, high: int, wide: int) -> str:
        """The name of a range of cells: `A2:C2`."""
        last = f"{column_letters(column + wide - 1)}{row + high - 1}"
        return f"{column_letters(column)}{row}:{last}"


@dataclass(slots=True)
class Book:
    """The worksheets of a workbook."""

    kind: str
    sheets: list[BookSheet] = field(default_factory=list)

    def answer(self, wanted: str | None) -> dict[str, object]:
        """The worksheet that is wanted, or the first that is not hidden.

        Raises:
            FileRefusedError: If there is none, or it reaches too far.
        """
        sheet = self._chosen(wanted)
        if sheet.fault is not None:
            raise sheet.fault
        others = [each for each in self.sheets if each is not sheet and each.rows]
        return {
            "kind": self.kind,
            "sheet": sheet.name,
            "others": [each.name for each in others if not each.is_hidden],
            "hidden": [each.name for each in others if each.is_hidden],
            "merged": sheet.merged,
            "rows": sheet.rows,
            "uncached": sheet.uncached,
            "hidden_rows": sheet.hidden_rows,
            "hidden_columns": sheet.hidden_columns,
        }

    def _chosen(self, wanted: str | None) -> BookSheet:
        named = ", ".join(f"'{sheet.name}'" for sheet in self.sheets)
        for sheet in self.sheets:
            if sheet.name == wanted if wanted is not None else not sheet.is_hidden:
                return sheet
        if wanted is not None:
            raise NoSuchSheetError(
                f"it has no sheet '{wanted}'; it has {named or 'none'}"
            )
        if not self.sheets:
            raise FileRefusedError("it has no sheet; send the return again")
        raise FileRefusedError(f"all its sheets are hidden; unhide one of {named}")


def too_far(row: int, width: int) -> FileRefusedError:
    """That something stands beyond the cells that are read."""
    return FileRefusedError(
        f"it is outside the first {ROWS:,} rows and {COLUMNS} columns and holds "
        f"something; delete what is there, or {AS_CSV}",
        cell=f"{column_letters(width - 1)}{row}",
    )
