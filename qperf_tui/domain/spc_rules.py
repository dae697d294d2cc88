"""The four rules by which a point of an XmR chart is a special cause.

As coded in NHSRplotthedots 0.2.2, without the defects found in the reference
implementations (methods of the house, sections 5.2 and 5.4). Comparisons are strict.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import pairwise

Values = Sequence[Fraction | None]
"""Consecutive quarters, None for one without a comparable figure."""


class SpecialCause(Enum):
    """What marks a point as a special cause, in the order it is named by."""

    OUTSIDE = "outside the limits"
    TREND = "a trend"
    TWO_IN_THREE = "two of three near a limit"
    SHIFT = "a run on one side of the mean"


@dataclass(frozen=True, slots=True)
class Limits:
    """Where points of a stable series are expected, in the indicator's unit."""

    mean: Fraction
    average_range: Fraction
    """The mean of the moving ranges."""

    @property
    def reach(self) -> Fraction:
        """How far the limits are from the mean: 2.66 average moving ranges."""
        return self.average_range * _TO_LIMIT

    @property
    def lower(self) -> Fraction:
        """The lower limit, never cut at 0."""
        return self.mean - self.reach

    @property
    def upper(self) -> Fraction:
        """The upper limit, never cut at 100%."""
        return self.mean + self.reach

    @property
    def range_limit(self) -> Fraction:
        """The upper limit of the moving ranges themselves."""
        return self.average_range * _OF_RANGES


_TO_LIMIT = Fraction(266, 100)
_OF_RANGES = Fraction(3267, 1000)
_NEAR = Fraction(2, 3)


def limits_of(values: Values, *, is_screened: bool = False) -> Limits | None:
    """The limits of a segment; None with fewer than two moving ranges, or no spread.

    A range that touches a gap is lost. Screened, ranges beyond their own limit are
    left out once, unless that would leave no spread at all.
    """
    known = [value for value in values if value is not None]
    ranges = [
        abs(after - before)
        for before, after in pairwise(values)
        if before is not None and after is not None
    ]
    if len(ranges) < 2 or not any(ranges):
        return None
    mean = Fraction(sum(known), len(known))
    found = Limits(mean, Fraction(sum(ranges), len(ranges)))
    if is_screened:
        kept = [each for each in ranges if each < found.range_limit]
        if len(kept) >= 2 and any(kept):
            return Limits(mean, Fraction(sum(kept), len(kept)))
    return found


def special_causes(
    values: Values, limits: Limits, run_length: int = 7
) -> list[dict[SpecialCause, bool]]:
    """For each point, the causes it shows with whether they lie above or upwards."""
    found: list[dict[SpecialCause, bool]] = [{} for _ in values]
    for place, is_up in _outside(values, limits).items():
        found[place][SpecialCause.OUTSIDE] = is_up
    for place, is_up in _trends(values, run_length).items():
        found[place][SpecialCause.TREND] = is_up
    for place, is_up in _near_a_limit(values, limits).items():
        found[place][SpecialCause.TWO_IN_THREE] = is_up
    for place, is_up in _shifts(values, limits.mean, run_length).items():
        found[place][SpecialCause.SHIFT] = is_up
    return found


def _outside(values: Values, limits: Limits) -> dict[int, bool]:
    lower, upper = limits.lower, limits.upper
    return {
        place: value > upper
        for place, value in enumerate(values)
        if value is not None and not lower <= value <= upper
    }


def _trends(values: Values, length: int) -> dict[int, bool]:
    """Points of runs that only rise or only fall; a shared turn goes to the later."""
    found: dict[int, bool] = {}
    moves = [
        0 if before is None or after is None else (after > before) - (after < before)
        for before, after in pairwise(values)
    ]
    for start in range(len(moves) - length + 2):
        window = moves[start : start + length - 1]
        if window[0] and all(move == window[0] for move in window):
            for place in range(start, start + length):
                found[place] = window[0] > 0
    return found


def _near_a_limit(values: Values, limits: Limits) -> dict[int, bool]:
    """Points in the outer third, two of three in a row, all on one side of the mean."""
    found: dict[int, bool] = {}
    near, reach = limits.reach * _NEAR, limits.reach
    for start in range(len(values) - 2):
        away = [
            value - limits.mean
            for value in values[start : start + 3]
            if value is not None
        ]
        if len(away) < 3 or not (
            all(each > 0 for each in away) or all(each < 0 for each in away)
        ):
            continue
        outer = [place for place, each in enumerate(away) if near < abs(each) <= reach]
        if len(outer) >= 2:
            found |= {start + place: away[0] > 0 for place in outer}
    return found


def _shifts(values: Values, mean: Fraction, length: int) -> dict[int, bool]:
    """Points of runs strictly on one side of the mean."""
    sides = [
        0 if value is None else (value > mean) - (value < mean) for value in values
    ]
    found: dict[int, bool] = {}
    for start in range(len(sides) - length + 1):
        window = sides[start : start + length]
        if window[0] and all(side == window[0] for side in window):
            for place in range(start, start + length):
                found[place] = window[0] > 0
    return found
