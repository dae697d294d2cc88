"""Our own tables, known by their headings: which are brought in, and which never."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from qperf_tui.domain.text import clean_line

_WHOLE: Final = "import the workbook it was made from, or its export figures --internal"


class OwnKind(Enum):
    """What a table of ours tells of each figure."""

    KEPT = "figures exactly as a workbook of qperf-tui keeps them"
    PUBLISHED = "figures that qperf-tui wrote for the public"
    TO_BE_READ = "a table to be read, which is never brought in"


@dataclass(frozen=True, slots=True)
class _Known:
    """A table that is brought in, by the headings that only it has."""

    kind: OwnKind
    signs: frozenset[str]
    columns: Mapping[str, str]
    """By heading, our name of the column."""
    shown: Mapping[str, str] = field(default_factory=dict)
    """Our name of a figure and its parts, and the heading it is rounded under."""


_ABOUT: Final = {
    "code": "Ref",
    "indicator": "Indicator",
    "priority": "Priority",
    "quarter": "Quarter",
    "unit": "Unit",
    "state": "Status",
    "mark": "Mark",
}
EXACT: Final[Mapping[str, str]] = {
    **_ABOUT,
    "exact_value": "Value",
    "exact_numerator": "Numerator",
    "exact_denominator": "Denominator",
    "note": "Note",
    "expected": "Expected",
    "coverage": "Coverage",
    "direction": "Direction",
    "basis": "Basis",
}
"""The columns of `export figures --internal` that are brought in."""
OF_A_WORKBOOK: Final[Mapping[str, str]] = {
    **EXACT,
    "milestone": "Milestone",
    "year_end_target": "Target",
    "tolerance": "Tolerance",
    "owner": "Owner",
    "directorate": "Directorate",
}
"""What another workbook tells of each figure."""
ROUNDED: Final = {
    "Value": "value",
    "Numerator": "numerator",
    "Denominator": "denominator",
    "Decimals": "decimals",
}
"""Where a table that tells figures exactly shows them rounded as well."""
_SHOWN: Final = {
    **_ABOUT,
    "value": "Value",
    "numerator": "Numerator",
    "denominator": "Denominator",
}
_RELEASED: Final = {
    "Code": "Ref",
    "Indicator": "Indicator",
    "Quarter": "Quarter",
    "Group": "Group",
    "Unit": "Unit",
    "Number": "Value",
    "Numerator": "Numerator",
    "Denominator": "Denominator",
    "Mark": "Mark",
    "State": "Status",
}
_KNOWN: Final = (
    _Known(
        OwnKind.KEPT,
        frozenset({"code", "quarter", "exact_value", "exact_numerator", "state"}),
        OF_A_WORKBOOK,
        shown=ROUNDED,
    ),
    _Known(
        OwnKind.PUBLISHED,
        frozenset({"code", "quarter", "state", "change_on_previous_quarter"}),
        _SHOWN,
    ),
    _Known(
        OwnKind.PUBLISHED,
        frozenset({"Code", "Quarter", "Dimension", "Group", "Number", "State"}),
        _RELEASED,
    ),
)
_COMPARED: Final = (
    ("dimension|reference|group|numerator", "oppositeratio"),
    (
        "it compares groups, which is made to be read; qperf-tui define groups -o FILE "
        "writes their figures to be changed and brought back"
    ),
)
_TO_BE_READ: Final = (
    _COMPARED,
    (
        ("code|indicator|unit|goodis", "status|directionoftravel"),
        f"it is Appendix A, whose figures are rounded to be read; {_WHOLE}",
    ),
    (
        ("ref|indicator|figure|target|status|movement", "openactions"),
        "it is a pack of commentary; bring it back with qperf-tui unpack",
    ),
    (
        ("changeonpreviousquarter",),
        f"it is a table by an earlier qperf-tui, whose figures are rounded; {_WHOLE}",
    ),
    (
        ("whynotcomparable",),
        f"it is a list of qperf-tui's, whose figures are rounded as shown; {_WHOLE}",
    ),
    (
        ("number|code|title|owner", "raisedin"),
        "it is a list of actions and has no figures; enter them with qperf-tui action",
    ),
    (
        ("part|rule|about|whatissaid",),
        "it is the audit of a paper, which is made to be read and has no figures",
    ),
)
"""Runs of headings, folded, in tables of ours that are never brought in, and why."""


@dataclass(frozen=True, slots=True)
class OwnHeadings:
    """The headings of a table of ours."""

    kind: OwnKind
    positions: Mapping[str, int]
    """Our name of each column, and how many columns stand before it."""
    columns: Mapping[str, str]
    """Our name of each column, and the heading it has there."""
    signs: frozenset[str]
    """The headings by which it is known."""
    shown: Mapping[str, str]
    """Our name of a figure and its parts, and the heading it is rounded under."""


def own_headings(cells: Sequence[str]) -> OwnHeadings | None:
    """The headings of a table of ours that is brought in; None of any other."""
    written = [clean_line(cell) for cell in cells]
    for known in _KNOWN:
        if known.signs <= set(written):
            found = {
                column: heading
                for heading, column in known.columns.items()
                if heading in written
            }
            return OwnHeadings(
                kind=known.kind,
                positions={
                    column: written.index(heading) for column, heading in found.items()
                },
                columns=found,
                signs=known.signs,
                shown={
                    column: heading
                    for column, heading in known.shown.items()
                    if heading in written
                },
            )
    return None


def shown_places(cells: Sequence[str]) -> dict[str, int]:
    """Where a table of ours that tells figures exactly shows them rounded as well."""
    written = [clean_line(cell) for cell in cells]
    found = own_headings(written)
    shown = {} if found is None else found.shown
    return {column: written.index(heading) for column, heading in shown.items()}


def why_only_read(plain: Sequence[str], *, is_return: bool = True) -> str | None:
    """Why a table with these folded headings is never brought in, if it is ours.

    As a return, or as a table of definitions that looks like it.
    """
    line = f"|{'|'.join(plain)}|"
    for runs, cause in _TO_BE_READ if is_return else (_COMPARED,):
        if all(f"|{run}|" in line for run in runs):
            return cause
    return None
