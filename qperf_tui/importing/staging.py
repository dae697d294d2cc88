"""What is wrong with a return, and how a sentence says where."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.mends import Cause, Mend, MendWords, in_the_file
from qperf_tui.domain.text import clean_line

KEPT: Final = 50
"""Refusals, and as many warnings, that are listed; the rest are only counted."""

_QUOTED: Final = 40
"""Characters of an entry that a sentence quotes."""


class FileRefusedError(Exception):
    """A file, or the rest of it, cannot be read; `str()` is the cause and the mend."""

    def __init__(
        self, cause: str, *, line: int | None = None, cell: str | None = None
    ) -> None:
        super().__init__(cause)
        self.line = line
        self.cell = cell


class NoSuchSheetError(FileRefusedError):
    """A workbook has no sheet of the name that is wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong with a file, said in one sentence."""

    line: int | None
    """The line of a CSV or the row of a worksheet; None for the whole file."""
    cell: str | None
    """The cell of a worksheet, such as `E3`."""
    column: str | None
    """The heading as the file has it."""
    where: str
    """How a sentence about it begins, such as `Line 3, column Value`."""
    cause: str
    is_refusal: bool
    """Whether nothing of the file is imported because of it."""
    mend: Mend | None = None
    """What an officer could say to mend it, where the cause itself says no mend."""

    @property
    def says(self) -> str:
        """All of it in one sentence, as one would mend it in the file."""
        return self.worded(in_the_file)

    def worded(self, words: MendWords) -> str:
        """All of it in one sentence, with the mend in the words of a surface."""
        says = f"{self.where}: {Cause(self.cause, self.mend).worded(words)}"
        return says if says.endswith("?") else f"{says}."


def quoted(entered: str) -> str:
    """An entry as a sentence quotes it: on one line, cut short, between quotes."""
    line = clean_line(entered)
    return f"'{line[:_QUOTED]}…'" if len(line) > _QUOTED else f"'{line}'"


def column_letters(position: int) -> str:
    """The letters a spreadsheet gives a column, counted from 0: `A`, `AA`."""
    letters = ""
    count = position + 1
    while count:
        count, letter = divmod(count - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Which column of a file holds what."""

    columns: Mapping[str, str]
    """Our name of each column, and the heading the file gives it."""
    positions: Mapping[str, int]
    """Our name of each column, and how many columns stand before it."""
    is_sheet: bool
    """Whether cells have names of their own, as in a worksheet."""
    is_wide: bool = False
    """Whether a row has several quarters, of which this layout is of one."""
    sheet: str | None = None
    """The worksheet, where a file has several that are read."""
    says_all: bool = False
    """Whether a blank says that there is nothing, as where a figure is typed."""

    def has(self, column: str) -> bool:
        """Whether the file says anything in a column, or every file has to."""
        return column in self.columns or not self.is_wide

    def row(self, line: int) -> str:
        """How a sentence names a row in passing: `line 3`, `row 3 of 'CS'`."""
        row = "row" if self.is_sheet else "line"
        of = f" of {quoted(self.sheet)}" if self.sheet is not None else ""
        return f"{row} {line}{of}"

    def place(self, line: int) -> str:
        """Where the figure of a row stands: `line 3`, `cell E3 of 'CS'`."""
        cell = self.cell(line, "Value")
        of = f" of {quoted(self.sheet)}" if self.sheet is not None else ""
        return f"cell {cell}{of}" if cell else self.row(line)

    def cell(self, line: int, column: str | None) -> str | None:
        """The name of a cell in a worksheet, or None where cells have none."""
        if not self.is_sheet or column is None or column not in self.positions:
            return None
        return f"{column_letters(self.positions[column])}{line}"

    def where(self, line: int, column: str | None) -> str:
        """How a sentence begins: `Line 3, column Value` or `Cell E3, column Value`."""
        cell = self.cell(line, column)
        row = "Row" if self.is_sheet else "Line"
        place = f"Cell {cell}" if cell else f"{row} {line}"
        if self.sheet is not None:
            place = f"Sheet {quoted(self.sheet)}, {place[0].lower()}{place[1:]}"
        if column is None:
            return place
        return f"{place}, column {clean_line(self.columns.get(column, column))}"


class Findings:
    """The problems of one file, counted in full and listed up to `most` a kind."""

    def __init__(self, most: int = KEPT) -> None:
        self._most = most
        self._kept: list[Problem] = []
        self.refusals_found = 0
        self.warnings_found = 0
        self.marks_removed = 0
        self.notes: list[str] = []
        """How the file was read, in whole sentences; nothing is wrong with it."""

    @property
    def counts(self) -> tuple[int, int, int]:
        """How much was found, by which it is seen whether there is anything more."""
        return self.refusals_found, self.warnings_found, self.marks_removed

    @property
    def is_anything(self) -> bool:
        """Whether anything at all was found."""
        return any(self.counts)

    @property
    def kept(self) -> tuple[Problem, ...]:
        """The problems to list, in the order they were found."""
        return tuple(self._kept)

    def add(self, problem: Problem) -> None:
        """Count a problem, and keep it while there are few of its kind."""
        if problem.is_refusal:
            self.refusals_found += 1
            found = self.refusals_found
        else:
            self.warnings_found += 1
            found = self.warnings_found
        if found <= self._most:
            self._kept.append(problem)

    def since(self, count: int) -> tuple[Problem, ...]:
        """The problems kept after the first `count`."""
        return tuple(self._kept[count:])

    def taken(self, count: int) -> tuple[Problem, ...]:
        """Take the problems kept after the first `count` out again, uncounted."""
        taken = self.since(count)
        del self._kept[count:]
        refusals = sum(problem.is_refusal for problem in taken)
        self.refusals_found -= refusals
        self.warnings_found -= len(taken) - refusals
        return taken

    def __len__(self) -> int:
        return len(self._kept)

    def about_file(
        self,
        where: str,
        cause: str,
        *,
        is_refusal: bool,
        line: int | None = None,
        cell: str | None = None,
        column: str | None = None,
        mend: Mend | None = None,
    ) -> None:
        """Note a problem of the file, or of a line of it."""
        self.add(
            Problem(
                line=line,
                cell=cell,
                column=column,
                where=where,
                cause=cause,
                is_refusal=is_refusal,
                mend=mend,
            )
        )

    def about_entry(
        self,
        layout: Layout,
        line: int,
        column: str | None,
        *,
        cause: str,
        entered: str = "",
        is_refusal: bool,
    ) -> None:
        """Note a problem of one entry, with where it is and what was entered."""
        said = f"{quoted(entered)}: {cause}" if entered else cause
        self.about_file(
            layout.where(line, column),
            said,
            is_refusal=is_refusal,
            line=line,
            cell=layout.cell(line, column),
            column=None if column is None else layout.columns.get(column, column),
        )
