import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.pack import WIDTH, body_of, in_order, is_too_long
from qperf_tui.domain.parts import Parts, parts_of
from support.packs import pack, row

words = st.text("abc .\n", max_size=20).map(str.strip)
filled = st.builds(Parts, what=words, why=words, action=words, outlook=words)


@pytest.mark.parametrize(
    ("boxes", "body"),
    [
        (Parts(), ""),
        (Parts(what="It fell."), "It fell."),
        (Parts(why="Posts."), "Why: Posts."),
        (
            Parts(what="It fell.", action="Hire.", outlook="Up."),
            "What: It fell.\n\nAction: Hire.\n\nOutlook: Up.",
        ),
    ],
)
def test_boxes_make_a_commentary_and_one_box_needs_no_label(
    boxes: Parts, body: str
) -> None:
    assert body_of(boxes) == body


@given(filled)
def test_a_commentary_falls_into_the_boxes_that_made_it(boxes: Parts) -> None:
    assert parts_of(body_of(boxes)) == boxes


def test_the_length_is_that_of_the_whole_commentary() -> None:
    assert not is_too_long(Parts(what="a" * 20_000))
    assert is_too_long(Parts(what="a" * 10_000, why="b" * 10_000))


def test_every_heading_is_there_once_and_names_its_quarter() -> None:
    headings = pack().headings
    assert len(headings) == len(set(headings)) == WIDTH
    assert {"Q1 2012/13", "Q2 2011/12"} < set(headings)


def test_words_in_braces_are_known_of() -> None:
    assert not pack().has_tokens
    assert pack(row("CS 1", Parts(why="It is {.value}."))).has_tokens
    assert in_order(Parts(what="a", outlook="d")) == ("a", "", "", "d")
