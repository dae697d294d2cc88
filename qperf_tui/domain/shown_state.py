"""States that are shown by a word and a symbol, so that colour is never needed."""

from enum import Enum


class ShownState(Enum):
    """A state with its word and its symbol; the members are those of each kind."""

    def __init__(self, word: str, symbol: str) -> None:
        self.word = word
        self.symbol = symbol

    def __str__(self) -> str:
        return f"{self.symbol} {self.word}"
