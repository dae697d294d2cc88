"""Quarters are opened one after the other, and each refusal is one clear sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.opening import (
    Opening,
    codes_in,
    in_hand,
    next_to_open,
    why_incomplete,
    why_not_open,
)
from qperf_tui.domain.period import Quarter
from support.council import Q2, quarters

Q3, Q4 = Q2.shifted(1), Q2.shifted(2)


def opened(*which: Quarter) -> list[Opening]:
    return [
        Opening(quarter=each, opened_by="A Officer", opened_at="2012-10-01T09:00:00Z")
        for each in which
    ]


@given(figures=st.none() | quarters, opened=st.none() | quarters)
def test_the_quarter_in_hand_is_the_last_with_figures_or_opened(
    figures: Quarter | None, opened: Quarter | None
) -> None:
    found = in_hand(figures, opened)
    assert (found is None) == (figures is None and opened is None)
    assert all(found >= each for each in (figures, opened) if each and found)
    assert found in {figures, opened}


@pytest.mark.parametrize(
    ("before", "latest", "following"),
    [
        ((), None, None),
        ((), Q2, Q3),
        ((Q2,), Q2, Q3),
        ((Q2,), Q3, Q3),
        ((Q2, Q3), Q3, Q4),
        ((Q3,), Q3, Q4),
    ],
)
def test_the_next_to_open_follows_the_one_in_hand(
    before: tuple[Quarter, ...], latest: Quarter | None, following: Quarter | None
) -> None:
    assert next_to_open(opened(*before), latest) == following


@given(latest=quarters, ahead=st.integers(-20, 20), is_opened=st.booleans())
def test_exactly_one_quarter_may_be_opened(
    latest: Quarter, ahead: int, is_opened: bool
) -> None:
    held = opened(latest) if is_opened else []
    wanted = latest.shifted(ahead)
    may_be = why_not_open(wanted, held, latest) is None
    assert may_be == (wanted == next_to_open(held, latest))


def test_the_first_may_be_any() -> None:
    assert why_not_open(Q4, [], None) is None


def test_each_refusal_says_why_and_what_to_do() -> None:
    assert why_not_open(Q3, opened(Q3), Q3) == (
        "Q3 2012/13 is open already: A Officer opened it on 1 October 2012."
    )
    assert why_not_open(Q4, [], Q2) == (
        "Q4 2012/13 cannot be opened before Q3 2012/13; open that first with qperf-tui "
        'quarter open "Q3 2012/13".'
    )
    assert why_not_open(Q2, [], Q2) == (
        "Q2 2012/13 is open already, since there are figures of Q2 2012/13; the next "
        "to open is Q3 2012/13."
    )


def test_what_the_quarter_before_lacks_is_named() -> None:
    assert why_incomplete(Q2, []) is None
    assert why_incomplete(Q2, ["CS 1"]) == "Q2 2012/13 still lacks 1 figure (CS 1)"
    assert codes_in([f"CS {each}" for each in range(1, 8)]) == (
        "CS 1, CS 2, CS 3, CS 4, CS 5 and 2 more"
    )
