"""What stays of a figure on file when a return restates it and says less of it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from qperf_tui.domain.figures import WITH_A_VALUE, OutturnStatus
from qperf_tui.domain.restated import says_again
from qperf_tui.importing.staged import StagedRow
from qperf_tui.storage.connection import Row, Value
from qperf_tui.storage.outturns import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Staying:
    """The parts of a figure on file that a row has nothing to say of."""

    value: Decimal | None = None
    """With all its decimals, where the row says it again; None otherwise."""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    status: OutturnStatus | None = None
    note: str = ""
    expected: str | None = None
    """When the figure is expected, ISO 8601."""
    coverage: str = ""


NOTHING_STAYS: Final = Staying()


def staying(row: StagedRow, before: Row | None, unit: str) -> Staying:
    """What a row leaves of the figure that stood `before`, as that is kept.

    A table of ours says all of a figure, and what is typed all but when it is expected
    and what it covers. Any other return is silent where it is blank: the counts of a
    value that it says again stay, and that it is provisional or not comparable where
    the return has no column of status; and the note too where the status is the same.
    """
    if row.own is not None:
        own = row.own
        return Staying(expected=own.expected or None, coverage=own.coverage)
    if before is None:
        return NOTHING_STAYS
    *_, expected, coverage = before
    is_awaited = isinstance(expected, str) and row.figure.status not in WITH_A_VALUE
    awaited = str(expected) if is_awaited else None
    if _says_otherwise(row, before, unit):
        return Staying(expected=awaited, coverage=str(coverage or ""))
    value, numerator, denominator, _, kept_status, note, *_ = before
    stood = OutturnStatus(str(kept_status))
    is_same_status = stood is row.figure.status or _is_silent_of_status(row, stood)
    return Staying(
        value=_number(value),
        numerator=_number(numerator),
        denominator=_number(denominator),
        status=stood if is_same_status else None,
        note=str(note or "") if is_same_status and not row.note else "",
        expected=awaited,
        coverage=str(coverage or ""),
    )


def _is_silent_of_status(row: StagedRow, stood: OutturnStatus) -> bool:
    """Whether a row has a plain value in place of one that stood with more said."""
    is_plain = row.figure.status is OutturnStatus.FINAL and stood in WITH_A_VALUE
    return is_plain and (row.layout is None or "Status" not in row.layout.columns)


def _says_otherwise(row: StagedRow, before: Row, unit: str) -> bool:
    """Whether a row says another value, or other counts than those on file."""
    figure, (value, numerator, denominator, mark, *_) = row.figure, before
    counts = (_number(numerator), _number(denominator))
    is_counted = figure.numerator is not None or figure.denominator is not None
    if row.says_all or mark != figure.mark:
        return True
    if is_counted and counts != (figure.numerator, figure.denominator):
        return True
    stated = figure.value if figure.status in WITH_A_VALUE else None
    return not says_again(stated, _number(value), counts, unit)


def figure_kept(row: StagedRow, stays: Staying) -> Figure:
    """The figure of a row as it is kept, with what stays of the one before."""
    figure = row.figure
    stated = figure.value if figure.status in WITH_A_VALUE else None
    return Figure(
        value=stated if stays.value is None else stays.value,
        numerator=figure.numerator if stays.numerator is None else stays.numerator,
        denominator=(
            figure.denominator if stays.denominator is None else stays.denominator
        ),
        mark=figure.mark,
        status=stays.status or figure.status,
        reason=row.note or stays.note,
        expected=stays.expected,
        coverage=stays.coverage,
    )


def _number(kept: Value) -> Decimal | None:
    return None if kept is None else Decimal(str(kept))
