"""Whether a number in prose is a figure on file, and which one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from typing import Final

from qperf_tui.domain.fact import Fact, FactKind
from qperf_tui.domain.numerals import Hedge, Numeral, NumeralKind, numerals
from qperf_tui.domain.rounding import half_up

_NEARLY: Final = 3
"""Percentage points within which a part in words, or "about", may lie."""
_ROUGHLY: Final = Fraction(1, 20)
"""The same for other figures, as a share of the figure."""
_THOUSAND: Final = 1000
_SHARE_UNITS: Final = frozenset({"%", "pp"})


class Verdict(Enum):
    """How a number stands to the figures on file."""

    AGREES = "agrees"
    ROUNDED = "agrees when rounded"
    DISAGREES = "disagrees"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reading:
    """A number in a text with what is known of it."""

    numeral: Numeral
    verdict: Verdict
    fact: Fact | None = None
    """The fact it agrees with, or the one it should have stated."""


def matched(numeral: Numeral, facts: Iterable[Fact]) -> Reading:
    """A number set against some facts: one that it agrees with, the closest first."""
    rounded: Fact | None = None
    for fact in facts:
        verdict = compared(numeral, fact)
        if verdict is Verdict.AGREES:
            return Reading(numeral, verdict, fact)
        if verdict is Verdict.ROUNDED and rounded is None:
            rounded = fact
    if rounded is not None:
        return Reading(numeral, Verdict.ROUNDED, rounded)
    return Reading(numeral, Verdict.UNKNOWN)


def compared(numeral: Numeral, fact: Fact) -> Verdict:
    """Whether a number says what a fact does; unknown where it is of another sort."""
    if fact.refusal or fact.value is None:
        return Verdict.UNKNOWN
    if numeral.kind is NumeralKind.FRACTION:
        return _fraction(numeral, fact)
    if not is_of_kind(numeral, fact):
        return Verdict.UNKNOWN
    verdicts = {
        _value(numeral, abs(value), fact)
        for value in (fact.value, fact.high)
        if value is not None
    }
    for best in (Verdict.AGREES, Verdict.ROUNDED):
        if best in verdicts:
            return best
    return Verdict.DISAGREES


def is_of_kind(numeral: Numeral, fact: Fact) -> bool:
    """Whether a number could be meant for a fact, going by what it is a number of."""
    is_change, unit = fact.kind is FactKind.CHANGE, fact.unit
    if fact.kind is FactKind.STATE:
        return False
    match numeral.kind:
        case NumeralKind.PERCENTAGE | NumeralKind.PART:
            return unit == "%" and not is_change
        case NumeralKind.POINTS:
            return unit == "pp" or (unit == "%" and is_change)
        case NumeralKind.MONEY:
            return unit == "GBP"
        case NumeralKind.PLAIN:
            return unit not in {"%", "GBP"}
        case NumeralKind.FRACTION:
            return fact.whole is not None


def _fraction(numeral: Numeral, fact: Fact) -> Verdict:
    if fact.part is None or fact.whole is None:
        return Verdict.UNKNOWN
    part, whole = Fraction(fact.part), Fraction(fact.whole)
    if (numeral.value, numeral.of) == (part, whole):
        return Verdict.AGREES
    return Verdict.DISAGREES


def _value(numeral: Numeral, value: Fraction, fact: Fact) -> Verdict:
    said, scale = numeral.value, numeral.scale
    if fact.unit == "000s" and scale >= _THOUSAND:
        said, scale = said / _THOUSAND, scale // _THOUSAND
    if numeral.kind is NumeralKind.PART:
        near = _near(said, value, Fraction(_NEARLY))
        return near if near is Verdict.ROUNDED else _bounded(numeral, value)
    written = _numbers_in(fact.figure)
    is_shown = said == half_up(value / scale, numeral.decimals) * scale
    if said in written or (
        is_shown and scale == 1 and numeral.decimals >= fact.decimals
    ):
        return Verdict.AGREES
    if is_shown or said in {half_up(each, numeral.decimals) for each in written}:
        return Verdict.ROUNDED
    if numeral.hedge is Hedge.ABOUT:
        is_share = fact.unit in _SHARE_UNITS
        return _near(said, value, Fraction(_NEARLY) if is_share else value * _ROUGHLY)
    return _bounded(replace(numeral, value=said), value)


def _bounded(numeral: Numeral, value: Fraction) -> Verdict:
    """`More than half` holds of whatever is more than half."""
    if numeral.hedge not in {Hedge.ABOVE, Hedge.BELOW}:
        return Verdict.DISAGREES
    is_above = numeral.hedge is Hedge.ABOVE
    is_so = value >= numeral.value if is_above else value <= numeral.value
    return Verdict.ROUNDED if is_so else Verdict.DISAGREES


def _near(said: Fraction, value: Fraction, slack: Fraction) -> Verdict:
    return Verdict.ROUNDED if abs(said - value) <= slack else Verdict.DISAGREES


@lru_cache(maxsize=4096)
def _numbers_in(shown: str) -> frozenset[Fraction]:
    """The numbers a fact is written with, which may be rounded to what is enough."""
    return frozenset(each.value for each in numerals(shown))
