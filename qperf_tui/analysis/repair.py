"""One puzzle audited and repaired until nothing hidden can be worked out of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from qperf_tui.analysis.asked import Asked
from qperf_tui.analysis.audit import Target, readers
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

    def without(self, piece: Piece) -> "_View":
        """The same with one figure more hidden: what was safe stays safe."""
        reader = self.reader.without(piece)
        pending = [*self.exposed, *self.asked.wholes([piece])]
        return _View(reader, self.asked, _exposed(reader, pending))

    def given(self, piece: Piece) -> "_View":
        """The same with a figure shown that was hidden, audited whole again."""
        reader = self.reader.given(piece)
        pieces = [e for e in reader.puzzle.pieces if e.key in reader.hidden]
        pending = self.asked.of_hidden(pieces)
        return _View(reader, self.asked, _exposed(reader, pending))


class Repair:
    """The repair of one puzzle."""

    def __init__(
        self, puzzle: Puzzle, hidden: frozenset[Key], *, contributors: bool
    ) -> None:
        self._puzzle, self._hidden = puzzle, hidden
        self.protects: dict[Key, Cell] = {}
        """Each figure that is hidden as well, with what it would have given away."""
        pieces = [each for each in puzzle.pieces if each.key in hidden]
        self._views = []
        for reader in readers(puzzle, hidden, contributors=contributors):
            asked = Asked.of(reader)
            found = _exposed(reader, asked.of_hidden(pieces))
            self._views.append(_View(reader, asked, found))

    @property
    def given_away(self) -> list[Exposure]:
        """What is known already, whatever is hidden."""
        return [each for view in self._views for each in view.asked.given_away]

    def run(self) -> None:
        """Hide until nothing is exposed, then show again what need not be hidden."""
        while (target := self._first_exposed()) is not None:
            self._hide(self._choice(target), target)
        for key in self._heaviest_first():
            piece = self._puzzle.by_key[key]
            views = [view.given(piece) for view in self._views]
            if not any(view.exposed for view in views):
                self._views = views
                self._hidden -= {key}
                del self.protects[key]

    def _first_exposed(self) -> Target | None:
        return next((each for view in self._views for each in view.exposed), None)

    def _hide(self, piece: Piece, target: Target) -> None:
        self._views = [view.without(piece) for view in self._views]
        self._hidden |= {piece.key}
        cells = self._puzzle.cells
        self.protects[piece.key] = cells[min(places_of(target))]

    def _choice(self, target: Target) -> Piece:
        """The figure to hide for the sake of a target."""
        stated = stating(self._puzzle, self._hidden, target)
        if stated is not None:
            return stated
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


def _exposed(reader: Reader, targets: list[Target]) -> tuple[Target, ...]:
    return tuple(each for each in targets if each.is_exposed_to(reader))
