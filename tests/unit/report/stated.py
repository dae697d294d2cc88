"""Every way to write the figures that a sentence names, worked out on its own."""

from fractions import Fraction
from math import ceil, floor

from qperf_tui.domain.fact import (
    EXPECTED,
    REQUIRED_RATE,
    STILL_NEEDED,
    TARGET,
    VALUE,
    YEAR_END,
)
from qperf_tui.domain.figures import WITH_A_VALUE, Outturn
from qperf_tui.domain.rounding import digits, half_up
from qperf_tui.report.facts import ComparatorFigure, FigureUsed
from unit.report.council import Q2, Known

_MOST = 7


def stated(
    used: tuple[FigureUsed, ...],
    themed: tuple[Known, ...],
    comparators: list[ComparatorFigure],
) -> set[str]:
    """The numerals that a sentence on these figures may have."""
    found: set[str] = set()
    for known in themed:
        own = [each for each in used if each.code == known.code]
        found |= _of_one(own, known, comparators)
    return found


def shown(outturn: Outturn | None) -> bool:
    """Whether an outturn has a figure that may be shown."""
    is_there = outturn is not None and outturn.value is not None
    return is_there and outturn is not None and outturn.status in WITH_A_VALUE


def _of_one(
    own: list[FigureUsed], known: Known, comparators: list[ComparatorFigure]
) -> set[str]:
    position = known.position()
    values: set[Fraction] = set()
    aims: set[Fraction] = set()
    found: set[str] = set()
    for each in own:
        if each.measure == VALUE:
            outturn = _reported(known, each)
            assert outturn is not None
            assert outturn.value is not None
            assert shown(outturn), each
            values.add(outturn.value)
            found |= _counts(outturn)
        elif each.measure in {TARGET, YEAR_END}:
            is_year_end = each.measure == YEAR_END
            target = position.year_end if is_year_end else position.target
            assert target is not None
            aims |= {target.low, target.high}
        elif each.measure == EXPECTED:
            aims.add(Fraction(known.expected or "none"))
        elif each.measure in {REQUIRED_RATE, STILL_NEEDED}:
            found |= _still_to_reach(known)
        else:
            values |= {body.value for body in comparators if body.body == each.measure}
    found |= {text for value in values for text in _measured(value, known.decimals)}
    found |= {digits(aim, places) for aim in aims for places in _exact(aim)}
    apart = {abs(a - b) for a in values for b in values | aims}
    return found | {text for gap in apart for text in _measured(gap, known.decimals)}


def _reported(known: Known, used: FigureUsed) -> Outturn | None:
    reports = [*([known.now] if known.now else []), *known.earlier]
    return next((each for each in reports if each.quarter == used.quarter), None)


def _counts(outturn: Outturn) -> set[str]:
    parts = (outturn.numerator, outturn.denominator)
    return {digits(Fraction(part), 0) for part in parts if part is not None}


def _measured(value: Fraction, decimals: int) -> set[str]:
    """With the indicator's decimals or more; a whole 0 or 100 may go without."""
    ways = {digits(value, places) for places in range(decimals, _MOST)}
    if value in {0, 100}:
        ways.add(digits(value, 0))
    if value > 0 and half_up(value, decimals) == 0:
        ways.add(digits(Fraction(1, 10**decimals), decimals))
    return ways


def _exact(aim: Fraction) -> list[int]:
    return [places for places in range(_MOST) if half_up(aim, places) == aim]


def _still_to_reach(known: Known) -> set[str]:
    """What is left of the year-end target, all told or as a rate, by the methods."""
    target, now = known.position().year_end, known.now
    assert target is not None
    assert now is not None
    assert now.value is not None
    done = Q2.number
    year = [now]
    if not known.basis.is_cumulative:
        year += [each for each in known.earlier if each.quarter == Q2.shifted(-1)]
    found: set[str] = set()
    for aim in {target.low, target.high}:
        found |= _enough(abs(aim - now.value), known.decimals)
        parts = [Fraction(each.numerator or 0) for each in year]
        wholes = [Fraction(each.denominator or 0) for each in year]
        if sum(wholes):
            to_come = sum(wholes) / done * (4 - done)
            needed = aim / 100 * (sum(wholes) + to_come) - sum(parts)
            found |= _enough(needed / to_come * 100, max(known.decimals, 1))
    return found


def _enough(rate: Fraction, decimals: int) -> set[str]:
    scaled = rate * 10**decimals
    return {
        digits(Fraction(whole, 10**decimals), decimals)
        for whole in (ceil(scaled), floor(scaled))
    }
