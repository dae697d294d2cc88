"""The headings by which officers know our columns, and some that are none of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

REQUIRED: Final = ("Ref", "Quarter", "Value")
"""What says a figure; an indicator that is new needs its title and priority too."""

SYNONYMS: Final[Mapping[str, str]] = {
    "Ref": "ref|code|pi ref|pi code|pi|indicator ref|indicator code|indicator id|"
    "indicator reference|reference|reference number|ref no|kpi ref|kpi code|"
    "measure ref|measure code|id|number|kpi no|kpi number|kpi id|pi no|pi number|"
    "indicator no|indicator number|measure no|measure number|unique ref",
    "Indicator": "indicator|title|measure|description|kpi|performance indicator|"
    "indicator title|indicator name|indicator description|measure title|measure name|"
    "kpi title|kpi name|kpi description|measure description|pi description|"
    "pi name|performance measure|name|key performance indicator",
    "Priority": "priority|council priority|corporate priority|plan priority|objective|"
    "corporate objective|council plan priority",
    "Quarter": "quarter|period|reporting period|reporting quarter|qtr|time period|"
    "date|quarter ending|quarter end",
    "Value": "value|actual|outturn|result|performance|actual value|quarter outturn|"
    "outturn value|latest value|figure|number|current value|current performance|"
    "actual performance|quarter actual|this quarter",
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
OPTIONAL: Final = tuple(column for column in SYNONYMS if column not in REQUIRED)

_OTHERS: Final = (
    "commentary|rag|rag status|rag rating|trend|direction of travel|dot|variance|"
    "previous|previous quarter|previous value|last quarter|last year|baseline|"
    "forecast|projection|theme|year|financial year|year to date|ytd|annual|year end|"
    "rank|quartile|england|england average|statistical neighbours|region|national|"
    "source|data source|data owner|version|month|updated|date updated|action|actions|"
    "risk|portfolio|portfolio holder|definition|rationale|tolerance notes|sparkline"
)
"""Headings of other things, never held to be one of ours mistyped."""


def folded(heading: str) -> str:
    """A heading without case, spaces and marks, by which it is known again."""
    return "".join(character for character in heading.casefold() if character.isalnum())


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Vocabulary:
    """The headings by which the columns of one kind of file are known."""

    required: tuple[str, ...]
    optional: tuple[str, ...]
    one_of: tuple[str, ...] = ()
    """Columns of which a file must have one at least."""
    columns_of: Mapping[str, tuple[str, ...]]
    """By folded heading, the columns of ours it can stand for."""
    of_others: frozenset[str]
    """Folded headings that are never held to be one of ours mistyped."""
    figure: str = "Value"
    """The column without which a quarter in a heading is a column of its own."""
    has_quarters: bool = True
    """Whether a heading such as `Q2 2012/13` is a column of its own."""
    year_column: str = ""
    """The column that a heading such as `Target 2013/14` is over."""
    lacks: str = "no figure"
    """What a row that is left out as a note has, in words."""
    is_of_figures: bool = True
    """Whether it is to hold figures and nothing on people."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column, those that a file must have first."""
        return (*self.required, *self.optional)

    @property
    def key(self) -> str:
        """The column that says what a row is about."""
        return self.required[0]

    def named(self, name: str) -> str | None:
        """Our column of a name, however it is dressed."""
        plain = folded(name)
        return next((each for each in self.columns if folded(each) == plain), None)


def columns_by_heading(synonyms: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """By folded heading, the columns it can stand for; synonyms are parted by bars."""
    found: dict[str, tuple[str, ...]] = {}
    for column, said in synonyms.items():
        for heading in said.split("|"):
            plain = folded(heading)
            found[plain] = (*found.get(plain, ()), column)
    return found


def folded_all(headings: Sequence[str]) -> frozenset[str]:
    """Headings by which they are known again."""
    return frozenset(map(folded, headings))


RETURNS: Final = Vocabulary(
    required=REQUIRED,
    optional=OPTIONAL,
    columns_of=columns_by_heading(SYNONYMS),
    of_others=folded_all(_OTHERS.split("|")),
)
"""The headings of a return."""


def column_named(name: str) -> str | None:
    """Our column of a name in a return, however it is dressed."""
    return RETURNS.named(name)
