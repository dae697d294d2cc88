"""Ways of carrying a year's figures so far to its end.

Each works on running figures: what stood after Quarter 1, 2, 3 and 4. The share and
the blend of it with the same quarter last year did best in back-tests (methods of the
house, section 9).
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Final

Track = Sequence[Fraction | None]
"""A year's running figure after each of its four quarters; None where not known."""

_YEARS_OF_SHARES: Final = 3


def last_year(_now: Track, past: Sequence[Track], _done: int) -> Fraction | None:
    """What the year before ended on."""
    return past[-1][3] if past else None


def run_rate(now: Track, _past: Sequence[Track], done: int) -> Fraction | None:
    """The quarters so far, kept up for the whole year."""
    so_far = now[done - 1]
    return None if so_far is None else so_far * 4 / done


def same_quarter(now: Track, past: Sequence[Track], done: int) -> Fraction | None:
    """The year so far and the quarters that followed last year."""
    return _shifted(now, past, done, Fraction(0))


def shift(now: Track, past: Sequence[Track], done: int) -> Fraction | None:
    """As the same quarters last year, each moved as those so far have moved."""
    return _shifted(now, past, done, Fraction(1))


def half_shift(now: Track, past: Sequence[Track], done: int) -> Fraction | None:
    """As the same quarters last year, each moved half as far as those so far."""
    return _shifted(now, past, done, Fraction(1, 2))


def seasonal_ratio(now: Track, past: Sequence[Track], done: int) -> Fraction | None:
    """Last year's end, scaled as the year so far compares with last year's."""
    so_far = now[done - 1]
    if so_far is None or not past:
        return None
    then, end = past[-1][done - 1], past[-1][3]
    return None if not then or end is None else so_far * end / then


def share(now: Track, past: Sequence[Track], done: int) -> Fraction | None:
    """The year so far over the share of the year that is usual by now.

    Shares on both sides of nought are no usual share, and nor is nought.
    """
    so_far = now[done - 1]
    shares = [
        then / end
        for year in past[-_YEARS_OF_SHARES:]
        if (then := year[done - 1]) is not None and (end := year[3])
    ]
    if so_far is None or not sum(shares) or min(shares) < 0:
        return None
    return so_far * len(shares) / sum(shares)


def blend(now: Track, past: Sequence[Track], done: int) -> Fraction | None:
    """The mean of share and same quarter last year; the latter where shares are 0."""
    by_quarter, by_share = same_quarter(now, past, done), share(now, past, done)
    if by_quarter is None or by_share is None:
        return by_quarter
    return (by_quarter + by_share) / 2


RUN_RATE: Final = "run rate"
SAME_QUARTER: Final = "same quarters last year"
SHARE: Final = "share of the year"
BLEND: Final = "blend"

Method = Callable[[Track, Sequence[Track], int], Fraction | None]

METHODS: Final[Mapping[str, Method]] = {
    "last year's outturn": last_year,
    RUN_RATE: run_rate,
    SAME_QUARTER: same_quarter,
    "seasonal ratio": seasonal_ratio,
    "shift": shift,
    "half shift": half_shift,
    SHARE: share,
    BLEND: blend,
}
"""Every method by the name it is shown under."""

OF_FLOWS_ONLY: Final = frozenset({RUN_RATE, "shift", "half shift"})
"""Methods that mean nothing for a level, such as a figure at the quarter's end."""


def _shifted(
    now: Track, past: Sequence[Track], done: int, part: Fraction
) -> Fraction | None:
    so_far = now[done - 1]
    if so_far is None or not past:
        return None
    then, end = past[-1][done - 1], past[-1][3]
    if then is None or end is None:
        return None
    moved = (so_far - then) / done * (4 - done)
    return so_far + (end - then) + part * moved
