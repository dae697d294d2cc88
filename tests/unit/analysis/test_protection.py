"""What is hidden so that nothing is worked out: which figures, and no more of them."""

from fractions import Fraction

import numpy as np
import pytest

from qperf_tui.analysis.audit import exposures
from qperf_tui.analysis.protection import protected
from qperf_tui.analysis.told import Figure, Key, Release, Sensitive, Why
from qperf_tui.domain.rounding import half_up
from qperf_tui.domain.rounding_to_five import counts_shown_as, rounded_to_five
from qperf_tui.domain.statement import (
    Statement,
    adds_up,
    between,
    exact,
    percentage,
    total,
)
from support.tables import (
    SIZES,
    Counts,
    Table,
    counts,
    given_away,
    margins,
    table,
    year_to_date,
)

NOTHING: frozenset[Key] = frozenset()


def of_rows(*rows: list[int]) -> Table:
    return table(
        {(r, c): number for r, row in enumerate(rows) for c, number in enumerate(row)}
    )


def test_one_small_number_is_hidden_with_three_that_make_a_square() -> None:
    of = of_rows([3, 20, 30], [9, 8, 40], [25, 60, 70])
    found = protected(of.release, of.primary)
    assert found.primary == {(0, 0)}
    assert found.secondary == {(0, 1), (1, 0), (1, 1)}
    assert dict.fromkeys(found.secondary, (0, 0)) == found.protects
    assert found.given_away == ()


def test_a_table_without_small_numbers_is_shown_whole() -> None:
    of = of_rows([30, 20], [9, 0])
    assert protected(of.release, of.primary).hidden == NOTHING


def test_nobody_learns_from_a_zero_that_is_shown() -> None:
    of = of_rows([3, 0], [0, 40])
    found = protected(of.release, of.primary)
    assert {(0, 1), (1, 0)}.isdisjoint(found.hidden)
    assert exposures(of.release, found.hidden) == ()


def test_a_small_total_is_hidden_with_what_it_is_made_of() -> None:
    of = of_rows([1, 1, 0], [30, 20, 25], [40, 50, 60])
    assert "row 0" in of.primary
    found = protected(of.release, of.primary)
    assert exposures(of.release, found.hidden) == ()


def test_what_is_dearer_is_kept_where_something_else_would_do() -> None:
    values = {"a": 3, "b": 9, "c": 10}

    def hidden_with(weight: int) -> frozenset[Key]:
        release = Release(
            figures=(
                Figure("a", (exact("a", 3),)),
                Figure("b", (exact("b", 9),), weight=weight),
                Figure("c", (exact("c", 10),)),
                Figure("all", (total("abc", 22),)),
            ),
            known=(),
            sensitive=(Sensitive("a", 5),),
            values=values,
        )
        return protected(release, frozenset("a")).secondary

    assert hidden_with(1) == {"b"}
    assert hidden_with(2) == {"c"}


def test_what_was_hidden_before_stays_hidden() -> None:
    of = of_rows([30, 20], [9, 12])
    before = frozenset({(0, 0), (1, 1)})
    found = protected(of.release, NOTHING, before)
    assert before <= found.secondary
    assert exposures(of.release, found.hidden) == ()


def test_a_figure_of_no_name_is_refused() -> None:
    of = of_rows([3, 20])
    with pytest.raises(ValueError, match="no figure is called 'row 9'"):
        protected(of.release, frozenset({"row 9"}))


def test_a_figure_that_says_what_must_not_be_known_is_hidden_unasked() -> None:
    of = of_rows([3, 20], [30, 40])
    found = protected(of.release, NOTHING)
    assert (0, 0) in found.secondary
    assert exposures(of.release, found.hidden) == ()


def of_people(part: int, whole: int) -> Release:
    """A percentage of people with its count, its whole and those not in it."""
    values = {"part": part, "whole": whole, "rest": whole - part}
    shown = half_up(Fraction(100 * part, whole), 1)
    return Release(
        figures=(
            Figure("count", (exact("part", part),)),
            Figure("of", (exact("whole", whole),)),
            Figure("share", percentage(["part"], ["whole"], shown, 1)),
        ),
        known=(adds_up("whole", ["part", "rest"]),),
        sensitive=tuple(Sensitive(e, 5) for e, n in values.items() if 0 < n < 5),
        values=values,
    )


