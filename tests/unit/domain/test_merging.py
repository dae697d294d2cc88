"""Texts told apart and put together: nothing anybody wrote goes missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.merging import (
    STILL_ALIKE,
    Kind,
    Merge,
    Piece,
    likeness,
    merged,
    word_diff,
)

BASE = "The rate fell to 79.3%. Two posts were vacant. They are now filled."

texts = st.lists(
    st.sampled_from(
        [
            *("The rate fell.", "The rate rose!", "Why?", "Two posts", "e.g. (so.)"),
            *(" ", "  ", "\n", "\n\n", "was", "79.3%", "it", "“Yes.”", "·"),
        ]
    ),
    max_size=12,
).map("".join)
anything = texts | st.text(max_size=40)


def sentences(text: str) -> list[str]:
    return [each.strip() for each in text.replace("\n", ". ").split(". ") if each]


def test_what_changed_is_told_word_by_word() -> None:
    found = word_diff(BASE, BASE.replace("Two posts were", "Three social posts were"))
    assert found == (
        Piece(Kind.SAME, "The rate fell to 79.3%."),
        Piece(Kind.REMOVED, " Two"),
        Piece(Kind.ADDED, " Three social"),
        Piece(Kind.SAME, " posts were vacant. They are now filled."),
    )


def test_a_full_stop_moved_does_not_make_a_word_another() -> None:
    found = word_diff("It fell.", "It fell, and rose.")
    assert found == (
        Piece(Kind.SAME, "It fell"),
        Piece(Kind.ADDED, ", and rose"),
        Piece(Kind.SAME, "."),
    )


@pytest.mark.parametrize(
    ("before", "after", "kind", "said"),
    [
        ("A post is empty.", "A post is empty. It is full.", "added", " It is full."),
        ("It is. It is full. So.", "It is. So.", "removed", " It is full."),
        ("Why? So.", "Why? How? So.", "added", " How?"),
        ("It fell.", "It fell, and rose.", "added", ", and rose"),
        ("Up. Up.", "Up.", "removed", " Up."),
    ],
)
def test_a_sentence_put_in_or_taken_out_is_shown_whole(
    before: str, after: str, kind: str, said: str
) -> None:
    changed = [each for each in word_diff(before, after) if each.kind is not Kind.SAME]
    assert changed == [Piece(Kind(kind), said)]


@given(anything, anything)
def test_pieces_make_both_texts_to_the_last_space(before: str, after: str) -> None:
    found = word_diff(before, after)
    assert "".join(p.text for p in found if p.kind is not Kind.ADDED) == before
    assert "".join(p.text for p in found if p.kind is not Kind.REMOVED) == after
    assert all(each.text for each in found)


@given(anything)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert word_diff(text, text) == ((Piece(Kind.SAME, text),) if text else ())
    assert likeness(text, text) == 1


def test_a_very_long_monotonous_text_is_replaced_and_not_compared() -> None:
    before, after = "x " + "no yes " * 3000, "y " + "yes no " * 3000
    kinds = [each.kind for each in word_diff(before, after)]
    assert kinds.count(Kind.REMOVED) == kinds.count(Kind.ADDED) == 1


def test_likeness_is_the_share_of_words_in_common() -> None:
    assert likeness("a b c d", "a b c e") == pytest.approx(0.75)
    assert likeness("", "a") == 0
    assert likeness(BASE, BASE.replace("Two", "Three")) > STILL_ALIKE


def test_changes_in_sentences_apart_are_put_together() -> None:
    mine = BASE.replace("79.3%", "78%")
    theirs = BASE + " A review follows in May."
    found = merged(BASE, mine, theirs)
    assert found.is_clean
    assert found.text == (
        "The rate fell to 78%. Two posts were vacant. They are now filled. A review "
        "follows in May."
    )


def test_changes_in_neighbouring_sentences_are_put_together() -> None:
    mine = BASE.replace("79.3%", "78%")
    theirs = BASE.replace("Two posts", "Three posts")
    assert merged(BASE, mine, theirs).text == BASE.replace("79.3%", "78%").replace(
        "Two", "Three"
    )


def test_two_changes_in_one_sentence_are_never_put_together() -> None:
    found = merged("It fell to 70%.", "It rose to 70%.", "It fell to 75%.")
    assert not found.is_clean
    assert found.text == "[yours: It rose to 70%.] [theirs: It fell to 75%.]"


def test_a_sentence_taken_out_and_changed_is_marked() -> None:
    mine = BASE.replace(" Two posts were vacant.", "")
    theirs = BASE.replace("vacant", "empty")
    found = merged(BASE, mine, theirs)
    assert found.text == (
        "The rate fell to 79.3%. [yours: (taken out)] [theirs: Two posts were empty.] "
        "They are now filled."
    )


def test_two_sentences_put_in_at_one_place_are_both_kept() -> None:
    found = merged(BASE, f"{BASE} Mine.", f"{BASE} Theirs.")
    assert not found.is_clean
    assert found.text == f"{BASE} [yours: Mine.] [theirs: Theirs.]"


def test_two_texts_written_from_nothing_are_both_kept() -> None:
    found = merged("", "Mine.", "Theirs.")
    assert found.text == "[yours: Mine.] [theirs: Theirs.]"


@given(anything, anything)
def test_what_one_side_left_alone_is_the_others(base: str, other: str) -> None:
    assert merged(base, other, base).text == other
    assert merged(base, base, other).text == other
    assert merged(base, other, other).text == other
    assert merged(base, other, base).is_clean


def words(found: Merge) -> set[str]:
    return set(found.text.replace("[yours:", " ").replace("[theirs:", " ").split())


@given(texts, texts, texts)
def test_a_merge_is_as_clean_from_either_side(base: str, a: str, b: str) -> None:
    one, other = merged(base, a, b), merged(base, b, a)
    assert one.is_clean == other.is_clean
    if one.is_clean:
        assert one.text.split() == other.text.split()


@given(texts, texts, texts)
def test_no_word_anybody_put_in_goes_missing(base: str, mine: str, theirs: str) -> None:
    kept = words(merged(base, mine, theirs))
    for side in (mine, theirs):
        added = set(side.split()) - set(base.split())
        assert all(any(word in each for each in kept) for word in added)
