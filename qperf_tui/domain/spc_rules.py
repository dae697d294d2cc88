"""The limits of an XmR chart, and the four rules that mark a point of it.

Limits after Wheeler, rules as coded in NHSRplotthedots 0.2.2 and without the defects
of the reference implementations (methods, sections 5.1 to 5.4). Everything is exact:
values are scaled to whole numbers once, and every comparison is strict.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import pairwise
from math import lcm
from typing import Final, NamedTuple

Values = Sequence[Fraction | None]
"""Consecutive quarters, None for one without a comparable figure."""
_Whole = Sequence[int | None]

_TO_LIMIT: Final = Fraction(266, 100)
"""Three standard deviations in average moving ranges: 3 / 1.128."""
_TO_NEAR: Final = _TO_LIMIT * Fraction(2, 3)
_OF_RANGES: Final = Fraction(3267, 1000)


class SpecialCause(Enum):
    """What marks a point as a special cause, in the order it is named by."""

    OUTSIDE = "outside the limits"
    TREND = "a trend"
    TWO_IN_THREE = "two of three near a limit"
    SHIFT = "a run on one side of the mean"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Where points of an unchanged series are expected, in the indicator's unit."""

    mean: Fraction
    amr: Fraction
    """The mean of the moving ranges."""
    lower: Fraction
    """2.66 average moving ranges below the mean, never cut at 0."""
    upper: Fraction
    """As far above the mean, never cut at 100%."""
    near_lower: Fraction
    """Two thirds of the way from the mean to the lower limit."""
    near_upper: Fraction
    mr_upper: Fraction
    """The upper limit of the moving ranges themselves."""
    screened: int = 0
    """Moving ranges left out of the average for being at or beyond that limit."""

    @classmethod
    def around(cls, mean: Fraction, amr: Fraction, screened: int = 0) -> "Limits":
        """The limits around a mean that an average moving range gives."""
        return cls(
            mean=mean,
            amr=amr,
            lower=mean - amr * _TO_LIMIT,
            upper=mean + amr * _TO_LIMIT,
            near_lower=mean - amr * _TO_NEAR,
            near_upper=mean + amr * _TO_NEAR,
            mr_upper=amr * _OF_RANGES,
            screened=screened,
        )


class _Lines(NamedTuple):
    """The limits scaled as the values are."""

    mean: int
    lower: int
    upper: int
    near_lower: int
    near_upper: int


def limits_of(values: Values, *, is_screened: bool = False) -> Limits | str:
    """The limits of a segment, or why there are none.

    The mean is of every point. Both ranges that touch a gap are lost. Screened, the
    ranges at or beyond their own limit are left out once (Nelson 1982), but never so
    as to leave fewer than two or no spread.
    """
    scale = _scale(values)
    whole = _scaled(values, scale)
    known = [value for value in whole if value is not None]
    if len(known) >= 2 and len(set(known)) == 1:
        return f"no variation in {len(known)} quarters"
    ranges = [
        abs(after - before)
        for before, after in pairwise(whole)
        if before is not None and after is not None
    ]
    if len(ranges) < 2:
        return "limits unavailable: fewer than 2 usable moving ranges"
    if not any(ranges):
        return "limits unavailable: no variation between neighbouring quarters"
    kept = ranges
    if is_screened:
        most = Fraction(sum(ranges), len(ranges)) * _OF_RANGES
        within = [each for each in ranges if each < most]
        kept = within if len(within) >= 2 and any(within) else ranges
    return Limits.around(
        Fraction(sum(known), len(known) * scale),
        Fraction(sum(kept), len(kept) * scale),
        len(ranges) - len(kept),
    )


