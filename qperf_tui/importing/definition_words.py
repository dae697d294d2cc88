"""What tables of definitions there are, and the headings that each is known by."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from qperf_tui.importing.synonyms import (
    SYNONYMS,
    Vocabulary,
    columns_by_heading,
    folded,
    folded_all,
)


class TableKind(StrEnum):
    """What a table of definitions holds."""

    PRIORITIES = "priorities"
    INDICATORS = "indicators"
    TARGETS = "targets"
    TOLERANCES = "tolerances"
    BREAKS = "breaks"
    COMPARATORS = "comparators"
    NATIONAL = "national"
    COMMENTARY = "commentary"
    GROUPS = "groups"
    ACTIONS = "actions"
    PEOPLE = "people"

    @property
    def words(self) -> str:
        """What it is a table of, as a sentence says it."""
        return "national figures" if self is TableKind.NATIONAL else self.value


A_ROW_HAS: Final[Mapping[TableKind, str]] = {
    TableKind.TARGETS: "Ref, Quarter or a year, Target; or a column for each quarter",
    TableKind.INDICATORS: "Ref, and any of the record card",
    TableKind.PRIORITIES: "Code, Title, and Formerly for one that is renamed",
    TableKind.TOLERANCES: "Ref, Tolerance, From",
    TableKind.BREAKS: "Ref, From, Reason",
    TableKind.COMPARATORS: "Ref, Body, Period, Value; Authority for one behind a body",
    TableKind.NATIONAL: "Year, Indicator, Value, and Code or Authority",
    TableKind.GROUPS: "Ref, Quarter, Dimension, Group, and Value or Numerator",
    TableKind.COMMENTARY: "Ref, Quarter, Author, Commentary; or What, Why, Action, "
    "Outlook",
    TableKind.ACTIONS: "Ref, Action, Owner, Due",
    TableKind.PEOPLE: "Name, Role, Directorate",
}
"""What a row of each kind of table has, as an officer is told."""

_WHY: Final = "reason|why|rationale|reason for change|basis of target"
_REF: Final = SYNONYMS["Ref"]
_TITLE: Final = "indicator|title|measure|description|kpi|indicator title|measure title"
_FROM: Final = "from|from quarter|first quarter|with effect from|starts|effective from"
_OWNER: Final = (
    "owner|indicator owner|responsible officer|lead officer|accountable officer"
)
_OTHERS: Final = (
    "actual|outturn|previous|last year|baseline|rag|status|trend|notes|note|comments|"
    "rank|quartile|month|version|updated|date updated|change|difference|forecast"
)


def _words(
    required: str,
    optional: str = "",
    *,
    said: Mapping[str, str],
    one_of: str = "",
    quarters: str = "",
) -> Vocabulary:
    """The vocabulary of a table; names are parted by bars."""
    needed, more = _listed(required), _listed(optional)
    known = {each: said.get(each, each.casefold()) for each in (*needed, *more)}
    return Vocabulary(
        required=needed,
        optional=more,
        one_of=_listed(one_of),
        columns_of={
            # What is called as a column of ours can be no other.
            **columns_by_heading(known),
            **{folded(each): (each,) for each in known},
        },
        of_others=folded_all(_OTHERS.split("|")),
        figure=quarters,
        has_quarters=bool(quarters),
        year_column="Year-end target" if quarters else "",
        lacks="only a note",
        is_of_figures=False,
    )


def _listed(names: str) -> tuple[str, ...]:
    return tuple(names.split("|")) if names else ()


_CARD: Final = (
    "Indicator|Priority|Theme|Directorate|Owner|Unit|Decimals|Direction|Basis|"
    "Tolerance|Control|Set|Implications|Definition|Year-end target"
)
_COMMON: Final = {"Ref": _REF, "Indicator": _TITLE, "Reason": _WHY}
_INDICATORS: Final = {
    **_COMMON,
    "Priority": SYNONYMS["Priority"],
    "Theme": "theme|topic",
    "Directorate": "directorate|department|service|service area|division",
    "Owner": _OWNER,
    "Unit": SYNONYMS["Unit"],
    "Decimals": "decimals|decimal places|dp|precision",
    "Direction": SYNONYMS["Direction"],
    "Basis": SYNONYMS["Basis"],
    "Tolerance": SYNONYMS["Tolerance"],
    "Control": "control|who controls|in council control",
    "Set": "set|national or local|indicator set",
    "Implications": "implications|implication flags",
    "Definition": "definition|what is counted|rationale and definition",
    "Year-end target": "year end target|annual target|target|target for the year",
    "Former refs": "former refs|former ref|old ref|old refs|old code|aliases|alias",
    "From": _FROM,
}
_TARGETS: Final = {
    **_COMMON,
    "Target": "target|milestone|target value|quarter target|quarterly target|"
    "quarter milestone|new target|value|profile",
    "Year-end target": "year end target|annual target|year end|target for the year|"
    "full year target|full year|year target",
    "Quarter": "quarter|period|qtr|reporting period|reporting quarter|for quarter|for",
    "Kind": "kind|type|target type|kind of target",
    "Set by": "set by|agreed by|approved by|who set it",
}
_BODIES: Final = {
    **_COMMON,
    "Body": "body|comparator|compared with|benchmark|area|comparison",
    "Period": "period|year|date|time period|as at",
    "Value": "value|figure|result|comparator value|benchmark value",
    "Authorities": "authorities|number of authorities|count of authorities",
    "Authority": "authority|local authority|member|council",
    "Source": "source|data source|where found",
    "Checked": "checked|verified",
}
_NATIONAL: Final = {
    "Indicator": "indicator|measure|metric|metric type|indicator name|measure name|"
    "indicator code|ref|code|indicator id|indicator title|metric label|title",
    "Year": "year|period|time period|financial year|academic year|reporting year|date",
    "Value": "value|figure|result|rate|percentage|pt|percent|outturn|data value",
    "Code": "local authority code|la code|ons code|gss code|area code|ecode|"
    "geography code|new la code|authority code|code of authority|location code|"
    "lad code|utla code|gss|ons",
    "Authority": "authority|local authority|la name|area|area name|name|council|"
    "authority name|geography|geography name|local authority name|location",
    "Region": "region|region name|government office region|gor",
    "Span": "time identifier|type of year|period type|time period type",
}
_GROUPS: Final = {
    **_COMMON,
    "Quarter": "quarter|period|qtr|reporting period",
    "Dimension": "dimension|breakdown|characteristic|by|category",
    "Group": "group|breakdown value|subgroup|characteristic value",
    "Reference": "reference|is reference|reference group|compared with",
    "Population": "population|people in the group|group population",
    "Numerator": SYNONYMS["Numerator"],
    "Denominator": SYNONYMS["Denominator"],
    "Value": "value|figure|rate|percentage|result|outturn",
    "Mark": "mark|symbol|flag",
}
_ACTIONS: Final = {
    **_COMMON,
    "Raised in": "raised in|raised|quarter|first quarter",
    "Action": "action|what|what is done|corrective action|action to take",
    "Owner": f"{_OWNER}|action owner|who|by whom",
    "Due": "due|due date|by when|deadline|target date|date due",
    "Closed in": "closed in|closed in quarter|quarter closed",
    "Closed by": "closed by|who closed it",
    "Evidence": "evidence|what shows it|outcome",
}

VOCABULARIES: Final[Mapping[TableKind, Vocabulary]] = {
    TableKind.TARGETS: _words(
        "Ref",
        "Target|Year-end target|Quarter|Kind|Set by|Reason|Indicator",
        said=_TARGETS,
        one_of="Target|Year-end target",
        quarters="Target",
    ),
    TableKind.TOLERANCES: _words(
        "Ref|Tolerance",
        "From|Reason|Indicator",
        said={**_COMMON, "Tolerance": SYNONYMS["Tolerance"], "From": _FROM},
    ),
    TableKind.BREAKS: _words(
        "Ref|From|Reason", "Indicator", said={**_COMMON, "From": _FROM}
    ),
    TableKind.INDICATORS: _words(
        "Ref", f"{_CARD}|Former refs|From|Reason", said=_INDICATORS, one_of=_CARD
    ),
    TableKind.PRIORITIES: _words(
        "Title",
        "Code|Formerly|Reason",
        said={
            "Title": "title|priority|council priority|name|heading|objective",
            "Code": "code|ref|letter|number|priority code",
            "Formerly": "formerly|earlier title|old title|previous title|replaces|was",
            "Reason": _WHY,
        },
    ),
    TableKind.COMPARATORS: _words(
        "Ref|Body|Period|Value",
        "Authority|Authorities|Source|Checked|Indicator",
        said=_BODIES,
    ),
    TableKind.NATIONAL: _words(
        "Indicator|Year|Value",
        "Code|Authority|Region|Span",
        said=_NATIONAL,
        one_of="Code|Authority",
    ),
    TableKind.GROUPS: _words(
        "Ref|Quarter|Dimension|Group",
        "Reference|Population|Numerator|Denominator|Value|Mark|Indicator",
        said=_GROUPS,
        one_of="Value|Numerator|Mark",
    ),
    TableKind.COMMENTARY: _words(
        "Ref",
        "Quarter|Author|Commentary|What|Why|Action|Outlook|Indicator",
        said={
            **_COMMON,
            "Quarter": "quarter|period|qtr|reporting period",
            "Author": "author|written by|by|owner|writer",
            "Commentary": "commentary|comment|comments|text|words|narrative",
            "What": "what|what happened",
            "Why": "why|cause|causes",
            "Action": "action|actions|what is done",
            "Outlook": "outlook|what is expected|forecast",
        },
        one_of="Commentary|What|Why|Action|Outlook",
    ),
    TableKind.ACTIONS: _words(
        "Ref|Action|Owner|Due",
        "Raised in|Closed in|Closed by|Evidence|Indicator",
        said=_ACTIONS,
    ),
    TableKind.PEOPLE: _words(
        "Name|Role",
        "Directorate",
        said={
            "Name": "name|person|officer|who",
            "Role": "role|post in the chain|agrees as|position",
            "Directorate": "directorate|department|service",
        },
    ),
}
"""The headings of each kind of table."""
