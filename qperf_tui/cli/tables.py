"""Tables that a person reads: aligned, as wide as there is room, figures whole."""

import unicodedata
from collections.abc import Sequence
from typing import Final

from qperf_tui.domain.text import clean_line

_GAP: Final = "  "
_LEAST: Final = 16
"""Columns below which no text is cut."""


def aligned(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    width: int,
    stretch: int | None = None,
    right: frozenset[int] = frozenset(),
) -> list[str]:
    """Lines of a table; only the column `stretch` is cut where room is short.

    The columns in `right` are set to the right, as figures are.
    """
    cleaned = [[clean_line(cell) for cell in row] for row in [headings, *rows]]
    widths = [max(map(shown_width, column)) for column in zip(*cleaned, strict=True)]
    if stretch is not None:
        widths[stretch] = min(
            widths[stretch], max(_left(widths, width, stretch), _LEAST)
        )
    return [
        _GAP.join(
            _fitted(cell, room, to_the_right=position in right)
            for position, (cell, room) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cleaned
    ]


def room(
    headings: Sequence[str], rows: Sequence[Sequence[str]], *, width: int, stretch: int
) -> int:
    """How many columns of a terminal are left for the column `stretch`."""
    cleaned = [[clean_line(cell) for cell in row] for row in [headings, *rows]]
    widths = [max(map(shown_width, column)) for column in zip(*cleaned, strict=True)]
    return _left(widths, width, stretch)


def _left(widths: Sequence[int], width: int, stretch: int) -> int:
    return width - sum(widths) + widths[stretch] - len(_GAP) * (len(widths) - 1)


def shown_width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def cut(text: str, room: int) -> str:
    """A text that fits into so many columns, with a sign where it was cut."""
    if shown_width(text) <= room:
        return text
    kept, taken = "", 0
    for character in text:
        taken += _columns(character)
        if taken > room - 1:
            break
        kept += character
    return f"{kept.rstrip()}…"


def _fitted(text: str, room: int, *, to_the_right: bool) -> str:
    shown = cut(text, room)
    blank = " " * (room - shown_width(shown))
    return blank + shown if to_the_right else shown + blank


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
