"""Rows made of parts that were read before with nothing wrong, which no rule need see.

Every rule of a row looks at one part of it: what it says of its indicator, its quarter,
its target, its note, or its figure together with the unit. So what was read clean once
reads clean again, in whatever row it stands; only what is new is read.
"""

from collections.abc import Callable, Hashable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from qperf_tui.domain.period import Quarter
from qperf_tui.importing.decimal_commas import read_decimal_commas
from qperf_tui.importing.figures_entered import read_figure
from qperf_tui.importing.plans import RowPlan
from qperf_tui.importing.raw_row import RawRow
from qperf_tui.importing.row_text import check_filled, check_text, raw_row
from qperf_tui.importing.rows import read_aim, read_quarter
from qperf_tui.importing.staged import StagedCard, StagedFigure, StagedRow
from qperf_tui.importing.staging import Findings

if TYPE_CHECKING:
    from qperf_tui.domain.target import AnyTarget

_FIGURE: Final = ("Value", "Numerator", "Denominator", "Status")
OWN: Final = (*_FIGURE, "Quarter", "Target", "Note")
"""Our columns that say of one quarter what they need not say of the next."""
_MOST: Final = 50_000
"""Texts of one part that are remembered; a part that never says the same is read."""

Read = TypeVar("Read")


class _Part(Generic[Read]):
    """What one part of a row says, by the texts it says it in."""

    def __init__(
        self,
        plan: RowPlan,
        columns: Sequence[str],
        is_harmless: Callable[[int, str], bool],
    ) -> None:
        self._places = tuple(place for name, place in plan.cells if name in columns)
        self._is_harmless = is_harmless
        self.texts = _texts_at(self._places)
        self.known: dict[Hashable, Read] = {}

    def keep(self, cells: Sequence[str], said: Read) -> None:
        """Remember what a row says here."""
        if len(self.known) < _MOST:
            self.known[self.texts(cells)] = said

    def said(
        self, cells: Sequence[str], row: RawRow, read: Callable[[RawRow], Read]
    ) -> Read:
        """What a row says here, read by its rules where it is new."""
        texts = self.texts(cells)
        if texts in self.known:
            return self.known[texts]
        for place in self._places:
            if not self._is_harmless(place, cells[place]):
                raise _NotCleanError
        return read(row)


class KnownParts:
    """What the parts of a table's rows were read to say, for one quarter of each."""

    def __init__(
        self,
        plan: RowPlan,
        places: Sequence[int],
        is_harmless: Callable[[int, str], bool],
        *,
        has_decimal_commas: bool,
    ) -> None:
        """`places` has where a row says what is the same in every quarter."""
        self._plan = plan
        self._is_harmless = is_harmless
        self._has_decimal_commas = has_decimal_commas
        self._own = {name: place for name, place in plan.cells if name in OWN}
        self._card_texts = _texts_at(tuple(places))
        self._cards: dict[Hashable, tuple[StagedCard, _Part[StagedFigure]]] = {}
        self._figures: dict[str | None, _Part[StagedFigure]] = {}
        self._quarter: _Part[Quarter] = _Part(plan, ("Quarter",), is_harmless)
        self._target: _Part[AnyTarget | None] = _Part(plan, ("Target",), is_harmless)
        self._note: _Part[str] = _Part(plan, ("Note",), is_harmless)

    def remember(self, cells: Sequence[str], row: StagedRow) -> None:
        """Remember the parts of a row that was read with nothing wrong in it."""
        figures = self._figures.get(row.card.unit)
        if figures is None:
            figures = self._figures[row.card.unit] = _Part(
                self._plan, _FIGURE, self._is_harmless
            )
        if len(self._cards) < _MOST:
            self._cards[self._card_texts(cells)] = row.card, figures
        figures.keep(cells, row.figure)
        self._quarter.keep(cells, row.quarter)
        self._target.keep(cells, row.target)
        self._note.keep(cells, row.note)

    def row(self, line: int, cells: Sequence[str]) -> StagedRow | None:
        """The row these cells make, or None where a rule has to look at all of it."""
        try:
            card, figures = self._cards[self._card_texts(cells)]
            return StagedRow(
                line,
                card,
                self._quarter.known[self._quarter.texts(cells)],
                figures.known[figures.texts(cells)],
                self._target.known[self._target.texts(cells)],
                self._note.known[self._note.texts(cells)],
                self._plan.layout,
            )
        except KeyError:
            return self._with_new_parts(line, cells)

    def _with_new_parts(self, line: int, cells: Sequence[str]) -> StagedRow | None:
        """The row these cells make where all that is new in it is clean."""
        known = self._cards.get(self._card_texts(cells))
        if known is None:
            return None
        card, figures = known
        row = self._raw_row(line, cells)
        try:
            staged = StagedRow(
                line,
                card,
                self._quarter.said(cells, row, _quarter),
                figures.said(cells, row, lambda row: _figure(row, card.unit)),
                self._target.said(cells, row, read_aim),
                self._note.said(cells, row, _note),
                self._plan.layout,
            )
        except _NotCleanError:
            return None
        if row.found.is_anything:
            return None
        self.remember(cells, staged)
        return staged

    def _raw_row(self, line: int, cells: Sequence[str]) -> RawRow:
        """What a row says of its quarter alone, its text checked."""
        said = {column: cells[place] for column, place in self._own.items()}
        if self._plan.quarter:
            said["Quarter"] = self._plan.quarter
        row = raw_row(line, said, self._plan.layout, Findings())
        if self._has_decimal_commas:
            read_decimal_commas(row)
        check_text(row)
        return row


class _NotCleanError(Exception):
    """A part of a row has something wrong with it, or something to be said of it."""


def _quarter(row: RawRow) -> Quarter:
    check_filled(row, ("Quarter",))
    quarter = read_quarter(row)
    if quarter is None:
        raise _NotCleanError
    return quarter


def _figure(row: RawRow, unit: str | None) -> StagedFigure:
    figure = read_figure(row, unit)
    if figure is None:
        raise _NotCleanError
    return figure


def _note(row: RawRow) -> str:
    return row.text("Note")


def _texts_at(places: tuple[int, ...]) -> Callable[[Sequence[str]], Hashable]:
    """The texts that a row has in some columns, as they are looked up."""
    return itemgetter(*places) if places else _nothing


def _nothing(cells: Sequence[str]) -> Hashable:
    del cells
    return None
