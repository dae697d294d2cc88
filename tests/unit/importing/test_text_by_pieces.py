"""However a long text falls into the pieces it is looked at in, it is the same text."""

import pytest

from qperf_tui.importing.encodings import Encoding, text_of
from qperf_tui.importing.staging import FileRefusedError

PIECE = 1_000_000
LINE = b"a" * 99 + b"\n"
PLACES = range(PIECE - 8, PIECE + 2)
"""Where a character stands, so that it ends before the first piece does or after."""


def filled(place: int) -> bytes:
    """So many bytes of lines."""
    return (LINE * (place // len(LINE) + 1))[:place]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("said", ["é", "€", "𝄞"])
def test_a_character_between_two_pieces_is_whole(place: int, said: str) -> None:
    content = filled(place) + f"{said}\nend\n".encode()
    text = text_of(content)
    assert text.encoding is Encoding.UTF_8
    with text.lines() as lines:
        assert lines.read() == content.decode()


@pytest.mark.parametrize("place", range(PIECE - 6, PIECE + 3, 2))
def test_a_pair_of_utf_16_between_two_pieces_is_whole(place: int) -> None:
    said = "a" * (place // 2) + "𝄞\nend\n"
    text = text_of(said.encode("utf-16"))
    assert text.encoding is Encoding.UTF_16_LE
    with text.lines() as lines:
        assert lines.read() == said


@pytest.mark.parametrize("place", range(PIECE - 8, PIECE + 6))
@pytest.mark.parametrize("marks", [b"\xa3 and \x92", b"\xc3\xa9\xbf\xbf"])
def test_windows_1252_is_told_wherever_its_marks_stand(
    place: int, marks: bytes
) -> None:
    text = text_of(filled(place) + marks + b"\n")
    assert text.encoding is Encoding.WINDOWS_1252


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (b"\xa3 \x81", "no text in UTF-8 or Windows-1252"),
        (b"\xa3 \xed\xa0\xaf", "no text in UTF-8;"),
        (b"\xa3 \x01", "no text in UTF-8;"),
        (b"\xa3 \xe2\x82\xac", "some of its text is UTF-8"),
        (b"a\0", "NUL byte"),
    ],
)
def test_what_is_no_text_is_refused_where_it_stands(
    place: int, wrong: bytes, says: str
) -> None:
    with pytest.raises(FileRefusedError, match=says) as refused:
        text_of(filled(place) + wrong + b"\nend\n")
    assert refused.value.line == place // 100 + 1


@pytest.mark.parametrize("place", range(PIECE - 6, PIECE + 3, 2))
@pytest.mark.parametrize(
    ("wrong", "says"), [(b"\0\0", "NUL character"), (b"\0\xdc", "cut in two")]
)
def test_utf_16_is_refused_where_it_is_wrong(
    place: int, wrong: bytes, says: str
) -> None:
    line = ("a" * 49 + "\n").encode("utf-16-le")
    before = (line * (place // len(line) + 1))[:place]
    with pytest.raises(FileRefusedError, match=says) as refused:
        text_of(b"\xff\xfe" + before + wrong + "\nĀend\n".encode("utf-16-le"))
    assert refused.value.line == place // 100 + 1


def test_bytes_of_two_characters_of_utf_16_are_no_nul() -> None:
    said = "aĀ\n" * 1_000
    assert text_of(said.encode("utf-16")).encoding is Encoding.UTF_16_LE
