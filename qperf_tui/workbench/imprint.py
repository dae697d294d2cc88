"""What every file that leaves a workbook says of itself."""

from datetime import date
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.report.paper import Imprint
from qperf_tui.storage.workbook import IDENTITY, Workbook
from qperf_tui.workbench.day import day_of
from qperf_tui.workbench.sample import sample_version
from qperf_tui.workbench.withholding import withheld_words

_SHOWN: Final = 12
"""Characters of an identity that are printed: enough to tell workbooks apart."""
_PUBLIC: Final = "Public"


def imprint_of(workbook: Workbook, quarter: Quarter, title: str) -> Imprint:
    """The imprint of a file about a quarter, the same for the same data."""
    report = workbook.reports.of_quarter(quarter)
    marking = "" if report is None else report.field("public")
    notices = workbook.settings.get("notice"), withheld_words(workbook, quarter)
    return Imprint(
        title=title,
        council=workbook.settings.get("council"),
        quarter=quarter,
        marking=marking or _PUBLIC,
        data_as_at=_data_as_at(workbook),
        workbook=_identity(workbook),
        notice=" ".join(filter(None, notices)),
    )


def _data_as_at(workbook: Workbook) -> date | None:
    """The day on which the last figure came; a sample's own day at the latest."""
    last = workbook.outturns.last_recorded()
    if last is None:
        return None
    return min(date.fromisoformat(last[:10]), day_of(workbook))


def _identity(workbook: Workbook) -> str:
    """What tells a workbook from every other, and is the same in its copies.

    A sample is known by its content, so that every copy of it makes the same files.
    """
    if workbook.settings.get("is_illustrative") == "yes":
        return f"sample {sample_version(workbook)[:_SHOWN]}"
    return workbook.settings.get(IDENTITY)[:_SHOWN]
