"""Bounds of whole numbers drawn in by sums of them, exactly and one sum at a time.

What is found so is sound: no possible world is outside. It need not be all that can
be found; that takes several sums together, and integer programming.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

Bound = int | None
_ROUNDS: Final = 40
"""How often every line may be looked at again: bounds can creep in one by one."""


@dataclass(frozen=True, slots=True)
class Line:
    """That a sum of numbered unknowns is within bounds."""

    terms: tuple[tuple[int, int], ...]
    """Each unknown's number with its coefficient."""
    low: Bound
    high: Bound

    def holds(self, world: Sequence[int] | Mapping[int, int]) -> bool:
        """Whether it is true in a possible world."""
        found = 0
        for place, coefficient in self.terms:
            found += coefficient * world[place]
        return (self.low is None or self.low <= found) and (
            self.high is None or found <= self.high
        )


class Web:
    """Lines, and which of them each unknown is in."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = tuple(lines)
        self._uses: dict[int, list[int]] = {}
        for number, line in enumerate(self.lines):
            for place, _ in line.terms:
                self._uses.setdefault(place, []).append(number)

    def of(self, places: Iterable[int]) -> list[int]:
        """The numbers of the lines that any of these unknowns is in."""
        return [number for place in places for number in self._uses.get(place, ())]


@dataclass(slots=True)
class Bounds:
    """The least and the most that each unknown can be; None is open."""

    low: list[int]
    high: list[Bound]

    @classmethod
    def of_counts(cls, floors: Sequence[int]) -> "Bounds":
        """Of counts of which no more is known than the least that each can be."""
        return cls(list(floors), [None] * len(floors))

    def is_fixed(self, place: int) -> bool:
        """Whether an unknown can only be one number."""
        return self.low[place] == self.high[place]

    def span(self, line: Line) -> tuple[Bound, Bound]:
        """The least and the most that a sum can be, each unknown by itself."""
        least: Bound = 0
        most: Bound = 0
        for place, coefficient in line.terms:
            down, up = self._span_of(place, coefficient)
            least = None if least is None or down is None else least + down
            most = None if most is None or up is None else most + up
        return least, most

    def narrow(self, web: "Web", told: Iterable[int] | None = None) -> bool:
        """Draw the bounds in by every line until none draws them in further.

        Args:
            web: The lines.
            told: The unknowns whose bounds have changed since; all, if not given.

        Returns:
            Whether a world is still possible, as far as this can tell.
        """
        first = range(len(web.lines)) if told is None else web.of(told)
        waiting = dict.fromkeys(first)
        left = _ROUNDS * len(web.lines)
        while waiting and left:
            left -= 1
            number = next(iter(waiting))
            del waiting[number]
            found = self._narrow_by(web.lines[number])
            if any(not self.is_possible(place) for place in found):
                return False
            waiting.update(dict.fromkeys(web.of(found)))
        return True

    def is_possible(self, place: int) -> bool:
        """Whether an unknown can be any number at all."""
        top = self.high[place]
        return top is None or self.low[place] <= top

    def nearest(self, place: int, number: int) -> int:
        """The number that is nearest to one and that the unknown can be."""
        top = self.high[place]
        return max(self.low[place], number if top is None else min(number, top))

    def with_settled(self, place: int, number: int) -> "Bounds":
        """The same bounds but for one unknown, which is settled."""
        found = Bounds(list(self.low), list(self.high))
        found.settle(place, number)
        return found

    def settle(self, place: int, number: int) -> None:
        """Let an unknown be one number."""
        self.low[place] = self.high[place] = number

    def _span_of(self, place: int, coefficient: int) -> tuple[Bound, Bound]:
        top = self.high[place]
        far = None if top is None else coefficient * top
        near = coefficient * self.low[place]
        return (near, far) if coefficient > 0 else (far, near)

    def _narrow_by(self, line: Line) -> list[int]:
        """Draw in what one line tells; gives back the unknowns that it told more of."""
        spans = [self._span_of(*term) for term in line.terms]
        least = _Ends([down for down, _ in spans])
        most = _Ends([up for _, up in spans])
        told = []
        for (place, coefficient), (down, up) in zip(line.terms, spans, strict=True):
            if self._draw_in(
                place,
                coefficient,
                need=_left(line.low, most.without(up)),
                room=_left(line.high, least.without(down)),
            ):
                told.append(place)
        return told

    def _draw_in(
        self, place: int, coefficient: int, *, need: Bound, room: Bound
    ) -> bool:
        """Take in that a coefficient times an unknown is from `need` to `room`."""
        if coefficient < 0:
            need, room = _negated(room), _negated(need)
            coefficient = -coefficient
        is_told = False
        if need is not None and -(-need // coefficient) > self.low[place]:
            self.low[place] = -(-need // coefficient)
            is_told = True
        top = self.high[place]
        if room is not None and (top is None or room // coefficient < top):
            self.high[place] = room // coefficient
            is_told = True
        return is_told


class _Ends:
    """The ends of several spans added up, of which one can be left out again."""

    def __init__(self, ends: Sequence[Bound]) -> None:
        closed = [each for each in ends if each is not None]
        self._sum, self._open = sum(closed), len(ends) - len(closed)

    def without(self, end: Bound) -> Bound:
        """The sum of all but this one; None where any of those is open."""
        if end is None:
            return self._sum if self._open == 1 else None
        return None if self._open else self._sum - end


def _left(bound: Bound, taken: Bound) -> Bound:
    return None if bound is None or taken is None else bound - taken


def _negated(bound: Bound) -> Bound:
    return None if bound is None else -bound
