"""Returns brought in as they were looked through, with what was mended by hand."""

from collections.abc import Sequence
from dataclasses import replace

from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.importing.staged import StagedReturn
from qperf_tui.importing.staging import Problem, column_letters
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.intake import Intake
from qperf_tui.workbench.previewing import Preview
from qperf_tui.workbench.returns import conflicts_of, take_in_together


def accept(
    workbook: Workbook,
    seen: Sequence[Preview],
    *,
    reason: str = "",
    progress: Progress = unwatched,
) -> list[Intake]:
    """Bring in what previews show: all of it in one transaction, or none.

    With a `reason` it may revise the figures of closed quarters.

    It is set beside the workbook once more, for a colleague may have changed that.
    The batch keeps which cells were mended by hand, and what they said before.

    Raises:
        ClosedQuarterError: If it changes what is published and gives no reason.
        StoppedError: If `progress` has it stopped; then nothing was written.
        WorkbookError: If it could not be written; then nothing was.
    """
    return take_in_together(
        workbook,
        [_staged(each, progress) for each in seen],
        reason=reason,
        progress=progress,
    )


def conflicts(
    seen: Sequence[Preview], progress: Progress = unwatched
) -> list[tuple[int, Problem]]:
    """Figures that two of several returns give differently, by the later's place.

    Raises:
        StoppedError: If `progress` has it stopped.
    """
    if len(seen) < 2:
        return []
    return conflicts_of([_staged(each, progress) for each in seen])


def _staged(seen: Preview, progress: Progress) -> StagedReturn:
    """The return as it is seen, with what was mended by hand."""
    source = seen.source
    staged = source.file.as_staged(source.rows, progress)
    mends = {
        f"{column_letters(position)}{source.rows[row].line}": (
            f"from {said!r} to {source.rows[row].texts[position]!r}"
        )
        for (row, position), said in seen.mended.items()
    }
    return replace(staged, mended=mends, profile=seen.profile or "")
