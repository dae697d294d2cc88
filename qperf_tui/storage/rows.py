"""Rows of the workbook turned into the domain's types, at this line and no later."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from qperf_tui.domain.figures import Outturn, OutturnStatus, exact_value
from qperf_tui.domain.indicator import Indicator, Polarity, Priority, ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import Target, TargetKind, Tolerance, ToleranceKind
from qperf_tui.storage.connection import Value

INDICATOR_COLUMNS = (
    "i.indicator_id, i.code, i.title, i.unit, i.decimals, i.polarity, i.basis,"
    " i.theme, i.directorate, i.owner, i.definition, p.priority_id, p.code, p.title"
)
INDICATOR_TABLES = (
    "indicator i"
    " JOIN indicator_priority ip ON ip.indicator_id = i.indicator_id"
    " AND ip.first_quarter = (SELECT max(first_quarter) FROM indicator_priority l"
    " WHERE l.indicator_id = i.indicator_id) AND i.retired_from IS NULL"
    " JOIN priority p ON p.priority_id = ip.priority_id"
)
"""An indicator stands under the priority it was last linked to."""

OUTTURN_COLUMNS = "value, numerator, denominator, mark, status, reason, revision"


def text(value: Value) -> str:
    """A column that is never null, as text."""
    return str(value)


def whole(value: Value) -> int:
    """A column that holds a whole number."""
    if not isinstance(value, int):
        raise TypeError(f"{value!r} is not a whole number")
    return value


def exact(value: Value) -> Decimal | None:
    """A figure kept as decimal text, or None."""
    return None if value is None else Decimal(str(value))


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
        polarity=Polarity(text(row[5])),
        basis=ReportBasis(text(row[6])),
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
        status=OutturnStatus(text(row[4])),
        reason=text(row[5]),
        revision=whole(row[6]),
    )


def target(low: Value, high: Value, kind: TargetKind) -> Target | None:
    """A target kept as two ends; None where there is none in numbers."""
    if low is None or high is None:
        return None
    return Target(Fraction(Decimal(str(low))), Fraction(Decimal(str(high))), kind)


def tolerance(kind: Value, size: Value) -> Tolerance:
    """A tolerance kept as its kind and size."""
    return Tolerance(ToleranceKind(text(kind)), Fraction(Decimal(str(size))))
