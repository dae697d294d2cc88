"""Rolling years as what they are made of: the counts of four quarters on end."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from qperf_tui.domain.statement import Cell, Statement, adds_up

YEAR: Final = 4


class QuarterCount(NamedTuple):
    """What all the rolling years together say of the count of one quarter."""

    number: int
    """A count that it can be; where `low` is `high`, the one that it is."""
    low: int
    high: int


class QuartersTold(NamedTuple):
    """The quarters behind rolling years, as counts that a reader does not know."""

    values: dict[Cell, int]
    known: list[Statement]
    few: list[Cell]
    """Those that all the years together would tell to be few."""


def quarters_told(
    years: Sequence[Cell], values: Mapping[Cell, int], threshold: int
) -> QuartersTold:
    """What rolling years on end are made of, beside the `values` of the years."""
    found = quarters_of([values[each] for each in years])
    named = {("quarter", n, years[0]): each for n, each in enumerate(found)}
    cells: list[Cell] = list(named)
    return QuartersTold(
        {cell: each.number for cell, each in named.items()},
        [
            adds_up(year, cells[place : place + YEAR])
            for place, year in enumerate(years if cells else ())
        ],
        [cell for cell, each in named.items() if 0 < each.high < threshold],
    )


def quarters_of(sums: Sequence[int]) -> list[QuarterCount]:
    """The counts of the quarters behind rolling years on end, three before the first.

    Two years on end differ by the quarter that came in less the one that went out,
    so each quarter is known beside the one four before it. None come back where no
    counts make such years, since some were revised apart from the others.
    """
    if not sums:
        return []
    since = [0] * YEAR
    for before, after in pairwise(sums):
        since.append(since[-YEAR] + after - before)
    least = [max(0, -min(since[place::YEAR])) for place in range(YEAR)]
    free = sums[0] - sum(least)
    if free < 0:
        return []
    each, over = divmod(free, YEAR)
    found = []
    for place, moved in enumerate(since):
        low = least[place % YEAR] + moved
        share = each + (place % YEAR < over)
        found.append(QuarterCount(low + share, low, low + free))
    return found
