"""Text from people and files, made safe to keep and to show."""

import re
import unicodedata
from typing import Final

_EMOJI: Final = "[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"

_DROPPED: Final = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufe00-\ufe0e\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff]"
    f"|(?<!{_EMOJI})(?<!{_EMOJI}\ufe0f)\u200d|\u200d(?!{_EMOJI})"
)
"""Marks that show nothing themselves and reorder, hide or join what is around.

A zero-width joiner stays between two emoji, which it makes into one.
"""

_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")
_LINE_ENDS: Final = re.compile("\r\n|\r|\u2028|\u2029|\x85")
_SEQUENCE: Final = re.compile(
    "(?:\x1b\\[|(?<![\x80-\x9b\x9d-\xff])\x9b)[0-?]*[ -/]*[@-~]?"
    "|(?:\x1b[\\]PX^_]|(?<![\x80-\x9b\x9d-\xff])[\x9d\x90\x98\x9e\x9f])"
    "[^\x07\x1b\x80-\x9f]*(?:\x07|\x1b\\\\|\x9c|(?=\x1b))"
    "|\x1b[ -/]*[0-~]?"
)
"""Terminal control sequences, dropped whole so that no `]52;c;…` is left behind.

A string that nothing ends loses only its opening, or it would take the rest of
the text with it. After another high character, what looks like an opening is
the second half of `’` or `ß` from a file read in the wrong encoding.
"""

_MARKS_A_LETTER: Final = 8
"""Combining marks kept on one letter; no script in use needs more."""

REPLACEMENT: Final = "\ufffd"


def clean_text(text: str) -> str:
    """`text` as composed Unicode without anything that could drive a terminal.

    Line feeds stay, tabs become spaces, other line ends become line feeds;
    control sequences and invisible marks go, stray controls and half characters
    show as `�`. Cleaning twice gives the same as cleaning once.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text)
    text = _SEQUENCE.sub("", text)
    text = _DROPPED.sub("", text.replace("\t", "    "))
    text = _CONTROL.sub(REPLACEMENT, text)
    return _thinned(unicodedata.normalize("NFC", text))


def clean_line(text: str) -> str:
    """`text` cleaned and on one line, with runs of white space made one space."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(clean_text(text).split())


def capitalised(text: str) -> str:
    """The same words with a capital at the start; the rest is left as it is."""
    return text[:1].upper() + text[1:]


def without_entry(cause: str, entered: str) -> str:
    """A cause that begins with the entry, without it: `it is not a quarter`."""
    rest = cause.removeprefix(f"{entered!r} ")
    return cause if rest == cause else f"it {rest}"


def paragraphs_in(text: str) -> list[str]:
    """The paragraphs of a text, which blank lines part."""
    pieces = (each.strip() for each in _BLANK_LINE.split(text))
    return [each for each in pieces if each]


def _thinned(text: str) -> str:
    if text.isascii():
        return text
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character)[0] == "M" else 0
        if marks <= _MARKS_A_LETTER:
            kept.append(character)
    return "".join(kept)


_LEADERS: Final = tuple("=+-@\t\r\n＝＋－＠")
"""What makes a spreadsheet take the text of a cell for a formula."""


def harmless(cell: str) -> str:
    """A text that no spreadsheet runs: behind an apostrophe where it might.

    One that has apostrophes there already gets another, so that it reads back.
    """
    return f"'{cell}" if cell.lstrip("'").startswith(_LEADERS) else cell


def unharmed(cell: str) -> str:
    """The text that `harmless` made a cell of."""
    return cell[1:] if cell[:1] == "'" and harmless(cell[1:]) == cell else cell
