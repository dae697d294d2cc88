"""Whether quarters of the year differ so much that limits would miss everything."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

_LEAST: Final = 12
"""Points below which three full years cannot be told from chance."""
_CUT: Final = 5
"""How many times the spread within quarters the spread between them must be."""


def is_strongly_seasonal(
    points: Sequence[tuple[int, Fraction | None]], cut: int = _CUT
) -> bool:
    """Whether a series of (quarter number, value) swings with the seasons.

    A one-way analysis of variance by quarter number: strong where the mean square
    between quarters is over `cut` times that within, which some 3 in 100 series of
    twelve quarters without seasons exceed, and fewer the longer they are. With a
    swing of 2 standard deviations a chart of limits fires in 0.1% of cases and so
    misses everything (methods, section 0).
    """
    groups: dict[int, list[Fraction]] = {1: [], 2: [], 3: [], 4: []}
    for number, value in points:
        if value is not None:
            groups[number].append(value)
    known = [value for group in groups.values() for value in group]
    if len(known) < _LEAST or min(map(len, groups.values())) < 2:
        return False
    mean = Fraction(sum(known), len(known))
    means = {number: Fraction(sum(g), len(g)) for number, g in groups.items()}
    between = sum(len(g) * (means[n] - mean) ** 2 for n, g in groups.items()) / 3
    within = sum((v - means[n]) ** 2 for n, g in groups.items() for v in g)
    return between > cut * (within / (len(known) - 4)) and between > 0
