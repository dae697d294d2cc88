"""Whether a document may go out as it stands, before it is made."""

from collections.abc import Sequence
from dataclasses import dataclass

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.errors import ExportError
from qperf_tui.report.checks import Finding
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.asked import Asked
from qperf_tui.workbench.disclosing import as_published, work_out
from qperf_tui.workbench.documents import BRIEFING, PAPER, Exportable
from qperf_tui.workbench.requests import printed
from qperf_tui.workbench.summary import held_back, require_nothing_holds_back


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What becomes of a document if it is exported now."""

    refusal: str
    """Why it goes out in no form; nothing where it may go out."""
    held: Sequence[Finding]
    """Why it goes out as a draft only."""
    requests: int
    """How many requests of members it may list."""


def outlook(
    workbook: Workbook,
    quarter: Quarter,
    document: Exportable,
    asked: Asked,
    *,
    progress: Progress = unwatched,
) -> Outlook:
    """What holds a document back; nothing ever holds back one of figures.

    Raises:
        StoppedError: If `progress` had it stopped.
    """
    work_out(workbook, progress)
    requests = len(printed(workbook, quarter))
    if "is_draft" not in document.choices:
        return Outlook(refusal="", held=(), requests=requests)
    public, is_whole = as_published(workbook), document is PAPER
    refusal = ""
    try:
        require_nothing_holds_back(
            *(public, quarter),
            has_requests=asked.has_requests or document is BRIEFING,
            is_draft=True,
            is_whole=is_whole,
        )
    except ExportError as error:
        refusal = str(error)
    held = held_back(public, quarter, is_whole=is_whole)
    return Outlook(refusal=refusal, held=held, requests=requests)
