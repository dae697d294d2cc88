"""Bringing a return into the workbook: all of its rows, or none."""

from contextlib import nullcontext
from dataclasses import dataclass, field

from qperf_tui.domain.closing import Closing, closed_since, why_closed
from qperf_tui.domain.days import moment_words
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.errors import ClosedQuarterError
from qperf_tui.importing.column_match import ColumnMatch
from qperf_tui.importing.staged import StagedReturn
from qperf_tui.importing.staging import Problem
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.closing import quarters_revised, revising
from qperf_tui.workbench.compared import Comparison, FigureChange
from qperf_tui.workbench.comparison import compare
from qperf_tui.workbench.recording import record

__all__ = ["ColumnMatch", "Intake", "Problem", "take_in"]


@dataclass(slots=True)
class Intake:
    """What importing a return does, counted and named."""

    file_name: str
    rows: int = 0
    added: int = 0
    changed: int = 0
    left: int = 0
    changes: tuple[FigureChange, ...] = ()
    new_indicators: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    refusals_found: int = 0
    warnings_found: int = 0
    latest: Quarter | None = None
    """The last quarter the return has a row for."""
    revised: tuple[Closing, ...] = ()
    """The closed quarters that it changes."""
    is_written: bool = False
    notes: tuple[str, ...] = ()
    """How it was read, where not in the plainest way."""
    read_as: str = ""
    matches: tuple[ColumnMatch, ...] = ()
    """What each heading stands for."""

    @property
    def outcome(self) -> str:
        """`refuse` when nothing may be written, `warn`, or `clean`."""
        if self.refusals_found:
            return "refuse"
        return "warn" if self.warnings_found else "clean"


def take_in(
    workbook: Workbook,
    staged: StagedReturn,
    *,
    is_trial: bool,
    reason: str = "",
    says: str = "",
    progress: Progress = unwatched,
) -> Intake:
    """Import a return in one transaction, or on trial only say what would happen.

    With a `reason` it may revise the figures of closed quarters; they stay closed.
    `says` is what the change is called, if it is no import of a file.

    Raises:
        ClosedQuarterError: If it changes what is published and gives no reason.
        StoppedError: If `progress` has it stopped; then nothing was written.
        WorkbookError: If it could not be written; then nothing was.
    """
    intake = _begun(staged)
    if staged.is_refused:
        return intake
    with nullcontext() if is_trial else workbook.transaction():
        comparison = compare(workbook, staged.rows, progress)
        _count(intake, comparison)
        _note_earlier(workbook, staged, intake)
        intake.revised = tuple(quarters_revised(workbook, comparison))
        if intake.refusals_found == 0 and comparison.finds_anything:
            if intake.revised and not reason:
                closed = intake.revised[0]
                raise ClosedQuarterError(why_closed(closed), cause=closed_since(closed))
            if not is_trial:
                with revising(workbook, intake.revised, reason):
                    record(workbook, staged, comparison, reason, progress, says=says)
                intake.is_written = True
    return intake


def _begun(staged: StagedReturn) -> Intake:
    """What reading a return has found, before it is compared with the workbook."""
    return Intake(
        staged.file_name,
        rows=len(staged.rows),
        problems=list(staged.problems),
        refusals_found=staged.refusals_found,
        warnings_found=staged.warnings_found,
        notes=staged.notes,
        read_as=staged.read_as,
        matches=staged.matches,
    )


def _note_earlier(workbook: Workbook, staged: StagedReturn, intake: Intake) -> None:
    """Say that the very same file was brought in before, if it stands."""
    earlier = [
        each for each in workbook.sources.of_file(staged.sha256) if not each.undone_at
    ]
    if earlier and staged.sha256:
        when = moment_words(earlier[0].imported_at)
        says = (
            f"{staged.file_name}: the very same file was already brought in on {when} "
            f"by {earlier[0].imported_by}."
        )
        intake.notes = (*intake.notes, says)


def _count(intake: Intake, comparison: Comparison) -> None:
    intake.added = comparison.added
    intake.changed = comparison.changed
    intake.left = comparison.left
    intake.latest = comparison.latest
    intake.changes = tuple(comparison.changes)
    intake.new_indicators = tuple(row.ref for row in comparison.cards.values())
    intake.warnings_found += comparison.unlisted
    for problem in comparison.problems:
        intake.problems.append(problem)
        intake.refusals_found += problem.is_refusal
        intake.warnings_found += not problem.is_refusal
