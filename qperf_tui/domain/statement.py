"""What a figure that is shown says of the counts behind it, in whole numbers.

Every figure is read as it was printed: a percentage to one decimal is not 79.3 but
anything that rounds to it, a half going away from zero.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import gcd, lcm

Cell = Hashable
"""A base count: a whole number, not negative, that the reader does not know."""
Terms = tuple[tuple[Cell, int], ...]
"""A sum of cells, each with its coefficient."""


@dataclass(frozen=True, slots=True)
class Statement:
    """That a sum of cells lies between two whole numbers; None is open."""

    terms: Terms
    low: int | None
    high: int | None

    @property
    def is_exact(self) -> bool:
        """Whether the sum itself is told."""
        return self.low is not None and self.low == self.high

    def holds(self, values: Mapping[Cell, int]) -> bool:
        """Whether it is true of such counts."""
        found = worth(self.terms, values)
        return (self.low is None or self.low <= found) and (
            self.high is None or found <= self.high
        )


def worth(terms: Terms, values: Mapping[Cell, int]) -> int:
    """A sum of cells, worked out."""
    return sum(coefficient * values[cell] for cell, coefficient in terms)


def exact(cell: Cell, value: int) -> Statement:
    """A count as it is."""
    return Statement(((cell, 1),), value, value)


def between(cell: Cell, low: int | None, high: int | None) -> Statement:
    """A count known only within bounds, such as by a mark for 1 to 4."""
    return Statement(((cell, 1),), low, high)


def total(cells: Iterable[Cell], value: int) -> Statement:
    """The sum of several counts: a row, a year to date or the last four quarters."""
    return Statement(_collected((each, 1) for each in cells), value, value)


def adds_up(whole: Cell, parts: Iterable[Cell]) -> Statement:
    """That one count is the sum of others, whatever they are.

    Those in and those not in are the parts of a denominator; groups are parts of all.
    """
    terms = _collected([(whole, 1), *((each, -1) for each in parts)])
    return Statement(terms, 0, 0)


def differs(later: Cell, earlier: Cell, by: int) -> Statement:
    """How far one count is from another: a movement, or what a revision changed."""
    return Statement(_collected([(later, 1), (earlier, -1)]), by, by)


def is_least(more: Cell, less: Cell, by: int = 0) -> Statement:
    """That one count is no smaller than another, or larger by so many at least."""
    return Statement(_collected([(more, 1), (less, -1)]), by, None)


def at_most_apart(one: Cell, other: Cell, by: int) -> Statement:
    """That two counts are no further apart than so many, such as "about as many"."""
    return Statement(_collected([(one, 1), (other, -1)]), -by, by)


def ranked(cells: Sequence[Cell], *, is_strict: bool = False) -> tuple[Statement, ...]:
    """An order that is shown, from the most to the fewest."""
    by = 1 if is_strict else 0
    return tuple(is_least(more, less, by) for more, less in pairwise(cells))


def percentage(
    part: Iterable[Cell], whole: Iterable[Cell], shown: Fraction, decimals: int
) -> tuple[Statement, ...]:
    """A share of people as it is printed, where neither count need be known."""
    return rounded_ratio(_ones(part), _ones(whole), 100, shown, decimals)


def rate(
    cell: Cell, population: int, per: int, shown: Fraction, decimals: int
) -> Statement:
    """A rate on a public population as it is printed: bounds of its count."""
    low, high = rounded_values(shown, decimals)
    scale = Fraction(population, per)
    return between(cell, low.least(scale), high.most(scale))


def mean(
    cells: Sequence[Cell], shown: Fraction, decimals: int, per: int = 1
) -> Statement:
    """The mean of several counts as it is printed, on a scale such as per cent."""
    low, high = rounded_values(shown, decimals)
    scale = Fraction(len(cells), per)
    return Statement(_collected(_ones(cells)), low.least(scale), high.most(scale))


def change(
    later: Cell, earlier: Cell, shown: Fraction, decimals: int
) -> tuple[Statement, ...]:
    """A change in per cent of what was before, as it is printed."""
    above = [(later, 1), (earlier, -1)]
    return rounded_ratio(above, [(earlier, 1)], 100, shown, decimals)


def held_against(
    part: Iterable[Cell], whole: Iterable[Cell], share: Fraction, *, is_least: bool
) -> Statement:
    """That a share reaches `share` or, where that is not so, falls short of it.

    This is what a status, an arrow or a colour tells.
    """
    over, under = share.as_integer_ratio()
    terms = _collected(
        [
            *((each, under) for each in part),
            *((each, -over) for each in whole),
        ]
    )
    return _reduced(terms, 0 if is_least else None, None if is_least else -1)


def rounded_count(cell: Cell, shown: int, base: int = 5) -> Statement:
    """A count rounded to the nearest `base`, a half up."""
    least, most = shown - base // 2, shown + (base - 1) // 2
    return between(cell, max(least, 0), most)


def rounded_total(cells: Iterable[Cell], shown: int, base: int = 5) -> Statement:
    """A sum that was rounded by itself, not made of rounded parts."""
    least, most = shown - base // 2, shown + (base - 1) // 2
    return Statement(_collected(_ones(cells)), max(least, 0), most)


def told_by(
    cell: Cell, candidates: Iterable[int], shows: Callable[[int], object], shown: object
) -> Statement:
    """What anything worked out from a count tells of it, found by trying each.

    So the end of an interval or a rounded rate is read, where no sum would do.

    Raises:
        ValueError: If none fits, or those that fit are not one run of numbers.
    """
    fitting = sorted(each for each in candidates if shows(each) == shown)
    if not fitting:
        raise ValueError(f"no count of {cell!r} shows {shown!r}")
    low, high = fitting[0], fitting[-1]
    if len(fitting) != high - low + 1:
        raise ValueError(f"the counts of {cell!r} that show {shown!r} have gaps")
    return between(cell, low, high)


@dataclass(frozen=True, slots=True)
class Edge:
    """Where what rounds to a printed value begins or ends."""

    at: Fraction
    is_in: bool
    """Whether the edge itself rounds to it."""

    def least(self, scale: Fraction) -> int:
        """The least whole number that, over `scale`, is on or above the edge."""
        found = self.at * scale
        return -(-found // 1) if self.is_in else found // 1 + 1

    def most(self, scale: Fraction) -> int:
        """The greatest whole number that, over `scale`, is on or below the edge."""
        found = self.at * scale
        return found // 1 if self.is_in else -(-found // 1) - 1


def rounded_values(shown: Fraction, decimals: int) -> tuple[Edge, Edge]:
    """From where to where anything is printed as `shown`: halves go away from zero."""
    half = Fraction(1, 2 * 10**decimals)
    return Edge(shown - half, is_in=shown > 0), Edge(shown + half, is_in=shown < 0)


def rounded_ratio(
    above: Iterable[tuple[Cell, int]],
    below: Iterable[tuple[Cell, int]],
    scale: int,
    shown: Fraction,
    decimals: int,
) -> tuple[Statement, ...]:
    """A ratio times `scale` as it is printed; what is below may not be negative."""
    low, high = rounded_values(shown, decimals)
    above, below = list(above), list(below)
    common = lcm(low.at.denominator, high.at.denominator)

    def over(edge: Edge) -> Terms:
        times = edge.at * common
        return _collected(
            [
                *((cell, by * scale * common) for cell, by in above),
                *((cell, -by * times.numerator) for cell, by in below),
            ]
        )

    return (
        _reduced(over(low), 0 if low.is_in else 1, None),
        _reduced(over(high), None, 0 if high.is_in else -1),
    )


def _ones(cells: Iterable[Cell]) -> list[tuple[Cell, int]]:
    return [(each, 1) for each in cells]


def _collected(terms: Iterable[tuple[Cell, int]]) -> Terms:
    """The same sum with each cell once, and none that counts for nothing."""
    found: dict[Cell, int] = {}
    for cell, coefficient in terms:
        found[cell] = found.get(cell, 0) + coefficient
    return tuple((cell, each) for cell, each in found.items() if each)


def _reduced(terms: Terms, low: int | None, high: int | None) -> Statement:
    """The same in the smallest whole numbers, bounds drawn in to what is possible."""
    by = gcd(*(coefficient for _, coefficient in terms)) or 1
    return Statement(
        tuple((cell, coefficient // by) for cell, coefficient in terms),
        None if low is None else -(-low // by),
        None if high is None else high // by,
    )
