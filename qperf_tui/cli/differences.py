"""What differs between two texts, marked so that it reads in any terminal."""

from collections.abc import Iterable
from typing import Final

from qperf_tui.domain.merging import Kind, Piece

_MARKS: Final = {Kind.ADDED: ("[+", "+]"), Kind.REMOVED: ("[-", "-]")}


def marked(pieces: Iterable[Piece]) -> str:
    """The pieces as one text, what came in `[+ +]` and what went in `[- -]`."""
    return "".join(map(_marked, pieces)).strip("\n")


def _marked(piece: Piece) -> str:
    """A piece between its marks; the space around it is no part of what changed."""
    said = piece.text.strip()
    if piece.kind is Kind.SAME or not said:
        return "" if piece.kind is Kind.REMOVED else piece.text
    before, after = piece.text.split(said, 1)
    opening, closing = _MARKS[piece.kind]
    return f"{before}{opening}{said}{closing}{after}"
