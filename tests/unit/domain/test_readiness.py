from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.merging import STILL_ALIKE, likeness
from qperf_tui.domain.readiness import is_repeated, readiness, worth

BEFORE = "Fewer cases were seen in time, since two posts were vacant in August."
WORDS = st.lists(
    st.sampled_from(["it", "fell,", "rose.", "again", "then", "and", "(so)"]),
    max_size=12,
)


@pytest.mark.parametrize(
    ("state", "given", "done"),
    [
        (CommentaryState.NEEDED, 0, Fraction(0)),
        (CommentaryState.DRAFT, 0, Fraction(1, 4)),
        (CommentaryState.RETURNED, 2, Fraction(1, 4)),
        (CommentaryState.VOID, 4, Fraction(1, 4)),
        (CommentaryState.READY, 0, Fraction(1, 2)),
        (CommentaryState.READY, 2, Fraction(3, 4)),
        (CommentaryState.AGREED, 4, Fraction(1)),
    ],
)
def test_each_step_is_worth_its_share(
    state: CommentaryState, given: int, done: Fraction
) -> None:
    assert worth(state, given, 4, is_repeated=False) == done
    assert worth(state, given, 4, is_repeated=True) == done / 2


def test_the_whole_is_the_mean_rounded_down() -> None:
    assert readiness([Fraction(1), Fraction(1), Fraction(0)]) == 66
    assert readiness([]) == 100, "nothing is asked for"


@pytest.mark.parametrize(
    ("now", "is_so"),
    [
        (BEFORE, True),
        (BEFORE.replace("August", "September"), True),
        ("All cases were seen in time.", False),
        ("", False),
    ],
)
def test_old_words_are_known_again(now: str, is_so: bool) -> None:
    assert is_repeated(BEFORE, now) is is_so
    assert not is_repeated("", now)


@given(WORDS, WORDS)
def test_the_fast_look_misses_nothing_that_is_alike(
    old: list[str], new: list[str]
) -> None:
    before, now = " ".join(old), " ".join(new)
    if old and new:
        assert is_repeated(before, now) == (likeness(before, now) > STILL_ALIKE)
