"""Red, amber and green against target."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from qperf_tui.domain.indicator import Polarity
from qperf_tui.domain.target import Target, Tolerance, ToleranceKind


class Rag(StrEnum):
    """Red, amber or green against target."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A rating with what it was worked out from."""

    rag: Rag
    shortfall: Fraction
    """How far on the wrong side of the target, in the indicator's unit; 0 if none."""
    allowed: Fraction
    """How far on the wrong side would still be amber, in the indicator's unit."""


def judge(
    outturn: Fraction,
    target: Target,
    polarity: Polarity,
    tolerance: Tolerance,
    *,
    same_quarter_last_year: Fraction | None = None,
) -> Judgement | None:
    """Judge an outturn: green on target, amber within tolerance, otherwise red.

    Boundaries are inclusive and figures exact. With a must-improve tolerance a
    figure no worse than the same quarter last year is amber (Havering 2013/14).
    Returns None where neither way is good, for there is nothing to judge.
    """
    if polarity is Polarity.NEUTRAL:
        return None
    shortfall = short_of(outturn, target, polarity)
    is_over = polarity is Polarity.LOWER or (
        polarity is Polarity.IN_RANGE and outturn > target.high
    )
    aim = target.high if is_over else target.low
    allowed = _allowed(target, polarity, tolerance, aim, same_quarter_last_year)
    if shortfall == 0:
        return Judgement(Rag.GREEN, shortfall, allowed)
    within = shortfall <= allowed
    return Judgement(Rag.AMBER if within else Rag.RED, shortfall, allowed)


def short_of(outturn: Fraction, target: Target, polarity: Polarity) -> Fraction:
    """How far `outturn` is on the wrong side of `target`; 0 if it is not."""
    below, above = target.low - outturn, outturn - target.high
    if polarity is Polarity.HIGHER:
        return max(below, Fraction(0))
    if polarity is Polarity.LOWER:
        return max(above, Fraction(0))
    return max(below, above, Fraction(0))


def _allowed(
    target: Target,
    polarity: Polarity,
    tolerance: Tolerance,
    aim: Fraction,
    last_year: Fraction | None,
) -> Fraction:
    match tolerance.kind:
        case ToleranceKind.POINTS:
            return tolerance.size
        case ToleranceKind.RELATIVE:
            return abs(aim) * tolerance.size / 100
        case ToleranceKind.FLOOR:
            return short_of(tolerance.size, target, polarity)
        case ToleranceKind.MUST_IMPROVE:
            if last_year is None:
                return Fraction(0)
            return short_of(last_year, target, polarity)
