"""How far chance alone could carry a figure, and a change between two figures.

Wilson after Wilson 1927 and Newcombe & Altman 2000; exact Poisson after Armitage &
Berry; Byar after Breslow & Day 1987; the difference of two proportions by method 10
of Newcombe 1998 (methods of the house, sections 3 and 4).
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from math import exp, sqrt
from statistics import NormalDist
from typing import Final

from qperf_tui.domain.figures import Outturn, OutturnStatus, multiplier
from qperf_tui.domain.indicator import Indicator, ReportBasis
from qperf_tui.domain.period import SAME_QUARTER_LAST_YEAR

CONFIDENCE: Final = 0.95
_BYAR_FROM: Final = 10
_STEPS: Final = 200
"""Halvings of an interval that holds the answer: more than a float can tell apart."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the true figure plausibly lies, in the unit of what it was made from."""

    lower: float | None
    """None where the method gives none, which is not nought."""
    upper: float
    method: str
    confidence: float = CONFIDENCE


@dataclass(frozen=True, slots=True)
class NoInterval:
    """Why no interval may be shown."""

    says: str


@dataclass(frozen=True, slots=True)
class ChangeInterval:
    """Where the true change plausibly lies, in percentage points or per cent."""

    lower: float
    upper: float
    unit: str
    method: str
    confidence: float = CONFIDENCE

    @property
    def is_within_chance(self) -> bool:
        """Whether no change at all is inside the interval."""
        return self.lower <= 0 <= self.upper


def wilson(part: float, whole: float, confidence: float = CONFIDENCE) -> Interval:
    """The Wilson score interval of a proportion, from 0 to 1, uncorrected.

    Raises:
        ValueError: If the counts cannot be a share, or the confidence is out of range.
    """
    confidence = _confidence(confidence)
    if whole <= 0 or part < 0 or part > whole:
        raise ValueError(f"{part} of {whole} is not a share")
    if confidence >= 1:
        return Interval(0.0, 1.0, "Wilson", confidence)
    z = _quantile(confidence)
    spread = z * sqrt(z * z + 4 * part * (1 - part / whole))
    base = 2 * (whole + z * z)
    lower = (2 * part + z * z - spread) / base if part else 0.0
    upper = (2 * part + z * z + spread) / base if part < whole else 1.0
    return Interval(max(lower, 0.0), min(upper, 1.0), "Wilson", confidence)


def poisson(count: float, confidence: float = CONFIDENCE) -> Interval:
    """The interval of a count of events: exact below 10, Byar's from 10.

    Raises:
        ValueError: If the count is negative, or the confidence is out of range.
    """
    confidence = _confidence(confidence)
    if count < 0:
        raise ValueError(f"{count} is not a count")
    if count < _BYAR_FROM:
        return _exact_poisson(int(count), confidence)
    z = _quantile(confidence)
    lower = count * (1 - 1 / (9 * count) - z / (3 * sqrt(count))) ** 3
    more = count + 1
    upper = more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3
    return Interval(lower if lower >= 0 else None, upper, "Byar", confidence)


def newcombe(
    later: tuple[float, float],
    earlier: tuple[float, float],
    confidence: float = CONFIDENCE,
) -> tuple[float, float]:
    """The interval of a difference of two proportions: Newcombe's method 10."""
    now, then = wilson(*later, confidence), wilson(*earlier, confidence)
    p1, p2 = later[0] / later[1], earlier[0] / earlier[1]
    gap = p1 - p2
    below = sqrt((p1 - (now.lower or 0)) ** 2 + (then.upper - p2) ** 2)
    above = sqrt((now.upper - p1) ** 2 + (p2 - (then.lower or 0)) ** 2)
    return gap - below, gap + above


def ratio_of_counts(
    later: float,
    earlier: float,
    later_base: float = 1,
    earlier_base: float = 1,
    confidence: float = CONFIDENCE,
) -> tuple[float, float] | None:
    """The score interval of a ratio of two Poisson rates; None where earlier is 0.

    Given their sum, the later count is binomial, so that Wilson's limits of its
    share give those of the ratio.
    """
    if not earlier or later_base <= 0 or earlier_base <= 0:
        return None
    share = wilson(later, later + earlier, confidence)
    scale = earlier_base / later_base
    lower = share.lower or 0.0
    return lower / (1 - lower) * scale, share.upper / (1 - share.upper) * scale


