"""What importing a cell of a return would do, as a word and a sign."""

from collections.abc import Mapping
from enum import Enum
from typing import Final

from qperf_tui.importing.staging import Problem


class CellState(Enum):
    """What importing a cell would do; a fault in it comes before that."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    WARNED = "warned"
    REFUSED = "refused"

    @property
    def symbol(self) -> str:
        """The sign that stands for it beside the word."""
        return _SYMBOLS[self]

    @property
    def words(self) -> str:
        """The sign and the word."""
        return f"{self.symbol} {self.value}"


_SYMBOLS: Final[Mapping[CellState, str]] = {
    CellState.ADDED: "+",
    CellState.CHANGED: "~",
    CellState.UNCHANGED: "=",
    CellState.WARNED: "!",
    CellState.REFUSED: "×",
}


def state_of(problem: Problem) -> CellState:
    """How bad something is that is wrong."""
    return CellState.REFUSED if problem.is_refusal else CellState.WARNED
