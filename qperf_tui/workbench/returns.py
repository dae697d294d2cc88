"""Returns brought in from files, however many at once: all of them, or none."""

from collections.abc import Sequence
from pathlib import Path

from qperf_tui.importing.returns import read_return
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.intake import Intake, take_in


class _NothingIsKept(Exception):  # noqa: N818 - a signal to roll back, no error
    """Leaves a transaction so that nothing done in it stands."""


def take_in_files(
    workbook: Workbook,
    paths: Sequence[Path],
    *,
    sheet: str | None = None,
    is_trial: bool = False,
) -> list[Intake]:
    """Import returns together; if one is refused, nothing of any is written.

    On trial nothing is written either, and the answer says what would be.

    Raises:
        WorkbookError: If they could not be written; then nothing was.
    """
    staged = [read_return(path.expanduser(), sheet=sheet) for path in paths]
    if len(staged) == 1:
        return [take_in(workbook, staged[0], is_trial=is_trial)]
    if any(each.is_refused for each in staged):
        return [take_in(workbook, each, is_trial=True) for each in staged]
    taken: list[Intake] = []
    try:
        with workbook.transaction():
            taken = [take_in(workbook, each, is_trial=False) for each in staged]
            _keep_only(taken, is_trial=is_trial)
    except _NothingIsKept:
        for intake in taken:
            intake.is_written = False
    return taken


def _keep_only(taken: Sequence[Intake], *, is_trial: bool) -> None:
    """Leave the transaction on trial, or if anything was refused in it."""
    if is_trial or any(intake.refusals_found for intake in taken):
        raise _NothingIsKept
