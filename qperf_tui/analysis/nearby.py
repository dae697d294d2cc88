"""Which figures to try hiding, so that something exposed no longer is."""

from collections.abc import Iterator

from qperf_tui.analysis.audit import SmallCount, Target
from qperf_tui.analysis.puzzle import Piece, Puzzle
from qperf_tui.analysis.told import Key


def places_of(target: Target) -> frozenset[int]:
    """The counts that a target is of."""
    if isinstance(target, SmallCount):
        return frozenset({target.place})
    return frozenset(place for line in target.lines for place, _ in line.terms)


def stating(puzzle: Puzzle, hidden: frozenset[Key], target: Target) -> Piece | None:
    """A figure still shown that says by itself what must not be known."""
    for piece in _shown(puzzle, hidden):
        if isinstance(target, SmallCount):
            if piece.states(target.place):
                return piece
        elif {e.terms for e in target.lines} <= {e.terms for e in piece.exact}:
            return piece
    return None


def rings(
    puzzle: Puzzle, hidden: frozenset[Key], target: Target
) -> Iterator[list[Piece]]:
    """Figures to hide for a target, nearest first: what any of them tells is used.

    First those of other counts in a line with it, the least loss and the smallest
    first. Then those that it is a part of, such as its row total before the grand
    total. Then what lies further off, and at last what tells of none.
    """
    shown = _shown(puzzle, hidden)
    inner = reached = places_of(target)
    through = [each for each in shown if each.places & inner]
    used: set[Key] = {each.key for each in through}
    while True:
        lines = puzzle.told(hidden)
        wider = reached.union(
            *(
                {place for place, _ in line.terms}
                for line in lines
                if any(place in reached for place, _ in line.terms)
            )
        )
        ring = [e for e in shown if e.places & wider and e.key not in used]
        used |= {each.key for each in ring}
        yield _in_order([each for each in ring if not each.tells_of_none])
        if reached == inner:
            yield _by_length([each for each in through if not each.tells_of_none])
        if wider == reached:
            break
        reached = wider
    yield _in_order([each for each in shown if each.tells_of_none])


def _shown(puzzle: Puzzle, hidden: frozenset[Key]) -> list[Piece]:
    return [each for each in puzzle.pieces if each.key not in hidden]


def _in_order(pieces: list[Piece]) -> list[Piece]:
    return sorted(pieces, key=lambda each: (each.figure.weight, each.size))


def _by_length(pieces: list[Piece]) -> list[Piece]:
    return sorted(pieces, key=lambda e: (e.figure.weight, len(e.places), e.size))
