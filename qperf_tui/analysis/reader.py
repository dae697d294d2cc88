"""What a reader can work out of a puzzle, held against worlds that are possible.

A world is a number for every count that agrees with all the reader has. Whether a
count may be so many is answered with such a world, which was checked in whole numbers;
that it may not be, by integer programming. So nothing is called safe on a solver's
word.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from qperf_tui.analysis.integer_program import Optimum, least_of
from qperf_tui.analysis.knots import Knot, Sum, World, knots
from qperf_tui.analysis.narrowing import Bound, Bounds, Line, Web
from qperf_tui.analysis.puzzle import Piece, Puzzle
from qperf_tui.analysis.told import Key

_FAR: Final = 10_000
"""How far below what is wanted a sum that has no least is followed."""


class Reader:
    """One who has all that is told while some figures are hidden."""

    def __init__(
        self,
        puzzle: Puzzle,
        hidden: frozenset[Key],
        knowing: int | None = None,
        worlds: Iterable[World] = (),
    ) -> None:
        """Read a puzzle; `worlds` are known to agree with all that is told.

        Args:
            puzzle: What could be told.
            hidden: The names of the figures that are not.
            knowing: The number of a count that this reader is one of, and so knows.
            worlds: Possible worlds that were found before.
        """
        self.puzzle, self.hidden, self.knowing = puzzle, hidden, knowing
        lines = _with(puzzle, puzzle.told(hidden), knowing)
        self._bounds = Bounds.of_counts(puzzle.floors)
        self._bounds.narrow(Web(lines))
        self._knots = knots(lines, self._bounds)
        self._worlds: list[World] = []
        self._least, self._most = list(puzzle.truth), list(puzzle.truth)
        for world in (puzzle.truth, *worlds):
            self._keep(world)

    def without(self, pieces: Iterable[Piece]) -> "Reader":
        """The same reader with more figures hidden."""
        hidden = self.hidden | {each.key for each in pieces}
        return Reader(self.puzzle, hidden, self.knowing, self._worlds[1:])

    def given(self, piece: Piece) -> "Reader":
        """The same reader, shown a figure that was hidden."""
        worlds = (
            world
            for world in self._worlds[1:]
            if all(line.holds(world) for line in piece.lines)
        )
        hidden = self.hidden - {piece.key}
        return Reader(self.puzzle, hidden, self.knowing, worlds)

    def can_be_few(self, place: int, number: int) -> bool:
        """Whether a count may be so few, for all this reader knows."""
        if self._least[place] <= number:
            return True
        if self._bounds.low[place] > number:
            return False
        return self._is_tried(place, number) or self._is_reached(((place, 1),), number)

    def can_be_many(self, place: int, number: int) -> bool:
        """Whether a count may be so many, for all this reader knows."""
        if self._most[place] >= number:
            return True
        top = self._bounds.high[place]
        if top is not None and top < number:
            return False
        turned = ((place, -1),)
        return self._is_tried(place, number) or self._is_reached(turned, -number)

    def is_found(self, total: Sum) -> bool:
        """Whether a sum of counts can only be what it is."""
        true = _worth(total, self.puzzle.truth)
        if any(_worth(total, world) != true for world in self._worlds):
            return False
        for place, _ in total:
            for number in self._beside(place):
                if self._is_tried(place, number) and true != self._last_worth(total):
                    return False
        return not (
            self._is_reached(total, true - 1)
            or self._is_reached(_turned(total), -true - 1)
        )

    def span(self, total: Sum) -> tuple[Bound, Bound]:
        """The least and the most that a sum of counts can be; None is open."""
        most = self._least_of(_turned(total))
        return self._least_of(total), None if most is None else -most

    def known_bounds(self) -> Bounds:
        """How far each count is bounded by what is known, whatever is shown."""
        bounds = Bounds.of_counts(self.puzzle.floors)
        bounds.narrow(Web(_with(self.puzzle, self.puzzle.known, self.knowing)))
        return bounds

    def _beside(self, place: int) -> list[int]:
        """One less and one more than a count is, where the bounds let it."""
        true = self.puzzle.truth[place]
        numbers = (true - 1, true + 1)
        return [e for e in numbers if self._bounds.nearest(place, e) == e]

    def _last_worth(self, total: Sum) -> int:
        return _worth(total, self._worlds[-1])

    def _is_tried(self, place: int, number: int) -> bool:
        """Whether a world with this number is come upon without much of a search."""
        (knot,) = (each for each in self._knots if place in each.places)
        found = knot.world_with(place, number, self._bounds, self.puzzle.truth)
        if found is None:
            return False
        self._keep(found)
        return True

    def _is_reached(self, total: Sum, number: int) -> bool:
        """Whether a sum may be so little; a world in which it is is kept."""
        truth = self.puzzle.truth
        world, down = list(truth), _worth(total, truth) - number
        for knot, part in self._parts(total):
            found = self._of_knot(knot, part, _worth(part, truth) - down)
            for place, value in (found.world or {}).items():
                world[place] = value
        if _worth(total, world) > number:
            return False
        self._keep(tuple(world))
        return True

    def _least_of(self, total: Sum) -> Bound:
        settled = tuple(term for term in total if self._bounds.is_fixed(term[0]))
        least = _worth(settled, self.puzzle.truth)
        for knot, part in self._parts(total):
            found = self._of_knot(knot, part)
            if found.least is None:
                return None
            least += found.least
        return least

    def _parts(self, total: Sum) -> list[tuple[Knot, Sum]]:
        """The parts of a sum that are held together, knot by knot."""
        found = []
        for knot in self._knots:
            part = tuple(term for term in total if term[0] in knot.places)
            if part:
                found.append((knot, part))
        return found

    def _of_knot(self, knot: Knot, part: Sum, wanted: int | None = None) -> Optimum:
        """The least of a sum within one knot, or what is wanted if it has no least."""
        low = {place: self._bounds.low[place] for place in knot.places}
        high = {place: self._bounds.high[place] for place in knot.places}
        found = least_of(dict(part), knot.web.lines, low, high)
        if found.least is None and wanted is not None:
            floor = Line(part, wanted - _FAR, None)
            return least_of(dict(part), (*knot.web.lines, floor), low, high)
        return found

    def _keep(self, world: World) -> None:
        self._worlds.append(world)
        self._least = [min(pair) for pair in zip(self._least, world, strict=True)]
        self._most = [max(pair) for pair in zip(self._most, world, strict=True)]


def _with(puzzle: Puzzle, told: Sequence[Line], knowing: int | None) -> list[Line]:
    """What is told, and what a reader knows as one of those counted."""
    if knowing is None:
        return list(told)
    number = puzzle.truth[knowing]
    return [*told, Line(((knowing, 1),), number, number)]


def _worth(total: Sum, world: Sequence[int]) -> int:
    return sum(by * world[place] for place, by in total)


def _turned(total: Sum) -> Sum:
    return tuple((place, -by) for place, by in total)
