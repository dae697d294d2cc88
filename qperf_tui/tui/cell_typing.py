"""One line of text as it is typed into a cell, with the place of the next key."""

from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.text import clean_text

LONGEST: Final = 2_000
"""Characters of a cell; what is longer is no cell."""


@dataclass(slots=True)
class CellTyping:
    """What is typed into a cell; the first key replaces what stood there."""

    at: int | None = None
    """Where the next key goes; None while it would replace all of the text."""

    @property
    def is_on(self) -> bool:
        """Whether the text is being changed, and not only looked at."""
        return self.at is not None

    def end(self) -> None:
        """Leave the cell."""
        self.at = None

    def begin(self, text: str) -> None:
        """Change what stands there, from its end on."""
        if self.at is None:
            self.at = len(text)

    def go_to(self, text: str, at: int) -> None:
        """Move to a place of the text, or to the end that is nearer to it."""
        self.at = min(max(at, 0), len(text))

    def typed(self, text: str, more: str) -> str:
        """The text with more put where the next key goes, if it is not too long."""
        put = clean_text(more).replace("\n", " ")
        before, after = (
            ("", "") if self.at is None else (text[: self.at], text[self.at :])
        )
        if len(before) + len(put) + len(after) > LONGEST:
            return text
        self.at = len(before) + len(put)
        return f"{before}{put}{after}"

    def erased(self, text: str) -> str:
        """The text without the character before the place."""
        self.begin(text)
        if not self.at:
            return text
        self.at -= 1
        return text[: self.at] + text[self.at + 1 :]

    def deleted(self, text: str) -> str:
        """The text without the character at the place, or nothing at all."""
        if self.at is None:
            self.at = 0
            return ""
        return text[: self.at] + text[self.at + 1 :]
