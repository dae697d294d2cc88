"""What a table of definitions would change, as the rows of a table."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rich.text import Text

from qperf_tui.tui.columns import GAP, SCROLLBAR, Column
from qperf_tui.tui.import_mends import by_key
from qperf_tui.tui.plain import cell
from qperf_tui.workbench.cell_state import CellState, state_of
from qperf_tui.workbench.definition_files import DefinedCell, Taken

_COLOURS: Final = {CellState.WARNED: "warning", CellState.REFUSED: "error"}
_STATE = Column("state", "State", 11)
_PLACE = Column("place", "Cell", 6)
_OF = Column("of", "Of", 20)
_COLUMN = Column("column", "Column", 12)
_WHAT = Column("what", "From → to", 14)
_WIDE: Final = 100
"""Characters from which there is room for all that a line is about."""
_OF_WIDE: Final = 32
_NOTE: Final = "· note"


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinedLine:
    """A thing that the table says, or what is to be known of it or wrong with it."""

    state: CellState | None
    """None for what is only to be known."""
    place: str
    of: str = ""
    column: str = ""
    says: str
    """From what to what, or all of it in one sentence."""
    brief: str = ""
    """The same where its place stands beside it, if that is not all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinedSight:
    """A table of definitions with its lines as they are shown."""

    taken: Taken
    lines: Sequence[DefinedLine]
    """What is wrong first, then what is to be known, then what would change."""
    problems: Sequence[int]
    counts: Mapping[CellState, int]

    @classmethod
    def of(cls, taken: Taken) -> "DefinedSight":
        """Everything that the table comes to."""
        lines = (*_wrong(taken), *_notes(taken), *map(_changed, taken.done.cells))
        wrong = range(sum(each.state in _COLOURS for each in lines))
        counts = Counter(taken.done.counts)
        counts[CellState.REFUSED] = taken.refusals_found
        counts[CellState.WARNED] = taken.warnings_found
        return cls(taken=taken, lines=lines, problems=wrong, counts=counts)

    @property
    def refused(self) -> int:
        """How much is refused, so that nothing can be brought in."""
        return self.taken.refusals_found

    @property
    def name(self) -> str:
        """The file, and what it is a table of."""
        return f"{self.taken.file_name}, {self.taken.done.kind.words}"


def _wrong(taken: Taken) -> Iterator[DefinedLine]:
    """What is wrong, what refuses it first; of more than is listed, how many."""
    for problem in sorted(taken.problems, key=lambda each: not each.is_refusal):
        said = "file" if problem.line is None else f"{problem.line}"
        yield DefinedLine(
            state=state_of(problem),
            place=problem.cell or said,
            column=problem.column or "",
            says=problem.worded(by_key),
            brief=problem.cause,
        )
    total = taken.refusals_found + taken.warnings_found
    if total > len(taken.problems):
        state = CellState.REFUSED if taken.refusals_found else CellState.WARNED
        says = f"{total:,} problems in all; these {len(taken.problems):,} are listed."
        yield DefinedLine(state=state, place="file", says=says)


def _notes(taken: Taken) -> Iterator[DefinedLine]:
    for note in taken.notes:
        said = f"{note.worded(by_key)}."
        yield DefinedLine(state=None, place="file", says=said[0].upper() + said[1:])


def _changed(each: DefinedCell) -> DefinedLine:
    is_new = each.before is None
    return DefinedLine(
        state=each.state,
        place=each.cell or f"{each.line}",
        of=each.about,
        column=each.column,
        says=each.after if is_new else f"{each.before} → {each.after}",
    )


def defined_columns(width: int) -> tuple[Column, ...]:
    """The columns that fit in so many characters; what changes takes the rest."""
    of = replace(_OF, width=_OF_WIDE) if width >= _WIDE else _OF
    fixed = (_STATE, _PLACE, of, _COLUMN)
    taken = sum(each.width + GAP for each in fixed) + GAP + SCROLLBAR
    return (*fixed, replace(_WHAT, width=max(width - taken, _WHAT.width)))


def defined_cells(
    line: DefinedLine, columns: Sequence[Column], colours: Mapping[str, str]
) -> list[Text]:
    """One row of the table."""
    said = {
        _STATE.key: _NOTE if line.state is None else line.state.words,
        _PLACE.key: line.place,
        _OF.key: line.of,
        _COLUMN.key: line.column,
        _WHAT.key: line.brief or line.says,
    }
    named = "" if line.state is None else _COLOURS.get(line.state, "")
    colour = colours.get(named, "")
    return [
        cell(said[each.key], colour if each is _STATE else "", width=each.width)
        for each in columns
    ]


def about_defined(line: DefinedLine) -> str:
    """All of what the table may have had to cut."""
    if not line.of:
        return line.says
    return f"{line.place} “{line.column}”, {line.of}:\n{line.says}"
