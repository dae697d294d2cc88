"""A text as a copy editor reads it: sentences found, tokens and codes left alone.

Every pattern here and in the rules that read a manuscript repeats a bounded number of
times, so that no text, however odd, takes longer than its length.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

Span = tuple[int, int]

_LEFT_ALONE: Final = re.compile(
    r"\{[^{}\n]{1,400}\}"
    r"|[\w.+-]{1,64}@[\w-][\w.-]{0,200}"
    r"|\b(?:https?://|www\.)\S{1,500}"
    r"|\b(?:[A-Z]{2,5}|[A-Z] [A-Z]{2,5}) ?\d{1,4}[a-z]?\b"
    r"|\b(?!Q[1-4]\b)[A-Z]\d{1,3}[a-z]?\b"
    r"|\[[a-z]{1,20}\?\]"
)
"""Tokens, addresses, codes of indicators such as `C MTP 8`, and `[cause?]`."""

_MASK: Final = "\ufffc"
"""Neither a letter, a digit nor a space, and only one character long."""

_LABEL: Final = re.compile(r"^(?:What|Why|Action|Outlook):[ \t]{0,8}", re.MULTILINE)
_BREAK: Final = re.compile(
    r"[.?!]{1,5}[\"'”’)\]]{0,4}(?=\s|$)"
    r"|\n[ \t]{0,40}(?=\n)"
    r"|\n(?=(?:[-•*]|\d{1,3}[.)])[ \t])"
)
_SHORT: Final = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|vs|Mr|Mrs|Ms|Dr|Cllr|Prof|St|No|approx)|\b[A-Z])\Z"
)
"""What a full stop stands behind without ending a sentence."""

_LONGEST: Final = 1000
"""Characters after which a sentence is cut, for what runs on so is not prose."""

_NUMBER: Final = re.compile(r"\d{1,3}")
"""The number of a paragraph, which is no sentence."""

_NUMBERED: Final = re.compile(r"(?:[-•*]|\d{1,3}[.)])[ \t]{1,8}")
_WORD: Final = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*%?")


@dataclass(frozen=True)
class Manuscript:
    """A text to be checked, read once for all the rules."""

    text: str

    @cached_property
    def prose(self) -> str:
        """The text with what no rule is to read blotted out, place for place."""
        blotted = _LEFT_ALONE.sub(lambda found: _MASK * len(found[0]), self.text)
        return _LABEL.sub(lambda found: " " * len(found[0]), blotted)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Where each sentence begins and ends, without the space around it."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Span]:
        begin = 0
        for found in _BREAK.finditer(self.prose):
            before = self.prose[max(begin, found.start() - 8) : found.start()]
            if found[0][0] == "." and (
                _SHORT.search(before) or _NUMBER.fullmatch(before.lstrip())
            ):
                continue
            yield from self._trimmed(begin, found.end())
            begin = found.end()
        yield from self._trimmed(begin, len(self.prose))

    def _trimmed(self, start: int, end: int) -> Iterator[Span]:
        said = self.prose[start:end]
        start += len(said) - len(said.lstrip())
        end -= len(said) - len(said.rstrip())
        numbered = _NUMBERED.match(self.prose, start, max(start, end))
        if numbered is not None:
            start = numbered.end()
        while end - start > _LONGEST:
            space = self.prose.rfind(" ", start, start + _LONGEST)
            cut = start + _LONGEST if space <= start else space
            yield start, cut
            start = cut + (space > start)
        if start < end:
            yield start, end

    def starts_sentence(self, at: int) -> bool:
        """Whether a sentence begins at a place."""
        return at in self._starts

    @cached_property
    def _starts(self) -> frozenset[int]:
        return frozenset(start for start, _ in self.sentences)

    def blocks(self) -> Iterator[Span]:
        """Where each paragraph begins and ends."""
        begin = 0
        for found in re.finditer(r"\n\s{0,40}\n", self.prose):
            yield begin, found.start()
            begin = found.end()
        yield begin, len(self.prose)


def words_in(text: str) -> list[str]:
    """The words of a text, numbers among them, without the marks between."""
    return _WORD.findall(text)