def special_causes(
    values: Values, limits: Limits, run_length: int = 7
) -> list[dict[SpecialCause, bool]]:
    """For each point the causes it shows, in naming order, and whether upwards.

    Upwards is above the mean or rising. Trends and runs are of `run_length` points.
    """
    near = (limits.near_lower, limits.near_upper)
    lines = (limits.mean, limits.lower, limits.upper, *near)
    scale = lcm(_scale(values), _scale(lines))
    whole = _scaled(values, scale)
    mean, lower, upper, near_lower, near_upper = (int(each * scale) for each in lines)
    drawn = _Lines(mean, lower, upper, near_lower, near_upper)
    marked = {
        SpecialCause.OUTSIDE: _outside(whole, drawn),
        SpecialCause.TREND: _trends(whole, run_length),
        SpecialCause.TWO_IN_THREE: _two_in_three(whole, drawn),
        SpecialCause.SHIFT: _shifts(whole, drawn, run_length),
    }
    return [
        {cause: places[at] for cause, places in marked.items() if at in places}
        for at in range(len(values))
    ]


def _scale(values: Values) -> int:
    """The least number that makes every value whole."""
    return lcm(*(each.denominator for each in values if each is not None))


def _scaled(values: Values, scale: int) -> list[int | None]:
    return [
        None if each is None else each.numerator * (scale // each.denominator)
        for each in values
    ]


def _outside(values: _Whole, lines: _Lines) -> dict[int, bool]:
    """Points beyond a limit; one that is on it is inside."""
    return {
        at: value > lines.upper
        for at, value in enumerate(values)
        if value is not None and not lines.lower <= value <= lines.upper
    }


def _trends(values: _Whole, length: int) -> dict[int, bool]:
    """Points of so many in a row that only rise or only fall.

    A turning point that two trends share goes to the right-hand one.
    """
    moves = [
        0 if before is None or after is None else (after > before) - (after < before)
        for before, after in pairwise(values)
    ]
    found: dict[int, bool] = {}
    for first, last in _runs(moves, length - 1):
        found |= dict.fromkeys(range(first, last + 2), moves[first] > 0)
    return found


def _two_in_three(values: _Whole, lines: _Lines) -> dict[int, bool]:
    """Points in the outer third, two of three in a row, all on one side of the mean.

    A point beyond the limit is not in the outer third, but may be the third point.
    """
    zones = [_zone(value, lines) for value in values]
    found: dict[int, bool] = {}
    for start in range(len(zones) - 2):
        three = zones[start : start + 3]
        side = three[0][0]
        if side and all(each[0] == side for each in three):
            near = [start + at for at, each in enumerate(three) if each[1]]
            if len(near) >= 2:
                found |= dict.fromkeys(near, side > 0)
    return found


def _zone(value: int | None, lines: _Lines) -> tuple[int, bool]:
    """The side of the mean a value is on, and whether in the outer third."""
    if value is None:
        return 0, False
    is_near = (
        lines.near_upper < value <= lines.upper
        or lines.lower <= value < lines.near_lower
    )
    return _side(value, lines.mean), is_near


def _shifts(values: _Whole, lines: _Lines, length: int) -> dict[int, bool]:
    """Points of so many in a row strictly on one side of the mean.

    They have to be on that side of the mean without the points outside the limits
    as well: one far point drags the mean, and leaves all others on its other side.
    """
    known = [value for value in values if value is not None]
    inside = [value for value in known if lines.lower <= value <= lines.upper]
    total, count = sum(inside), len(inside)
    sides = [0 if value is None else _side(value, lines.mean) for value in values]
    if inside and count < len(known):
        sides = [
            side if value is not None and _side(value * count, total) == side else 0
            for value, side in zip(values, sides, strict=True)
        ]
    found: dict[int, bool] = {}
    for first, last in _runs(sides, length):
        found |= dict.fromkeys(range(first, last + 1), sides[first] > 0)
    return found


def _side(value: int, mark: int) -> int:
    return (value > mark) - (value < mark)


def _runs(signs: Sequence[int], length: int) -> list[tuple[int, int]]:
    """The first and the last place of every stretch of one sign that long, or more."""
    found, first = [], 0
    for at, sign in enumerate(signs):
        if sign != signs[first]:
            first = at
        ends = at + 1 == len(signs) or signs[at + 1] != sign
        if ends and sign and at - first + 1 >= length:
            found.append((first, at))
    return found
