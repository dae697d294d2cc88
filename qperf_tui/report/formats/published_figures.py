"""The figures of a release as CSV, written and read back without loss."""

import csv
import io
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from qperf_tui.domain.days import day_words
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.published import FigureKey, PublishedFigure
from qperf_tui.domain.text import clean_line, harmless, unharmed
from qperf_tui.errors import ExportError
from qperf_tui.report.paper import Imprint

_COLUMNS: Final = (
    *("Code", "Indicator", "Quarter", "Dimension", "Group", "Unit"),
    *("Figure", "Number", "Numerator", "Denominator", "Mark", "State", "Status"),
)
_IMPRINT: Final = (
    *("Council", "Report", "Marking", "Figures as at", "Workbook", "Notice"),
)


def render(figures: Sequence[PublishedFigure], imprint: Imprint) -> bytes:
    """One row for each figure, each ending with what the file says of itself.

    What a spreadsheet would run stands behind an apostrophe, as in every CSV of ours.
    """
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow((*_COLUMNS, *_IMPRINT))
    as_at = imprint.data_as_at
    said = [
        harmless(clean_line(each))
        for each in (
            *(imprint.council, imprint.title, imprint.marking),
            "" if as_at is None else day_words(as_at),
            *(imprint.workbook, imprint.notice),
        )
    ]
    table.writerows([*_row(each), *said] for each in figures)
    # Excel takes a CSV without the mark for Windows-1252.
    return written.getvalue().encode("utf-8-sig")


def read(content: bytes) -> list[PublishedFigure]:
    """The figures in such a file, as they were written.

    Raises:
        ExportError: If it is no such file; the sentence names the line.
    """
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error) as error:
        raise ExportError("It is no list of published figures.") from error
    if not rows or tuple(rows[0][: len(_COLUMNS)]) != _COLUMNS:
        raise ExportError("Its first line does not name the columns of a release.")
    return list(_figures(rows[1:]))


def _figures(rows: Sequence[Sequence[str]]) -> Iterator[PublishedFigure]:
    for line, row in enumerate(rows, 2):
        try:
            yield _figure([unharmed(cell) for cell in row])
        except (ValueError, InvalidOperation, IndexError) as error:
            raise ExportError(f"Line {line} is no published figure.") from error


def _row(figure: PublishedFigure) -> Iterator[str]:
    key = figure.key
    for text in (
        *(key.code, figure.title, str(key.quarter), key.dimension, key.group),
        *(figure.unit, figure.shown),
    ):
        yield harmless(clean_line(text))
    for number in (figure.number, figure.numerator, figure.denominator):
        yield "" if number is None else f"{number:f}"
    yield harmless(clean_line(figure.mark))
    yield "" if figure.state is None else figure.state.value
    yield figure.status


def _number(cell: str) -> Decimal | None:
    """A number of a file; what is written as one and is none is refused."""
    if not cell:
        return None
    number = Decimal(cell)
    if not number.is_finite():
        raise ValueError(cell)
    return number


def _figure(row: Sequence[str]) -> PublishedFigure:
    code, title, quarter, dimension, group, unit, shown = row[:7]
    number, numerator, denominator = map(_number, row[7:10])
    mark, state, status = row[10:13]
    return PublishedFigure(
        key=FigureKey(code, Quarter.parse(quarter), dimension, group),
        title=title,
        unit=unit,
        shown=shown,
        number=number,
        numerator=numerator,
        denominator=denominator,
        mark=mark,
        state=OutturnStatus(state) if state else None,
        status=status,
    )
