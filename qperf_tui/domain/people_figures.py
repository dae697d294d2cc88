"""Figures of people that could be published, and which of them are small themselves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import groupby, pairwise
from typing import Final

from qperf_tui.domain.disclosure import CellKey, Reason, RoundedFigure
from qperf_tui.domain.indicator import ReportBasis
from qperf_tui.domain.rounding_to_five import rounded_to_five, share_of_rounded
from qperf_tui.domain.small_numbers import (
    Counted,
    SmallNumbers,
    primary,
    why_hidden,
    why_hidden_revised,
    why_hidden_rolling,
    why_hidden_since,
)

PER_CENT: Final = 100
_SENSITIVE: Final = 10
"""The threshold from which on a subject is taken to be sensitive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleFigure:
    """One figure that counts people, with how it is protected."""

    cell: CellKey
    told: Counted
    rule: SmallNumbers
    basis: ReportBasis
    scale: int
    """What its share is multiplied by, such as 100 for per cent; 0 for a count."""
    rate: Fraction | None = None
    """What is told of a population where its count is not."""
    dimension: str = ""
    """What people are grouped by; nothing for the figure of all of them."""
    is_rounded: bool = False
    """Whether numbers are rounded to 5, and not only hidden where they are small."""
    is_absent: bool = False
    """Whether it came suppressed, so that there is no figure to show or hide."""
    is_signed_for: bool = False
    """Whether an officer lets it be shown as it is, whatever a rule says."""

    @property
    def signed_on(self) -> str:
        """The numbers that an officer signs for: others are to be signed for again."""
        numbers = (self.told.count, self.told.whole, self.rate)
        return " ".join("-" if e is None else str(Fraction(e)) for e in numbers)

    @property
    def is_sensitive(self) -> bool:
        """Whether those counted, who know of each other, are to learn nothing more."""
        return self.rule.threshold >= _SENSITIVE

    @property
    def is_of_a_population(self) -> bool:
        """Whether its whole is a population, which everybody may know."""
        return self.scale > PER_CENT

    @property
    def is_share(self) -> bool:
        """Whether those it does not count are people as well."""
        return self.scale == PER_CENT


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierFigure:
    """A figure as an earlier release told it, or hid it."""

    release: int
    cell: CellKey
    told: Counted
    is_hidden: bool = False
    is_rounded: bool = False


def primary_reasons(
    figures: Iterable[PeopleFigure], earlier: Iterable[EarlierFigure] = ()
) -> dict[CellKey, Reason]:
    """Every figure that is small itself, or beside what is told, with the rule."""
    first: dict[CellKey, Counted] = {}
    for then in earlier:
        if not then.is_hidden and not then.is_rounded:
            first.setdefault(then.cell, then.told)
    found: dict[CellKey, Reason] = {}
    for series in by_series(figures):
        before: PeopleFigure | None = None
        for each in series:
            if each.is_absent:
                continue
            reason = None if each.is_signed_for else _why(each, before, first)
            if reason is None:
                before = each
            else:
                found[each.cell] = reason
    return found


def by_series(figures: Iterable[PeopleFigure]) -> Iterator[Sequence[PeopleFigure]]:
    """The figures of each indicator, and of each of its groups, in order of time."""

    def series(figure: PeopleFigure) -> tuple[int, int]:
        return figure.cell.indicator_id, figure.cell.group_id or 0

    def place(figure: PeopleFigure) -> tuple[int, int, int]:
        return (*series(figure), figure.cell.quarter.ordinal)

    for _, members in groupby(sorted(figures, key=place), key=series):
        yield tuple(members)


def rolling_runs(
    figures: Iterable[PeopleFigure],
) -> Iterator[Sequence[PeopleFigure]]:
    """The rolling years of each series that come a quarter after each other."""
    for series in by_series(figures):
        told = [
            each
            for each in series
            if each.basis is ReportBasis.ROLLING
            and not (each.is_absent or each.is_rounded or each.is_signed_for)
        ]
        starts = [
            place
            for place, each in enumerate(told)
            if not place
            or told[place - 1].cell.quarter != each.cell.quarter.shifted(-1)
        ]
        for start, end in pairwise([*starts, len(told)]):
            if end - start > 1:
                yield told[start:end]


def rounded_figures(
    figures: Iterable[PeopleFigure], hidden: Mapping[CellKey, Reason]
) -> dict[CellKey, RoundedFigure]:
    """Each figure that is shown rounded, made of the rounded numbers alone."""
    return {
        each.cell: found
        for each in figures
        if each.is_rounded
        and each.cell not in hidden
        and not (each.is_absent or each.is_signed_for)
        and (found := _rounded(each)) is not None
    }


def _why(
    figure: PeopleFigure,
    before: PeopleFigure | None,
    first: Mapping[CellKey, Counted],
) -> Reason | None:
    told, rule = figure.told, figure.rule
    if reason := why_hidden(told, rule):
        return reason
    if figure.is_rounded:
        is_lost = told.count is not None and _rounded(figure) is None
        says = "it is of too few people to be rounded to 5"
        return primary("rounding", says) if is_lost else None
    if before is not None and (reason := _why_after(figure, before)):
        return reason
    if figure.cell in first and first[figure.cell] != told:
        return why_hidden_revised(told, first[figure.cell], rule)
    return None


def _why_after(figure: PeopleFigure, before: PeopleFigure) -> Reason | None:
    """Why a figure may not stand beside the one that is told before it."""
    now, then = figure.cell.quarter, before.cell.quarter
    if figure.basis.is_cumulative and then.year_end == now.year_end:
        return why_hidden_since(figure.told, before.told, figure.rule)
    if figure.basis is ReportBasis.ROLLING and then == now.shifted(-1):
        return why_hidden_rolling(figure.told, before.told, figure.rule)
    return None


def _rounded(figure: PeopleFigure) -> RoundedFigure | None:
    """A figure made of rounded numbers; None where they may only be marked."""
    count, whole = whole_number(figure.told.count), whole_number(figure.told.whole)
    part = None if count is None else rounded_to_five(count)
    if count is None or part is None:
        return None
    if whole is None or not figure.scale:
        return RoundedFigure(Fraction(part), Decimal(part), None)
    share, of = share_of_rounded(count, whole, figure.scale), rounded_to_five(whole)
    if share is None or of is None:
        return None
    return RoundedFigure(share, Decimal(min(part, of)), Decimal(of))


def whole_number(count: Decimal | None) -> int | None:
    """A count of people as the whole number it is; None where it is none."""
    if count is None or count < 0 or count != count.to_integral_value():
        return None
    return int(count)
