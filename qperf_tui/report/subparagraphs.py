"""Sub-paragraphs in a paragraph's text: its lines that begin with a letter in brackets.

They begin at a line `(a)`, and are lettered in order whatever letter each was typed
with, so that one that is taken out or put in leaves no gap. What follows on further
lines is of the sub-paragraph above it.
"""

import re
from collections.abc import Sequence
from typing import Final

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_LETTERED: Final = re.compile(r"^[ \t]{0,8}\((?P<letter>[a-z])\)[ \t]+", re.MULTILINE)


def parted(text: str) -> tuple[str, tuple[str, ...]]:
    """What a paragraph says before its sub-paragraphs, and each of those."""
    found = [*_LETTERED.finditer(text)]
    while found and found[0]["letter"] != _LETTERS[0]:
        del found[0]
    if not found:
        return text, ()
    found = found[: len(_LETTERS)]
    ends = [each.start() for each in found[1:]] + [len(text)]
    said = [
        text[each.end() : end].strip() for each, end in zip(found, ends, strict=True)
    ]
    return text[: found[0].start()].strip(), tuple(said)


def lettered(subparagraphs: Sequence[str]) -> list[str]:
    """Sub-paragraphs with their letters, in order."""
    return [
        f"({letter}) {said}"
        for letter, said in zip(_LETTERS, subparagraphs, strict=False)
    ]


def spaced(text: str) -> str:
    """A paragraph's text with each sub-paragraph apart, for a format without any."""
    before, subparagraphs = parted(text)
    if not subparagraphs:
        return text
    return "\n\n".join(filter(None, [before, *lettered(subparagraphs)]))
