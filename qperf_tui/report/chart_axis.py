"""Where the axis of a chart begins and ends, and the marks along it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from qperf_tui.domain.rounding import digits
from qperf_tui.domain.wording import with_unit
from qperf_tui.report.paper import Chart

_STEPS: Final = 5
"""Steps that an axis has at the most."""
_NICE: Final = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5), Fraction(10))
_FLAT: Final = Fraction(1, 10)
"""The share of an axis from zero below which a movement could not be seen."""
_SIGNED: Final = ("%", "GBP")
_TOO_LONG: Final = 10**12
_MOST_DECIMALS: Final = 6


@dataclass(frozen=True, slots=True)
class Axis:
    """The figures along the side of a chart, from its foot to its top."""

    ticks: tuple[Fraction, ...]
    labels: tuple[str, ...]
    says: str
    """That it does not start at zero; nothing where it does."""

    def height(self, value: Fraction) -> float:
        """How high up a value stands: 0 at the foot, 1 at the top.

        Drawn by shares, as no figure is then too large or too close to another.
        """
        low, high = self.ticks[0], self.ticks[-1]
        return float((value - low) / (high - low))


def axis_of(chart: Chart) -> Axis:
    """The axis of a chart: from zero, unless its movement could not be seen then.

    One that starts elsewhere says so in words.
    """
    drawn = [each.value for each in chart.points]
    drawn += [each.target for each in chart.points]
    drawn += [each.ceiling for each in chart.points]
    known = [each for each in drawn if each is not None] or [Fraction(0)]
    low, high = min(known), max(known)
    is_cut = 0 < low < high < low / (1 - _FLAT)
    if not is_cut:
        low, high = min(low, Fraction(0)), max(high, Fraction(0))
    ticks = _ticks(low, high)
    if is_cut and ticks[0] == low:
        # A figure at the foot would look like nothing at all.
        ticks.insert(0, 2 * ticks[0] - ticks[1])
    labels = _labels(ticks, chart.unit)
    says = f"The axis starts at {labels[0]}, not at zero." if ticks[0] > 0 else ""
    return Axis(tuple(ticks), tuple(labels), says)


def unit_words(unit: str) -> str:
    """What the figures along an axis are counted in, where they do not say so."""
    return "" if unit in {*_SIGNED, "no.", ""} else unit


def _ticks(low: Fraction, high: Fraction) -> list[Fraction]:
    step = _step((high - low) or Fraction(1))
    first = low // step
    last = max(-(-high // step), first + 1)
    return [step * place for place in range(first, last + 1)]


def _step(span: Fraction) -> Fraction:
    """The least round step that crosses a span in few steps."""
    rough = span / _STEPS
    power = Fraction(10) ** _magnitude(rough)
    return next(power * each for each in _NICE if power * each >= rough)


def _magnitude(value: Fraction) -> int:
    """The power of ten that a value is no less than, and less than ten times."""
    guess = len(str(value.numerator)) - len(str(value.denominator))
    return guess if Fraction(10) ** guess <= value else guess - 1


def _labels(ticks: Sequence[Fraction], unit: str) -> list[str]:
    """The ticks as they are written, with the decimals that all of them need."""
    sign = unit if unit in _SIGNED else ""
    decimals = 0
    while any((each * 10**decimals).denominator != 1 for each in ticks):
        decimals += 1
        if decimals > _MOST_DECIMALS:
            return [with_unit(_by_powers(each), sign) for each in ticks]
    if max(map(abs, ticks)) >= _TOO_LONG:
        return [with_unit(_by_powers(each), sign) for each in ticks]
    return [with_unit(digits(each, decimals), sign) for each in ticks]


def _by_powers(value: Fraction) -> str:
    """A figure too large or small to write out: `2.5e307`."""
    if not value:
        return "0"
    power = _magnitude(abs(value))
    return f"{digits(value / Fraction(10) ** power, 1)}e{power}"
