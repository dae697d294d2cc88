"""What a return holds once read: checked rows, and what is wrong with the rest."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import Polarity, ReportBasis
from qperf_tui.domain.mends import Cause, Mend, MendWords, in_the_file
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import AnyTarget, Tolerance
from qperf_tui.domain.text import clean_line
from qperf_tui.importing.column_match import ColumnMatch

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
        return f"{self.where}: {Cause(self.cause, self.mend).worded(words)}."


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

    def has(self, column: str) -> bool:
        """Whether the file says anything in a column, or every file has to."""
        return column in self.columns or not self.is_wide

    def row(self, line: int) -> str:
        """How a sentence names a row in passing: `line 3`, `row 3 of 'CS'`."""
        row = "row" if self.is_sheet else "line"
        of = f" of {quoted(self.sheet)}" if self.sheet is not None else ""
        return f"{row} {line}{of}"

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


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedRow:
    """One row of a return, checked on its own and against the rest of its file."""

    line: int
    ref: str
    title: str
    priority: str
    quarter: Quarter
    is_figure_given: bool
    """False where both Value and Status are blank; `status` then says nothing."""
    value: Decimal | None
    is_percentage: bool
    """Whether the entry had a sign of per cent, to be held against the unit."""
    mark: str | None
    """What stood in place of a number, such as `c` or `<5`."""
    numerator: Decimal | None
    denominator: Decimal | None
    status: OutturnStatus
    target: AnyTarget | None
    tolerance: Tolerance | None
    polarity: Polarity | None
    basis: ReportBasis | None
    unit: str | None
    owner: str | None
    directorate: str | None
    note: str
    layout: Layout | None = field(default=None, compare=False, repr=False)
    """Where its cells stand in the file."""

    def says_otherwise(self, other: "StagedRow") -> bool:
        """Whether another row gives another figure than this one."""
        return self.figure != other.figure

    @property
    def figure(self) -> tuple[object, ...]:
        """All that it reports."""
        return (self.value, self.mark, self.numerator, self.denominator, self.status)

    def where(self, column: str | None = None) -> str:
        """How a sentence about it begins: `Line 3`, `Cell E3, column Value`."""
        if self.layout is None:
            return f"Line {self.line}"
        return self.layout.where(self.line, column)

    def problem(self, column: str | None, cause: str, *, is_refusal: bool) -> Problem:
        """What is wrong with it once it is set beside other figures."""
        layout = self.layout
        if layout is None or column not in layout.columns:
            column = None
        return Problem(
            line=self.line,
            cell=None if layout is None else layout.cell(self.line, column),
            column=None if layout is None or not column else layout.columns[column],
            where=self.where(column),
            cause=cause,
            is_refusal=is_refusal,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedReturn:
    """A whole return as read, before anything is kept."""

    file_name: str
    sha256: str
    """Of the bytes that were read; empty when there were none to read."""
    sheet: str | None
    columns: Mapping[str, str]
    """Our name of each column that is used, and the heading the file gives it."""
    rows: tuple[StagedRow, ...]
    """Empty when the file is refused, so that half a file is never imported."""
    problems: tuple[Problem, ...]
    """In the order found; at most `KEPT` refusals and `KEPT` warnings."""
    refusals_found: int
    warnings_found: int
    read_as: str = ""
    """The kind of file, and how its text was read: `CSV, UTF-8, parted by commas`."""
    notes: tuple[str, ...] = ()
    """How it was read, where not in the plainest way, each in a sentence."""
    matches: tuple[ColumnMatch, ...] = ()
    """What each heading stands for; of the first sheet, where several are read."""
    heading_line: int | None = None
    """The last line that the headings stand on."""

    @property
    def is_refused(self) -> bool:
        """Whether nothing of it may be imported."""
        return self.refusals_found > 0

    @property
    def total_problems(self) -> int:
        """How many problems there are, listed or not."""
        return self.refusals_found + self.warnings_found


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
