"""A table of definitions sent as a return is told for what it is."""

import pytest

from qperf_tui.domain.mends import Wanted
from qperf_tui.importing.definition_words import TableKind
from qperf_tui.importing.headings import match_headings
from qperf_tui.importing.other_tables import said_other
from qperf_tui.importing.synonyms import RETURNS

TABLES = {
    TableKind.TARGETS: "Ref,Quarter,Target",
    TableKind.INDICATORS: "Ref,Lead officer",
    TableKind.PRIORITIES: "Code,Title",
    TableKind.TOLERANCES: "Ref,Amber,From",
    TableKind.BREAKS: "Ref,From,Why",
    TableKind.COMPARATORS: "Ref,Body,Period,Value",
    TableKind.NATIONAL: "time_period,geographic_level,la_name,indicator,value",
    TableKind.GROUPS: "Ref,Quarter,Dimension,Group,Numerator,Denominator",
    TableKind.COMMENTARY: "Ref,Quarter,Author,Commentary",
    TableKind.ACTIONS: "Ref,Action,Owner,By when",
    TableKind.PEOPLE: "Name,Role,Directorate",
}


def like(line: str) -> list[str]:
    cells = line.split(",")
    causes = said_other(cells, RETURNS, match_headings(cells))
    return [
        each.mend.about
        for each in causes
        if each.mend is not None and each.mend.wanted is Wanted.KIND
    ]


@pytest.mark.parametrize("kind", TableKind)
def test_every_kind_is_known_by_its_headings(kind: TableKind) -> None:
    assert like(TABLES[kind]) == [kind.value]


def test_quarters_that_lack_their_year_are_still_of_a_table_of_targets() -> None:
    assert like("Ref,Q1,Q2,Annual target,Rationale") == ["targets"]
    assert like("Ref,Q1 2013/14,Q2 2013/14,Agreed by") == ["targets"]


@pytest.mark.parametrize(
    "line",
    [
        "Ref,Quarter,Value",
        "Ref,Indicator,Q1,Q2,Q3,Q4",
        "Ref,Note",
        "Name,Address,Telephone",
        "Date,Amount",
    ],
)
def test_what_is_more_like_a_return_or_nothing_is_not(line: str) -> None:
    assert like(line) == []
