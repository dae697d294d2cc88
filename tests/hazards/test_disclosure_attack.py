"""Attacks on random tables, released once and again: nothing hidden is worked out.

The attacker is one of the tests' own. It is shown to succeed as soon as secondary
suppression is taken out, or earlier releases are forgotten.
"""

import numpy as np
import pytest

from qperf_tui.analysis.audit import exposures
from qperf_tui.analysis.protection import protected
from qperf_tui.analysis.told import Key, Protection
from qperf_tui.domain.statement import Statement
from support.campaign import times
from support.tables import (
    SIZES,
    Counts,
    Table,
    again,
    counts,
    given_away,
    one_more_a_line,
    table,
    year_to_date,
)

RUNS = times(8, 1000)
SOME = times(8, 200)
NOTHING: frozenset[Key] = frozenset()


def random_of(run: int) -> np.random.Generator:
    return np.random.default_rng([2012, run])


def two_tables(run: int) -> tuple[Counts, Counts]:
    """Two tables of one size, as of two quarters."""
    random, size = random_of(run), SIZES[run % len(SIZES)]
    return counts(random, *size), counts(random, *size)


def revised(numbers: Counts, run: int) -> Counts:
    """A table with a few of its counts revised."""
    random = random_of(run + 10_000)
    changed = random.choice(len(numbers), size=min(3, len(numbers)), replace=False)
    cells = list(numbers)
    found = dict(numbers)
    for place in changed:
        cell = cells[int(place)]
        found[cell] = max(0, found[cell] + int(random.integers(-6, 10)))
    return found


def worked_out(
    of: Table, hidden: frozenset[Key], protection: Protection, *more: Statement
) -> list[Key]:
    """What the attacker gets of a release that follows what is already known."""
    said = {each.cell for each in protection.given_away}
    return given_away([*of.shown(hidden), *more], of, hidden, said)


def first_release(numbers: Counts) -> tuple[tuple[Statement, ...], frozenset[Key]]:
    """What an earlier release told, and what it hid."""
    of = table(numbers)
    hidden = protected(of.release, of.primary).hidden
    return of.shown(hidden), hidden


@pytest.mark.parametrize("run", RUNS)
def test_nothing_hidden_in_a_table_is_worked_out(run: int) -> None:
    of = table(two_tables(run)[0], has_shares=run % 2 == 1)
    found = protected(of.release, of.primary)
    assert worked_out(of, found.hidden, found) == []
    assert exposures(of.release, found.hidden) == found.given_away


@pytest.mark.parametrize("run", RUNS)
def test_nothing_hidden_is_worked_out_from_a_release_and_its_revision(run: int) -> None:
    numbers, _ = two_tables(run)
    told, before = first_release(numbers)
    of = again(numbers, revised(numbers, run)).after(told)
    found = protected(of.release, of.primary, before)
    assert before <= found.hidden
    assert worked_out(of, found.hidden, found) == []


@pytest.mark.parametrize("run", RUNS)
def test_nothing_hidden_is_worked_out_from_two_quarters_to_date(run: int) -> None:
    numbers, more = two_tables(run)
    told, _ = first_release(numbers)
    of = year_to_date(numbers, more).after(told)
    found = protected(of.release, of.primary)
    assert worked_out(of, found.hidden, found) == []


@pytest.mark.parametrize("run", times(4, 200))
def test_one_of_two_people_works_nothing_out_either(run: int) -> None:
    of = table(two_tables(run)[0])
    found = protected(of.release, of.primary, contributors=True)
    left = exposures(of.release, found.hidden, contributors=True)
    assert set(left) == set(found.given_away)


def test_the_attack_succeeds_without_secondary_suppression() -> None:
    nothing = Protection(NOTHING, NOTHING)
    found = [
        bool(worked_out(of, of.primary, nothing))
        for run in SOME
        if (of := table(two_tables(run)[0])).primary
    ]
    assert sum(found) > len(found) / 2


def test_the_attack_succeeds_against_one_more_a_line() -> None:
    nothing = Protection(NOTHING, NOTHING)
    tables = [table(two_tables(run)[0]) for run in SOME]
    assert any(worked_out(of, one_more_a_line(of), nothing) for of in tables)


def test_little_more_is_hidden_than_by_one_more_a_line() -> None:
    tables = [table(two_tables(run)[0]) for run in SOME]
    ours = sum(len(protected(of.release, of.primary).hidden) for of in tables)
    usual = sum(len(one_more_a_line(of)) for of in tables)
    assert ours <= usual * 1.34


def test_the_attack_succeeds_where_an_earlier_release_is_forgotten() -> None:
    def is_worked_out(of: Table, told: tuple[Statement, ...]) -> bool:
        found = protected(of.release, of.primary)
        said = protected(of.after(told).release, of.primary)
        return bool(worked_out(of, found.hidden, said, *told))

    after_revision, after_a_quarter = [], []
    for run in SOME:
        numbers, more = two_tables(run)
        told, _ = first_release(numbers)
        after_revision.append(
            is_worked_out(again(numbers, revised(numbers, run)), told)
        )
        after_a_quarter.append(is_worked_out(year_to_date(numbers, more), told))
    assert any(after_revision)
    assert any(after_a_quarter)


def test_what_an_earlier_release_gave_away_is_said() -> None:
    of = table({(0, 0): 3, (0, 1): 20, (1, 0): 30, (1, 1): 40})
    told = of.shown(NOTHING)
    found = protected(of.after(told).release, of.primary)
    assert [(each.cell, each.low, each.high) for each in found.given_away] == [
        ((0, 0), 3, 3)
    ]
    assert found.secondary == NOTHING
