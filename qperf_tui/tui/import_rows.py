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
    How,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A cell of the file, or what is wrong with a row of it or with all of it."""

    state: CellState
    place: str
    problems: tuple[Problem, ...]
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
    """A preview with its rows as they are shown."""

    preview: Preview
    lines: Sequence[Line]
    problems: Sequence[int]
    """Which of the lines somebody has to look at."""
    counts: Mapping[CellState, int]

    @classmethod
    def of(cls, preview: Preview) -> "Sight":
        """Everything that a preview shows, the file itself first."""
        lines = list(_lines(preview))
        return cls(
            preview=preview,
            lines=lines,
            problems=[at for at, each in enumerate(lines) if each.is_problem],
            counts=Counter(each.state for each in lines),
        )


def _lines(preview: Preview) -> Iterator[Line]:
    for problem in preview.of_file:
        state = CellState.REFUSED if problem.is_refusal else CellState.WARNED
        place = problem.cell or ("file" if problem.line is None else f"{problem.line}")
        yield Line(state=state, place=place, problems=(problem,))
    for at, row in enumerate(preview.rows):
        for each in row.cells:
            yield Line(
                state=each.state,
                place=each.cell,
                problems=each.problems,
                row=at,
                cell=each,
            )
        for problem in row.problems_of_row:
            state = CellState.REFUSED if problem.is_refusal else CellState.WARNED
            yield Line(state=state, place=f"{row.line}", problems=(problem,), row=at)


def line_columns(width: int) -> tuple[Column, ...]:
    """The columns that fit in so many characters; what changes takes the rest."""
    taken = sum(each.width + GAP for each in _FIXED) + GAP + SCROLLBAR
    return (*_FIXED, replace(_WHAT, width=max(width - taken, _WHAT.width)))


def line_cells(
    line: Line, columns: Sequence[Column], colours: Mapping[str, str]
) -> list[Text]:
    """One row of the table."""
    of = line.cell
    said = {
        _STATE.key: f"{SYMBOLS[line.state]} {line.state.value}",
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
    return " · ".join((sight.preview.file_name, *counted, *only))


def reading_lines(preview: Preview) -> str:
    """How the file was read, and what its headings stand for."""
    headings = preview.heading_line
    where = "" if headings is None else f"; headings on line {headings}"
    profile = f"; by the profile {preview.profile}" if preview.profile else ""
    left = sum(row.is_left_out for row in preview.rows)
    out = f"; {left:,} rows of no indicator left out" if left else ""
    said = f"{preview.read_as or 'Not read'}{where}{profile}{out}."
    return f"{said}\n{_columns_said(preview)}".rstrip()


def _columns_said(preview: Preview) -> str:
    matches = preview.matches
    if not matches:
        return ""
    used = [each for each in matches if each.is_used]
    odd = [
        f"“{each.heading}” is {each.column} ({each.confidence}% {each.how.value})"
        for each in used
        if each.how in {How.SIMILAR, How.ASKED}
    ]
    odd += [
        f"“{each.heading}” may be {each.column} ({each.confidence}%, not used)"
        for each in matches
        if each.how is How.UNSURE
    ]
    unused = [f"“{each.heading}”" for each in matches if each.how is How.UNUSED]
    odd += [f"not used: {', '.join(unused)}"] if unused else []
    is_mapped = any(each.how is How.ASKED for each in used) and not preview.profile
    odd += ["p keeps this reading by name"] if is_mapped else []
    return " · ".join((f"{len(used)} of {len(matches)} columns matched", *odd))


def column_line(preview: Preview, at: int) -> str:
    """A heading with what it stands for, and how sure that is."""
    match = preview.matches[at]
    if match.column is None:
        return f"{match.heading} → not used"
    unsure = "" if match.is_used else "? not used yet, "
    return (
        f"{match.heading} → {match.column} "
        f"({unsure}{match.confidence}% {match.how.value})"
    )
