"""What an officer says of how a return is to be read, beside the file itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from qperf_tui.domain.period import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How a return is to be read, where its own headings do not say."""

    sheets: tuple[str, ...] = ()
    """The worksheets to read; none for the first whose headings fit."""
    every_sheet: bool = False
    """Whether every visible worksheet whose headings fit is read."""
    year: int | None = None
    """The calendar year in which the financial year of `Q1` to `Q4` begins."""
    quarter: Quarter | None = None
    """The quarter of every figure, for a return that has no column for it."""
    heading_line: int | None = None
    """The line that the headings stand on; None where they are to be found."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """By heading, our column, or a quarter such as `Q2 2012/13 Target`; blank to
    leave the column out."""


NOTHING_ASKED = Asked()
"""A return that is to speak for itself."""
