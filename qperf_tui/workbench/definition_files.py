"""Tables of definitions brought in from files: all of a table, or nothing of it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.errors import QperfError, WorkbookError
from qperf_tui.importing.column_match import ColumnMatch
from qperf_tui.importing.definition_table import DefinitionTable
from qperf_tui.importing.definition_words import VOCABULARIES, TableKind
from qperf_tui.importing.staging import Problem
from qperf_tui.importing.tables import CellError, TableRow
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.cell_state import CellState
from qperf_tui.workbench.change_sets import log_many
from qperf_tui.workbench.definition_cards import take_indicator
from qperf_tui.workbench.definition_context import (
    group_taker,
    take_action,
    take_comparator,
)
from qperf_tui.workbench.definition_desk import Defined, DefinedCell, Desk, Wished
from qperf_tui.workbench.definition_rows import (
    take_break,
    take_person,
    take_priority,
    take_targets,
    take_tolerance,
)
from qperf_tui.workbench.definition_words import take_commentary
from qperf_tui.workbench.national import take_national
from qperf_tui.workbench.reasons import named, reason_given
from qperf_tui.workbench.trial import NothingIsKept, keep_nothing

__all__ = ["CellState", "DefinedCell", "TableKind", "Taken", "Wished", "define"]

Way = Callable[[Desk, TableRow], None]

_WAYS: Final[Mapping[TableKind, Way]] = {
    TableKind.PRIORITIES: take_priority,
    TableKind.INDICATORS: take_indicator,
    TableKind.TARGETS: take_targets,
    TableKind.TOLERANCES: take_tolerance,
    TableKind.BREAKS: take_break,
    TableKind.PEOPLE: take_person,
    TableKind.COMPARATORS: take_comparator,
    TableKind.ACTIONS: take_action,
    TableKind.COMMENTARY: take_commentary,
}
"""What each row of a kind of table does."""


_WANTS_REASON: Final = (
    "what it changes wants a reason, for whoever looks at this next; give --reason, or "
    "a column Reason"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A table that was brought in, or what bringing it in would do."""

    file_name: str
    done: Defined
    problems: tuple[Problem, ...]
    refusals_found: int
    warnings_found: int
    read_as: str
    notes: tuple[str, ...]
    matches: tuple[ColumnMatch, ...]
    is_written: bool

    @property
    def outcome(self) -> str:
        """`refuse` when nothing may be written, `warn`, or `clean`."""
        if self.refusals_found:
            return "refuse"
        return "warn" if self.warnings_found else "clean"


def define(
    workbook: Workbook,
    kind: TableKind,
    path: Path,
    wished: Wished,
    *,
    is_trial: bool = False,
    progress: Progress = unwatched,
) -> Taken:
    """Bring in a table of definitions: all that it changes as one change, or nothing.

    Every row does what the command for one does, by the same rules. What the table
    does not mention stays as it is. On trial nothing is written.

    Raises:
        StoppedError: If `progress` has it stopped; then nothing was written.
        WorkbookError: If it could not be written; then nothing was.
    """
    if wished.reason:
        reason_given(wished.reason)
    table = DefinitionTable(
        path.expanduser(), VOCABULARIES[kind], wished.asked, progress
    )
    done, is_written = Defined(kind=kind), False
    try:
        with workbook.transaction():
            with workbook.changes.gathering() as parts:
                _take(Desk(workbook, wished, done), table)
            _require_reason(table, done, is_trial=is_trial)
            if is_trial or table.found.refusals_found or not parts:
                keep_nothing()
            log_many(workbook, named(_says(table, done), wished.reason), parts)
            is_written = True
    except NothingIsKept:
        is_written = False
    return _taken(table, done, is_written=is_written)


def _take(desk: Desk, table: DefinitionTable) -> None:
    """Do what every row asks for, noting those that are refused."""
    kind = desk.done.kind
    if kind is TableKind.NATIONAL:
        take_national(desk, table)
        return
    take = group_taker(desk) if kind is TableKind.GROUPS else _WAYS[kind]
    for row in table.rows():
        desk.done.rows += 1
        with _noting(table, row):
            take(desk, row)


@contextmanager
def _noting(table: DefinitionTable, row: TableRow) -> Iterator[None]:
    """Note what a row is refused for, and go on with the next."""
    try:
        yield
    except WorkbookError:
        raise
    except CellError as error:
        table.refuse(row, error, error.column)
    except QperfError as error:
        table.refuse(row, error, None)


def _require_reason(table: DefinitionTable, done: Defined, *, is_trial: bool) -> None:
    if not done.lacks_reason:
        return
    if is_trial:
        done.notes.append(f"{table.file_name}: {_WANTS_REASON}.")
    else:
        table.found.about_file(table.file_name, _WANTS_REASON, is_refusal=True)


def _says(table: DefinitionTable, done: Defined) -> str:
    added, changed = done.count(CellState.ADDED), done.count(CellState.CHANGED)
    return f"{done.kind} from {table.file_name}: {added} added, {changed} changed"


def _taken(table: DefinitionTable, done: Defined, *, is_written: bool) -> Taken:
    found = table.found
    for each in done.warnings:
        where = each.where or table.file_name
        found.about_file(where, each.cause, is_refusal=False, line=each.line)
    return Taken(
        file_name=table.file_name,
        done=done,
        problems=found.kept,
        refusals_found=found.refusals_found,
        warnings_found=found.warnings_found,
        read_as=table.read_as,
        notes=(*found.notes, *done.notes),
        matches=table.matches,
        is_written=is_written,
    )
