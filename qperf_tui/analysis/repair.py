"""One puzzle audited and repaired until nothing hidden can be worked out of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from qperf_tui.analysis.asked import Asked
from qperf_tui.analysis.audit import Target, readers, small_counts, whole_figures
from qperf_tui.analysis.cheapest import cheapest
from qperf_tui.analysis.nearby import places_of, rings, stating
from qperf_tui.analysis.puzzle import Piece, Puzzle
from qperf_tui.analysis.reader import Reader
from qperf_tui.analysis.told import Exposure, Key

if TYPE_CHECKING:
    from qperf_tui.domain.statement import Cell

_TRIED: Final = 6
"""How many figures of a kind are tried before one is hidden."""


@dataclass(frozen=True, slots=True)
class _View:
    """A reader, what may not be worked out by it, and what of that still is."""

    reader: Reader
    asked: Asked
    exposed: tuple[Target, ...]

    @classmethod
    def of(cls, reader: Reader) -> "_View":
        """A reader as things are, audited whole."""
        found = [e for e in small_counts(reader.puzzle) if e.is_exposed_to(reader)]
        asked = Asked(reader, found)
        places = {each.place for each in found}
        left = [each for each in asked.small if each.place in places]
        pieces = [e for e in reader.puzzle.pieces if e.key in reader.hidden]
        whole = whole_figures(reader.puzzle, pieces)
        worked_out = [e.key for e in whole if e.is_exposed_to(reader)]
        mendable = asked.wholes(e for e in pieces if e.key in worked_out)
        return cls(reader, asked, (*_exposed(reader, left), *mendable))

    def without(self, *pieces: Piece) -> "_View":
        """The same with more figures hidden: what was safe stays safe."""
        reader = self.reader.without(pieces)
        pending: list[Target] = [*self.exposed, *self.asked.wholes(pieces)]
        return _View(reader, self.asked, _exposed(reader, pending))

    def given(self, piece: Piece) -> "_View":
        """The same with a figure shown that was hidden, audited whole again."""
        reader = self.reader.given(piece)
        pieces = [e for e in reader.puzzle.pieces if e.key in reader.hidden]
        pending: list[Target] = [*self.asked.small, *self.asked.wholes(pieces)]
        return _View(reader, self.asked, _exposed(reader, pending))


class Repair:
    """The repair of one puzzle."""

    def __init__(
        self, puzzle: Puzzle, hidden: frozenset[Key], *, contributors: bool
    ) -> None:
        self._puzzle, self._hidden = puzzle, hidden
        self.protects: dict[Key, Cell] = {}
        """Each figure that is hidden as well, with what it would have given away."""
        self._views = [
            _View.of(reader)
            for reader in readers(puzzle, hidden, contributors=contributors)
        ]

    @property
    def given_away(self) -> list[Exposure]:
        """What is known already, whatever is hidden."""
        return [each for view in self._views for each in view.asked.given_away]

    def run(self) -> None:
        """Hide until nothing is exposed, then show again what need not be hidden."""
        while (view := self._first_exposed()) is not None:
            self._hide(self._choices(view), view.exposed[0])
        for key in self._heaviest_first():
            piece = self._puzzle.by_key[key]
            views = [view.given(piece) for view in self._views]
            if not any(view.exposed for view in views):
                self._views = views
                self._hidden -= {key}
                del self.protects[key]

    def _choices(self, view: _View) -> list[Piece]:
        """The figures to hide for the first thing that a reader works out."""
        target = view.exposed[0]
        if stated := stating(self._puzzle, self._hidden, target):
            return [stated]
        return cheapest(view.reader, target) or [self._nearest(target)]

    def _first_exposed(self) -> _View | None:
        return next((view for view in self._views if view.exposed), None)

    def _hide(self, pieces: list[Piece], target: Target) -> None:
        self._views = [view.without(*pieces) for view in self._views]
        self._hidden |= {each.key for each in pieces}
        about = self._puzzle.cells[min(places_of(target))]
        self.protects |= {each.key: about for each in pieces}

    def _nearest(self, target: Target) -> Piece:
        """Of the smallest figures beside a target, the one to leave least exposed."""
        now = sum(len(view.exposed) for view in self._views)
        fallback = None
        for ring in rings(self._puzzle, self._hidden, target):
            tried = [(self._left_by(each), each) for each in ring[:_TRIED]]
            if not tried:
                continue
            left, best = min(tried, key=lambda pair: pair[0])
            if left < now:
                return best
            fallback = fallback or best
        if fallback is None:
            raise ArithmeticError(f"nothing is left to hide for {target}")
        return fallback

    def _left_by(self, piece: Piece) -> int:
        """How much stays exposed once a figure is hidden."""
        return sum(len(view.without(piece).exposed) for view in self._views)

    def _heaviest_first(self) -> list[Key]:
        pieces = [self._puzzle.by_key[key] for key in self.protects]
        order = sorted(pieces, key=lambda e: (-e.figure.weight, -e.size))
        return [each.key for each in order]


def _exposed(reader: Reader, targets: Iterable[Target]) -> tuple[Target, ...]:
    return tuple(each for each in targets if each.is_exposed_to(reader))
