"""Which small numbers of people are hidden: the rules one by one, and their laws."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qperf_tui.domain.indicator import Indicator, Priority, ReportBasis
from qperf_tui.domain.small_numbers import (
    CLASS,
    USUAL,
    Counted,
    SmallNumbers,
    bounds_of_each,
    counts_people,
    is_narrowed,
    leaks,
    why_hidden,
    why_hidden_revised,
    why_hidden_rolling,
    why_hidden_since,
)

rules = st.builds(SmallNumbers, st.sampled_from([3, 5, 6, 10]), st.booleans())
shares = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted)


def told(count: int, whole: int | None = None) -> Counted:
    return Counted(Decimal(count), None if whole is None else Decimal(whole))


@pytest.mark.parametrize(
    ("count", "whole", "rule"),
    [
        (0, 60, None), (1, 60, "count"), (4, 60, "count"), (5, 60, None),
        (56, 60, "complement"), (55, 60, None), (60, 60, None), (9, 9, "class"),
        (0, 9, "class"), (10, 10, None), (2, 4, "denominator"), (5, None, None),
        (0, 0, None), (0, None, None), (12, 13, "complement"),
    ],
)  # fmt: skip
def test_a_count_is_hidden_below_the_threshold_on_either_side(
    count: int, whole: int | None, rule: str | None
) -> None:
    found = why_hidden(told(count, whole), USUAL)
    assert (found.rule if found else None) == rule


def test_a_whole_too_small_hides_a_figure_whose_count_is_not_known() -> None:
    found = why_hidden(Counted(None, Decimal(4)), USUAL)
    assert found is not None
    assert found.rule == "denominator"
    assert why_hidden(Counted(None, Decimal(5)), USUAL) is None
    assert why_hidden(Counted(None), USUAL) is None


def test_none_is_hidden_only_where_the_council_hides_it() -> None:
    assert why_hidden(told(0, 60), USUAL) is None
    assert why_hidden(told(0, 60), SmallNumbers(hides_zero=True)) is not None


@given(share=shares, rule=rules)
def test_what_is_shown_is_small_on_no_side(
    share: list[int], rule: SmallNumbers
) -> None:
    count, whole = share
    shown = why_hidden(told(count, whole), rule) is None
    sides = (count, whole, whole - count)
    small = any(1 <= each < rule.threshold for each in sides)
    small = small or (rule.hides_zero and 0 in {count, whole - count})
    tells_all = 0 < whole < CLASS and count in {0, whole}
    assert shown == (not small and not tells_all)


@given(share=shares, rule=rules)
def test_those_in_and_those_not_in_are_hidden_together(
    share: list[int], rule: SmallNumbers
) -> None:
    count, whole = share
    assert (why_hidden(told(count, whole), rule) is None) == (
        why_hidden(told(whole - count, whole), rule) is None
    )


@given(share=shares, rule=rules, higher=st.integers(1, 10))
def test_a_higher_threshold_shows_no_more(
    share: list[int], rule: SmallNumbers, higher: int
) -> None:
    stricter = SmallNumbers(rule.threshold + higher, rule.hides_zero)
    if why_hidden(told(*share), rule):
        assert why_hidden(told(*share), stricter)


@given(earlier=shares, own=shares, rule=rules)
def test_a_year_to_date_shows_no_quarter_that_would_be_hidden_by_itself(
    earlier: list[int], own: list[int], rule: SmallNumbers
) -> None:
    later = [before + more for before, more in zip(earlier, own, strict=True)]
    found = why_hidden_since(told(*later), told(*earlier), rule)
    assert (found is None) == (why_hidden(told(*own), rule) is None)


@pytest.mark.parametrize(
    ("later", "earlier", "is_hidden"),
    [
        ((23, 126), (20, 90), True),
        ((25, 126), (20, 90), False),
        ((20, 126), (20, 90), False),
        ((54, 126), (20, 90), True),
        ((20, 99), (20, 90), True),
        ((18, 126), (20, 90), True),
        ((12, 126), (20, 90), False),
        ((23, None), (20, None), True),
        ((20, None), (20, None), False),
    ],
)
def test_two_quarters_of_a_year_to_date_side_by_side(
    later: tuple[int, int | None], earlier: tuple[int, int | None], *, is_hidden: bool
) -> None:
    found = why_hidden_since(told(*later), told(*earlier), USUAL)
    assert (found is not None) == is_hidden
    if found:
        assert found.rule == "difference"


@given(a=shares, b=shares, rule=rules)
def test_a_difference_is_the_same_seen_from_either_side(
    a: list[int], b: list[int], rule: SmallNumbers
) -> None:
    for why in (why_hidden_rolling, why_hidden_revised):
        there, back = why(told(*a), told(*b), rule), why(told(*b), told(*a), rule)
        assert (there is None) == (back is None)
        apart = [abs(x - y) for x, y in zip(a, b, strict=True)]
        apart.append(abs((a[1] - a[0]) - (b[1] - b[0])))
        assert (there is None) == (not any(0 < each < rule.threshold for each in apart))


def test_a_figure_that_was_not_revised_may_stand() -> None:
    assert why_hidden_revised(told(50, 90), told(50, 90), USUAL) is None


@given(
    hidden=st.lists(st.integers(0, 7), min_size=1, max_size=4),
    least=st.integers(0, 1),
    most=st.sampled_from([None, 4, 7]),
)
def test_bounds_are_what_counting_every_possibility_finds(
    hidden: list[int], least: int, most: int | None
) -> None:
    top = sum(hidden) if most is None else most
    assume(all(least <= each <= top for each in hidden))
    possible = [
        worlds
        for worlds in product(range(least, top + 1), repeat=len(hidden))
        if sum(worlds) == sum(hidden)
    ]
    first = [worlds[0] for worlds in possible]
    found = bounds_of_each(sum(hidden), len(hidden), least, most)
    assert found == (min(first), max(first))


def test_four_hidden_numbers_that_add_up_to_four_are_all_one() -> None:
    assert bounds_of_each(4, 4, least=1) == (1, 1)
    assert leaks(4, 4, USUAL)
    assert not leaks(8, 4, USUAL)
    assert leaks(7, 4, USUAL)


def test_numbers_that_cannot_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="2 hidden numbers do not add up to 1"):
        bounds_of_each(1, 2, least=1)


@given(low=st.integers(0, 5), high=st.none() | st.integers(0, 20), rule=rules)
def test_a_number_is_narrowed_unless_it_may_be_any_small_one(
    low: int, high: int | None, rule: SmallNumbers
) -> None:
    least = 0 if rule.hides_zero else 1
    wide = low <= least and (high is None or high >= rule.threshold)
    assert is_narrowed(low, high, rule) == (not wide)


@pytest.mark.parametrize(
    ("unit", "title", "is_of_people"),
    [
        ("%", "Initial assessments within 10 days", True),
        ("no.", "Children subject to a plan", True),
        ("no.", "Fly-tips reported", False),
        ("%", "Schools judged good", False),
        ("%", "Pupils in schools judged good", True),
        ("per 10,000", "Children looked after", True),
        ("£000", "Spend on children", False),
        ("days", "Days to place a child", False),
    ],
)
def test_what_is_of_people(unit: str, title: str, *, is_of_people: bool) -> None:
    about = Indicator(
        indicator_id=1,
        code="A 1",
        title=title,
        priority=Priority(1, "A", "A priority"),
        unit=unit,
        basis=ReportBasis.QUARTER,
    )
    assert counts_people(about) is is_of_people
