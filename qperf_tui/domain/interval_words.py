"""Intervals in words, with a verdict that claims no more than they do."""

from fractions import Fraction
from typing import Final

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.intervals import ChangeInterval, Interval
from qperf_tui.domain.rounding import digits
from qperf_tui.domain.wording import with_unit

_DECIMALS: Final = 1
_MINUS: Final = "\u2212"


def interval_words(interval: Interval, indicator: Indicator) -> str:
    """An interval in its unit: `95% interval 74.5% to 83.4% (Wilson)`."""
    places = max(indicator.decimals, _DECIMALS)
    upper = with_unit(digits(Fraction(interval.upper), places), indicator.unit)
    if interval.lower is None:
        return f"{_level(interval.confidence)} up to {upper} ({interval.method})"
    number = digits(Fraction(interval.lower), places)
    is_short = indicator.unit in {"%", "GBP"}
    lower = with_unit(number, indicator.unit) if is_short else number
    return f"{_level(interval.confidence)} {lower} to {upper} ({interval.method})"


def change_interval_words(change: ChangeInterval) -> str:
    """`95% interval −11.2 to +0.9 percentage points: within chance`."""
    ends = " to ".join(_signed(end) for end in (change.lower, change.upper))
    unit = "%" if change.unit == "%" else f" {change.unit}"
    verdict = "within chance" if change.is_within_chance else "beyond chance"
    return f"{_level(change.confidence)} {ends}{unit}: {verdict}"


def _level(confidence: float) -> str:
    return f"{confidence * 100:g}% interval"


def _signed(end: float) -> str:
    number = digits(Fraction(end), _DECIMALS)
    if number.startswith("-"):
        return f"{_MINUS}{number[1:]}"
    return f"+{number}" if Fraction(end) > 0 else number
