"""How an officer wants a return read, from the words they say it in."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError
from qperf_tui.importing.asked import NOTHING_ASKED, Asked
from qperf_tui.importing.quarter_headings import year_heading
from qperf_tui.importing.synonyms import SYNONYMS

__all__ = [
    "COLUMNS",
    "NOTHING_ASKED",
    "Asked",
    "asked_for",
    "asked_when",
    "read_map",
    "read_same",
    "read_year",
]

COLUMNS: Final = tuple(SYNONYMS)
"""Our columns, by the names that officers give them."""


def asked_for(
    *,
    sheets: Sequence[str] = (),
    every_sheet: bool = False,
    year: str | None = None,
    quarter: Quarter | None = None,
    heading_line: int | None = None,
    maps: Sequence[str] = (),
) -> Asked:
    """How a return is to be read; `maps` are such as `Latest=Value` or `Trend=`.

    Raises:
        QperfError: If one of them says nothing that can be done.
    """
    if sheets and every_sheet:
        raise QperfError(
            "--sheet and --all-sheets cannot both be had; choose one of them."
        )
    return Asked(
        sheets=tuple(sheets),
        every_sheet=every_sheet,
        year=None if year is None else read_year(year),
        quarter=quarter,
        heading_line=heading_line,
        columns=dict(map(read_map, maps)),
    )


def read_year(text: str) -> int:
    """The calendar year in which a financial year such as `2012/13` begins.

    Raises:
        QperfError: If it is no financial year.
    """
    starting = year_heading(text)
    if starting is None:
        raise QperfError(f"{text!r} is no financial year; write it as 2012/13.")
    return starting


def asked_when(asked: Asked, said: str) -> Asked:
    """Asked with a year such as `2012/13`, or a quarter such as `Q2 2012/13`.

    Raises:
        QperfError: If it is neither.
    """
    try:
        return replace(asked, quarter=Quarter.parse(said))
    except ValueError:
        return replace(asked, year=read_year(said))


def read_same(text: str) -> tuple[str, str]:
    """The name in a national file and the code of an indicator in `Name=Code`.

    Raises:
        QperfError: If it is not written so.
    """
    name, sign, code = text.rpartition("=")
    if not sign or not name.strip() or not code.strip():
        raise QperfError(
            f"{text!r} does not say which indicator is meant; write NAME=CODE."
        )
    return name.strip(), code.strip()


def read_map(text: str) -> tuple[str, str]:
    """The heading and the column of ours in `Heading=Column`.

    Raises:
        QperfError: If it is not written so.
    """
    heading, sign, column = text.rpartition("=")
    if not sign or not heading.strip():
        raise QperfError(
            f"{text!r} does not say which heading stands for what; write "
            '--map "Heading=Value", or --map "Heading=" to leave a column out.'
        )
    return heading.strip(), column.strip()