def test_a_share_is_hidden_with_its_count_since_it_gives_it_back() -> None:
    release = of_people(3, 126)
    (found,) = exposures(release, frozenset({"count"}))
    assert (found.low, found.high, found.why) == (3, 3, Why.RECOVERED)
    hidden = protected(release, frozenset({"count"})).hidden
    assert exposures(release, hidden) == ()
    assert {"of", "share"} & hidden


def test_all_but_one_is_as_telling_as_one() -> None:
    release = of_people(12, 13)
    left = exposures(release, frozenset({"count"}))
    assert [(e.cell, e.is_figure) for e in left] == [("rest", False), ("count", True)]
    found = protected(release, frozenset({"count"}))
    assert exposures(release, found.hidden) == ()


def test_a_movement_far_beyond_the_threshold_is_followed_as_well() -> None:
    """One more child is a hundred more pounds: too far for the first search."""
    values = {"children": 3, "pounds": 300, "more": 900}
    release = Release(
        figures=(
            Figure("children", (exact("children", 3),)),
            Figure("pounds", (exact("pounds", 300),)),
            Figure("more", (exact("more", 900),)),
            Figure("all", (total(["pounds", "more"], 1200),)),
        ),
        known=(Statement((("children", 100), ("pounds", -1)), 0, 0),),
        sensitive=(Sensitive("children", 5),),
        values=values,
    )
    found = protected(release, frozenset({"children"}))
    assert exposures(release, found.hidden) == ()
    assert len(found.hidden) == 3
    assert {"children", "pounds"} < found.hidden


def test_a_quarter_is_not_worked_out_from_the_year_to_date() -> None:
    numbers = {(0, 0): 20, (0, 1): 30}
    of = year_to_date(numbers, {(0, 0): 3, (0, 1): 25})
    of = of.after(table(numbers).shown(NOTHING))
    found = protected(of.release, of.primary)
    assert (0, 0) in found.hidden
    assert exposures(of.release, found.hidden) == ()
    assert [e.cell for e in exposures(of.release, NOTHING)] == [("own", 0, 0)]


def rounded(numbers: Counts, *, is_repaired: bool) -> tuple[Table, frozenset[Key]]:
    """A table with every figure rounded to five by itself, and what is not shown."""
    lines: dict[Key, list[tuple[int, int]]] = {cell: [cell] for cell in numbers}
    lines |= margins(numbers)
    figures, marked = [], set[Key]()
    for key, cells in lines.items():
        true = sum(numbers[each] for each in cells)
        shown = rounded_to_five(true)
        low, high = counts_shown_as(shown)
        terms = total(cells, true).terms
        figures.append(Figure(key, (Statement(terms, low, high),)))
        if shown is None:
            marked.add(key)
    known = tuple(between(e, 1, None) for e, n in numbers.items() if n)
    small = tuple(Sensitive(e, 5) for e, n in numbers.items() if 0 < n < 5)
    of = Table(Release(tuple(figures), known, small, numbers), frozenset(marked))
    hidden = protected(of.release, of.primary).hidden if is_repaired else of.primary
    return of, hidden


def test_rounding_alone_is_worked_out_and_repaired_it_is_not() -> None:
    alone = []
    for run in range(12):
        random = np.random.default_rng([5, run])
        numbers = counts(random, *SIZES[run % len(SIZES)])
        of, marked = rounded(numbers, is_repaired=False)
        alone += exposures(of.release, marked)
        of, hidden = rounded(numbers, is_repaired=True)
        small = {("small", each.cell) for each in of.release.sensitive}
        told = of.shown(hidden)
        assert small.isdisjoint(given_away(told, of, hidden, said=set()))
    assert alone


def test_what_is_hidden_is_the_same_each_time() -> None:
    of = table(counts(np.random.default_rng(8), 6, 4))
    found = protected(of.release, of.primary)
    assert found == protected(of.release, of.primary)
