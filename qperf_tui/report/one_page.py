"""Texts fitted to one page by how wide they are set: a rule, and no renderer.

A page that is laid out tightly has lines of 170 millimetres in type of 10.5 points.
Letters are counted as wide as Arial has them, and rather wider than narrower.
"""

from bisect import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.text import clean_line

LINE: Final = 42_000
"""How wide a line of a list is, in thousandths of the size of the type."""
BESIDE: Final = 30_000
"""The same of a line beside its label at the top."""
HEIGHT: Final = 350
"""What a page holds below its headings, in tenths of a line."""
_A_LINE: Final = 10
_BETWEEN: Final = 3
"""How high a line is, and the space after a text."""
_NARROW: Final = frozenset(" !'(),-./:;I[]fijlrt|‘’")
_WIDE: Final = frozenset("%@MWmw—…“”")
_LAST_OF_LATIN: Final = 0x250
_MORE: Final = "…"


@dataclass(frozen=True, slots=True)
class Group:
    """Texts under one heading, the most needed first."""

    heading: str
    texts: tuple[str, ...]
    more: Callable[[int], str]
    """What is said of so many that there was no room for."""


def lines_of(text: str, line: int = LINE) -> int:
    """How many lines a text takes, broken between words where it can be."""
    lines, used = 1, 0
    for word in clean_line(text).split(" "):
        wide = sum(map(_width, word))
        gap = _width(" ") if used else 0
        if used + gap + wide <= line:
            used += gap + wide
            continue
        # A word wider than a line is broken wherever the line ends.
        lines += (1 if used else 0) + max(0, -(-wide // line) - 1)
        used = wide % line if wide > line else wide
    return lines


def shortened(text: str, most: int, line: int = LINE) -> str:
    """A text on one line of data that takes no more lines than `most` when set."""
    whole = clean_line(text)
    if lines_of(whole, line) <= most:
        return whole
    for pieces, joined in ((whole.split(" "), " "), (list(whole), "")):

        def is_too_long(count: int, of: list[str] = pieces, by: str = joined) -> bool:
            return lines_of(by.join(of[:count]) + _MORE, line) > most

        kept = bisect(range(1, len(pieces) + 1), False, key=is_too_long)  # noqa: FBT003
        if kept:
            return joined.join(pieces[:kept]).rstrip(" ,;:.") + _MORE
    return _MORE


def fitted(
    groups: Sequence[Group], *, most_lines: int, height: int = HEIGHT
) -> list[tuple[str, ...]]:
    """The texts of each group that a page holds, and how many more there are.

    Groups take turns in their order, so that none crowds out another; a text is
    shortened to so many lines.
    """
    most = height // (_A_LINE + _BETWEEN)
    texts = [
        tuple(shortened(each, most_lines) for each in group.texts[:most])
        for group in groups
    ]
    taken = [0] * len(groups)
    while True:
        before = list(taken)
        for place, held in enumerate(texts):
            more = [*taken[:place], taken[place] + 1, *taken[place + 1 :]]
            is_room = sum(map(_height, groups, texts, more)) <= height
            if is_room and more[place] <= len(held):
                taken = more
        if taken == before:
            return list(map(_said, groups, texts, taken))


def _said(group: Group, texts: Sequence[str], taken: int) -> tuple[str, ...]:
    more = len(group.texts) - taken
    last = (shortened(group.more(more), 1),) if more else ()
    return (*texts[:taken], *last)


def _height(group: Group, texts: Sequence[str], taken: int) -> int:
    said = _said(group, texts, taken)
    return sum(lines_of(text) * _A_LINE + _BETWEEN for text in said)


def _width(character: str) -> int:
    """How wide a letter is, in thousandths of the size of the type."""
    if character in _NARROW:
        return 340
    if character in _WIDE or ord(character) > _LAST_OF_LATIN:
        return 1000
    return 740 if character.isupper() else 560
