"""Indicators, outturns and targets for tests, each with only what matters said."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from hypothesis import strategies as st

from qperf_tui.domain.figures import Outturn, OutturnStatus, exact_value
from qperf_tui.domain.indicator import Indicator, Polarity, Priority, ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.rounding import half_up
from qperf_tui.domain.target import Target

HEALTH: Final = Priority(3, "C", "Promote health and wellbeing")
Q2: Final = Quarter.parse("Q2 2012/13")

quarters = st.integers(1990 * 4, 2090 * 4).map(Quarter)
amounts = st.fractions(-10_000, 10_000, max_denominator=3_000)
sizes = st.fractions(0, 200, max_denominator=100)
polarities = st.sampled_from([Polarity.HIGHER, Polarity.LOWER])


def indicator(
    *,
    code: str = "C MTP 8",
    title: str = "Initial assessments within 10 working days",
    unit: str = "%",
    decimals: int = 1,
    polarity: Polarity = Polarity.HIGHER,
    basis: ReportBasis = ReportBasis.QUARTER,
) -> Indicator:
    """C MTP 8 of the seed report, or what is asked for."""
    return Indicator(
        indicator_id=8,
        code=code,
        title=title,
        priority=HEALTH,
        unit=unit,
        decimals=decimals,
        polarity=polarity,
        basis=basis,
    )


def reported(
    value: str | int | Fraction | None,
    quarter: Quarter = Q2,
    *,
    status: OutturnStatus = OutturnStatus.FINAL,
    mark: str | None = None,
) -> Outturn:
    """A figure as it was reported for a quarter."""
    exact = None if value is None else Fraction(value)
    return Outturn(quarter=quarter, value=exact, status=status, mark=mark)


def share(numerator: int, denominator: int, quarter: Quarter = Q2) -> Outturn:
    """A percentage with the numerator and denominator it was made of."""
    counted, cases = Decimal(numerator), Decimal(denominator)
    shown = half_up(Fraction(numerator * 100, denominator), 1)
    return Outturn(
        quarter=quarter,
        value=exact_value(Decimal(float(shown)), counted, cases, "%"),
        numerator=counted,
        denominator=cases,
    )


def aim(value: str | int | Fraction) -> Target:
    """A target that is one figure, for the year end."""
    return Target(Fraction(value), Fraction(value))
