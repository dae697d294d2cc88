"""References: typed by number, kept by paragraph, and back, whatever moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.cross_reference import (
    Numbering,
    as_typed,
    bound,
    paragraphs_named,
    rebound,
)
from qperf_tui.domain.tokens import Reference, TokenProblem, scan


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("{paragraph 16}", {"number": 16}),
        ("{Paragraph  16}", {"number": 16}),
        ("{ paragraph 16 }", {"number": 16}),
        ("{paragraph #31}", {"paragraph_id": 31}),
        ("{appendix}", {"appendix": 1}),
        ("{appendix 2}", {"appendix": 2}),
    ],
)
def test_what_is_a_reference(typed: str, found: dict[str, int]) -> None:
    assert [*scan(typed)] == [Reference(start=0, end=len(typed), **found)]


@pytest.mark.parametrize(
    "typed", ["{paragraph}", "{paragraph sixteen}", "{appendix A}"]
)
def test_one_that_names_no_place_says_how_it_is_written(typed: str) -> None:
    (problem,) = scan(typed)
    assert isinstance(problem, TokenProblem)
    assert problem.is_reference
    assert problem.mend == "Write {paragraph 16}, {CODE.paragraph} or {appendix}."


def test_a_number_that_no_paragraph_has_stays_as_it_is_typed() -> None:
    assert bound("See {paragraph 99}.", {16: 31}) == "See {paragraph 99}."
    assert as_typed("See {paragraph #5}.", {31: 16}) == "See {paragraph #5}."


def test_a_reference_can_be_given_another_name() -> None:
    text = "See {paragraph #31} and {paragraph #5}, {CS 1.value}."
    named = rebound(text, {31: "{C MTP 8.paragraph}"})
    assert named == "See {C MTP 8.paragraph} and {paragraph #5}, {CS 1.value}."
    assert paragraphs_named(text) == [31, 5]
    assert paragraphs_named("No tokens.") == []


def test_the_public_has_no_number_for_what_is_exempt() -> None:
    every = Numbering(
        numbers={5: 1, 6: 2}, subjects={"cs 1": 1, "cs 2": 2}, exempt=frozenset({6})
    )
    public = every.for_public()
    assert (public.numbers, public.subjects) == ({5: 1}, {"cs 1": 1})


pieces = st.one_of(
    st.integers(1, 30).map(lambda number: f"{{paragraph {number}}}"),
    st.sampled_from(
        ["{appendix}", "{CS 1.value}", "{{", "}}", "{", "}", "{paragraph}"]
    ),
    st.text(max_size=8),
)
texts = st.lists(pieces, max_size=12).map("".join)
orders = st.permutations([*range(101, 131)])


@given(texts, orders)
def test_binding_and_typing_again_changes_nothing_but_space(
    text: str, order: list[int]
) -> None:
    numbers = {key: place for place, key in enumerate(order, start=1)}
    ids = {number: key for key, number in numbers.items()}
    kept = bound(text, ids)
    assert bound(kept, ids) == kept
    assert bound(as_typed(kept, numbers), ids) == kept
    named = [each.number for each in scan(text) if isinstance(each, Reference)]
    assert paragraphs_named(kept) == [ids[each] for each in named if each in ids]


@given(texts, orders, orders)
def test_a_reference_stays_on_its_paragraph_whatever_the_order(
    text: str, before: list[int], after: list[int]
) -> None:
    ids = dict(enumerate(before, start=1))
    kept = bound(text, ids)
    numbers = {key: place for place, key in enumerate(after, start=1)}
    meant = paragraphs_named(kept)
    now = as_typed(kept, numbers)
    again = bound(now, dict(enumerate(after, start=1)))
    assert paragraphs_named(again) == meant
