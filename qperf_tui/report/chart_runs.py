"""Which figures of a chart one line may join."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

Values = Sequence[Fraction | None]
"""A value for each quarter, or None for a gap."""


def runs(values: Values, starts: frozenset[int]) -> Iterator[dict[int, Fraction]]:
    """The figures that one line may join, by place; a lone one is a run as well.

    A line ends at a gap, and before each place at which another starts.
    """
    run: dict[int, Fraction] = {}
    for place, value in enumerate(values):
        if run and (value is None or place in starts):
            yield run
            run = {}
        if value is not None:
            run[place] = value
    if run:
        yield run


def level_runs(values: Values) -> Iterator[dict[int, Fraction]]:
    """Values that stay the same, which a target is drawn by, quarter after quarter."""
    changes = {
        place for place, (before, at) in enumerate(pairwise(values), 1) if before != at
    }
    yield from runs(values, frozenset(changes))
