"""What differs between two texts, marked so that it reads without any colour."""

from collections.abc import Iterable
from typing import Final

from textual.content import Content

from qperf_tui.domain.merging import Kind, Piece, word_diff
from qperf_tui.tui.plain import plain

_AROUND: Final = {Kind.ADDED: ("[+", "+]"), Kind.REMOVED: ("[-", "-]")}
_COLOURS: Final = {
    Kind.ADDED: "underline $text-success",
    Kind.REMOVED: "underline $text-error",
}


def differences(before: str, after: str) -> Content:
    """What came between two texts in `[+ +]`, and what went in `[- -]`."""
    return marked(word_diff(before, after))


def marked(pieces: Iterable[Piece]) -> Content:
    """The pieces as one text, what came and what went marked and in a colour."""
    parts: list[Content] = []
    was_marked = False
    for piece in pieces:
        said = piece.text.strip()
        if piece.kind is Kind.SAME or not said:
            if piece.kind is not Kind.REMOVED:
                parts.append(plain(piece.text))
                was_marked = False
            continue
        # The space before a word is no part of what changed.
        before, after = piece.text.split(said, 1)
        opening, closing = _AROUND[piece.kind]
        parts.append(plain(before or " " * was_marked))
        parts.append(plain(f"{opening}{said}{closing}").stylize(_COLOURS[piece.kind]))
        parts.append(plain(after))
        was_marked = True
    return Content.assemble(*parts)
