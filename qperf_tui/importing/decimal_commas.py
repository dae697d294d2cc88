"""Decimal commas, read only where they cannot be misread."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from qperf_tui.importing.raw_row import RawRow

FIGURES: Final = ("Value", "Target", "Numerator", "Denominator")
"""Columns in which a comma may stand for a decimal point."""

_GROUPS: Final = r"(?:[1-9][0-9]{0,2}(?:[. \u00a0\u202f][0-9]{3})+|[0-9]+)"
_COMMA: Final = re.compile(
    rf"[+-]?[£€]?(?:{_GROUPS},(?:[0-9]{{1,2}}|[0-9]{{4,}})|0+,[0-9]+) ?%?"
)
"""A number whose comma cannot part thousands."""
_POINT: Final = re.compile(
    r"[+-]?[£€]?(?:[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+"
    r"|[0-9]*\.(?:[0-9]{1,2}|[0-9]{4,})|0*\.[0-9]+) ?%?"
)
"""A number whose point cannot part thousands."""
_EITHER: Final = re.compile(r"[+-]?[£€]?[1-9][0-9]{0,2}(?:[.,][0-9]{3})+ ?%?")
"""A number that is a thousand times another if its mark is the other one."""


def has_decimal_commas(
    rows: Iterable[Sequence[str]], positions: Sequence[int], *, by_custom: bool
) -> bool:
    """Whether the figures of a file are written with decimal commas, and none without.

    `by_custom` says that cells are parted by semicolons, as they are where a comma
    is in every number: then a number that could be either speaks for commas too.
    """
    commas = False
    for cells in rows:
        for position in positions:
            entry = cells[position].strip() if position < len(cells) else ""
            if _POINT.fullmatch(entry):
                return False
            commas = commas or bool(
                "," in entry
                and (_COMMA if not by_custom else _EITHER_OR_COMMA).fullmatch(entry)
            )
    return commas


_EITHER_OR_COMMA: Final = re.compile(f"{_COMMA.pattern}|{_EITHER.pattern}")


def read_decimal_commas(row: RawRow) -> None:
    """Write the figures of a row with decimal points, or refuse what could be two."""
    for column in FIGURES:
        entry = row.text(column)
        if _COMMA.fullmatch(entry):
            digits = re.sub(r"(?<=[0-9])[. \u00a0\u202f](?=[0-9]{3})", "", entry)
            row.cells[column] = digits.replace(",", ".").replace("€", "£")
        elif _EITHER.fullmatch(entry):
            row.refuse(
                column,
                "in a file of decimal commas it could be a thousand times more or "
                "less; write it without a mark, or with one decimal",
            )
