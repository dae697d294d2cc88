"""Rows of a return that are no indicator's: notes, headings in passing and totals."""

import re
from collections.abc import Sequence
from enum import Enum
from typing import Final

from qperf_tui.domain.text import clean_line

_TOTAL: Final = re.compile(
    r"(?:grand |sub-?|sub |overall |council |directorate |service |net |all )*"
    r"(?:totals?|averages?|mean|median|sum)"
    r"(?: (?:for|of|across|all)\b.*)?[:.]?|overall|all indicators",
    re.IGNORECASE,
)
_NOTE: Final = re.compile(
    r"(?:foot)?(?:notes?|sources?|key|nb|n\.b\.|produced|prepared|printed|contact|"
    r"last updated|end of)\b.*",
    re.IGNORECASE,
)
_LONGEST_CODE: Final = 20


class LeftOut(Enum):
    """Why a row is no indicator's."""

    TOTAL = "total"
    NOTE = "note"


def left_out(
    cells: Sequence[str], ref: int, figures: Sequence[int]
) -> tuple[LeftOut, str] | None:
    """Why a row is left out, with the words that show it; None where it is not.

    `ref` is where the ref stands, and `figures` where figures do.
    """
    filled = [cell for cell in cells if cell and not cell.isspace()]
    if not filled:
        return None
    code = cells[ref].strip() if ref < len(cells) else ""
    if code and len(filled) > 1 and not is_worded(code):
        return None
    words = clean_line(code or filled[0])
    if _TOTAL.fullmatch(words) and len(words) < 80:
        return LeftOut.TOTAL, words
    has_figures = any(
        position < len(cells) and cells[position].strip() for position in figures
    )
    if len(filled) == 1:
        return None if code and _is_code(code) else (LeftOut.NOTE, words)
    if not has_figures and (not code or _NOTE.fullmatch(words)):
        return LeftOut.NOTE, words
    return None


def is_worded(code: str) -> bool:
    """Whether what stands for a ref begins as a total or a note does.

    A row of any other ref is never left out if another of its cells says anything.
    """
    words = clean_line(code)
    return bool(_TOTAL.fullmatch(words) or _NOTE.fullmatch(words))


def _is_code(text: str) -> bool:
    return len(text) <= _LONGEST_CODE and any(each.isdigit() for each in text)
