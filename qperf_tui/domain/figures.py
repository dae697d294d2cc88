"""Figures as reported: exact values, and the states a figure can be in instead."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.rounding import half_up, places

_MULTIPLIER: Final = {"%": 100, "per 1,000": 1000, "per 10,000": 10_000}
_MULTIPLIER_WIDE: Final = {"per 100,000": 100_000, "per million": 1_000_000}


_WORKED_OUT: Final = 6
"""Decimals of a value worked out from its numerator and denominator."""

SMALL_COHORT: Final = 20
"""Cases below which a percentage is read as its fraction, with no decimals."""


class OutturnStatus(StrEnum):
    """What is known of a quarter's figure."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    REVISED = "revised"
    NOT_DUE = "not due"
    NOT_AVAILABLE = "not available"
    NOT_COMPARABLE = "not comparable"
    SUPPRESSED = "suppressed"


WITH_A_VALUE: Final = frozenset(
    {
        OutturnStatus.FINAL,
        OutturnStatus.PROVISIONAL,
        OutturnStatus.REVISED,
        OutturnStatus.NOT_COMPARABLE,
    }
)
"""The states in which a figure carries a value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outturn:
    """What was reported for one indicator in one quarter."""

    quarter: Quarter
    value: Fraction | None
    """The exact value in the indicator's unit; None when there is none to show."""
    status: OutturnStatus = OutturnStatus.FINAL
    mark: str | None = None
    """What stood in place of a number, such as `c` or `<5`."""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    reason: str = ""
    """Why there is no value, or what the reader must know of it."""
    expected: str = ""
    """When a figure that is not available is expected: a day, ISO 8601."""
    coverage: str = ""
    """What part of the council it covers; nothing for all of it."""
    revision: int = 1

    def is_of_few(self, unit: str) -> bool:
        """Whether a percentage rests on so few cases that the fraction comes first."""
        part, whole = self.numerator, self.denominator
        return unit == "%" and part is not None and bool(whole and whole < SMALL_COHORT)

    @property
    def has_no_cases(self) -> bool:
        """Whether there was nothing to measure: a share of no cases is no figure."""
        return self.denominator == 0


def multiplier(unit: str) -> int:
    """What a numerator over its denominator is multiplied by: 100 for `%`."""
    return _MULTIPLIER.get(unit) or _MULTIPLIER_WIDE.get(unit, 1)


def share_of(numerator: Decimal, denominator: Decimal, unit: str) -> Fraction:
    """What counts make in a unit, exactly: 253 of 319 in `%`; there are cases."""
    above, below = numerator.as_integer_ratio()
    cases, parts = denominator.as_integer_ratio()
    return Fraction(above * parts * multiplier(unit), below * cases)


def exact_value(
    value: Decimal | None,
    numerator: Decimal | None,
    denominator: Decimal | None,
    unit: str,
) -> Fraction | None:
    """The exact figure: from its numerator and denominator where both are known.

    A rounded percentage is never judged when what it was made of is there
    (methods of the house, section 1). A share of no cases is no figure, and not 0.
    """
    if denominator == 0:
        return None
    if value is not None and numerator is not None and denominator:
        return share_of(numerator, denominator, unit)
    return None if value is None else Fraction(*value.as_integer_ratio())


def worked_out(numerator: Decimal, denominator: Decimal, unit: str) -> Decimal:
    """The value that counts make, as it is kept beside them; there are cases."""
    kept = half_up(share_of(numerator, denominator, unit), _WORKED_OUT)
    value = (Decimal(kept.numerator) / Decimal(kept.denominator)).normalize()
    return value.quantize(Decimal(1)) if places(value) < 0 else value


def reconciles(value: Decimal, exact: Fraction) -> bool:
    """Whether `exact` rounds to `value` at the decimals `value` is written with.

    Half a unit in the last place either way is allowed, since some systems cut
    and some round halves to even.
    """
    whole, parts = value.as_integer_ratio()
    above, below = exact.as_integer_ratio()
    # In whole numbers, for fractions take five times as long.
    decimals = places(value)
    finer: int = 10 ** max(decimals, 0)
    coarser: int = 10 ** max(-decimals, 0)
    return 2 * abs(whole * below - above * parts) * finer <= parts * below * coarser


def nearest_shares(
    value: Fraction, denominator: int, unit: str
) -> tuple[Fraction, ...]:
    """The possible values with `denominator` nearest to `value`, on either side.

    With 11 cases a share of 56% cannot be; 54.5% and 63.6% can.
    """
    scale = multiplier(unit)
    cases = value * denominator / scale
    return tuple(
        Fraction(count, denominator) * scale
        for count in sorted({floor(cases), ceil(cases)})
        if count >= 0
    )
