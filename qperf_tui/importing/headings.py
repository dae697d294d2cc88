"""The headings a return may have, and which of our columns each stands for."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.text import clean_line
from qperf_tui.importing.staging import quoted

REQUIRED: Final = ("Ref", "Indicator", "Priority", "Quarter", "Value")

_NAMED: Final = 8
"""Headings that one sentence lists by name; of more, it gives the number."""

_SYNONYMS: Final[Mapping[str, str]] = {
    "Ref": "ref|code|pi ref|pi code|pi|indicator ref|indicator code|indicator id|"
    "indicator reference|reference|reference number|ref no|kpi ref|kpi code|"
    "measure ref|id|number",
    "Indicator": "indicator|title|measure|description|kpi|performance indicator|"
    "indicator title|indicator name|indicator description|measure title|measure name|"
    "kpi title|performance measure|name|key performance indicator",
    "Priority": "priority|council priority|corporate priority|plan priority|objective|"
    "corporate objective|council plan priority",
    "Quarter": "quarter|period|reporting period|reporting quarter|qtr|time period|"
    "date|quarter ending|quarter end",
    "Value": "value|actual|outturn|result|performance|actual value|quarter outturn|"
    "outturn value|latest value|figure|number|current value|current performance",
    "Unit": "unit|units|unit of measure|unit of measurement|measured in",
    "Target": "target|milestone|quarter target|target value|target for quarter|"
    "quarterly target|year end target|annual target|quarter milestone",
    "Direction": "direction|polarity|good is|good performance is|good performance|"
    "which way is good|what is good|better is",
    "Numerator": "numerator|num|top|number of cases",
    "Denominator": "denominator|den|denom|base|out of|bottom|total cases",
    "Basis": "basis|report basis|reporting basis|frequency|cumulative or quarterly|"
    "basis of report",
    "Tolerance": "tolerance|amber tolerance|amber|amber threshold|variance allowed",
    "Status": "status|data status|figure status|outturn status|value status",
    "Owner": "owner|indicator owner|responsible officer|lead officer|lead|"
    "accountable officer|name",
    "Directorate": "directorate|department|service|service area|lead|division",
    "Note": "note|notes|comment|comments|data note|remark|remarks|footnote",
}
_OPTIONAL: Final = tuple(column for column in _SYNONYMS if column not in REQUIRED)


def _folded(heading: str) -> str:
    return "".join(character for character in heading.casefold() if character.isalnum())


def _columns_by_heading() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for column, said in _SYNONYMS.items():
        for heading in said.split("|"):
            folded = _folded(heading)
            found[folded] = (*found.get(folded, ()), column)
    return found


_COLUMNS_OF: Final = _columns_by_heading()


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """Where each of our columns stands in a file, and what is wrong with the line."""

    positions: Mapping[str, int]
    """Our name of each column, and how many columns stand before it."""
    columns: Mapping[str, str]
    """Our name of each column, and the heading the file gives it."""
    refusals: tuple[str, ...]
    """Why the headings cannot be used: each a cause and a mend, without a place."""
    unused: tuple[str, ...]
    """Headings that fit none of our columns."""


def match_headings(cells: Sequence[str]) -> Headings:
    """Match a heading line to our columns; case, spaces and marks do not count."""
    written = [clean_line(cell) for cell in cells]
    folded = [_folded(heading) for heading in written]
    claims: dict[str, list[int]] = {}
    refusals = _repeated(written, folded)
    unused: list[str] = []
    for position, (heading, plain) in enumerate(zip(written, folded, strict=True)):
        if not plain or plain in folded[:position]:
            continue
        columns = _COLUMNS_OF.get(plain, ())
        if len(columns) > 1:
            refusals.append(_fits_two(heading, columns))
        elif columns:
            claims.setdefault(columns[0], []).append(position)
        else:
            unused.append(heading)
    refusals += [
        _fit_the_same(column, [written[position] for position in positions])
        for column, positions in claims.items()
        if len(positions) > 1
    ]
    refusals += _missing(claims)
    return Headings(
        positions={column: positions[0] for column, positions in claims.items()},
        columns={column: written[found[0]] for column, found in claims.items()},
        refusals=tuple(refusals),
        unused=tuple(unused),
    )


def are_headings(cells: Sequence[str]) -> bool:
    """Whether a line holds every heading that a return must have."""
    known = {column for cell in cells for column in _COLUMNS_OF.get(_folded(cell), ())}
    return known.issuperset(REQUIRED)


def unused_sentence(unused: Sequence[str]) -> str:
    """The headings that fit none of our columns, in words without a place."""
    named = [quoted(heading) for heading in unused[:_NAMED]]
    if len(unused) > _NAMED:
        named.append(f"{len(unused) - _NAMED:,} more")
    if len(named) == 1:
        return f"{named[0]} fits none of our columns and is not used"
    return (
        f"{', '.join(named[:-1])} and {named[-1]} fit none of our columns and "
        "are not used"
    )


def _repeated(written: Sequence[str], folded: Sequence[str]) -> list[str]:
    return [
        f"{quoted(written[folded.index(plain)])} heads {count} columns; rename or "
        "delete all but one"
        for plain, count in Counter(folded).items()
        if plain and count > 1
    ]


def _fits_two(heading: str, columns: Sequence[str]) -> str:
    return (
        f"{quoted(heading)} could be {' or '.join(columns)}; rename it to the one it is"
    )


def _fit_the_same(column: str, headings: Sequence[str]) -> str:
    both = " and ".join(quoted(heading) for heading in headings)
    return f"{both} both fit {column}; delete or rename all but one"


def _missing(claims: Mapping[str, Sequence[int]]) -> list[str]:
    missing = [column for column in REQUIRED if column not in claims]
    if not missing:
        return []
    several = len(missing) > 1
    listed = " and ".join(filter(None, [", ".join(missing[:-1]), missing[-1]]))
    heading = "columns" if several else "column"
    known = ", ".join((*REQUIRED, *_OPTIONAL))
    cause = f"no {heading} for {listed}; the headings to choose from are {known}"
    return [cause]
