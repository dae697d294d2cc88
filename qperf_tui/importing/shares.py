"""Whether a value follows from its numerator and denominator, and what could."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from qperf_tui.domain.figures import (
    multiplier,
    nearest_shares,
    reconciles,
    share_of,
)
from qperf_tui.domain.rounding import digits, places
from qperf_tui.domain.wording import with_unit

_SCALES: Final = ("%", "no.", "per 1,000", "per 10,000", "per 100,000", "per million")


def share_problem(
    value: Decimal, numerator: Decimal, denominator: Decimal, unit: str | None
) -> str | None:
    """Why a value does not follow from its counts, with the nearest that could.

    Without a unit any scale that reconciles will do. Returns None if it follows.
    """
    for scale in _SCALES if unit is None else (unit,):
        if reconciles(value, share_of(numerator, denominator, scale)):
            return None
    scale = unit or "%"
    decimals = max(1, places(value))
    made = with_unit(digits(share_of(numerator, denominator, scale), decimals), scale)
    counts = f"{numerator:,f} of {denominator:,f}"
    cause = f"it does not follow from {counts}, which is {made}"
    whole = denominator == denominator.to_integral_value()
    if whole and multiplier(scale) > 1 and 0 < value <= multiplier(scale):
        nearest = [
            with_unit(digits(share, decimals), scale)
            for share in nearest_shares(Fraction(value), int(denominator), scale)
        ]
        cause += f" (with {denominator:,f} cases the nearest are {_either(nearest)})"
    return f"{cause}; correct the value or the counts"


def _either(options: list[str]) -> str:
    return " and ".join(dict.fromkeys(options))


def percentage(share: Decimal) -> str:
    """A share of one as a percentage with no empty decimals: `85%`."""
    return f"{(share * 100).normalize():f}%"
