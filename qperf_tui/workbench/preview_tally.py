"""What the rows of a preview come to, row by row and all together."""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.progress import Progress
from qperf_tui.importing.row_by_row import ReadRow, Rows
from qperf_tui.importing.staged import StagedCard
from qperf_tui.importing.staging import Problem
from qperf_tui.workbench.cell_state import CellState, state_of
from qperf_tui.workbench.compared import Comparison
from qperf_tui.workbench.compared_card import ComparedCard
from qperf_tui.workbench.comparison import compare_row
from qperf_tui.workbench.held import Held
from qperf_tui.workbench.preview_cells import PreviewRow, preview_row

_REFUSED: Final = 1
_WARNED: Final = 2
_LEFT_OUT: Final = 4
_STEP: Final = 500
"""Rows between two words of how far it has come."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cells are in which state, and which rows have something wrong."""

    cells: Counter[CellState]
    rows: Counter[CellState]
    """Problems of whole rows."""
    lines: "array[int]"
    """By row, its cells and the problems of all of it."""
    marks: bytearray
    """By row, whether it is refused, warned of or left out."""

    @property
    def is_refused(self) -> bool:
        """Whether any row is."""
        return any(_REFUSED & mark for mark in set(self.marks))

    @property
    def left_out(self) -> int:
        """How many rows are no indicator's."""
        return sum(map(self.marks.count, _marked(_LEFT_OUT)))

    def is_left_out(self, at: int) -> bool:
        """Whether a row is no indicator's."""
        return bool(self.marks[at] & _LEFT_OUT)

    def problems(self) -> Iterator[int]:
        """The places of the rows that somebody has to look at."""
        wrong = set(_marked(_REFUSED)) | set(_marked(_WARNED))
        return (at for at, mark in enumerate(self.marks) if mark in wrong)

    def with_some(
        self, before: Mapping[int, PreviewRow], now: Mapping[int, PreviewRow]
    ) -> "Tally":
        """The tally with some rows, by their places, saying something else."""
        cells, rows = self.cells.copy(), self.rows.copy()
        lines, marks = self.lines[:], self.marks[:]
        for row in before.values():
            cells.subtract(cell.state for cell in row.cells)
            rows.subtract(map(state_of, row.problems_of_row))
        for at, row in now.items():
            cells.update(cell.state for cell in row.cells)
            rows.update(map(state_of, row.problems_of_row))
            lines[at], marks[at] = _lines(row), _mark(row)
        return Tally(+cells, +rows, lines, marks)


def tally_of(
    held: Held,
    rows: Rows,
    more: Mapping[int, Sequence[Problem]],
    progress: Progress,
) -> Tally:
    """What all rows come to; a row that only adds is counted and not looked through.

    Raises:
        StoppedError: If `progress` has it stopped.
    """
    tally = Tally(Counter(), Counter(), array("Q"), bytearray())
    of_cards: dict[StagedCard, ComparedCard] = {}
    for at, read in enumerate(rows):
        if at % _STEP == 0:
            progress(at, len(rows))
        others = more.get(at, ())
        added = 0 if others else _added(held, read, of_cards)
        if added:
            tally.cells[CellState.ADDED] += added
            tally.lines.append(added)
            tally.marks.append(0)
            continue
        row = preview_row(held, read, others)
        tally.cells.update(cell.state for cell in row.cells)
        tally.rows.update(map(state_of, row.problems_of_row))
        tally.lines.append(_lines(row))
        tally.marks.append(_mark(row))
    return tally


def _added(held: Held, read: ReadRow, of_cards: dict[StagedCard, ComparedCard]) -> int:
    """The cells of a row of a new indicator with nothing wrong; 0 for any other."""
    if read.problems:
        return 0
    comparison = Comparison(held.known, of_cards=of_cards)
    count = 0
    for staged in read.staged:
        compare_row(held, comparison, staged)
        is_new = of_cards[staged.card].indicator is None
        if not is_new or staged.quarter in held.closed or staged.layout is None:
            return 0
        places = staged.layout.positions.values()
        texts = read.texts
        count += sum(bool(texts[at].strip()) for at in places if at < len(texts))
    return 0 if comparison.problems else count


def _lines(row: PreviewRow) -> int:
    return len(row.cells) + len(row.problems_of_row)


def _mark(row: PreviewRow) -> int:
    return (
        (_REFUSED if row.is_refused else 0)
        | (_WARNED if row.is_warned else 0)
        | (_LEFT_OUT if row.is_left_out else 0)
    )


def _marked(bit: int) -> Iterator[int]:
    return (mark for mark in range(8) if mark & bit)
