"""Rows of text checked one by one, and against the rows before them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, TypeVar

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import AnyTarget, TargetKind, Tolerance, read_target
from qperf_tui.domain.text import (
    REPLACEMENT,
    clean_line,
    clean_text,
    without_entry,
)
from qperf_tui.importing.decimal_commas import read_decimal_commas
from qperf_tui.importing.duplicates import Duplicates
from qperf_tui.importing.figures_entered import read_figure
from qperf_tui.importing.raw_row import RawRow
from qperf_tui.importing.staging import Findings, Layout, StagedRow
from qperf_tui.importing.synonyms import REQUIRED
from qperf_tui.importing.vocabulary import read_basis, read_polarity, read_unit

_AS_LAID_OUT: Final = frozenset({"Value", "Numerator", "Denominator", "Note"})
"""Columns that keep their spaces: no-break ones part thousands, lines part notes."""

_NEVER_BLANK: Final = tuple(
    column for column in REQUIRED if column not in {"Ref", "Value"}
)
_LONGEST: Final = {"Indicator": 400, "Note": 2_000}
_LONGEST_OTHER: Final = 200
_CUT: Final = 4_096
"""Characters of an entry that are cleaned; every longer one is refused anyway."""

ERROR: Final = re.compile(
    r"#(REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|DIV/0!|N/A)", re.IGNORECASE
)

Read = TypeVar("Read")


class RowReader:
    """Reads the rows of one file in turn, remembering those it has staged.

    `is_alone` has it remember none: each row is read as if it were the only one.
    """

    def __init__(
        self, layout: Layout, found: Findings, *, is_alone: bool = False
    ) -> None:
        self._layout = layout
        self._found = found
        self._given = None if is_alone else Duplicates()
        self.has_decimal_commas = False
        self._words: dict[str, str] = {}
        """Words that many rows have in common, each kept once."""

    def read(
        self, line: int, cells: Mapping[str, str], layout: Layout | None = None
    ) -> StagedRow | None:
        """Stage one row, or note why not and return None.

        `cells` has our name of each column and the text the file has there, and
        `layout` where those stand, if not where the reader was told. A row that says
        the same as an earlier one is noted and not staged again.
        """
        row = RawRow(
            line=line,
            cells={
                column: cleaned
                for column, text in cells.items()
                if text and (cleaned := _cleaned(column, text, self._found))
            },
            layout=layout or self._layout,
            found=self._found,
        )
        if not row.text("Ref"):
            row.refuse(
                "Ref", "Ref is blank; give the indicator's ref, or delete a totals row"
            )
            return None
        if self.has_decimal_commas:
            read_decimal_commas(row)
        if row.is_refused:
            return None
        _check_text(row)
        staged = self._read(row)
        if staged is None or row.is_refused:
            return None
        if self._given is None or self._given.is_new(staged, self._found):
            return staged
        return None

    def _read(self, row: RawRow) -> StagedRow | None:
        quarter = _looked_at(row, "Quarter", _quarter)
        target = _looked_at(row, "Target", _TARGETS[_target_kind(row.layout)])
        tolerance = _looked_at(row, "Tolerance", _tolerance)
        polarity = _looked_at(row, "Direction", read_polarity)
        basis = _looked_at(row, "Basis", read_basis)
        unit = read_unit(row.text("Unit")) if row.text("Unit") else None
        figure = read_figure(row, unit)
        if quarter is None or figure is None or row.is_refused:
            return None
        return StagedRow(
            line=row.line,
            ref=self._once(row.text("Ref")),
            title=self._once(row.text("Indicator")),
            priority=self._once(row.text("Priority")),
            quarter=quarter,
            is_figure_given=figure.is_given,
            value=figure.value,
            is_percentage=figure.is_percentage,
            mark=figure.mark,
            numerator=figure.numerator,
            denominator=figure.denominator,
            status=figure.status,
            target=target,
            tolerance=tolerance,
            polarity=polarity,
            basis=basis,
            unit=unit,
            owner=self._once(row.text("Owner")) or None,
            directorate=self._once(row.text("Directorate")) or None,
            note=row.text("Note"),
            layout=row.layout,
        )

    def _once(self, words: str) -> str:
        return self._words.setdefault(words, words)


def _target_kind(layout: Layout) -> TargetKind:
    if layout.is_wide:
        return TargetKind.MILESTONE
    heading = layout.columns.get("Target", "").casefold()
    is_milestone = "milestone" in heading or "quarter" in heading
    return TargetKind.MILESTONE if is_milestone else TargetKind.YEAR_END


def _cleaned(column: str, text: str, found: Findings) -> str:
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    whole = text[:_CUT]
    is_laid_out = column in _AS_LAID_OUT
    cleaned = clean_text(whole).strip() if is_laid_out else clean_line(whole)
    if cleaned != whole:
        found.marks_removed += marks_removed(whole, cleaned)
    return cleaned


def marks_removed(text: str, cleaned: str) -> int:
    """How many control or invisible marks cleaning took out of a text."""
    gone = Counter(text) - Counter(cleaned)
    marks = sum(
        count
        for character, count in gone.items()
        if character != REPLACEMENT and clean_text(character) in {"", REPLACEMENT}
    )
    if marks:
        return marks
    composed = unicodedata.normalize("NFC", text)
    return int(composed.split() != cleaned.split())


def _check_text(row: RawRow) -> None:
    for column in _NEVER_BLANK:
        if column not in row.cells and row.layout.has(column):
            row.refuse(column, f"{column} is blank; fill it in")
    for column, text in row.cells.items():
        if len(text) > _LONGEST_OTHER and len(text) > _LONGEST.get(
            column, _LONGEST_OTHER
        ):
            longest = _LONGEST.get(column, _LONGEST_OTHER)
            row.refuse(column, f"it is longer than {longest:,} characters; shorten it")
        elif text.startswith("#") and column != "Value" and ERROR.fullmatch(text):
            row.refuse(
                column,
                "it is a spreadsheet error; mend the formula and send the return again",
            )


def _looked_at(row: RawRow, column: str, read: Callable[[str], Read]) -> Read | None:
    text = row.text(column)
    if not text or len(text) > _LONGEST_OTHER:
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
