"""The cells of a return that is looked through, as the rows of a table."""

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final, overload

from rich.text import Text

from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.tui.columns import GAP, SCROLLBAR, Column
from qperf_tui.tui.import_mends import by_key
from qperf_tui.tui.plain import cell
from qperf_tui.workbench.previewing import (
    CellState,
    Preview,
    PreviewCell,
    Problem,
    state_of,
)

_COLOURS: Final = {CellState.WARNED: "warning", CellState.REFUSED: "error"}
_STATE = Column("state", "State", 11)
_CELL = Column("cell", "Cell", 6)
_REF = Column("ref", "Ref", 9)
_QUARTER = Column("quarter", "Quarter", 10)
_COLUMN = Column("column", "Column", 11)
_WHAT = Column("what", "From → to", 20)
_FIXED = (_STATE, _CELL, _REF, _QUARTER, _COLUMN)
_FILE = Column("file", "File", 20)
_STEP: Final = 500
"""Rows with problems between two words of how far it has come."""
_WIDE: Final = 100
"""Characters from which there is room for the names of several files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A cell of the file, or what is wrong with a row of it or with all of it."""

    state: CellState
    place: str
    problems: tuple[Problem, ...]
    file: int = 0
    """Which of the files that are looked through it is of."""
    row: int | None = None
    """Its place among the rows; None for the file as a whole."""
    cell: PreviewCell | None = None

    @property
    def says(self) -> tuple[str, ...]:
        """What is wrong, each in a sentence with the key that mends it."""
        return tuple(problem.worded(by_key) for problem in self.problems)

    @property
    def is_problem(self) -> bool:
        """Whether somebody has to look at it."""
        return self.state in _COLOURS


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """Previews with their rows as they are shown."""

    previews: Sequence[Preview]
    lines: Sequence[Line]
    problems: Sequence[int]
    """Which of the lines somebody has to look at, what is refused first."""
    counts: Mapping[CellState, int]

    @classmethod
    def of(
        cls,
        previews: Sequence[Preview],
        between: Sequence[tuple[int, Problem]] = (),
        progress: Progress = unwatched,
    ) -> "Sight":
        """Everything that previews show, of each the file itself first.

        `between` is what is wrong between two of them, by the place of the later.

        Raises:
            StoppedError: If `progress` has it stopped.
        """
        lines = Lines(previews, between)
        counts = Counter(state_of(problem) for _, problem in between)
        for each in previews:
            counts += each.counts
        return cls(
            previews=previews,
            lines=lines,
            problems=lines.problems(progress),
            counts=counts,
        )

    @property
    def refused(self) -> int:
        """How many of the lines are refused, so that nothing can be brought in."""
        return self.counts.get(CellState.REFUSED, 0)

    @property
    def name(self) -> str:
        """The file, or how many there are."""
        many = len(self.previews)
        return self.previews[0].file_name if many == 1 else f"{many:,} files"


class Lines(Sequence[Line]):
    """The lines of previews, each made when it is looked at."""

    def __init__(
        self, previews: Sequence[Preview], between: Sequence[tuple[int, Problem]]
    ) -> None:
        self._parts: list[_Part] = []
        self._ends: list[int] = []
        """How many lines there are up to the last of each file."""
        for file, preview in enumerate(previews):
            more = tuple(problem for at, problem in between if at == file)
            self._parts.append(_Part(preview, file, more))
            self._ends.append(len(self) + len(self._parts[-1]))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Line]: ...
    def __getitem__(self, at: int | slice) -> Line | Sequence[Line]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        place = range(len(self))[at]
        file = bisect_right(self._ends, place)
        return self._parts[file].line(place - (self._ends[file - 1] if file else 0))

    def problems(self, progress: Progress = unwatched) -> Sequence[int]:
        """Which of the lines somebody has to look at, what is refused first."""
        refused, warned = array("Q"), array("Q")
        begins = 0
        for part, end in zip(self._parts, self._ends, strict=True):
            for place, state in part.problems(progress):
                kind = refused if state is CellState.REFUSED else warned
                kind.append(begins + place)
            begins = end
        return refused + warned


