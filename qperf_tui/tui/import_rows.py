"""The cells of a return that is looked through, as the rows of a table."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rich.text import Text

from qperf_tui.tui.columns import GAP, SCROLLBAR, Column
from qperf_tui.tui.import_mends import by_key
from qperf_tui.tui.plain import cell
from qperf_tui.workbench.previewing import (
    CellState,
    Preview,
    PreviewCell,
    Problem,
)

SYMBOLS: Final[Mapping[CellState, str]] = {
    CellState.ADDED: "+",
    CellState.CHANGED: "~",
    CellState.UNCHANGED: "=",
    CellState.WARNED: "!",
    CellState.REFUSED: "×",
}
_COLOURS: Final = {CellState.WARNED: "warning", CellState.REFUSED: "error"}
_STATE = Column("state", "State", 11)
_CELL = Column("cell", "Cell", 6)
_REF = Column("ref", "Ref", 9)
_QUARTER = Column("quarter", "Quarter", 10)
_COLUMN = Column("column", "Column", 11)
_WHAT = Column("what", "From → to", 20)
_FIXED = (_STATE, _CELL, _REF, _QUARTER, _COLUMN)
_FILE = Column("file", "File", 20)
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
        cls, previews: Sequence[Preview], between: Sequence[tuple[int, Problem]] = ()
    ) -> "Sight":
        """Everything that previews show, of each the file itself first.

        `between` is what is wrong between two of them, by the place of the later.
        """
        lines: list[Line] = []
        for file, preview in enumerate(previews):
            more = tuple(problem for at, problem in between if at == file)
            lines += _lines(preview, file, more)
        return cls(
            previews=previews,
            lines=lines,
            problems=sorted(
                (at for at, each in enumerate(lines) if each.is_problem),
                key=lambda at: lines[at].state is not CellState.REFUSED,
            ),
            counts=Counter(each.state for each in lines),
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


def _lines(preview: Preview, file: int, more: Sequence[Problem]) -> Iterator[Line]:
    for problem in (*preview.of_file, *more):
        place = problem.cell or ("file" if problem.line is None else f"{problem.line}")
        yield Line(
            state=_state_of(problem), place=place, problems=(problem,), file=file
        )
    for at, row in enumerate(preview.rows):
        for each in row.cells:
            yield Line(
                state=each.state,
                place=each.cell,
                problems=each.problems,
                file=file,
                row=at,
                cell=each,
            )
        for problem in row.problems_of_row:
            yield Line(
                state=_state_of(problem),
                place=f"{row.line}",
                problems=(problem,),
                file=file,
                row=at,
            )


def _state_of(problem: Problem) -> CellState:
    return CellState.REFUSED if problem.is_refusal else CellState.WARNED


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
        _STATE.key: f"{SYMBOLS[line.state]} {line.state.value}",
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


def counts_line(sight: Sight, *, is_narrowed: bool) -> str:
    """How many cells would be added, changed and so on."""
    counted = [
        f"{SYMBOLS[state]} {sight.counts[state]:,} {state.value}"
        for state in CellState
        if sight.counts.get(state)
    ] or ["nothing in it"]
    only = ["only problems; f shows all"] if is_narrowed else []
    return " · ".join((sight.name, *counted, *only))
