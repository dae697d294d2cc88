"""Cross-references: a paragraph named in the text of another, by what it is.

An officer types the number that a paragraph has today. What is kept is the paragraph
itself, so that the reference is to it still when its number is another.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from qperf_tui.domain.tokens import Reference, has_tokens, reference_text, scan


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """The numbers of a paper's paragraphs as they are now."""

    numbers: Mapping[int, int] = field(default_factory=dict)
    """The number of each paragraph on file that goes out, by its id."""
    subjects: Mapping[str, int] = field(default_factory=dict)
    """The number of the paragraph about an indicator or a theme, by its folded name."""
    appendices: tuple[str, ...] = ()
    """What the paper names as its appendices, in order."""
    exempt: frozenset[int] = frozenset()
    """Paragraphs, by id, that the public does not read."""

    @property
    def ids(self) -> dict[int, int]:
        """The paragraph that each number is of, by its id."""
        return {number: key for key, number in self.numbers.items()}

    def for_public(self) -> "Numbering":
        """The same without the paragraphs that the public does not read."""
        shown = {
            key: number
            for key, number in self.numbers.items()
            if key not in self.exempt
        }
        hidden = set(self.numbers.values()) - set(shown.values())
        subjects = {
            name: number
            for name, number in self.subjects.items()
            if number not in hidden
        }
        return replace(self, numbers=shown, subjects=subjects)


def bound(text: str, ids: Mapping[int, int]) -> str:
    """A text as it is kept: each number that names a paragraph stands for it.

    A number that no paragraph has stays as it is typed.
    """

    def kept(found: Reference) -> int | None:
        return None if found.number is None else ids.get(found.number)

    return _replaced(
        text,
        lambda found: (
            None if (key := kept(found)) is None else reference_text(paragraph_id=key)
        ),
    )


def as_typed(text: str, numbers: Mapping[int, int]) -> str:
    """A text as an officer types it: each paragraph by the number it has today.

    A paragraph without a number stays as it is kept.
    """
    return _replaced(
        text,
        lambda found: (
            reference_text(number=numbers[found.paragraph_id])
            if found.paragraph_id is not None and found.paragraph_id in numbers
            else None
        ),
    )


def rebound(text: str, said: Mapping[int, str]) -> str:
    """A text in which each paragraph is named by the token given for it, if any is."""
    return _replaced(
        text,
        lambda found: (
            None if found.paragraph_id is None else said.get(found.paragraph_id)
        ),
    )


def paragraphs_named(text: str) -> list[int]:
    """The paragraphs that a text refers to, by id."""
    if not has_tokens(text):
        return []
    return [
        each.paragraph_id
        for each in scan(text)
        if isinstance(each, Reference) and each.paragraph_id is not None
    ]


def _replaced(text: str, say: Callable[[Reference], str | None]) -> str:
    """A text in which some references say something else; nothing else changes."""
    if not has_tokens(text):
        return text
    pieces = []
    for piece in scan(text):
        said = say(piece) if isinstance(piece, Reference) else None
        pieces.append(text[piece.start : piece.end] if said is None else said)
    return "".join(pieces)