def figure_interval(outturn: Outturn, indicator: Indicator) -> Interval | NoInterval:
    """The 95% interval of an outturn in its own unit, or why there is none."""
    if refused := _refused(outturn, indicator):
        return refused
    part, whole = outturn.numerator, outturn.denominator
    if indicator.unit == "no." and outturn.value is not None:
        if outturn.value < 0 or outturn.value.denominator != 1:
            return NoInterval("it is not a whole count")
        return poisson(int(outturn.value))
    if part is None or whole is None:
        return NoInterval("numerator and denominator are not on file")
    scale = multiplier(indicator.unit)
    if indicator.unit == "%":
        if not 0 <= part <= whole:
            return NoInterval(f"{part:f} of {whole:f} is not a share")
        return _scaled(wilson(float(part), float(whole)), scale)
    if part < 0 or part != part.to_integral_value():
        return NoInterval("it is not a rate of whole cases")
    return _scaled(poisson(float(part)), scale / float(whole))


def change_interval(
    later: Outturn, earlier: Outturn, indicator: Indicator
) -> ChangeInterval | NoInterval:
    """The 95% interval of a change, or why there is none.

    Of percentages in percentage points; of counts and rates in per cent of before.
    """
    apart = later.quarter.ordinal - earlier.quarter.ordinal
    if indicator.basis is ReportBasis.ROLLING and apart < SAME_QUARTER_LAST_YEAR:
        return NoInterval("the two 12-month windows overlap")
    for each in (later, earlier):
        found = figure_interval(each, indicator)
        if isinstance(found, NoInterval):
            return found
    if indicator.unit == "%":
        lower, upper = newcombe(_counts(later), _counts(earlier))
        return ChangeInterval(lower * 100, upper * 100, "percentage points", "Newcombe")
    now, base = _counts(later)
    then, earlier_base = _counts(earlier)
    ratio = ratio_of_counts(now, then, base, earlier_base)
    if ratio is None:
        return NoInterval("a change from nought has no ratio")
    lower, upper = ((each - 1) * 100 for each in ratio)
    return ChangeInterval(lower, upper, "%", "ratio of Poisson counts")


def _refused(outturn: Outturn, indicator: Indicator) -> NoInterval | None:
    if outturn.status is OutturnStatus.SUPPRESSED:
        return NoInterval("the figure is suppressed, and an interval would tell it")
    if outturn.has_no_cases:
        return NoInterval("there were no cases")
    if outturn.value is None:
        return NoInterval("there is no figure")
    if indicator.basis is ReportBasis.SURVEY:
        return NoInterval("a survey needs its own design effect")
    if indicator.unit not in {"%", "no."} and not indicator.unit.startswith("per "):
        return NoInterval(f"there is no method for a figure in {indicator.unit}")
    return None


def _counts(outturn: Outturn) -> tuple[float, float]:
    part, whole = outturn.numerator, outturn.denominator
    if part is None or not whole:
        return float(outturn.value or 0), 1.0
    return float(part), float(whole)


def _scaled(interval: Interval, scale: float) -> Interval:
    lower = None if interval.lower is None else interval.lower * scale
    return Interval(lower, interval.upper * scale, interval.method, interval.confidence)


def _exact_poisson(count: int, confidence: float) -> Interval:
    tail = (1 - confidence) / 2
    ceiling = 10.0 * (count + 10)
    lower = (
        _where(lambda mean: 1 - _cumulative(count - 1, mean), tail, ceiling)
        if count
        else 0.0
    )
    upper = _where(lambda mean: 1 - _cumulative(count, mean), 1 - tail, ceiling)
    return Interval(lower, upper, "exact Poisson", confidence)


def _cumulative(count: int, mean: float) -> float:
    """The chance of no more than `count` events where `mean` are expected."""
    term = total = exp(-mean)
    for step in range(1, count + 1):
        term *= mean / step
        total += term
    return total


def _where(chance: Callable[[float], float], wanted: float, ceiling: float) -> float:
    """Where a chance that grows with the mean reaches `wanted`, by halving."""
    low, high = 0.0, ceiling
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if chance(middle) < wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _quantile(confidence: float) -> float:
    return NormalDist().inv_cdf((1 + confidence) / 2)


def _confidence(given: float) -> float:
    """A confidence as a share: 0.9 to 1, or 90 to 100 in per cent."""
    share = given / 100 if given > 1 else given
    if not Decimal("0.9") <= Decimal(str(share)) <= 1:
        raise ValueError(f"{given} is no confidence; give 0.9 to 1, or 90 to 100")
    return share
