"""What a file says of itself, in the words that every format says it in."""

from collections.abc import Iterator

from qperf_tui.domain.days import day_words
from qperf_tui.domain.text import clean_line
from qperf_tui.report.paper import Imprint


def imprint_words(imprint: Imprint) -> tuple[str, ...]:
    """Marking, council, quarter, day of the figures and workbook, each on one line."""
    return tuple(line for each in _said(imprint) if (line := clean_line(each)))


def _said(imprint: Imprint) -> Iterator[str]:
    yield from (imprint.marking, imprint.council, str(imprint.quarter))
    if imprint.data_as_at is not None:
        yield f"figures as at {day_words(imprint.data_as_at)}"
    if workbook := clean_line(imprint.workbook):
        yield f"workbook {workbook}"
