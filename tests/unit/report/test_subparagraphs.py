"""Lines that begin with a letter in brackets are sub-paragraphs, lettered in order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.report.subparagraphs import lettered, parted, spaced


@pytest.mark.parametrize(
    ("text", "before", "said"),
    [
        ("No letters.", "No letters.", ()),
        ("We will:\n(a) hire; and\n(b) train.", "We will:", ("hire; and", "train.")),
        ("We will:\n\n  (a) hire;\n\n(b)  train.", "We will:", ("hire;", "train.")),
        ("(a) hire\n(d) train", "", ("hire", "train")),
        ("Either (a) this\nor (b) that.", "Either (a) this\nor (b) that.", ()),
        ("See\n(b) below", "See\n(b) below", ()),
        ("Do:\n(b) not yet\n(a) this", "Do:\n(b) not yet", ("this",)),
        ("Do:\n(a) this\nand more\n(b) that", "Do:", ("this\nand more", "that")),
        ("Do:\n(a) \n(b) that", "Do:", ("", "that")),
        ("(a)no space", "(a)no space", ()),
    ],
)
def test_what_is_parted(text: str, before: str, said: tuple[str, ...]) -> None:
    assert parted(text) == (before, said)


def test_a_text_without_them_is_left_as_it_is() -> None:
    assert spaced("One.\n\nTwo.") == "One.\n\nTwo."
    assert spaced("Do:\n(a) this\n(c) that") == "Do:\n\n(a) this\n\n(b) that"


words = st.text("abc ().\n", max_size=12)


@given(st.lists(words, max_size=40), words)
def test_no_word_is_lost_and_letters_run_on(said: list[str], before: str) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    lines = [f"\n({letters[n % 26]}) {each}" for n, each in enumerate(said)]
    text = before + "".join(lines)
    head, found = parted(text)
    shown = "".join([head, *found])
    kept = [each for each in shown if each.isalpha() and each not in letters[3:]]
    assert set(kept) <= set(text)
    assert [each[:4] for each in lettered(found)] == [
        f"({letters[n]}) " for n in range(len(found))
    ]
    assert spaced(spaced(text)) == spaced(text)
