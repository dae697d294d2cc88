"""A return looked through before it is brought in: every cell, each of them mendable.

`preview` reads a file and writes nothing; `mend` gives the preview as it would be with
one cell changed, reading that row alone again.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.importing.asked import NOTHING_ASKED, Asked
from qperf_tui.importing.column_match import ColumnMatch, How
from qperf_tui.importing.duplicates import Duplicates
from qperf_tui.importing.made_rows import MadeRows
from qperf_tui.importing.pasted import Source
from qperf_tui.importing.row_by_row import RowByRow, Rows
from qperf_tui.importing.staging import Findings, Problem
from qperf_tui.paths import at_home
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.cell_state import CellState, state_of
from qperf_tui.workbench.held import Held
from qperf_tui.workbench.other_workbook import copied_from, is_workbook
from qperf_tui.workbench.preview_cells import (
    PreviewCell,
    PreviewRow,
    preview_row,
)
from qperf_tui.workbench.preview_tally import Tally, tally_of
from qperf_tui.workbench.profiles import Chosen, choose_profile
from qperf_tui.workbench.reading import warning_of_file

__all__ = [
    "CellState",
    "ColumnMatch",
    "How",
    "Preview",
    "PreviewCell",
    "PreviewRow",
    "Problem",
    "Source",
    "mend",
    "mend_alike",
    "preview",
    "state_of",
]

_STEP: Final = 500
"""Rows between two words of how far it has come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """What a preview was made from, so that one row of it can be read again."""

    file: RowByRow
    held: Held
    rows: Rows
    more: Mapping[int, tuple[Problem, ...]]
    """Of some rows, what only the others show to be wrong with them."""

    def more_of(self, at: int) -> tuple[Problem, ...]:
        """What only the others show to be wrong with a row."""
        return self.more.get(at, ())

    def texts(self, at: int) -> tuple[str, ...]:
        """The cells of a row, without reading it."""
        return self.file.texts(at, self.rows)

    def shown(self, at: int) -> PreviewRow:
        """What the row at a place would do."""
        return preview_row(self.held, self.rows[at], self.more_of(at))


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What importing a return would do, cell by cell; nothing of it is written."""

    file_name: str
    sha256: str
    sheet: str | None
    read_as: str
    notes: tuple[str, ...]
    """How it was read, where not in the plainest way."""
    matches: tuple[ColumnMatch, ...]
    heading_line: int | None
    sheets: tuple[str, ...]
    """The worksheets that can be seen, those that are read first."""
    fitting: tuple[str, ...]
    """Those of them whose headings fit, where nobody said which to read."""
    hidden_sheets: tuple[str, ...]
    """The worksheets that are hidden and not read."""
    asked: Asked
    """How it was read: what was asked for, and what its profile says."""
    headings: tuple[str, ...]
    """Of the first table; a row's `texts` stand below them."""
    rows: MadeRows[PreviewRow]
    """Each is worked out when it is looked at."""
    tally: Tally = field(repr=False)
    """What the rows come to."""
    of_file: tuple[Problem, ...]
    """What is wrong with the file as a whole, its headings and its columns."""
    profile: str | None = None
    """The import profile it was read by."""
    mended: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """By row and position, what a cell said before it was mended."""
    source: _Source = field(repr=False, compare=False)

    @property
    def cells(self) -> tuple[PreviewCell, ...]:
        """Every cell that says something of an indicator."""
        return tuple(cell for row in self.rows for cell in row.cells)

    @property
    def problems(self) -> tuple[PreviewRow, ...]:
        """The rows that somebody has to look at."""
        return tuple(self.rows[at] for at in self.tally.problems())

    @property
    def is_refused(self) -> bool:
        """Whether nothing of it may be imported as it is."""
        of_file = any(problem.is_refusal for problem in self.of_file)
        return of_file or self.tally.is_refused

    @property
    def counts(self) -> Counter[CellState]:
        """How many cells, rows and things of the file itself are in each state."""
        of_file = Counter(map(state_of, self.of_file))
        return self.tally.cells + self.tally.rows + of_file

    def count(self, state: CellState) -> int:
        """How many cells are in a state."""
        return self.tally.cells[state]


