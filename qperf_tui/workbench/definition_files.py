"""Tables of definitions brought in from files: all of a table, or nothing of it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from qperf_tui.domain.mends import Cause, Mend, Wanted
from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.errors import ConflictError, QperfError, WorkbookError
from qperf_tui.importing.column_match import ColumnMatch
from qperf_tui.importing.definition_table import DefinitionTable
from qperf_tui.importing.definition_words import A_ROW_HAS, VOCABULARIES, TableKind
from qperf_tui.importing.staging import Problem
from qperf_tui.importing.tables import CellError, TableRow
from qperf_tui.paths import at_home
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.cell_state import CellState
from qperf_tui.workbench.change_sets import log_many
from qperf_tui.workbench.definition_cards import take_indicator
from qperf_tui.workbench.definition_context import (
    group_taker,
    take_action,
    take_comparator,
)
from qperf_tui.workbench.definition_desk import (
    Defined,
    DefinedCell,
    Desk,
    Wished,
    parted,
)
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

__all__ = [
    "A_ROW_HAS",
    "CellState",
    "DefinedCell",
    "TableKind",
    "Taken",
    "Wished",
    "columns_of",
    "define",
    "parted",
]

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


_WANTS_REASON: Final = "what it changes wants a reason, for whoever looks at this next"
_ITS_REASON: Final = Mend(Wanted.REASON)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A table that was brought in, or what bringing it in would do."""

    file_name: str
    sha256: str
    """Of what was read; empty where nothing could be."""
    done: Defined
    problems: tuple[Problem, ...]
    refusals_found: int
    warnings_found: int
    read_as: str
    notes: tuple[Cause, ...]
    """What is to be known of it, though nothing is wrong."""
    matches: tuple[ColumnMatch, ...]
    heading_line: int | None
    sheets: tuple[str, ...]
    """The worksheets that can be seen, those that are read first."""
    hidden_sheets: tuple[str, ...]
    is_written: bool

    @property
    def outcome(self) -> str:
        """`refuse` when nothing may be written, `warn`, or `clean`."""
        if self.refusals_found:
            return "refuse"
        return "warn" if self.warnings_found else "clean"


def columns_of(kind: TableKind) -> tuple[str, ...]:
    """Our columns of a kind of table, those that it must have first."""
    return VOCABULARIES[kind].columns


def define(
    workbook: Workbook,
    kind: TableKind,
    path: Path,
    wished: Wished,
    *,
    is_trial: bool = False,
    seen: str = "",
    progress: Progress = unwatched,
) -> Taken:
    """Bring in a table of definitions: all that it changes as one change, or nothing.

    Every row does what the command for one does, by the same rules. What the table
    does not mention stays. On trial it is done to a copy. `seen` is the SHA-256 of the
    file as it was looked through, if it was.

    Raises:
        ConflictError: If the file is no longer as it was `seen`; nothing was written.
        StoppedError: If `progress` has it stopped; nothing was written.
        WorkbookError: If it could not be written.
    """
    if wished.reason:
        reason_given(wished.reason)
    file, words, done = at_home(path), VOCABULARIES[kind], Defined(kind=kind)
    table, is_written = DefinitionTable(file, words, wished.asked, progress), False
    with (
        workbook.rehearsal() if is_trial else nullcontext(workbook) as held,
        suppress(NothingIsKept),
        held.transaction(),
    ):
        with held.changes.gathering() as parts:
            _take(Desk(held, wished, done), table)
        _require_seen(table, seen)
        _require_reason(table, done, is_trial=is_trial)
        if is_trial or table.found.refusals_found or not parts:
            keep_nothing()
        log_many(held, named(_says(table, done), wished.reason), parts)
        is_written = True
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


def _require_seen(table: DefinitionTable, seen: str) -> None:
    """Check that a file is as it was looked through, if it was.

    Raises:
        ConflictError: If it is not.
    """
    if seen and table.sha256 != seen:
        raise ConflictError(
            f"{table.file_name} has changed since it was looked through; look through "
            "it again."
        )


def _require_reason(table: DefinitionTable, done: Defined, *, is_trial: bool) -> None:
    if not done.lacks_reason:
        return
    if is_trial:
        done.notes.append(Cause(_WANTS_REASON, _ITS_REASON))
    else:
        table.found.about_file(
            table.file_name, _WANTS_REASON, is_refusal=True, mend=_ITS_REASON
        )


def _says(table: DefinitionTable, done: Defined) -> str:
    added, changed = done.count(CellState.ADDED), done.count(CellState.CHANGED)
    return f"{done.kind} from {table.file_name}: {added} added, {changed} changed"


def _taken(table: DefinitionTable, done: Defined, *, is_written: bool) -> Taken:
    found = table.found
    for each in done.warnings:
        where = each.where or table.file_name
        found.about_file(
            where,
            each.cause.says,
            is_refusal=False,
            line=each.line,
            mend=each.cause.mend,
        )
    return Taken(
        file_name=table.file_name,
        sha256=table.sha256,
        done=done,
        problems=found.kept,
        refusals_found=found.refusals_found,
        warnings_found=found.warnings_found,
        read_as=table.read_as,
        notes=(*(Cause(each.rstrip(".")) for each in found.notes), *done.notes),
        matches=table.matches,
        heading_line=table.heading_line,
        sheets=table.sheets,
        hidden_sheets=table.hidden_sheets,
        is_written=is_written,
    )
