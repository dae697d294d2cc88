"""The encoding and line ends of a text, told by its bytes and named."""

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from io import BytesIO, TextIOWrapper
from typing import Final

from qperf_tui.importing.sniffing import BYTE_ORDER_MARK, UTF_16_MARKS, half_nul
from qperf_tui.importing.staging import FileRefusedError

_UTF_32: Final = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_MANY_BYTED: Final = re.compile(rb"[\xc3-\xf4][\x80-\xbf]{1,3}")
_HALF_CHARACTER: Final = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_NO_TEXT: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_QUOTED: Final = re.compile(r'"[^"]*"')
_START: Final = 1_000_000
"""Characters looked at to name the line ends."""
_PIECE: Final = 1_000_000
"""Bytes looked at in one go, during which no other thread has its turn."""
_WIDEST: Final = 4
"""Bytes of the longest character."""


class Encoding(Enum):
    """The encodings that are read, with the name each goes by."""

    UTF_8 = "UTF-8"
    UTF_16_LE = "UTF-16 LE"
    UTF_16_BE = "UTF-16 BE"
    WINDOWS_1252 = "Windows-1252"


_CODECS: Final = {
    Encoding.UTF_8: "utf-8",
    Encoding.UTF_16_LE: "utf-16-le",
    Encoding.UTF_16_BE: "utf-16-be",
    Encoding.WINDOWS_1252: "cp1252",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The bytes of a text, with how they are to be read."""

    content: bytes
    """Without its byte-order mark."""
    encoding: Encoding
    line_ends: str

    @contextmanager
    def lines(self) -> Iterator[TextIOWrapper]:
        """The text line by line, each with its own end, never all at once."""
        with TextIOWrapper(
            BytesIO(self.content), _CODECS[self.encoding], newline=""
        ) as lines:
            yield lines

    def start(self, length: int) -> str:
        """The first characters, by which the text is told from another kind."""
        with self.lines() as lines:
            return lines.read(length)


def text_of(content: bytes) -> Text:
    """How the bytes of a text are to be read.

    Raises:
        FileRefusedError: If they are no text in an encoding that is read.
    """
    if content.startswith(_UTF_32):
        raise FileRefusedError("its text is UTF-32; save it as CSV UTF-8")
    encoding, bare = _told(content)
    text = Text(content=bare, encoding=encoding, line_ends="")
    start = text.start(_START)
    return Text(content=bare, encoding=encoding, line_ends=_line_ends(start))


def require_utf_8(content: bytes) -> None:
    """Let bytes that are UTF-8 pass, for a table of our own making.

    Raises:
        FileRefusedError: If they are not, naming the line and the likely encoding.
    """
    bare = content.removeprefix(BYTE_ORDER_MARK)
    wrong = _wrong_at(bare, Encoding.UTF_8)
    if wrong is not None:
        text = text_of(content)
        raise FileRefusedError(
            f"a byte here is not UTF-8, and looks like {text.encoding.value}; in Excel "
            "choose Save As, CSV UTF-8",
            line=line_at(bare, wrong),
        )


def _told(content: bytes) -> tuple[Encoding, bytes]:
    for encoding, mark in zip(
        (Encoding.UTF_16_LE, Encoding.UTF_16_BE), UTF_16_MARKS, strict=True
    ):
        if content.startswith(mark):
            return _utf_16(content.removeprefix(mark), encoding)
    if half := half_nul(content):
        is_little = half == "second"
        return _utf_16(content, Encoding.UTF_16_LE if is_little else Encoding.UTF_16_BE)
    nul = content.find(0)
    if nul >= 0:
        raise FileRefusedError(
            "it holds a NUL byte, so it is no text or is damaged; save it as CSV "
            "UTF-8 again",
            line=line_at(content, nul),
        )
    bare = content.removeprefix(BYTE_ORDER_MARK)
    wrong = _wrong_at(bare, Encoding.UTF_8)
    if wrong is not None:
        return _windows_1252(content, bare, wrong)
    return Encoding.UTF_8, bare


def _utf_16(content: bytes, encoding: Encoding) -> tuple[Encoding, bytes]:
    wrong = _wrong_at(content, encoding)
    if wrong is not None:
        raise FileRefusedError(
            "its text is UTF-16 and a character of it is cut in two; save it as CSV "
            "UTF-8",
            line=_line_of_16(content, wrong, encoding),
        )
    nul = content.find(b"\0\0")
    while nul >= 0 and nul % 2:
        nul = content.find(b"\0\0", nul + 1)
    if nul >= 0:
        raise FileRefusedError(
            "it holds a NUL character, so it is no text or is damaged; save it as CSV "
            "UTF-8 again",
            line=_line_of_16(content, nul, encoding),
        )
    return encoding, content


def _line_of_16(content: bytes, offset: int, encoding: Encoding) -> int:
    return content[:offset].decode(_CODECS[encoding], "replace").count("\n") + 1


def _wrong_at(content: bytes, encoding: Encoding) -> int | None:
    """Where bytes are no text in an encoding; None where all of them are."""
    decoder = getincrementaldecoder(_CODECS[encoding])()
    for begin in range(0, len(content), _PIECE):
        kept, _ = decoder.getstate()
        end = begin + _PIECE
        try:
            decoder.decode(content[begin:end], final=end >= len(content))
        except UnicodeDecodeError as error:
            return begin - len(kept) + error.start
    return None


def _found(pattern: re.Pattern[bytes], content: bytes) -> Iterator[bytes]:
    """Every place that is like a pattern of one character at most."""
    for begin in range(0, len(content), _PIECE):
        end = begin + _PIECE
        for match in pattern.finditer(content, begin, end + _WIDEST):
            if match.start() < end:
                yield match[0]


def _windows_1252(content: bytes, bare: bytes, offset: int) -> tuple[Encoding, bytes]:
    """Text that is not UTF-8 as Windows-1252, unless something speaks against it."""
    line = line_at(bare, offset)
    if len(bare) < len(content):
        raise FileRefusedError(
            "it is marked as UTF-8, and a byte here is not; it looks like "
            "Windows-1252; in Excel choose Save As, CSV UTF-8",
            line=line,
        )
    if _wrong_at(bare, Encoding.WINDOWS_1252) is not None:
        cause = "a byte here is no text in UTF-8 or Windows-1252; save it as CSV UTF-8"
        raise FileRefusedError(cause, line=line)
    if any(_found(_HALF_CHARACTER, bare)) or any(_found(_NO_TEXT, bare)):
        raise FileRefusedError(
            "a byte here is no text in UTF-8; save it as CSV UTF-8", line=line
        )
    if _has_utf_8(bare):
        raise FileRefusedError(
            "some of its text is UTF-8, and a byte here looks like Windows-1252; save "
            "it as CSV UTF-8 again, and look at the words here",
            line=line,
        )
    return Encoding.WINDOWS_1252, bare


def _has_utf_8(content: bytes) -> bool:
    """Whether it has everyday characters written in the several bytes of UTF-8."""
    for character in _found(_MANY_BYTED, content):
        try:
            character.decode("utf-8").encode("cp1252")
        except UnicodeError:
            continue
        return True
    return False


def line_at(content: bytes, offset: int) -> int:
    """The line of a byte, counted as an editor counts it."""
    feeds = content.count(b"\n", 0, offset)
    return (feeds or content.count(b"\r", 0, offset)) + 1


def _line_ends(start: str) -> str:
    outside = _QUOTED.sub("", start)
    both = outside.count("\r\n")
    found = {
        "CRLF": both,
        "LF": outside.count("\n") - both,
        "CR": outside.count("\r") - both,
    }
    named = [name for name, count in found.items() if count]
    return " and ".join(named) if named else "LF"
