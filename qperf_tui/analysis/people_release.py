"""Figures of people as a release to be audited: what each tells of which counts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple

from qperf_tui.analysis.rolling_years import quarters_told
from qperf_tui.analysis.told import Figure, Release, Sensitive
from qperf_tui.domain.disclosure import CellKey
from qperf_tui.domain.people_figures import (
    EarlierFigure,
    PeopleFigure,
    by_series,
    rolling_runs,
    whole_number,
)
from qperf_tui.domain.rounding_to_five import rounded_to_five
from qperf_tui.domain.small_numbers import Counted
from qperf_tui.domain.statement import (
    Cell,
    Statement,
    adds_up,
    exact,
    rounded_count,
)

COUNT: Final = "count"
WHOLE: Final = "whole"
REST: Final = "rest"
"""Those of the whole that are not counted."""
_SIDES: Final = (COUNT, WHOLE, REST)
_OF_ALL: Final = 4
"""How much more is lost with the figure of all people than with that of a group."""


class Base(NamedTuple):
    """A number of people that a figure rests on."""

    what: str
    cell: CellKey
    release: int = 0
    """The release that told it, where it has been revised since."""


@dataclass(slots=True)
class _Model:
    """What is put together of a release, figure by figure."""

    values: dict[Cell, int] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)
    known: list[Statement] = field(default_factory=list)
    sensitive: list[Sensitive] = field(default_factory=list)

    def count(self, base: Base) -> int | None:
        """A number of people; None where it is not known."""
        return self.values.get(base)

    def split(self, whole: Base, parts: Sequence[Base]) -> None:
        """Say that a number is the sum of others, where it is."""
        if all(each in self.values for each in (whole, *parts)):
            told = adds_up(whole, parts)
            if told.holds(self.values):
                self.known.append(told)

    def apart(self, later: Base, earlier: Base, by: Base) -> int | None:
        """Say how far one number is from another; which is more is taken as known."""
        now, then = self.count(later), self.count(earlier)
        if now is None or then is None:
            return None
        self.values[by] = abs(now - then)
        more, less = (later, earlier) if now >= then else (earlier, later)
        self.known.append(adds_up(more, [less, by]))
        return abs(now - then)


def release_of(
    figures: Sequence[PeopleFigure],
    earlier: Sequence[EarlierFigure],
    primary: AbstractSet[CellKey],
    *,
    is_whole: bool = False,
) -> Release:
    """The release of the figures that tell of each other, or were told before.

    Of those that stand alone nothing can be worked out once they are hidden, so they
    are left out unless it is to be `is_whole`. `primary` are small themselves.
    """
    made = _Model()
    some = figures if is_whole else _linked(figures, earlier)
    figures = tuple(_with_rest_of_absent(some))
    for each in figures:
        _add_figure(made, each, is_small=each.cell in primary)
    for group in _partitions(figures):
        for side in (COUNT, WHOLE):
            made.split(*_bases(side, group))
    for before, after in _in_one_year(figures):
        _add_difference(made, before, after)
    for run in rolling_runs(figures):
        _add_rolling(made, run)
    rules = {each.cell: each for each in figures}
    for told in earlier:
        if told.cell in rules and not told.is_hidden:
            _add_earlier(made, told, rules[told.cell], is_small=told.cell in primary)
    return Release(
        figures=tuple(made.figures),
        known=tuple(dict.fromkeys(made.known)),
        sensitive=tuple(dict.fromkeys(made.sensitive)),
        values=made.values,
    )


def _linked(
    figures: Sequence[PeopleFigure], earlier: Sequence[EarlierFigure]
) -> list[PeopleFigure]:
    """The figures that are parts or totals, add up over a year, or were told before."""
    linked = {each.cell for each in earlier}
    for whole, members in _partitions(figures):
        linked |= {whole.cell, *(each.cell for each in members)}
    for linked_in_time in (*_in_one_year(figures), *rolling_runs(figures)):
        linked |= {each.cell for each in linked_in_time}
    return [each for each in figures if each.cell in linked]


def _add_figure(made: _Model, figure: PeopleFigure, *, is_small: bool) -> None:
    numbers = _numbers(figure.told, is_share=figure.is_share)
    bases = {side: Base(side, figure.cell) for side in numbers}
    made.values |= {bases[side]: number for side, number in numbers.items()}
    if len(numbers) == len(_SIDES):
        made.split(bases[WHOLE], [bases[COUNT], bases[REST]])
    shown = tuple(
        statement
        for side in (COUNT, WHOLE)
        if side in numbers
        for statement in _shown(figure, bases[side], numbers[side])
    )
    if figure.is_of_a_population and WHOLE in bases:
        made.known.append(exact(bases[WHOLE], numbers[WHOLE]))
    if figure.is_signed_for:
        made.known += shown
    elif shown:
        weight = 1 if figure.dimension else _OF_ALL
        made.figures.append(Figure(figure.cell, shown, weight))
    if is_small and not figure.is_signed_for:
        made.sensitive += [
            _sensitive(figure, bases[side])
            for side, number in numbers.items()
            if _is_telling(figure, number)
        ]


def _is_telling(figure: PeopleFigure, number: int) -> bool:
    """Whether a number of a hidden figure is one that has to be kept."""
    if figure.is_absent:
        return bool(figure.dimension)
    return number == 0 or figure.rule.is_small(Decimal(number))


def _sensitive(figure: PeopleFigure, base: Cell) -> Sensitive:
    return Sensitive(base, figure.rule.threshold, figure.rule.least_hidden)


def _shown(figure: PeopleFigure, base: Base, number: int) -> Iterator[Statement]:
    if not figure.is_rounded:
        yield exact(base, number)
    elif (told := rounded_to_five(number)) is not None:
        yield rounded_count(base, told) if told else exact(base, 0)


def _numbers(told: Counted, *, is_share: bool) -> dict[str, int]:
    """The numbers of people behind a figure, as far as they are whole numbers."""
    count, whole = whole_number(told.count), whole_number(told.whole)
    found = {COUNT: count, WHOLE: whole}
    if is_share and count is not None and whole is not None and count <= whole:
        found[REST] = whole - count
    return {side: number for side, number in found.items() if number is not None}


def _in_one_year(
    figures: Iterable[PeopleFigure],
) -> Iterator[tuple[PeopleFigure, PeopleFigure]]:
    """Each two figures of a year to date on end, but those that rounding blurs."""
    for series in by_series(figures):
        told = [
            each
            for each in series
            if each.basis.is_cumulative and not each.is_absent and not each.is_rounded
        ]
        for before, after in pairwise(told):
            if before.cell.quarter.year_end == after.cell.quarter.year_end:
                yield before, after


def _add_difference(made: _Model, before: PeopleFigure, after: PeopleFigure) -> None:
    """What a year to date adds to the one before it."""
    for side in _SIDES:
        since = Base(f"{side} since", after.cell)
        number = made.apart(Base(side, after.cell), Base(side, before.cell), since)
        is_small = number is not None and after.rule.is_small(Decimal(number))
        if is_small and not after.is_signed_for:
            made.sensitive.append(_sensitive(after, since))


def _add_rolling(made: _Model, run: Sequence[PeopleFigure]) -> None:
    """What rolling years on end tell of the quarters that they are made of."""
    for side in _SIDES:
        years = [Base(side, each.cell) for each in run]
        if all(each in made.values for each in years):
            told = quarters_told(years, made.values, run[-1].rule.threshold)
            made.values |= told.values
            made.known += told.known
            made.sensitive += [_sensitive(run[-1], each) for each in told.few]


def _add_earlier(
    made: _Model, told: EarlierFigure, figure: PeopleFigure, *, is_small: bool
) -> None:
    """What an earlier release told, of the same number or of one revised since."""
    for side, number in _numbers(told.told, is_share=False).items():
        base = Base(side, told.cell)
        if told.is_rounded:
            statement = rounded_count(base, number) if number else exact(base, 0)
            if base in made.values and statement.holds(made.values):
                made.known.append(statement)
            continue
        if made.count(base) != number:
            then = Base(side, told.cell, told.release)
            made.values[then] = number
            by = Base(f"{side} revised", told.cell, told.release)
            apart = made.apart(base, then, by)
            if apart and is_small and figure.rule.is_small(Decimal(apart)):
                made.sensitive.append(_sensitive(figure, by))
            base = then
        made.known.append(exact(base, number))


def _partitions(
    figures: Iterable[PeopleFigure],
) -> Iterator[tuple[PeopleFigure, Sequence[PeopleFigure]]]:
    """The figure of all people with those of the groups that part them."""
    wholes: dict[CellKey, PeopleFigure] = {}
    groups: defaultdict[tuple[CellKey, str], list[PeopleFigure]] = defaultdict(list)
    for each in figures:
        of_all = replace(each.cell, group_id=None)
        if each.cell.group_id is None:
            wholes[of_all] = each
        else:
            groups[of_all, each.dimension].append(each)
    for (of_all, _), members in groups.items():
        if of_all in wholes:
            yield wholes[of_all], members


def _bases(
    side: str, parted: tuple[PeopleFigure, Sequence[PeopleFigure]]
) -> tuple[Base, list[Base]]:
    whole, members = parted
    return Base(side, whole.cell), [Base(side, each.cell) for each in members]


def _with_rest_of_absent(figures: Sequence[PeopleFigure]) -> Iterator[PeopleFigure]:
    """The figures with what the others tell of those that came suppressed.

    That groups share what the others leave of their total is known, and no more.
    """
    guessed: dict[CellKey, Counted] = {}
    for whole, members in _partitions(figures):
        absent = [each for each in members if each.told.count is None]
        told = sum((each.told.count or Decimal(0) for each in members), Decimal(0))
        if whole.told.count is None:
            population = _population(whole, members, told)
            if (whole.is_absent or population) and not absent:
                guessed[whole.cell] = Counted(told, population)
        elif absent and whole.told.count >= told:
            left, over = divmod(whole.told.count - told, len(absent))
            for place, each in enumerate(absent):
                guessed[each.cell] = Counted(left + (place < over))
    for each in figures:
        yield replace(each, told=guessed[each.cell]) if each.cell in guessed else each


def _population(
    whole: PeopleFigure, groups: Sequence[PeopleFigure], told: Decimal
) -> Decimal | None:
    """How many people there are, if groups with that many make the rate of all.

    Nobody is told the count of all then, but everybody can look the population up.
    """
    known = [each.told.whole for each in groups if each.told.whole is not None]
    people = sum(known, Decimal(0))
    if whole.rate is None or not people:
        return None
    implied = whole.rate * Fraction(people) / whole.scale
    return people if abs(implied - Fraction(told)) <= 1 else None
