"""A statement holds of the counts that are shown so, and of no others."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qperf_tui.domain.intervals import wilson
from qperf_tui.domain.rounding import digits, half_up
from qperf_tui.domain.rounding_to_five import (
    counts_shown_as,
    rounded_to_five,
    share_of_rounded,
)
from qperf_tui.domain.statement import (
    Statement,
    adds_up,
    at_most_apart,
    between,
    change,
    differs,
    exact,
    held_against,
    is_least,
    mean,
    percentage,
    ranked,
    rate,
    rounded_count,
    rounded_total,
    told_by,
    total,
)

few = st.integers(0, 60)
some = st.integers(1, 60)
decimals = st.integers(0, 2)


def all_hold(statements: tuple[Statement, ...], **values: int) -> bool:
    return all(each.holds(dict(values)) for each in statements)


@given(part=few, whole=some, other=few, of=some, places=decimals)
def test_a_percentage_fits_what_is_printed_so_and_nothing_else(
    part: int, whole: int, other: int, of: int, places: int
) -> None:
    shown = half_up(Fraction(100 * part, whole), places)
    told = percentage(["part"], ["whole"], shown, places)
    same = half_up(Fraction(100 * other, of), places) == shown
    assert all_hold(told, part=other, whole=of) == same
    assert all_hold(told, part=part, whole=whole)


@pytest.mark.parametrize(
    ("part", "whole", "shown", "fits"),
    [
        (1, 16, "6.3", True),
        (1, 16, "6.2", False),
        (1, 1600, "0.1", True),
        (1, 2000, "0.1", True),
        (1, 2001, "0.1", False),
        (1, 2001, "0.0", True),
        (1, 2000, "0.0", False),
        (0, 9, "0.0", True),
        (9, 9, "100.0", True),
    ],
)
def test_a_half_goes_up_at_the_edges(
    part: int, whole: int, shown: str, *, fits: bool
) -> None:
    told = percentage(["part"], ["whole"], Fraction(shown), 1)
    assert all_hold(told, part=part, whole=whole) == fits


@given(later=few, earlier=some, other=few, before=some, places=st.integers(0, 1))
def test_a_change_fits_what_is_printed_so_whether_up_or_down(
    later: int, earlier: int, other: int, before: int, places: int
) -> None:
    shown = half_up(Fraction(100 * (later - earlier), earlier), places)
    told = change("later", "earlier", shown, places)
    same = half_up(Fraction(100 * (other - before), before), places) == shown
    assert all_hold(told, later=other, earlier=before) == same


@given(count=few, other=few, population=st.integers(1, 90_000), places=decimals)
def test_a_rate_bounds_its_count(
    count: int, other: int, population: int, places: int
) -> None:
    shown = half_up(Fraction(10_000 * count, population), places)
    told = rate("count", population, 10_000, shown, places)
    same = half_up(Fraction(10_000 * other, population), places) == shown
    assert told.holds({"count": other}) == same


@given(counts=st.lists(few, min_size=1, max_size=4), places=decimals, by=few)
def test_a_mean_bounds_its_sum(counts: list[int], places: int, by: int) -> None:
    cells = list(range(len(counts)))
    shown = half_up(Fraction(sum(counts), len(counts)), places)
    told = mean(cells, shown, places)
    other = {**dict(enumerate(counts)), 0: by}
    same = half_up(Fraction(sum(other.values()), len(other)), places) == shown
    assert told.holds(other) == same


@given(part=few, whole=some, share=st.fractions(0, 1, max_denominator=20))
def test_a_status_tells_on_which_side_of_the_target_a_share_is(
    part: int, whole: int, share: Fraction
) -> None:
    reached = held_against(["part"], ["whole"], share, is_least=True)
    missed = held_against(["part"], ["whole"], share, is_least=False)
    values = {"part": part, "whole": whole}
    assert reached.holds(values) == (Fraction(part, whole) >= share)
    assert missed.holds(values) != reached.holds(values)


@given(counts=st.lists(few, min_size=2, max_size=5), is_strict=st.booleans())
def test_a_rank_tells_the_order(counts: list[int], *, is_strict: bool) -> None:
    told = ranked(list(range(len(counts))), is_strict=is_strict)
    held = all(each.holds(dict(enumerate(counts))) for each in told)
    falling = sorted(counts, reverse=True) == counts
    assert held == (falling and not (is_strict and len(set(counts)) < len(counts)))


@given(count=few, other=few, base=st.sampled_from([5, 10]))
def test_a_rounded_count_fits_what_rounds_to_it(
    count: int, other: int, base: int
) -> None:
    def shown(number: int) -> int:
        return (2 * number + base) // (2 * base) * base

    told = rounded_count("count", shown(count), base)
    assert told.holds({"count": other}) == (shown(other) == shown(count))
    both = rounded_total(["a", "b"], shown(count + other), base)
    assert both.holds({"a": count, "b": other})


def test_sums_and_differences_say_what_they_say() -> None:
    values = {"a": 7, "b": 3, "c": 10}
    assert exact("a", 7).holds(values)
    assert not exact("a", 8).holds(values)
    assert total(["a", "b"], 10).holds(values)
    assert total(["a", "b"], 10).is_exact
    assert adds_up("c", ["a", "b"]).holds(values)
    assert not adds_up("a", ["c", "b"]).holds(values)
    assert differs("a", "b", 4).holds(values)
    assert is_least("a", "b", 4).holds(values)
    assert not is_least("a", "b", 5).holds(values)
    assert between("b", 1, 4).holds(values)
    assert not between("b", None, 2).holds(values)
    assert not between("b", 4, None).holds(values)
    assert at_most_apart("a", "b", 4).holds(values)
    assert not at_most_apart("a", "b", 3).holds(values)


@given(part=few, whole=some)
def test_the_ends_of_an_interval_tell_the_count_behind_them(
    part: int, whole: int
) -> None:
    assume(part <= whole)

    def shows(count: int) -> tuple[str, str]:
        found = wilson(count, whole)
        ends = (found.lower or 0, found.upper)
        low, high = (digits(Fraction(100 * each), 1) for each in ends)
        return low, high

    told = told_by("part", range(whole + 1), shows, shows(part))
    for other in range(whole + 1):
        assert told.holds({"part": other}) == (shows(other) == shows(part))


def test_what_no_count_shows_or_only_some_between_is_refused() -> None:
    with pytest.raises(ValueError, match="no count of 'a' shows 'odd'"):
        told_by("a", range(3), lambda _: "even", "odd")
    with pytest.raises(ValueError, match="have gaps"):
        told_by("a", range(3), lambda count: count % 2, 0)


@given(count=st.integers(0, 200), other=st.integers(0, 200))
def test_a_count_to_the_nearest_five_is_0_a_mark_or_within_two(
    count: int, other: int
) -> None:
    shown = rounded_to_five(count)
    low, high = counts_shown_as(shown)
    assert (low <= other <= high) == (rounded_to_five(other) == shown)
    if shown is None:
        assert (low, high) == (1, 7)
    else:
        assert shown % 5 == 0
        assert abs(shown - count) <= 2


def test_a_count_below_nought_is_none() -> None:
    with pytest.raises(ValueError, match="-1 is not a count"):
        rounded_to_five(-1)


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (58, 60, 100),
        (12, 13, Fraction(200, 3)),
        (3, 126, None),
        (0, 60, 0),
        (61, 121, 50),
        (60, 60, 100),
        (0, 0, None),
        (4, 6, None),
    ],
)
def test_a_share_of_rounded_counts(
    part: int, whole: int, shown: Fraction | None
) -> None:
    assert share_of_rounded(part, whole) == shown


@given(part=few, rest=few)
def test_a_share_of_rounded_counts_tells_nothing_that_they_do_not(
    part: int, rest: int
) -> None:
    found = share_of_rounded(part, part + rest)
    for other in range(part - 2, part + 3):
        same = other >= 0 and rounded_to_five(other) == rounded_to_five(part)
        rests = other + rest if same else part + rest
        if same and rounded_to_five(rests) == rounded_to_five(part + rest):
            assert share_of_rounded(other, rests) == found
