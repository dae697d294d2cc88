"""Random tables of small numbers, their releases, and an attacker of its own.

The attacker shares nothing with the product but the statements that are shown: it puts
all of them before the solver, for each hidden count, with nothing worked out first.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from qperf_tui.analysis.told import Figure, Key, Release, Sensitive
from qperf_tui.domain.rounding import half_up
from qperf_tui.domain.statement import (
    Cell,
    Statement,
    Terms,
    adds_up,
    between,
    exact,
    percentage,
    total,
)

THRESHOLD = 5
SIZES = [(rows, columns) for rows in range(2, 9) for columns in range(2, 6)]

Counts = dict[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class Table:
    """A release of one table and the figures of it that are small themselves."""

    release: Release
    primary: frozenset[Key]

    def after(self, statements: Iterable[Statement]) -> "Table":
        """The same for readers who know more, such as an earlier release."""
        known = (*self.release.known, *statements)
        return replace(self, release=replace(self.release, known=known))

    def shown(self, hidden: frozenset[Key]) -> tuple[Statement, ...]:
        """What is told of it while these are hidden, with what is known."""
        return (
            *self.release.known,
            *(
                statement
                for figure in self.release.figures
                if figure.key not in hidden
                for statement in figure.statements
            ),
        )


def counts(random: np.random.Generator, rows: int, columns: int) -> Counts:
    """A table of Poisson counts, few, some or many of them small."""
    mean = random.choice([3, 6, 12, 25])
    numbers = random.poisson(mean, (rows, columns))
    return {
        (row, column): int(numbers[row, column])
        for row, column in product(range(rows), range(columns))
    }


def margins(cells: Iterable[tuple[int, int]]) -> dict[str, list[tuple[int, int]]]:
    """The lines of a table by name: each row and column, and all of it."""
    found: dict[str, list[tuple[int, int]]] = {}
    for row, column in cells:
        for name in (f"row {row}", f"column {column}", "all"):
            found.setdefault(name, []).append((row, column))
    return found


def table(
    numbers: Counts, *, has_shares: bool = False, knows_zeros: bool = True
) -> Table:
    """A table with its totals and, if asked for, each count as a share of its row."""
    figures, primary = [], set[Key]()
    lines = margins(numbers)
    for cell, number in numbers.items():
        row = lines[f"row {cell[0]}"]
        of = sum(numbers[each] for each in row)
        told: list[Statement] = [exact(cell, number)]
        if has_shares and of:
            shown = half_up(Fraction(100 * number, of), 1)
            told += percentage([cell], row, shown, 1)
        figures.append(Figure(cell, tuple(told)))
    for name, line in lines.items():
        figures.append(Figure(name, (total(line, sum(numbers[e] for e in line)),)))
    for figure in figures:
        if 0 < (figure.statements[0].low or 0) < THRESHOLD:
            primary.add(figure.key)
    known = [between(e, 1, None) for e, n in numbers.items() if n and knows_zeros]
    small = [e for e, number in numbers.items() if 0 < number < THRESHOLD]
    asked = tuple(Sensitive(each, THRESHOLD) for each in small)
    release = Release(tuple(figures), tuple(known), asked, numbers)
    return Table(release, frozenset(primary))


def one_more_a_line(of: Table) -> frozenset[Key]:
    """The usual rule by hand: where one of a line is hidden, the next smallest too."""
    numbers, hidden = of.release.values, set(of.primary)
    lines = margins(each for each in numbers if isinstance(each, tuple))
    del lines["all"]
    while True:
        before = len(hidden)
        for line in lines.values():
            if sum(cell in hidden for cell in line) == 1:
                left = [cell for cell in line if cell not in hidden and numbers[cell]]
                hidden |= set(sorted(left, key=lambda cell: numbers[cell])[:1])
        if len(hidden) == before:
            return frozenset(hidden)


def again(numbers: Counts, revised: Counts) -> Table:
    """A second release of a table, in which some counts were revised.

    Readers know which were, since a revision is shown as one, and so have two chances
    at every other count; and what a revision changed is a number of people itself.
    """
    of = table({cell: revised[cell] for cell in numbers})
    changed = {
        cell: ("again", *cell) for cell in numbers if revised[cell] != numbers[cell]
    }
    figures = tuple(
        replace(each, statements=tuple(_renamed(e, changed) for e in each.statements))
        for each in of.release.figures
    )
    known = [_renamed(each, changed) for each in of.release.known]
    values: dict[Cell, int] = {**numbers}
    asked = {each.cell: each for each in of.release.sensitive}
    primary = set(of.primary)
    small = [Sensitive(changed.get(e, e), THRESHOLD) for e in asked]
    for cell, new in changed.items():
        by = ("by", *cell)
        less, more = sorted(
            (cell, new), key=lambda e: revised[cell] if e == new else numbers[cell]
        )
        values |= {new: revised[cell], by: abs(revised[cell] - numbers[cell])}
        known.append(adds_up(more, (less, by)))
        if values[by] < THRESHOLD:
            small.append(Sensitive(by, THRESHOLD))
            primary.add(cell)
        if 0 < numbers[cell] < THRESHOLD:
            small.append(Sensitive(cell, THRESHOLD))
    release = Release(figures, tuple(known), tuple(small), values)
    return Table(release, frozenset(primary))


def year_to_date(numbers: Counts, more: Counts) -> Table:
    """A table of the year to date, released after that of its first quarter.

    Every count less the one before is the second quarter's own, and is held to the
    threshold as well.
    """
    both = {cell: numbers[cell] + more[cell] for cell in numbers}
    of = table(both, knows_zeros=False)
    own = {cell: ("own", *cell) for cell in numbers}
    figures = tuple(
        replace(
            each,
            statements=tuple(
                total(
                    [*(c for c, _ in e.terms), *(own[c] for c, _ in e.terms)],
                    e.low or 0,
                )
                for e in each.statements
            ),
        )
        for each in of.release.figures
    )
    values: dict[Cell, int] = {**numbers, **{own[cell]: more[cell] for cell in more}}
    small = [cell for cell, number in values.items() if 0 < number < THRESHOLD]
    primary = of.primary | {cell for cell in numbers if 0 < more[cell] < THRESHOLD}
    asked = tuple(Sensitive(each, THRESHOLD) for each in small)
    return Table(Release(figures, (), asked, values), primary)


def attacked(
    told: Iterable[Statement], sums: Mapping[Key, Terms]
) -> dict[Key, tuple[float, float]]:
    """The least and the most that some sums can be, by the solver alone."""
    statements = [each for each in told if each.terms]
    every = [*(each.terms for each in statements), *sums.values()]
    cells = dict.fromkeys(cell for terms in every for cell, _ in terms)
    places = {cell: place for place, cell in enumerate(cells)}

    def row(terms: Terms) -> list[int]:
        found = [0] * len(places)
        for cell, coefficient in terms:
            found[places[cell]] += coefficient
        return found

    low = [-np.inf if e.low is None else e.low for e in statements]
    high = [np.inf if e.high is None else e.high for e in statements]
    table = [row(each.terms) for each in statements]
    rules = LinearConstraint(table, low, high) if statements else ()

    def least(terms: Terms, sign: int) -> float:
        found = milp(
            [sign * each for each in row(terms)],
            integrality=[1] * len(places),
            bounds=Bounds(0, np.inf),
            constraints=rules,
            options={"mip_rel_gap": 0.0},
        )
        return -np.inf if found.x is None else round(found.fun)

    return {key: (least(each, 1), -least(each, -1)) for key, each in sums.items()}


def given_away(
    told: Sequence[Statement],
    of: Table,
    hidden: frozenset[Key],
    said: AbstractSet[Cell],
) -> list[Key]:
    """What the attacker gets, but for what is said to be given away already.

    That is each small count that is recovered, or narrowed inside 1 to the threshold,
    and each hidden figure that is recovered.
    """
    small = {each.cell: each for each in of.release.sensitive if each.cell not in said}
    asked: dict[Key, Terms] = {("small", cell): ((cell, 1),) for cell in small}
    for figure in of.release.figures:
        terms = figure.statements[0].terms
        if figure.key in hidden and not said & {cell for cell, _ in terms}:
            asked["figure", figure.key] = terms
    found = attacked(told, asked)
    return [
        key
        for key, (low, high) in found.items()
        if low == high
        or (
            isinstance(key, tuple)
            and key[0] == "small"
            and (low > 1 or high < THRESHOLD)
        )
    ]


def _renamed(statement: Statement, names: Mapping[Cell, Cell]) -> Statement:
    terms = tuple((names.get(cell, cell), by) for cell, by in statement.terms)
    return replace(statement, terms=terms)
