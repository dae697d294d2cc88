"""How a figure looks in a spreadsheet: a number, and over it what the paper prints."""

import re
from fractions import Fraction
from typing import Final

from qperf_tui.domain.rounding import half_up
from qperf_tui.domain.text import clean_line
from qperf_tui.report.paper import Cell

_NUMERAL: Final = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_UNSAFE: Final = re.compile(r'["\\\x00-\x1f\ufffd]')
_LONGEST: Final = 100
"""Characters of words around a number that a number format has room for."""


def number_format(cell: Cell) -> str | None:
    """The format that lets a cell's number read as its text does.

    `79.3%` is the number 79.3 with a sign after it, as it is held, and `8 of 13` a
    share in per cent that reads as those words. None where no format can say it.
    """
    text = clean_line(cell.text)
    if cell.number is None or len(text) > _LONGEST or _UNSAFE.search(text):
        return None
    found = list(_NUMERAL.finditer(text))
    if len(found) != 1 or not _is_the_number(found[0].group(), cell):
        return _literal(text) or None
    numeral = found[0].group().lstrip("-")
    _, _, decimals = numeral.partition(".")
    digits = f"#,##0{'.' if decimals else ''}{'0' * len(decimals)}"
    start, end = found[0].span()
    return f"{_literal(text[:start])}{digits}{_literal(text[end:])}"


def _is_the_number(numeral: str, cell: Cell) -> bool:
    shown = Fraction(numeral.replace(",", ""))
    return cell.number is not None and shown == half_up(cell.number, cell.decimals)


def _literal(text: str) -> str:
    return f'"{text}"' if text else ""


def cell_text(text: str) -> str:
    """A text as it may be handed to the writer of spreadsheets.

    It takes `<r>…</r>` for markup of its own, unless a blank stands behind it.
    """
    is_taken_for_markup = text.startswith("<r>") and text.endswith("</r>")
    return f"{text} " if is_taken_for_markup else text
