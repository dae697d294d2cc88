"""What the rest of the year must reach for its target to be met."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from qperf_tui.domain.figures import WITH_A_VALUE, Outturn
from qperf_tui.domain.indicator import Indicator, Polarity, ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredRate:
    """What must be reached in the quarters that remain, at like volume."""

    target: Fraction
    rate: Fraction
    """In the indicator's unit: a percentage, or an amount for each quarter."""
    first: int
    """The number of the first quarter that remains; the last is 4."""
    is_out_of_reach: bool
    is_secured: bool
    is_amount: bool = False
    """Whether it is an amount for each quarter and not a percentage."""


def required_rate(
    indicator: Indicator,
    quarter: Quarter,
    outturns: Mapping[Quarter, Outturn],
    target: Target | None,
) -> RequiredRate | None:
    """The rate the remaining quarters need; None where the figures do not tell.

    (target x expected denominator - numerator so far) / remaining denominator, the
    denominators to come being the mean of those so far (methods, section 9.1).
    """
    wants = {Polarity.HIGHER: "low", Polarity.LOWER: "high"}.get(indicator.polarity)
    if target is None or wants is None or quarter.number == 4:
        return None
    aim = target.low if wants == "low" else target.high
    if indicator.unit == "%":
        counts = _counts(indicator, quarter, outturns)
        return None if counts is None else _share(indicator, quarter, aim, *counts)
    latest = outturns.get(quarter)
    if not indicator.basis.is_cumulative or latest is None or latest.value is None:
        return None
    left = aim - latest.value
    is_higher = indicator.polarity is Polarity.HIGHER
    return RequiredRate(
        target=aim,
        rate=left / (4 - quarter.number),
        first=quarter.number + 1,
        is_out_of_reach=not is_higher and left < 0,
        is_secured=is_higher and left <= 0,
        is_amount=True,
    )


def _share(
    indicator: Indicator,
    quarter: Quarter,
    aim: Fraction,
    part: Fraction,
    whole: Fraction,
) -> RequiredRate:
    done = quarter.number
    to_come = whole / done * (4 - done)
    rate = (aim / 100 * (whole + to_come) - part) / to_come * 100
    is_higher = indicator.polarity is Polarity.HIGHER
    return RequiredRate(
        target=aim,
        rate=rate,
        first=done + 1,
        is_out_of_reach=rate > 100 if is_higher else rate < 0,
        is_secured=rate <= 0 if is_higher else rate >= 100,
    )


def _counts(
    indicator: Indicator, quarter: Quarter, outturns: Mapping[Quarter, Outturn]
) -> tuple[Fraction, Fraction] | None:
    """Numerator and denominator of the year so far, or None where one is missing."""
    if indicator.basis.is_cumulative:
        quarters = [quarter]
    elif indicator.basis in {ReportBasis.QUARTER, ReportBasis.SEASONAL}:
        quarters = [quarter.shifted(-back) for back in range(quarter.number)]
    else:
        return None
    part = whole = Fraction(0)
    for each in quarters:
        found = outturns.get(each)
        if (
            found is None
            or found.status not in WITH_A_VALUE
            or found.numerator is None
            or not found.denominator
        ):
            return None
        part += Fraction(found.numerator)
        whole += Fraction(found.denominator)
    return part, whole
