"""Rows of the workbook turned into the domain's types, at this line and no later."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from fractions import Fraction
from typing import TypeVar

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.figures import Outturn, OutturnStatus, exact_value
from qperf_tui.domain.indicator import Indicator, Polarity, Priority, ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import (
    AnyTarget,
    TargetKind,
    Tolerance,
    ToleranceKind,
    target_on_file,
)
from qperf_tui.domain.text import clean_line
from qperf_tui.errors import WorkbookError
from qperf_tui.storage.connection import Value

Named = TypeVar("Named", bound=Enum)

INDICATOR_COLUMNS = (
    "i.indicator_id, i.code, i.title, i.unit, i.decimals, i.polarity, i.basis,"
    " i.theme, i.directorate, i.owner, i.definition, p.priority_id, p.code, p.title"
)
_PRIORITIES = (
    "(SELECT priority_id, code, title, coalesce("
    "(SELECT o.position FROM priority_place o"
    " WHERE o.priority_id = q.priority_id{until}"
    " ORDER BY o.first_quarter DESC LIMIT 1), position) AS position FROM priority q) p"
)
LATEST_PRIORITIES = _PRIORITIES.format(until="")
"""The priorities, each in the place that it has in the plan now."""
"""The priorities, each in the place that it has in the plan now."""
INDICATOR_TABLES = (
    "indicator i"
    " JOIN indicator_priority ip ON ip.indicator_id = i.indicator_id"
    " AND ip.first_quarter = (SELECT max(first_quarter) FROM indicator_priority l"
    " WHERE l.indicator_id = i.indicator_id) AND i.retired_from IS NOT 0"
    f" JOIN {LATEST_PRIORITIES} ON p.priority_id = ip.priority_id"
)
"""Every indicator on file, retired ones too, under the priority it stands under now.

One whose import was taken back is as if it had never been: it is retired from 0.
"""


def reported_in(quarter: Quarter) -> str:
    """The tables of the indicators reported in a quarter.

    Each is under the priority that it stood under then: one begins with its first
    place in a plan, and ends with the quarter it is retired from.
    """
    at = int(quarter.ordinal)
    return (
        "indicator i"
        " JOIN indicator_priority ip ON ip.indicator_id = i.indicator_id"
        " AND ip.first_quarter = (SELECT max(first_quarter) FROM indicator_priority l"
        f" WHERE l.indicator_id = i.indicator_id AND l.first_quarter <= {at})"
        f" AND (i.retired_from IS NULL OR i.retired_from > {at})"
        f" JOIN {priorities_by(quarter)} ON p.priority_id = ip.priority_id"
    )


def priorities_by(quarter: Quarter) -> str:
    """The priorities, each in the place that it has in the plan by a quarter."""
    until = f" AND o.first_quarter <= {int(quarter.ordinal)}"
    return _PRIORITIES.format(until=until)


OUTTURN_COLUMNS = (
    "value, numerator, denominator, mark, status, reason, revision, expected, coverage"
)

CAME = "status NOT IN ('not due', 'not available')"
"""That a figure came, and not word that there is none."""


def among(ids: Sequence[int] | None, column: str = "indicator_id") -> str:
    """The condition that a row is of the indicators named, or of any."""
    if ids is None:
        return "1"
    return f"{column} IN ({','.join(str(int(each)) for each in ids)})"


def text(value: Value) -> str:
    """A column that is never null, as text."""
    return str(value)


def plain(row: Sequence[Value]) -> list[int | str | None]:
    """A row as plain JSON has it, to be kept and put back."""
    return [
        each if each is None or isinstance(each, int) else text(each) for each in row
    ]


def whole(value: Value) -> int:
    """A column that holds a whole number."""
    if not isinstance(value, int):
        raise damaged(value)
    return value


def day(value: Value) -> date:
    """A day kept as in ISO 8601.

    Raises:
        WorkbookError: If it is none.
    """
    try:
        return date.fromisoformat(text(value))
    except ValueError:
        raise damaged(value) from None


def exact(value: Value) -> Decimal | None:
    """A figure kept as decimal text, or None."""
    return None if value is None else number(value)


def number(value: Value) -> Decimal:
    """A figure kept as decimal text.

    Raises:
        WorkbookError: If it is none, for only a damaged file holds such a thing.
    """
    try:
        return Decimal(text(value))
    except InvalidOperation:
        raise damaged(value) from None


def exact_fraction(value: Value) -> Fraction | None:
    """A figure kept as decimal text, as the fraction it is."""
    if value is None:
        return None
    return Fraction(*number(value).as_integer_ratio())


def one_of(kind: type[Named], value: Value) -> Named:
    """The word of a fixed list that a column holds.

    Raises:
        WorkbookError: If it is not of the list.
    """
    try:
        return kind(text(value))
    except ValueError:
        raise damaged(value) from None


def state(value: Value) -> CommentaryState:
    """The state of a commentary that a column holds.

    Raises:
        WorkbookError: If it is no state.
    """
    try:
        return CommentaryState[text(value).upper()]
    except KeyError:
        raise damaged(value) from None


def damaged(value: Value) -> WorkbookError:
    """What to say of a value that was never written by us."""
    return WorkbookError(
        f"The workbook is damaged, for it holds {clean_line(text(value))[:40]!r} where "
        "that cannot be; put a backup in its place with qperf-tui restore."
    )


def decimal_text(value: Decimal | Fraction | None) -> str | None:
    """A figure as the decimal text it is kept as; a fraction must be a decimal."""
    if value is None:
        return None
    if isinstance(value, Fraction):
        value = Decimal(value.numerator) / Decimal(value.denominator)
    return format(value, "f")


def indicator(row: Sequence[Value]) -> Indicator:
    """The indicator in a row of `INDICATOR_COLUMNS`."""
    return Indicator(
        indicator_id=whole(row[0]),
        code=text(row[1]),
        title=text(row[2]),
        unit=text(row[3]),
        decimals=whole(row[4]),
        polarity=one_of(Polarity, row[5]),
        basis=one_of(ReportBasis, row[6]),
        theme=text(row[7]),
        directorate=text(row[8]),
        owner=text(row[9]),
        definition=text(row[10]),
        priority=Priority(whole(row[11]), text(row[12]), text(row[13])),
    )


def outturn(row: Sequence[Value], quarter: Quarter, unit: str) -> Outturn | None:
    """The outturn in a row of `OUTTURN_COLUMNS`; None where the join found none."""
    if row[4] is None:
        return None
    numerator, denominator = exact(row[1]), exact(row[2])
    return Outturn(
        quarter=quarter,
        value=exact_value(exact(row[0]), numerator, denominator, unit),
        numerator=numerator,
        denominator=denominator,
        mark=None if row[3] is None else text(row[3]),
        status=one_of(OutturnStatus, row[4]),
        reason=text(row[5]),
        revision=whole(row[6]),
        expected="" if row[7] is None else text(row[7]),
        coverage=text(row[8]),
    )


def target(low: Value, high: Value, words: Value, kind: TargetKind) -> AnyTarget | None:
    """A target kept as two ends or in words; None where there is none.

    Raises:
        WorkbookError: If it is in words that are no target.
    """
    ends = exact_fraction(low), exact_fraction(high)
    try:
        return target_on_file(*ends, "" if words is None else text(words), kind)
    except ValueError:
        raise damaged(words) from None


def tolerance(kind: Value, size: Value) -> Tolerance:
    """A tolerance kept as its kind and size."""
    return Tolerance(one_of(ToleranceKind, kind), Fraction(number(size)))