def preview(
    workbook: Workbook,
    path: Source,
    asked: Asked = NOTHING_ASKED,
    *,
    profile: str | None = None,
    progress: Progress = unwatched,
) -> Preview:
    """What importing the return at `path` would do; bad content never raises.

    It is read by the import profile named, or by one made for its headings.

    Raises:
        StoppedError: If `progress` has it stopped.
        UnknownError: If there is no profile of that name.
    """
    chosen, file = _opened(workbook, path, asked, profile, progress)
    source = _source(workbook, file, progress)
    staged = file.unread()
    return Preview(
        file_name=staged.file_name,
        sha256=staged.sha256,
        sheet=staged.sheet,
        read_as=staged.read_as,
        notes=staged.notes,
        matches=staged.matches,
        heading_line=staged.heading_line,
        sheets=file.sheets,
        fitting=file.fitting,
        hidden_sheets=file.hidden_sheets,
        asked=chosen.asked,
        headings=file.headings,
        rows=MadeRows(len(source.rows), source.shown),
        tally=tally_of(source.held, source.rows, source.more, progress),
        of_file=(*_warnings_of(staged.file_name, chosen), *file.of_file),
        profile=chosen.profile,
        source=source,
    )


def _source(workbook: Workbook, file: RowByRow, progress: Progress) -> _Source:
    """What a preview is made from: the rows of a file and what is on file."""
    more = _given_twice(file.rows, progress)
    held = Held.by(workbook, progress)
    return _Source(file=file, held=held, rows=file.rows, more=more)


def _opened(
    workbook: Workbook,
    path: Source,
    asked: Asked,
    profile: str | None,
    progress: Progress,
) -> tuple[Chosen, RowByRow]:
    """A return row by row, and the profile that it is read by."""
    if isinstance(path, Path) and is_workbook(at_home(path)):
        copied = copied_from(workbook, at_home(path))
        return Chosen(asked), RowByRow(copied, asked, progress)
    chosen = choose_profile(workbook, path, asked, profile)
    return chosen, RowByRow(path, chosen.asked, progress)


def mend(seen: Preview, row: int, position: int, text: str) -> Preview:
    """The preview with one cell saying something else; only its row is read again.

    `row` is its place in `rows`, `position` how many columns stand before the cell.
    """
    return mend_alike(seen, [row], position, text)


def mend_alike(
    seen: Preview,
    rows: Sequence[int],
    position: int,
    text: str,
    progress: Progress = unwatched,
) -> Preview:
    """The preview with the cells of one column in several rows saying the same.

    Raises:
        StoppedError: If `progress` has it stopped.
    """
    source = seen.source
    mended = dict(seen.mended)
    again = {}
    for row in rows:
        texts = source.rows[row].texts
        said = texts[position] if position < len(texts) else ""
        again[row] = source.file.reread(source.rows[row], position, text)
        if mended.setdefault((row, position), said) == text:
            del mended[row, position]
    read = source.rows.with_some(again)
    now = replace(source, rows=read, more=_given_twice(read, progress))
    others = {*now.more, *source.more}
    places = {at for at in others if now.more_of(at) != source.more_of(at)} | {*rows}
    fresh = {at: now.shown(at) for at in places}
    return replace(
        seen,
        rows=seen.rows.with_some(fresh),
        tally=seen.tally.with_some({at: seen.rows[at] for at in places}, fresh),
        mended=mended,
        source=now,
    )


def _warnings_of(file_name: str, chosen: Chosen) -> tuple[Problem, ...]:
    """What the profile has to warn of, if anything."""
    if chosen.said is None or not chosen.is_warning:
        return ()
    return (warning_of_file(file_name, chosen.said),)


def _given_twice(rows: Rows, progress: Progress) -> dict[int, tuple[Problem, ...]]:
    """Of some rows, that an earlier one gives a figure of them, the same or another."""
    given = Duplicates()
    found = Findings(most=10_000)
    problems = {}
    try:
        for at, row in enumerate(rows):
            if at % _STEP == 0:
                progress(at, len(rows))
            for staged in row.staged:
                given.is_new(staged, found)
            if len(found):
                problems[at] = found.taken(0)
    finally:
        given.forget()
    return problems
