"""Which of our columns a heading of a file stands for, and how sure that is."""

from dataclasses import dataclass
from enum import Enum


class How(Enum):
    """How a heading came to stand for a column."""

    NAME = "name"
    SYNONYM = "synonym"
    SIMILAR = "similar"
    QUARTER = "quarter"
    ASKED = "asked"
    UNSURE = "unsure"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMatch:
    """A heading of a file, and the column of ours it stands for."""

    heading: str
    position: int
    """How many columns stand before it."""
    column: str | None
    """Ours, such as `Value` or `Q2 2012/13 Target`; None where it is not used.

    A guess that nobody has agreed to yet where `how` is `UNSURE`.
    """
    confidence: int
    """In per cent."""
    how: How

    @property
    def is_used(self) -> bool:
        """Whether the column is read."""
        return self.column is not None and self.how is not How.UNSURE
