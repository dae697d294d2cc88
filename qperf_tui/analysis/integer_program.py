"""The least that a sum of whole numbers can be, by integer programming."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qperf_tui.analysis.narrowing import Bound, Line


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
