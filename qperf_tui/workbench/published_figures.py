"""The figures of a release as they were published, read back from what is on file."""

from typing import Final

from qperf_tui.domain.published import PublishedFigure
from qperf_tui.errors import ExportError, WorkbookError
from qperf_tui.storage.workbook import Workbook

FIGURES: Final = "figures.csv"
"""The part of a release that lists its figures."""


def published_in(workbook: Workbook, number: int) -> list[PublishedFigure]:
    """The figures of a release as they were published, by the number of the release.

    One that was published before figures were listed has none.

    Raises:
        WorkbookError: If what is on file of it is not as it was published.
    """
    from qperf_tui.report.formats import published_figures  # noqa: PLC0415 - seldom

    part = workbook.publications.part(number, FIGURES)
    try:
        return [] if part is None else published_figures.read(part)
    except ExportError as error:
        raise WorkbookError(
            f"{workbook.path}: {FIGURES} of release {number} is damaged; qperf-tui "
            "verify says what is, and a backup has it whole."
        ) from error
