"""What differs reads without colour, and leaves the words as they are."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.tui.word_marks import differences


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("", "", ""),
        ("one two", "one two", "one two"),
        ("one two", "one three", "one [-two-] [+three+]"),
        ("one", "one two", "one [+two+]"),
        ("two one", "one", "[-two-] one"),
        ("a.\nb.", "a.\n\nb.", "a.\n\nb."),
        ("[b]x[/b]", "[b]y[/b]", "[b][-x-] [+y+][/b]"),
    ],
)
def test_differences_are_marked_in_the_text(
    before: str, after: str, shown: str
) -> None:
    assert str(differences(before, after)) == shown


def test_marks_are_underlined() -> None:
    shown = differences("one two", "one three")
    marked = {str(shown)[span.start : span.end] for span in shown.spans}
    assert marked == {"[-two-]", "[+three+]"}
    assert all("underline" in str(span.style) for span in shown.spans)


words = st.lists(st.sampled_from(["leave", "cover", "fell", "rose.", "\n"]), max_size=9)


@given(words, words)
def test_without_what_went_it_says_what_stands(
    before: list[str], after: list[str]
) -> None:
    shown = str(differences(" ".join(before), " ".join(after)))
    stands = re.sub(r"\[-.*?-\]", "", shown, flags=re.DOTALL)
    stands = stands.replace("[+", "").replace("+]", "")
    assert stands.split() == " ".join(after).split()
