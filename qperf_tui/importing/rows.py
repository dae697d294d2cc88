"""Rows of text checked one by one."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, TypeVar

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.reading import says_none
from qperf_tui.domain.target import AnyTarget, TargetKind, Tolerance, read_target
from qperf_tui.domain.text import without_entry
from qperf_tui.importing.decimal_commas import read_decimal_commas
from qperf_tui.importing.figures_entered import read_figure
from qperf_tui.importing.raw_row import RawRow
from qperf_tui.importing.row_text import LONGEST, check_filled, check_text, raw_row
from qperf_tui.importing.staged import StagedCard, StagedRow
from qperf_tui.importing.staging import Findings, Layout
from qperf_tui.importing.vocabulary import read_basis, read_polarity, read_unit

_NEVER_BLANK: Final = ("Quarter",)

Read = TypeVar("Read")


class RowReader:
    """Reads the rows of one file, each as if it were the only one."""

    def __init__(self, layout: Layout, found: Findings) -> None:
        self._layout = layout
        self._found = found
        self.has_decimal_commas = False
        self._cards: dict[StagedCard, StagedCard] = {}
        """What many rows say of one indicator, each kept once."""

    def read(
        self, line: int, cells: Mapping[str, str], layout: Layout | None = None
    ) -> StagedRow | None:
        """Stage one row, or note why not and return None.

        `cells` has our name of each column and the text the file has there, and
        `layout` where those stand, if not where the reader was told.
        """
        row = raw_row(line, cells, layout or self._layout, self._found)
        if not row.text("Ref"):
            row.refuse(
                "Ref", "Ref is blank; give the indicator's ref, or delete a totals row"
            )
            return None
        if self.has_decimal_commas:
            read_decimal_commas(row)
        if row.is_refused:
            return None
        check_filled(row, _NEVER_BLANK)
        check_text(row)
        return self._read(row)

    def _read(self, row: RawRow) -> StagedRow | None:
        quarter = read_quarter(row)
        target = read_aim(row)
        card = _card(row)
        figure = read_figure(row, card.unit)
        if quarter is None or figure is None or row.is_refused:
            return None
        return StagedRow(
            row.line,
            self._cards.setdefault(card, card),
            quarter,
            figure,
            target,
            row.text("Note"),
            row.layout,
        )


def read_quarter(row: RawRow) -> Quarter | None:
    """The quarter of a row, or None where it has none or after noting why."""
    return _looked_at(row, "Quarter", _quarter)


def read_aim(row: RawRow) -> AnyTarget | None:
    """The target of a row, or None where it has none or after noting why."""
    if says_none(row.text("Target")):
        return None
    return _looked_at(row, "Target", _TARGETS[_target_kind(row.layout)])


def _card(row: RawRow) -> StagedCard:
    """What a row says of its indicator, after noting what cannot be read of it."""
    return StagedCard(
        ref=row.text("Ref"),
        title=row.text("Indicator"),
        priority=row.text("Priority"),
        tolerance=_looked_at(row, "Tolerance", _tolerance),
        polarity=_looked_at(row, "Direction", read_polarity),
        basis=_looked_at(row, "Basis", read_basis),
        unit=read_unit(row.text("Unit")) if row.text("Unit") else None,
        owner=row.text("Owner") or None,
        directorate=row.text("Directorate") or None,
    )


def _target_kind(layout: Layout) -> TargetKind:
    if layout.is_wide:
        return TargetKind.MILESTONE
    heading = layout.columns.get("Target", "").casefold()
    is_milestone = "milestone" in heading or "quarter" in heading
    return TargetKind.MILESTONE if is_milestone else TargetKind.YEAR_END


def _looked_at(row: RawRow, column: str, read: Callable[[str], Read]) -> Read | None:
    text = row.text(column)
    if not text or len(text) > LONGEST:
        return None
    try:
        return read(text)
    except ValueError as error:
        row.refuse(column, without_entry(str(error), text))
        return None


@lru_cache(maxsize=1_024)
def _quarter(text: str) -> Quarter:
    return Quarter.read(text)


@lru_cache(maxsize=1_024)
def _year_end(text: str) -> AnyTarget:
    return read_target(text, TargetKind.YEAR_END)


@lru_cache(maxsize=1_024)
def _milestone(text: str) -> AnyTarget:
    return read_target(text, TargetKind.MILESTONE)


@lru_cache(maxsize=1_024)
def _tolerance(text: str) -> Tolerance:
    return Tolerance.parse(text)


_TARGETS: Final = {TargetKind.YEAR_END: _year_end, TargetKind.MILESTONE: _milestone}
