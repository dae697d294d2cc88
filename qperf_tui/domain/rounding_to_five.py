"""Counts of people rounded to the nearest five, where small ones are only marked."""

from fractions import Fraction
from typing import Final

BASE: Final = 5
LEAST_SHOWN: Final = 8
"""Below it every count but 0 is marked: 5 would tell 3 to 7 apart from 1 and 2."""


def rounded_to_five(count: int) -> int | None:
    """A count as it is shown: 0, or the nearest five; None where it is only marked.

    Totals are rounded from their own true count, never added up from rounded parts.

    Raises:
        ValueError: If it is negative.
    """
    if count < 0:
        raise ValueError(f"{count} is not a count")
    if 0 < count < LEAST_SHOWN:
        return None
    return (count + BASE // 2) // BASE * BASE


def counts_shown_as(shown: int | None) -> tuple[int, int]:
    """The least and the greatest count that is shown so."""
    if shown is None:
        return 1, LEAST_SHOWN - 1
    if shown == 0:
        return 0, 0
    return shown - BASE // 2, shown + BASE // 2


def share_of_rounded(part: int, whole: int, scale: int = 100) -> Fraction | None:
    """A percentage as it may be shown: of the rounded counts, and of nothing else.

    It tells nothing that the two do not. None where one of them is only marked, or
    there is nobody to share.
    """
    shown, of = rounded_to_five(part), rounded_to_five(whole)
    if shown is None or not of:
        return None
    return Fraction(min(shown, of), of) * scale
