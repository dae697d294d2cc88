"""The text of a row's cells: made safe to keep, and held to its length."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from qperf_tui.domain.text import REPLACEMENT, clean_line, clean_text
from qperf_tui.importing.raw_row import RawRow
from qperf_tui.importing.staging import Findings, Layout

_AS_LAID_OUT: Final = frozenset({"Value", "Numerator", "Denominator", "Note"})
"""Columns that keep their spaces: no-break ones part thousands, lines part notes."""

_LONGEST_OF: Final = {"Indicator": 400, "Note": 2_000}
LONGEST: Final = 200
"""Characters of an entry that are read, in most columns."""

_CUT: Final = 4_096
"""Characters of an entry that are cleaned; every longer one is refused anyway."""

ERROR: Final = re.compile(
    r"#(REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|DIV/0!|N/A)", re.IGNORECASE
)


def raw_row(
    line: int, cells: Mapping[str, str], layout: Layout, found: Findings
) -> RawRow:
    """The row with its text made safe, noting how many marks were taken out."""
    return RawRow(
        line=line,
        cells={
            column: cleaned
            for column, text in cells.items()
            if text and (cleaned := _cleaned(column, text, found))
        },
        layout=layout,
        found=found,
    )


def check_filled(row: RawRow, columns: Iterable[str]) -> None:
    """Refuse a row that leaves one of these columns blank, if the file has it."""
    for column in columns:
        if column not in row.cells and row.layout.has(column):
            row.refuse(column, f"{column} is blank; fill it in")


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


def check_text(row: RawRow) -> None:
    """Refuse a row with an entry that is too long, or an error of a spreadsheet."""
    for column, text in row.cells.items():
        if len(text) > LONGEST and len(text) > _LONGEST_OF.get(column, LONGEST):
            longest = _LONGEST_OF.get(column, LONGEST)
            row.refuse(column, f"it is longer than {longest:,} characters; shorten it")
        elif text.startswith("#") and column != "Value" and ERROR.fullmatch(text):
            row.refuse(
                column,
                "it is a spreadsheet error; mend the formula and send the return again",
            )
