import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qperf_tui.domain.text import (
    REPLACEMENT,
    clean_line,
    clean_text,
    harmless,
    unharmed,
)

TROUBLE = (
    "\x1b\x9b\x9d\x90\x98\x9c\x07\\[];:c0m\x00\x7f\x85\r\n\t\u2028\u2029"
    "\u202e\u2066\u200b\u200d\ufe0f\u0301\u0338\u20dd\ufeff\ud800\udfff"
    "\u2764\U0001f468\u2329\u2194 a\u00e9\u00c3"
)
"""Characters that the rules treat differently, set side by side."""

anything = st.text(st.characters(exclude_categories=()))
troublesome = st.text(st.one_of(st.sampled_from(TROUBLE), st.characters()))

DANGEROUS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e"
    "\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What could drive a terminal, reorder a line or fail to be stored."""


@settings(max_examples=1_000)
@given(st.one_of(anything, troublesome))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@settings(max_examples=1_000)
@given(st.one_of(anything, troublesome))
def test_nothing_that_drives_a_terminal_is_left(text: str) -> None:
    assert not DANGEROUS.search(clean_text(text))
    clean_text(text).encode("utf-8")


@settings(max_examples=1_000)
@given(st.one_of(anything, troublesome))
def test_a_line_is_one_line(text: str) -> None:
    line = clean_line(text)
    assert len(line.splitlines()) <= 1
    assert "  " not in line
    assert line == line.strip()


@given(anything)
def test_what_is_kept_is_composed(text: str) -> None:
    cleaned = clean_text(text)
    assert unicodedata.is_normalized("NFC", cleaned)


def test_every_single_character_is_made_safe() -> None:
    for code in range(0x110000):
        cleaned = clean_text(chr(code))
        assert not DANGEROUS.search(cleaned), hex(code)
        assert clean_text(cleaned) == cleaned, hex(code)
        assert len(clean_line(f"a{chr(code)}b").splitlines()) == 1, hex(code)


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"])))
def test_plain_text_is_left_as_it_was_typed(text: str) -> None:
    assert clean_text(text) == text


@pytest.mark.parametrize("opening", ["\x1b", ""])
@pytest.mark.parametrize(
    ("escaped", "single"),
    [
        ("]52;c;aGVsbG8=\x07", "\x9d52;c;aGVsbG8=\x07"),
        ("]52;c;aGVsbG8=\x1b\\", "\x9d52;c;aGVsbG8=\x9c"),
        ("]0;a new title\x07", "\x9d0;a new title\x9c"),
        ("]8;;http://example.org\x1b\\", "\x9d8;;http://example.org\x9c"),
        ("[2J", "\x9b2J"),
        ("[31;1m", "\x9b31;1m"),
        ("[?1049h", "\x9b?1049h"),
        ("[6n", "\x9b6n"),
        ("P$qm\x1b\\", "\x90$qm\x9c"),
        ("_payload\x1b\\", "\x9fpayload\x9c"),
        ("^payload\x1b\\", "\x9epayload\x9c"),
        ("Xpayload\x1b\\", "\x98payload\x9c"),
        ("c", "\x9bm"),
        ("(B", "\x9b0 q"),
    ],
)
def test_a_control_sequence_is_removed_whole(
    opening: str, escaped: str, single: str
) -> None:
    sequence = opening + escaped if opening else single
    assert clean_text(f"before {sequence}after") == "before after"
    assert clean_text(sequence * 3) == ""


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("one\r\ntwo\rthree\x85four", "one\ntwo\nthree\nfour"),
        ("five\u2028six\u2029seven", "five\nsix\nseven"),
        ("a\tb", "a    b"),
        ("nul\x00here", f"nul{REPLACEMENT}here"),
        ("del\x7f", f"del{REPLACEMENT}"),
        ("half \ud83d", f"half {REPLACEMENT}"),
        ("\u202eevil\u2069", "evil"),
        ("C\u200b MTP\ufeff 8\u00ad", "C MTP 8"),
        ("C\u200dMTP", "CMTP"),
        ("tag\U000e0041s", "tags"),
        ("cafe\u0301", "caf\u00e9"),
        ("\u00a31,308 § → ● ±", "£1,308 § → ● ±"),
        ("\U0001f468\u200d\U0001f467", "\U0001f468\u200d\U0001f467"),
        ("\u2764\ufe0f\u200d\U0001f525", "\u2764\ufe0f\u200d\U0001f525"),
        ("[bold]Placements[/] [long term]", "[bold]Placements[/] [long term]"),
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
    ],
)
def test_text_is_made_safe_and_otherwise_kept(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\x1b]52;c;never ended\nThe rest", "52;c;never ended\nThe rest"),
        ("\x9d0;never ended\nThe rest", f"{REPLACEMENT}0;never ended\nThe rest"),
        ("\x1b]0;cut short\x1b[31mThe rest", "The rest"),
        ("The rest\x1b", "The rest"),
        ("\x1b[", ""),
    ],
)
def test_a_sequence_that_nothing_ends_takes_no_prose_with_it(
    text: str, cleaned: str
) -> None:
    assert clean_text(text) == cleaned


@pytest.mark.parametrize(
    "prose", ["The council\u2019s \u2018own\u2019 \u201cfigures\u201d", "Straße Übung"]
)
def test_text_read_in_the_wrong_encoding_keeps_its_words(prose: str) -> None:
    cleaned = clean_text(prose.encode("utf-8").decode("latin-1"))
    for letters in re.findall("[A-Za-z]+", prose):
        assert letters in cleaned


@pytest.mark.parametrize("mark", ["\u0301", "\u20dd", "\u0e31"])
def test_a_pile_of_marks_on_one_letter_is_thinned(mark: str) -> None:
    piled = clean_text("x" + mark * 500 + "y")
    assert piled == "x" + mark * 8 + "y"


@pytest.mark.parametrize("opening", ["\x1b]", "\x9d", "\x1b[", "\x9b", "\x1b"])
def test_a_flood_of_openings_is_cleaned_in_a_moment(opening: str) -> None:
    assert len(clean_text(opening * 200_000)) <= 200_000


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  two\n\nlines\t here ", "two lines here"),
        ("C\u00a0MTP\u20038", "C MTP 8"),
        ("", ""),
        (" plain ", "plain"),
        ("a\u2028b\x0bc", f"a b{REPLACEMENT}c"),
    ],
)
def test_white_space_on_a_line_is_one_space(text: str, line: str) -> None:
    assert clean_line(text) == line


@given(st.text(alphabet="'=+-@＝ab", max_size=5))
def test_what_was_made_harmless_reads_back(text: str) -> None:
    made = harmless(text)
    assert not made.startswith(tuple("=+-@＝"))
    assert unharmed(made) == text
