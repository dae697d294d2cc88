"""What a workbook holds of every indicator, as frames, and what their text means."""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cache

import polars as pl

from qperf_tui.analysis import schemas
from qperf_tui.domain.indicator import Indicator, Polarity, Priority, ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import Tolerance, ToleranceKind

_NO_PRIORITY = Priority(0, "", "")


def _none_of(schema: pl.Schema) -> pl.DataFrame:
    return pl.DataFrame(schema=schema)


@dataclass(frozen=True, slots=True, kw_only=True)
class OnFile:
    """The frames that every indicator and quarter are judged from."""

    indicators: pl.DataFrame
    outturns: pl.DataFrame
    targets: pl.DataFrame = field(default_factory=lambda: _none_of(schemas.TARGETS))
    overrides: pl.DataFrame = field(default_factory=lambda: _none_of(schemas.OVERRIDES))
    rulings: pl.DataFrame = field(default_factory=lambda: _none_of(schemas.RULINGS))
    breaks: pl.DataFrame = field(default_factory=lambda: _none_of(schemas.BREAKS))
    expectations: pl.DataFrame = field(
        default_factory=lambda: _none_of(schemas.EXPECTATIONS)
    )
    bodies: pl.DataFrame = field(default_factory=lambda: _none_of(schemas.BODIES))

    def span(self) -> list[Quarter]:
        """Every quarter between the first and the last figure."""
        quarters = self.outturns["quarter"]
        if quarters.is_empty():
            return []
        first, last = (quarters.sort()[place] for place in (0, -1))
        return [Quarter(ordinal) for ordinal in range(first, last + 1)]


def decimal(text: str | None) -> Decimal | None:
    """A figure kept as decimal text."""
    return None if text is None else Decimal(text)


def fraction(text: str | None) -> Fraction | None:
    """A figure kept as decimal text, as the fraction it is."""
    return None if text is None else Fraction(*Decimal(text).as_integer_ratio())


@cache
def tolerance(kind: str, size: str) -> Tolerance:
    """A tolerance kept as its kind and size."""
    return Tolerance(ToleranceKind(kind), fraction(size) or Fraction(0))


@cache
def nameless(polarity: str, basis: str, unit: str = "") -> Indicator:
    """An indicator of which only what a rule asks about is said."""
    return Indicator(
        indicator_id=0,
        code="",
        title="",
        priority=_NO_PRIORITY,
        unit=unit,
        polarity=Polarity(polarity),
        basis=ReportBasis(basis),
    )


def in_force(
    dated: pl.DataFrame, quarters: pl.DataFrame, *, this_year: bool = False
) -> pl.DataFrame:
    """For each indicator and quarter, what last began at or before the quarter.

    With `this_year`, what began in an earlier financial year has lapsed.
    """
    began = pl.col("first_quarter")
    spread = dated.sort("first_quarter").join(quarters, how="cross")
    spread = spread.filter(began <= pl.col("quarter"))
    if this_year:
        ends = pl.Series(
            [Quarter(each).year_end.ordinal for each in spread["first_quarter"]],
            dtype=pl.Int64,
        )
        spread = spread.filter(ends == spread["year_end"])
    return spread.unique(["indicator_id", "quarter"], keep="last", maintain_order=True)
