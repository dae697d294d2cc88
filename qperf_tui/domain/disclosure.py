"""What may not be shown outside the council, and why: small numbers of people."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from qperf_tui.domain.period import Quarter


@dataclass(frozen=True, slots=True)
class CellKey:
    """One figure that could be shown: an indicator's, or that of one of its groups."""

    indicator_id: int
    quarter: Quarter
    group_id: int | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a figure is hidden, told without the figure."""

    rule: str
    says: str
    is_primary: bool
    """Whether it is small itself; any other would give a small one away."""


Hidden = Mapping[CellKey, Reason]


@dataclass(frozen=True, slots=True)
class RoundedFigure:
    """A figure as it may be shown where numbers of people are rounded."""

    value: Fraction
    """Made of the rounded numbers, and so no finer than they are."""
    numerator: Decimal | None
    denominator: Decimal | None


Rounded = Mapping[CellKey, RoundedFigure]

Withheld = Mapping[CellKey, int]
"""Indicators that are exempt in a quarter, with the paragraph of Schedule 12A."""


class Strictness(NamedTuple):
    """How small numbers are protected."""

    method: str
    """`suppress`, `round5` or `off`."""
    threshold: int
    hides_zero: bool

    def is_as_strict_as(self, other: "Strictness") -> bool:
        """Whether this shows nothing that the other would have hidden or blurred."""
        if other.method == "off":
            return True
        is_same = self.method == other.method
        hides_zero = self.hides_zero or not other.hides_zero
        return is_same and self.threshold >= other.threshold and hides_zero


@dataclass(frozen=True, slots=True, kw_only=True)
class Attacked:
    """What is known of one hidden figure, beside the truth."""

    cell: CellKey
    low: int
    high: int | None
    """From and to what a reader knows that it counts; None is open."""
    is_recovered: bool
    is_narrowed: bool
    """Whether more is known than that it is small, though not all."""
