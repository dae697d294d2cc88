"""How near a report's words are to going out, and what would bring them nearer."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.merging import STILL_ALIKE, likeness

_BEGUN: Final = Fraction(1, 4)
_READY: Final = Fraction(1, 2)
_WORDS_ALIKE: Final = STILL_ALIKE - 0.2
"""Lower than what is sought, since words here are counted with their commas."""

_BY_STATE: Final = {
    CommentaryState.DRAFT: _BEGUN,
    CommentaryState.RETURNED: _BEGUN,
    CommentaryState.VOID: _BEGUN,
    CommentaryState.AGREED: Fraction(1),
}


def worth(
    state: CommentaryState, given: int, steps: int, *, is_repeated: bool
) -> Fraction:
    """How much of what is asked for one text is done, from 0 to 1.

    Begun is a quarter, ready is half, and each step of the chain a share of the other
    half. A text that says again what last quarter's did is worth half of that.
    """
    if state is CommentaryState.READY:
        done = _READY + (1 - _READY) * Fraction(min(given, steps), steps)
    else:
        done = _BY_STATE.get(state, Fraction(0))
    return done / 2 if is_repeated else done


def readiness(worths: Sequence[Fraction]) -> int:
    """How much of all that is asked for is done, in whole per cent, rounded down."""
    return int(100 * sum(worths) / len(worths)) if worths else 100


def is_repeated(before: str, now: str) -> bool:
    """Whether a text says again what last quarter's did: over 80% of its words."""
    old, new = Counter(before.split()), Counter(now.split())
    many = old.total() + new.total()
    if not old.total() or not new.total():
        return False
    # The words alone, in any order, tell most texts apart, and a hundred times faster.
    if 2 * (old & new).total() / many < _WORDS_ALIKE:
        return False
    return likeness(before, now) > STILL_ALIKE
