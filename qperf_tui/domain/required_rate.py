"""What the rest of the year must reach for its target to be met."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from qperf_tui.domain.building_up import Build, build_of, figures_up_to
from qperf_tui.domain.figures import WITH_A_VALUE, Outturn
from qperf_tui.domain.indicator import Indicator, Polarity, ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import Target
from qperf_tui.domain.year_tracks import AVERAGES, EITHER_SIGN

_ADDED_UP: Final = {ReportBasis.QUARTER, ReportBasis.SEASONAL}


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
    is_strict: bool = False
    """Whether more is needed than the rate itself, or less where lower is better."""


def required_rate(
    indicator: Indicator,
    quarter: Quarter,
    outturns: Mapping[Quarter, Outturn],
    target: Target | None,
) -> RequiredRate | None:
    """The rate the remaining quarters need; None where the figures do not tell.

    (target x expected denominator - numerator so far) / remaining denominator, the
    denominators to come being the mean of those so far (methods, section 9.1). A
    year-to-date figure that builds up on one denominator is left so many points.
    """
    is_one_sided = indicator.polarity in {Polarity.HIGHER, Polarity.LOWER}
    if target is None or not is_one_sided or quarter.number == 4:
        return None
    running = figures_up_to(quarter, outturns)
    is_cumulative = indicator.basis.is_cumulative
    build = build_of(quarter, running) if is_cumulative else Build.MORE_CASES
    if indicator.unit == "%" and build is Build.STANDING:
        return None
    if indicator.unit == "%" and build is not Build.SAME_CASES:
        counts = _counts(indicator, quarter, outturns)
        return None if counts is None else _share(indicator, quarter, target, *counts)
    is_added = indicator.unit == "%" or indicator.unit not in AVERAGES
    if quarter not in running or not is_cumulative or not is_added:
        return None
    return _amount(indicator, quarter, target, running)


def _amount(
    indicator: Indicator,
    quarter: Quarter,
    target: Target,
    running: Mapping[Quarter, Outturn],
) -> RequiredRate:
    is_higher = indicator.polarity is Polarity.HIGHER
    aim = target.low if is_higher else target.high
    left = aim - (running[quarter].value or 0)
    is_met = not (target.is_strict and left == 0)
    is_final = indicator.unit not in EITHER_SIGN and _never_falls(running)
    return RequiredRate(
        target=aim,
        rate=left / (4 - quarter.number),
        first=quarter.number + 1,
        is_out_of_reach=is_final and not is_higher and (left < 0 or not is_met),
        is_secured=is_final and is_higher and left <= 0 and is_met,
        is_amount=True,
        is_strict=target.is_strict,
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
        is_strict=target.is_strict,
    )


def _never_falls(running: Mapping[Quarter, Outturn]) -> bool:
    values = [(at.starting, each.value or Fraction(0)) for at, each in running.items()]
    return all(value >= 0 for _, value in values) and all(
        before <= after
        for (one, before), (other, after) in pairwise(values)
        if one == other
    )


def _counts(
    indicator: Indicator, quarter: Quarter, outturns: Mapping[Quarter, Outturn]
) -> tuple[Fraction, Fraction] | None:
    """Numerator and denominator of the year so far, or None where one is missing."""
    if indicator.basis.is_cumulative:
        quarters = [quarter]
    elif indicator.basis in _ADDED_UP:
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
