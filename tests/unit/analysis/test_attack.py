"""The attack finds all that can be found, and nothing else: held to counting worlds."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qperf_tui.analysis.audit import exposures
from qperf_tui.analysis.told import Figure, Release, Sensitive, Why
from qperf_tui.domain.rounding import half_up
from qperf_tui.domain.statement import (
    Cell,
    Statement,
    between,
    exact,
    held_against,
    is_least,
    percentage,
    total,
    worth,
)

TOP = 7
"""No count is larger, as every reader of these small releases knows."""


@st.composite
def releases(draw: st.DrawFn) -> tuple[Release, frozenset[object]]:
    """A few counts, told of in sums, shares and orders; and what of it is hidden."""
    cells = list(range(draw(st.integers(2, 4))))
    values = {each: draw(st.integers(0, TOP)) for each in cells}
    some = st.lists(st.sampled_from(cells), min_size=1, max_size=4, unique=True)
    figures = []
    for key in range(draw(st.integers(1, 6))):
        statements = draw(_statements(values, some))
        figures.append(Figure(key, statements))
    known = [between(each, 0, TOP) for each in cells]
    known += draw(_statements(values, some))
    sensitive = draw(some)
    release = Release(
        figures=tuple(figures),
        known=tuple(known),
        sensitive=tuple(Sensitive(e, 5, draw(st.integers(0, 1))) for e in sensitive),
        values=values,
        shows_zeros=draw(st.booleans()),
    )
    keys = st.sampled_from([each.key for each in figures])
    return release, frozenset(draw(st.sets(keys)))


@st.composite
def _statements(
    draw: st.DrawFn, values: dict[Cell, int], some: st.SearchStrategy[list[Cell]]
) -> tuple[Statement, ...]:
    first, second = draw(some), draw(some)
    number = sum(values[each] for each in first)
    whole = sum(values[each] for each in second)
    kind = draw(st.sampled_from(["total", "share", "order", "status", "bounds"]))
    if kind == "share" and whole:
        decimals = draw(st.integers(0, 1))
        shown = half_up(Fraction(100 * number, whole), decimals)
        return percentage(first, second, shown, decimals)
    if kind == "status" and whole:
        share = Fraction(draw(st.integers(1, 9)), 10)
        reaches = number >= share * whole
        return (held_against(first, second, share, is_least=reaches),)
    if kind == "order":
        more, less = sorted((first[0], second[0]), key=lambda e: -values[e])
        return (is_least(more, less),) if more != less else ()
    if kind == "bounds":
        low = draw(st.integers(0, number))
        return (Statement(total(first, number).terms, low, number + 1),)
    return (total(first, number),)


def worlds(release: Release, told: list[Statement]) -> list[dict[Cell, int]]:
    """Every world that agrees with what is told: counted, not worked out."""
    cells = list(release.values)
    return [
        world
        for numbers in product(range(TOP + 1), repeat=len(cells))
        if all(
            each.holds(world := dict(zip(cells, numbers, strict=True))) for each in told
        )
    ]


def seen_not_to_be_none(release: Release) -> list[Statement]:
    """What is known of a count that is hidden where every 0 would be shown."""
    floors = {each.cell: each.floor for each in release.sensitive}
    alone = [
        e.terms[0][0] for f in release.figures for e in f.statements if not e.terms[1:]
    ]
    return [
        between(cell, 1, None)
        for cell, number in release.values.items()
        if release.shows_zeros
        and number
        and floors.get(cell, 1)
        and (cell in floors or cell in alone)
    ]


@settings(max_examples=120, deadline=None)
@given(case=releases())
def test_the_attack_finds_what_counting_every_world_finds(
    case: tuple[Release, frozenset[object]],
) -> None:
    release, hidden = case
    told = [
        statement
        for figure in release.figures
        if figure.key not in hidden
        for statement in figure.statements
    ]
    known = [*release.known, *seen_not_to_be_none(release)]
    possible = worlds(release, [*told, *known])
    before = worlds(release, known)
    expected = {}
    for each in release.sensitive:
        found = [world[each.cell] for world in possible]
        if min(found) > each.floor or max(found) < each.threshold:
            expected["cell", each.cell] = min(found), max(found)
    small = {each.cell for each in release.sensitive}
    for figure in release.figures:
        sums = [each.terms for each in figure.statements if each.is_exact]
        is_of_one = any(len(e) == 1 and e[0][0] in small for e in sums)
        if figure.key in hidden and any(sums) and not is_of_one:
            now = [tuple(worth(e, world) for e in sums) for world in possible]
            then = {tuple(worth(e, world) for e in sums) for world in before}
            if len(set(now)) == 1 < len(then):
                expected["figure", figure.key] = now[0][0], now[0][0]
    assert {
        ("figure" if each.is_figure else "cell", each.cell): (each.low, each.high)
        for each in exposures(release, hidden)
    } == expected


def one_row(*numbers: int, shown: tuple[int, ...] = ()) -> Release:
    """A row with its total, of which some numbers are shown."""
    values = dict(enumerate(numbers))
    figures = [Figure(each, (exact(each, values[each]),)) for each in values]
    figures.append(Figure("all", (total(values, sum(numbers)),)))
    small = [each for each in values if 0 < values[each] < 5]
    return Release(
        figures=tuple(figures),
        known=(),
        sensitive=tuple(Sensitive(e, 5) for e in small),
        values=values,
    )


def test_one_hidden_number_is_found_from_its_total() -> None:
    (found,) = exposures(one_row(3, 20, 30), frozenset({0}))
    assert (found.cell, found.low, found.high) == (0, 3, 3)
    assert found.why is Why.RECOVERED


def test_two_hidden_numbers_are_narrowed_by_a_small_sum() -> None:
    found = exposures(one_row(3, 2, 30), frozenset({0, 1}))
    assert {(e.cell, e.low, e.high, e.why) for e in found} == {
        (0, 1, 4, Why.NARROWED),
        (1, 1, 4, Why.NARROWED),
    }


def test_hidden_numbers_that_add_up_to_as_many_are_all_one() -> None:
    found = exposures(one_row(1, 1, 1, 30), frozenset({0, 1, 2}))
    assert [(e.low, e.high, e.why) for e in found] == [(1, 1, Why.RECOVERED)] * 3


def test_what_is_hidden_well_is_not_found() -> None:
    assert exposures(one_row(3, 6, 30), frozenset({0, 1})) == ()


def test_one_of_two_people_works_the_other_number_out() -> None:
    release, hidden = one_row(2, 6, 30), frozenset({0, 1})
    assert exposures(release, hidden) == ()
    (found,) = exposures(release, hidden, contributors=True)
    assert (found.cell, found.is_figure, found.knowing) == (1, True, 0)


def test_a_number_without_an_upper_end_is_told_so() -> None:
    release = Release(
        figures=(Figure("more", (is_least("a", "b", 3),)),),
        known=(),
        sensitive=(Sensitive("a", 5),),
        values={"a": 4, "b": 1},
    )
    (found,) = exposures(release, frozenset())
    assert (found.low, found.high, found.why) == (3, None, Why.NARROWED)


def test_a_number_that_can_grow_in_steps_only_is_followed_as_far_as_needed() -> None:
    release = Release(
        figures=(),
        known=(Statement((("a", 2), ("b", -3)), 0, 0),),
        sensitive=(Sensitive("a", 5), Sensitive("b", 5)),
        values={"a": 3, "b": 2},
        shows_zeros=False,
    )
    assert exposures(release, frozenset()) == ()


def test_what_is_not_so_is_refused() -> None:
    with pytest.raises(ValueError, match="figure 'a' tells what is not so"):
        Release((Figure("a", (exact("a", 4),)),), (), (), {"a": 3})
    with pytest.raises(ValueError, match="tells of 'b', which has no count"):
        Release((), (exact("b", 4),), (), {"a": 3})
    with pytest.raises(ValueError, match="'b' has no count"):
        Release((), (), (Sensitive("b", 5),), {"a": 3})
    with pytest.raises(ValueError, match="two figures have one key"):
        Release((Figure("a", ()), Figure("a", ())), (), (), {})
