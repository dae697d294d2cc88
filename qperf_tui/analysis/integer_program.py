"""The least that a sum of whole numbers can be, by integer programming."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from qperf_tui.analysis.narrowing import Bound, Line

_OUTPUT: Final = 1
"""The standard output, by its number in every process."""


@dataclass(frozen=True, slots=True)
class Optimum:
    """The least that a sum can be, and a world in which it is."""

    least: int | None
    """None where it has no least."""
    world: Mapping[int, int] | None
    """Every unknown's number; None where the solver's answer did not check out."""


def least_of(
    objective: Mapping[int, int],
    lines: Sequence[Line],
    low: Mapping[int, int],
    high: Mapping[int, Bound],
    *,
    nodes: int | None = None,
) -> Optimum:
    """The least of a sum of the unknowns in `low`, subject to every line.

    With no more than so many `nodes` searched, a small sum rather than the least. The
    solver works in binary fractions, so its world is rounded to whole numbers and
    held to every line in exact ones before it is given back.
    """
    from numpy import inf  # noqa: PLC0415 - only a release is worth the wait
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - as above

    places = list(low)
    tops = [inf if (top := high[each]) is None else top for each in places]
    table = [_row(dict(line.terms), places) for line in lines]
    floors = [-inf if each.low is None else each.low for each in lines]
    ceilings = [inf if each.high is None else each.high for each in lines]
    options = {"mip_rel_gap": 0.0} | ({"node_limit": nodes} if nodes else {})
    with silenced():
        found = milp(
            _row(objective, places),
            integrality=[1] * len(places),
            bounds=Bounds([*low.values()], tops),
            constraints=LinearConstraint(table, floors, ceilings) if lines else (),
            options=options,
        )
    if found.x is None:
        return Optimum(None, None)
    numbers = (round(float(each)) for each in found.x)
    world = dict(zip(places, numbers, strict=True))
    if _is_possible(world, lines, low, high):
        least = sum(by * world[place] for place, by in objective.items())
        return Optimum(least, world)
    return Optimum(round(float(found.fun)), None)


@contextmanager
def silenced() -> Iterator[None]:
    """Let nothing reach the standard output, where only what was asked for belongs.

    HiGHS writes a line of its own there, past Python, whenever it mends a world that
    it had rounded; on a screen it would stand in the middle of a table.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        kept = os.dup(_OUTPUT)
    except OSError:
        # There is no standard output, and so nothing to keep clean.
        os.close(nowhere)
        yield
        return
    os.dup2(nowhere, _OUTPUT)
    try:
        yield
    finally:
        os.dup2(kept, _OUTPUT)
        os.close(kept)
        os.close(nowhere)


def _row(terms: Mapping[int, int], places: Sequence[int]) -> list[int]:
    return [terms.get(place, 0) for place in places]


def _is_possible(
    world: Mapping[int, int],
    lines: Sequence[Line],
    low: Mapping[int, int],
    high: Mapping[int, Bound],
) -> bool:
    bounds = (Line(((place, 1),), low[place], high[place]) for place in world)
    return all(line.holds(world) for line in (*bounds, *lines))
