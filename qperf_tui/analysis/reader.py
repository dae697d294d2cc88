"""What a reader can work out of a puzzle, held against worlds that are possible.

A world is a number for every count that agrees with all the reader has. Whether a
count may be so many is answered with such a world, which was checked in whole numbers;
that it may not be, by integer programming. So nothing is called safe on a solver's
word.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from qperf_tui.analysis.integer_program import Optimum, least_of
from qperf_tui.analysis.narrowing import Bound, Bounds, Line
from qperf_tui.analysis.puzzle import Piece, Puzzle
from qperf_tui.analysis.told import Key

World = tuple[int, ...]
Sum = tuple[tuple[int, int], ...]
"""Counts by their numbers, each with its coefficient."""
_FAR: Final = 10_000
"""How far below what is wanted a sum that has no least is followed."""


@dataclass(frozen=True, slots=True)
class _Knot:
    """Unknowns that lines hold together, and those lines without what is settled."""

    places: tuple[int, ...]
    lines: tuple[Line, ...]

    @property
    def is_plain(self) -> bool:
        """Whether its bounds, drawn in, are all there is to be known of each alone."""
        if len(self.lines) > 1:
            return False
        return all(abs(by) == 1 for line in self.lines for _, by in line.terms)


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
        lines = puzzle.told(hidden)
        if knowing is not None:
            number = puzzle.truth[knowing]
            lines.append(Line(((knowing, 1),), number, number))
        self._bounds = Bounds.of_counts(len(puzzle.cells))
        self._bounds.narrow(lines)
        self._knots = _knots(lines, self._bounds)
        self._worlds: list[World] = []
        self._least, self._most = list(puzzle.truth), list(puzzle.truth)
        for world in (puzzle.truth, *worlds):
            self._keep(world)

    def without(self, piece: Piece) -> "Reader":
        """The same reader with one figure more hidden."""
        hidden = self.hidden | {piece.key}
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
        return self._is_reached(((place, 1),), number)

    def can_be_many(self, place: int, number: int) -> bool:
        """Whether a count may be so many, for all this reader knows."""
        if self._most[place] >= number:
            return True
        top = self._bounds.high[place]
        if top is not None and top < number:
            return False
        return self._is_reached(((place, -1),), -number)

    def is_found(self, total: Sum) -> bool:
        """Whether a sum of counts can only be what it is."""
        true = _worth(total, self.puzzle.truth)
        if any(_worth(total, world) != true for world in self._worlds):
            return False
        return not (
            self._is_reached(total, true - 1)
            or self._is_reached(_turned(total), -true - 1)
        )

    def span(self, total: Sum) -> tuple[Bound, Bound]:
        """The least and the most that a sum of counts can be; None is open."""
        most = self._least_of(_turned(total))
        return self._least_of(total), None if most is None else -most

    def _is_reached(self, total: Sum, number: int) -> bool:
        """Whether a sum may be so little; a world in which it is is kept."""
        world = list(self.puzzle.truth)
        for knot, part in self._parts(total):
            found = self._of_knot(knot, part, number)
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

    def _parts(self, total: Sum) -> list[tuple[_Knot, Sum]]:
        """The parts of a sum that are held together, knot by knot."""
        found = []
        for knot in self._knots:
            part = tuple(term for term in total if term[0] in knot.places)
            if part:
                found.append((knot, part))
        return found

    def _of_knot(self, knot: _Knot, part: Sum, wanted: int | None = None) -> Optimum:
        """The least of a sum within one knot, or little enough if it has no least."""
        if knot.is_plain and len(part) == 1 and (found := self._of_plain(knot, part)):
            return found
        low = {place: self._bounds.low[place] for place in knot.places}
        high = {place: self._bounds.high[place] for place in knot.places}
        found = least_of(dict(part), knot.lines, low, high)
        if found.least is None and wanted is not None:
            floor = Line(
                part, min(wanted, _worth(part, self.puzzle.truth)) - _FAR, None
            )
            return least_of(dict(part), (*knot.lines, floor), low, high)
        return found

    def _of_plain(self, knot: _Knot, part: Sum) -> Optimum | None:
        """The same where the bounds are all there is to know; None if they are open."""
        ((place, by),) = part
        end = self._bounds.low[place] if by > 0 else self._bounds.high[place]
        if end is None:
            return None
        world = {each: self.puzzle.truth[each] for each in knot.places}
        world[place] = end
        for line in knot.lines:
            self._make_up(world, line, place)
        return Optimum(by * end, world)

    def _make_up(self, world: dict[int, int], line: Line, moved: int) -> None:
        """Move the other counts of a line until it holds again."""
        for place, by in line.terms:
            found = sum(each * world[other] for other, each in line.terms)
            over = max(found - line.high, 0) if line.high is not None else 0
            under = max(line.low - found, 0) if line.low is not None else 0
            if place != moved:
                to = world[place] + by * (under - over)
                top = self._bounds.high[place]
                to = to if top is None else min(to, top)
                world[place] = max(to, self._bounds.low[place])

    def _keep(self, world: World) -> None:
        self._worlds.append(world)
        self._least = [min(pair) for pair in zip(self._least, world, strict=True)]
        self._most = [max(pair) for pair in zip(self._most, world, strict=True)]


def _knots(lines: Sequence[Line], bounds: Bounds) -> list[_Knot]:
    """What is left to be worked out once every settled count is taken out."""
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
        _Knot(tuple(sorted(places)), tuple(lines_of.get(least, ())))
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


def _worth(total: Sum, world: Sequence[int]) -> int:
    return sum(by * world[place] for place, by in total)


def _turned(total: Sum) -> Sum:
    return tuple((place, -by) for place, by in total)
