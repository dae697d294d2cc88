"""What is left of a puzzle once every settled count is out, in parts by themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

from qperf_tui.analysis.narrowing import Bounds, Line, Web

World = tuple[int, ...]
"""A number for every count of a puzzle."""
Sum = tuple[tuple[int, int], ...]
"""Counts by their numbers, each with its coefficient."""


@dataclass(frozen=True, slots=True)
class Knot:
    """Unknowns that lines hold together, and those lines without what is settled."""

    places: tuple[int, ...]
    web: Web

    def world_with(
        self, place: int, number: int, bounds: Bounds, truth: World
    ) -> World | None:
        """A world with this number, near the truth; None if none is come upon.

        Each unknown after the other is settled as near to the truth as the bounds
        let it, which are drawn in each time. Where no lines run in a circle that
        never fails; where they do it may, and then there has to be a search.
        """
        found = bounds.with_settled(place, number)
        if not found.narrow(self.web, [place]):
            return None
        for each in self.places:
            if not found.is_fixed(each):
                found.settle(each, found.nearest(each, truth[each]))
                if not found.narrow(self.web, [each]):
                    return None
        world = list(truth)
        for each in self.places:
            world[each] = found.low[each]
        if all(line.holds(world) for line in self.web.lines):
            return tuple(world)
        return None


def knots(lines: Sequence[Line], bounds: Bounds) -> list[Knot]:
    """What is left to be worked out, part by part."""
    open_places = [
        place for place in range(len(bounds.low)) if not bounds.is_fixed(place)
    ]
    reduced = [_unsettled(line, bounds) for line in lines]
    left = dict.fromkeys(each for each in reduced if each is not None)
    knot_of = {place: {place} for place in open_places}
    for line in left:
        first = knot_of[line.terms[0][0]]
        for place, _ in line.terms[1:]:
            if knot_of[place] is not first:
                first |= knot_of[place]
                for other in knot_of[place]:
                    knot_of[other] = first
    lines_of: dict[int, list[Line]] = {}
    for line in left:
        lines_of.setdefault(min(knot_of[line.terms[0][0]]), []).append(line)
    firsts = {min(each): each for each in knot_of.values()}
    return [
        Knot(tuple(sorted(places)), Web(lines_of.get(least, ())))
        for least, places in firsts.items()
    ]


def _unsettled(line: Line, bounds: Bounds) -> Line | None:
    """A line without the counts that are settled; None if it tells no more."""
    terms, taken = [], 0
    for place, by in line.terms:
        if bounds.is_fixed(place):
            taken += by * bounds.low[place]
        else:
            terms.append((place, by))
    low = None if line.low is None else line.low - taken
    high = None if line.high is None else line.high - taken
    found = Line(tuple(terms), low, high)
    least, most = bounds.span(found)
    is_low_told = low is None or (least is not None and least >= low)
    is_high_told = high is None or (most is not None and most <= high)
    return None if is_low_told and is_high_told else found
