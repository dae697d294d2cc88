"""What stands for what in a chart, in any font and in plain ASCII."""

from enum import Enum


class Mark(Enum):
    """A character for each thing drawn, so that no colour is needed."""

    FIGURE = ("●", "o")
    TARGET = ("═", "=")
    MEAN = ("─", "_")
    LIMIT = ("╌", "-")
    TRIAL_LIMIT = ("·", ".")
    BREAK = ("│", "|")
    EVENT = ("▾", "v")
    BODY = ("×", "x")

    def __init__(self, character: str, ascii_character: str) -> None:
        self.character = character
        self.ascii_character = ascii_character

    def drawn(self, *, is_ascii: bool) -> str:
        """The character to draw with."""
        return self.ascii_character if is_ascii else self.character
