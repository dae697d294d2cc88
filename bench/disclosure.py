"""What it takes to protect a release: a table, and a whole council with its groups.

The floor is the audit alone, done once and plainly: for each small count the least and
the most that it can be, by `scipy.optimize.milp` on the lines that are told with it.
"""

import gc
import random
import time
from fractions import Fraction
from itertools import product

from bench.measures import Samples
from qperf_tui.analysis.protection import protected
from qperf_tui.analysis.puzzle import Puzzle, puzzles
from qperf_tui.analysis.told import Figure, Key, Release, Sensitive
from qperf_tui.domain.rounding import half_up
from qperf_tui.domain.statement import Cell, adds_up, between, exact, percentage, total

TABLE, COUNCIL = "table of 8x5", "council of 82 x 14"
PLAIN_TABLE, PLAIN_COUNCIL = "plain milp, 8x5", "plain milp, 82 x 14"

_THRESHOLD = 5
_INDICATORS, _QUARTERS = 82, 14
_GROUPS = (0.6, 0.2, 0.1, 0.07, 0.03)

Case = tuple[Release, frozenset[Key]]


def protect() -> Samples:
    """Protect the table and the council, beside the plain audit of each."""
    found: Samples = {}
    for name, plain, (release, primary) in (
        (TABLE, PLAIN_TABLE, _table()),
        (COUNCIL, PLAIN_COUNCIL, _council()),
    ):
        # Once before, so that the solver is there.
        hidden = protected(release, primary).hidden
        gc.collect()
        began = time.perf_counter()
        protected(release, primary)
        protecting = time.perf_counter()
        for puzzle in puzzles(release, hidden):
            _audit(puzzle, hidden)
        audited = time.perf_counter()
        found[f"protect | {name}"] = [(protecting - began) * 1000]
        found[f"protect | {plain}"] = [(audited - protecting) * 1000]
    return found


def _audit(puzzle: Puzzle, hidden: frozenset[Key]) -> None:
    import numpy as np  # noqa: PLC0415 - as the program does
    from scipy.optimize import LinearConstraint, milp  # noqa: PLC0415 - as above

    lines = puzzle.told(hidden)
    rows = np.zeros((len(lines), len(puzzle.cells)))
    for number, line in enumerate(lines):
        for place, by in line.terms:
            rows[number, place] = by
    low = [-np.inf if each.low is None else each.low for each in lines]
    high = [np.inf if each.high is None else each.high for each in lines]
    for (place, _), sign in product(puzzle.sensitive, (1, -1)):
        costs = np.zeros(len(puzzle.cells))
        costs[place] = sign
        milp(
            costs,
            integrality=np.ones(len(costs)),
            constraints=LinearConstraint(rows, low, high),
        )


def _table() -> Case:
    """A table of forty counts, a quarter of them small, with all its totals."""
    dice = random.Random(8)  # noqa: S311 - the same table at every run
    values = {cell: dice.randrange(2, 16) for cell in product(range(8), range(5))}
    lines: dict[Key, list[Cell]] = {"all": list(values)}
    for row, column in values:
        lines.setdefault(f"row {row}", []).append((row, column))
        lines.setdefault(f"column {column}", []).append((row, column))
    figures = [Figure(cell, (exact(cell, number),)) for cell, number in values.items()]
    for name, cells in lines.items():
        worth = sum(number for cell, number in values.items() if cell in cells)
        figures.append(Figure(name, (total(cells, worth),)))
    small = [cell for cell, number in values.items() if number < _THRESHOLD]
    known = tuple(between(cell, 1, None) for cell in values)
    asked = tuple(Sensitive(cell, _THRESHOLD) for cell in small)
    return Release(tuple(figures), known, asked, dict(values)), frozenset(small)


def _council() -> Case:
    """Percentages of people in fourteen quarters, a third of them by five groups."""
    dice = random.Random(82)  # noqa: S311 - the same council at every run
    figures: list[Figure] = []
    known = []
    values: dict[Cell, int] = {}
    owners: dict[Cell, Key] = {}
    for about in product(range(_INDICATORS), range(_QUARTERS)):
        few = about[0] % 8 == 0
        whole = dice.choice([30, 60, 120] if few else [300, 1500, 9000])
        part = round(whole * dice.choice([0.03, 0.5, 0.9] if few else [0.3, 0.7]))
        name = {each: (about, each) for each in ("part", "whole", "rest")}
        values |= {name["part"]: part, name["whole"]: whole}
        values[name["rest"]] = whole - part
        owners |= dict.fromkeys(name.values(), about)
        known.append(adds_up(name["whole"], [name["part"], name["rest"]]))
        shown = half_up(Fraction(100 * part, whole), 1)
        told = (exact(name["part"], part), exact(name["whole"], whole))
        share = percentage([name["part"]], [name["whole"]], shown, 1)
        figures.append(Figure(about, (*told, *share)))
        if about[0] % 3 == 0:
            groups = [(about, group) for group in range(len(_GROUPS))]
            chosen = dice.choices(groups, _GROUPS, k=part)
            for group in groups:
                values[group] = chosen.count(group)
                figures.append(Figure(group, (exact(group, values[group]),)))
            known.append(adds_up(name["part"], groups))
    known += [between(cell, 1, None) for cell, number in values.items() if number]
    small = [cell for cell, number in values.items() if 0 < number < _THRESHOLD]
    asked = tuple(Sensitive(cell, _THRESHOLD) for cell in small)
    primary = frozenset(owners.get(cell, cell) for cell in small)
    return Release(tuple(figures), tuple(known), asked, values), primary
