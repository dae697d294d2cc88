import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.commentary import (
    CommentaryState,
    needs_commentary,
    standing,
    word_count,
)
from qperf_tui.domain.movement import Direction, Movement
from qperf_tui.domain.status import ON_TARGET, Status
from support.council import Q2

ALWAYS = {Status.RED, Status.AMBER, Status.NOT_AVAILABLE}


def travelling(direction: Direction | None) -> Movement | None:
    if direction is None:
        return None
    return Movement(since=Q2.shifted(-1), change=None, direction=direction)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("direction", [None, *Direction])
def test_a_committee_asks_of_misses_gaps_and_a_green_that_got_worse(
    status: Status, direction: Direction | None
) -> None:
    is_worse_green = status in ON_TARGET and direction is Direction.WORSENING
    found = needs_commentary(status, travelling(direction))
    assert found is (status in ALWAYS or is_worse_green)


@given(st.sampled_from(CommentaryState), st.booleans())
def test_what_was_written_stands_whether_or_not_it_was_needed(
    written: CommentaryState, is_needed: bool
) -> None:
    assert standing(written, is_needed=is_needed) is written


def test_nothing_written_is_needed_or_none() -> None:
    assert standing(None, is_needed=True) is CommentaryState.NEEDED
    assert standing(None, is_needed=False) is CommentaryState.NONE


def test_every_state_has_a_word_and_a_symbol_of_its_own() -> None:
    assert len({state.word for state in CommentaryState}) == len(CommentaryState)
    assert len({state.symbol for state in CommentaryState}) == len(CommentaryState)
    assert str(CommentaryState.AGREED) == "✓ agreed"


@pytest.mark.parametrize(
    ("body", "words"),
    [("", 0), ("  \n", 0), ("Fell.", 1), ("Fell in August;\n\nrecovering now.", 5)],
)
def test_words_are_counted_across_lines(body: str, words: int) -> None:
    assert word_count(body) == words
