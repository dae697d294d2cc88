"""What the rest of the year must reach for its target to be met."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from qperf_tui.domain.figures import WITH_A_VALUE, Outturn
from qperf_tui.domain.indicator import Indicator, Polarity, ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import Target
from qperf_tui.domain.year_tracks import AVERAGES


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
    is_one_sided = indicator.polarity in {Polarity.HIGHER, Polarity.LOWER}
    if target is None or not is_one_sided or quarter.number == 4:
        return None
    if indicator.unit == "%":
        counts = _counts(indicator, quarter, outturns)
        return None if counts is None else _share(indicator, quarter, target, *counts)
    latest = outturns.get(quarter)
    if (
        not indicator.basis.is_cumulative
        or indicator.unit in AVERAGES
        or latest is None
        or latest.value is None
        or latest.status not in WITH_A_VALUE
    ):
        return None
    is_higher = indicator.polarity is Polarity.HIGHER
    aim = target.low if is_higher else target.high
    left = aim - latest.value
    is_met = not (target.is_strict and left == 0)
    return RequiredRate(
        target=aim,
        rate=left / (4 - quarter.number),
        first=quarter.number + 1,
        is_out_of_reach=not is_higher and (left < 0 or not is_met),
        is_secured=is_higher and left <= 0 and is_met,
        is_amount=True,
    )


def _share(
    indicator: Indicator,
    quarter: Quarter,
    target: Target,
    part: Fraction,
    whole: Fraction,
) -> RequiredRate:
    done = quarter.number
    is_higher = indicator.polarity is Polarity.HIGHER
    aim = target.low if is_higher else target.high
    to_come = whole / done * (4 - done)
    rate = (aim / 100 * (whole + to_come) - part) / to_come * 100
    over = rate - 100 if is_higher else -rate
    spare = -rate if is_higher else rate - 100
    return RequiredRate(
        target=aim,
        rate=rate,
        first=done + 1,
        is_out_of_reach=over > 0 or (target.is_strict and over == 0),
        is_secured=spare > 0 or (not target.is_strict and spare == 0),
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
            or found.denominator is None
        ):
            return None
        part += Fraction(found.numerator)
        whole += Fraction(found.denominator)
    return (part, whole) if whole else None
