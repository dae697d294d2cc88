"""Returns brought in from files, however many at once: all of them, or none."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from qperf_tui.domain.listing import first_of
from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.importing.asked import NOTHING_ASKED, Asked
from qperf_tui.importing.pasted import Source
from qperf_tui.importing.staged import StagedReturn, StagedRow
from qperf_tui.importing.staging import Problem
from qperf_tui.storage.changes import Part
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.change_sets import log_many
from qperf_tui.workbench.intake import Intake, take_in
from qperf_tui.workbench.reading import read_by_profile
from qperf_tui.workbench.reasons import reason_given
from qperf_tui.workbench.trial import NothingIsKept, keep_nothing

_ON_TRIAL: Final = "looked at only"
"""The reason that is kept with nothing, for nothing is written on trial."""
_NAMED: Final = 3
"""Files brought in together that the log names; the rest are counted."""


def take_in_files(
    workbook: Workbook,
    paths: Sequence[Source],
    *,
    asked: Asked = NOTHING_ASKED,
    profile: str | None = None,
    reason: str = "",
    is_trial: bool = False,
    progress: Progress = unwatched,
) -> list[Intake]:
    """Import returns together; if one is refused, nothing of any is written.

    On trial nothing is written either, and the answer says what would be. With a
    `reason` they may revise the figures of quarters that are closed. They are read by
    the import profile named, or each by one made for its headings.

    Raises:
        UnknownError: If there is no profile of that name.
        StoppedError: If `progress` has it stopped; then nothing was written.
        ClosedQuarterError: If they change what is published and give no reason.
        WorkbookError: If they could not be written; then nothing was.
    """
    read = partial(read_by_profile, workbook, progress=progress)
    staged = [read(path, asked, profile) for path in paths]
    return take_in_together(
        workbook, staged, reason=reason, is_trial=is_trial, progress=progress
    )


def take_in_together(
    workbook: Workbook,
    staged: Sequence[StagedReturn],
    *,
    reason: str = "",
    is_trial: bool = False,
    progress: Progress = unwatched,
) -> list[Intake]:
    """Import returns that are read, as one change with one undo, or none of them.

    On trial they need no reason to revise what is published; what they would revise
    is in the answer.

    Raises:
        StoppedError: If `progress` has it stopped; then nothing was written.
        ClosedQuarterError: If they change what is published and give no reason.
        WorkbookError: If they could not be written; then nothing was.
    """
    given = (reason and reason_given(reason)) or _ON_TRIAL * is_trial
    take = partial(take_in, workbook, reason=given, progress=progress)
    if len(staged) == 1:
        return [take(staged[0], is_trial=is_trial)]
    conflicts = conflicts_of(staged)
    if conflicts or any(each.is_refused for each in staged):
        return _refused([take(each, is_trial=True) for each in staged], conflicts)
    taken: list[Intake] = []
    try:
        with workbook.transaction():
            with workbook.changes.gathering() as parts:
                # One after the other, each beside what the last one brought.
                taken = [take(each, is_trial=False) for each in staged]
            _keep_only(taken, is_trial=is_trial)
            _log(workbook, taken, parts)
    except NothingIsKept:
        for intake in taken:
            intake.is_written = False
    return taken


def _refused(
    tried: list[Intake], conflicts: Sequence[tuple[int, Problem]]
) -> list[Intake]:
    """What files would do, refused for the figures they give differently."""
    for place, problem in conflicts:
        tried[place].problems.append(problem)
        tried[place].refusals_found += 1
    return tried


def conflicts_of(staged: Sequence[StagedReturn]) -> list[tuple[int, Problem]]:
    """Figures that two files give differently, by the place of the later file."""
    given: dict[tuple[str, int], tuple[str, StagedRow]] = {}
    found = []
    for place, each in enumerate(staged):
        for row in each.rows:
            if not row.figure.is_given:
                continue
            key = (row.card.code, row.quarter.ordinal)
            name, earlier = given.setdefault(key, (each.file_name, row))
            if earlier.figure.says_otherwise(row.figure):
                cause = (
                    f"{name} gives another figure for {row.ref} in {row.quarter}; "
                    "delete the wrong one"
                )
                found.append((place, row.problem("Value", cause, is_refusal=True)))
    return found


def _log(workbook: Workbook, taken: Sequence[Intake], parts: Sequence[Part]) -> None:
    """Log the returns that were written as one change, with one undo."""
    if len(parts) == 1:
        (only,) = parts
        workbook.changes.record(only.says, only.kind, only.undo)
        return
    if not parts:
        return
    names = [each.file_name for each in taken if each.is_written]
    added = sum(each.added for each in taken)
    changed = sum(each.changed for each in taken)
    says = (
        f"import of {len(names)} files ({first_of(names, _NAMED)}): "
        f"{added} added, {changed} changed"
    )
    log_many(workbook, says, parts)


def _keep_only(taken: Sequence[Intake], *, is_trial: bool) -> None:
    """Leave the transaction on trial, or if anything was refused in it."""
    if is_trial or any(intake.refusals_found for intake in taken):
        keep_nothing()