class _Part:
    """The lines of one preview."""

    def __init__(self, preview: Preview, file: int, more: tuple[Problem, ...]) -> None:
        self._preview = preview
        self._file = file
        self.of_file = (*preview.of_file, *more)
        self._ends = array("Q", accumulate(preview.tally.lines))
        """By row, how many lines there are up to its last."""

    def __len__(self) -> int:
        return len(self.of_file) + (self._ends[-1] if self._ends else 0)

    def line(self, at: int) -> Line:
        """The line at a place among them, the file itself first."""
        if at < len(self.of_file):
            problem = self.of_file[at]
            said = "file" if problem.line is None else f"{problem.line}"
            return Line(
                state=state_of(problem),
                place=problem.cell or said,
                problems=(problem,),
                file=self._file,
            )
        place = at - len(self.of_file)
        row = bisect_right(self._ends, place)
        return self._of_row(row)[place - self._begins(row)]

    def problems(self, progress: Progress) -> Iterator[tuple[int, CellState]]:
        """Where somebody has to look, and whether it is refused."""
        yield from ((at, state_of(each)) for at, each in enumerate(self.of_file))
        for count, row in enumerate(self._preview.tally.problems()):
            if count % _STEP == 0:
                progress(row, len(self._preview.rows))
            first = len(self.of_file) + self._begins(row)
            for at, line in enumerate(self._of_row(row), first):
                if line.is_problem:
                    yield at, line.state

    def _begins(self, row: int) -> int:
        return self._ends[row - 1] if row else 0

    def _of_row(self, at: int) -> list[Line]:
        row = self._preview.rows[at]
        lines = [
            Line(
                state=each.state,
                place=each.cell,
                problems=each.problems,
                file=self._file,
                row=at,
                cell=each,
            )
            for each in row.cells
        ]
        lines += [
            Line(
                state=state_of(problem),
                place=f"{row.line}",
                problems=(problem,),
                file=self._file,
                row=at,
            )
            for problem in row.problems_of_row
        ]
        return lines


def line_columns(width: int, files: int = 1) -> tuple[Column, ...]:
    """The columns that fit in so many characters; what changes takes the rest."""
    fixed = (_STATE, _FILE, *_FIXED[1:]) if files > 1 and width >= _WIDE else _FIXED
    taken = sum(each.width + GAP for each in fixed) + GAP + SCROLLBAR
    return (*fixed, replace(_WHAT, width=max(width - taken, _WHAT.width)))


def line_cells(
    sight: Sight, at: int, columns: Sequence[Column], colours: Mapping[str, str]
) -> list[Text]:
    """One row of the table."""
    line = sight.lines[at]
    of = line.cell
    said = {
        _STATE.key: line.state.words,
        _FILE.key: sight.previews[line.file].file_name,
        _CELL.key: line.place,
        _REF.key: "" if of is None else of.ref,
        _QUARTER.key: "" if of is None or of.quarter is None else str(of.quarter),
        _COLUMN.key: "" if of is None else of.column,
        _WHAT.key: _change(line),
    }
    colour = colours.get(_COLOURS.get(line.state, ""), "")
    return [
        cell(said[each.key], colour if each is _STATE else "", width=each.width)
        for each in columns
    ]


def _change(line: Line) -> str:
    of = line.cell
    if of is None:
        return "; ".join(problem.cause for problem in line.problems)
    if of.before is None or of.before == of.after:
        return of.after
    return f"{of.before} → {of.after}"


def about_line(line: Line, preview: Preview) -> str:
    """All of what the table may have had to cut, and what is wrong."""
    of = line.cell
    if of is None:
        return "\n".join(line.says)
    mended = preview.mended.get((line.row or 0, of.position))
    before = "" if mended is None else f" · mended, the file says “{mended}”"
    said = f"{of.cell} “{of.heading}”, {of.ref}: {_change(line)}{before}"
    return "\n".join((said, *line.says))
