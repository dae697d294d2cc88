"""What publishing a quarter would come to, before anything is written."""

from dataclasses import dataclass

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.domain.release import Release
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.disclosing import as_published, work_out
from qperf_tui.workbench.revised_figures import replaced, revised_figures
from qperf_tui.workbench.summary import held_back


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What would be published, and what is to be known before it is."""

    held: tuple[str, ...]
    """What holds it back, in sentences; nothing where it may go out."""
    replaces: Release | None
    """The release that it would replace; then a reason is needed."""
    hidden: int
    """How many figures the public may not read."""
    revised: int
    """How many published figures are now others, and are listed."""


def try_publishing(
    workbook: Workbook, quarter: Quarter, progress: Progress = unwatched
) -> Trial:
    """What publishing a quarter would come to; nothing is written.

    Raises:
        StoppedError: If `progress` had it stopped.
    """
    work_out(workbook, progress)
    public = as_published(workbook)
    held = held_back(public, quarter, is_whole=True)
    return Trial(
        held=tuple(each.says for each in held),
        replaces=replaced(workbook, quarter),
        hidden=len(public.mask.hidden),
        revised=len(revised_figures(public, quarter)),
    )
