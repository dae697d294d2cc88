"""What groups.csv and members.csv may say, and the sentence for each fault."""

from decimal import Decimal
from pathlib import Path

import pytest

from qperf_tui.assets import folder
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError
from qperf_tui.importing.council import read_council
from qperf_tui.importing.council_files import GroupRow, MemberRow

DEFINITIONS = (
    "Ref,Indicator,Priority,Theme,Directorate,Owner,Unit,Decimals,Direction,Basis,"
    "Year-end target,Tolerance,Control,Set,Implications,Definition,Former refs\n"
    "CS 1,Children seen,Safer,,,,%,1,Higher is better,Quarter,,,,,,,\n"
    'CS 2,Plans,Safer,,,,"per 10,000",1,Neutral,Snapshot,,,,,,,\n'
)
COMPARATORS = (
    "Ref,Body,Period,Value,Authorities,Source,Checked\n"
    "CS 1,Neighbours,2011/12,75,2,DfE,yes\n"
    "CS 1,England,,74,,DfE,yes\n"
)
GROUPS = "Ref,Quarter,Dimension,Group,Reference,Numerator,Denominator,Value,Mark\n"
MEMBERS = "Ref,Body,Period,Authority,Value\n"
Q2 = Quarter.parse("Q2 2012/13")


@pytest.fixture
def council(tmp_path: Path) -> Path:
    (tmp_path / "priorities.csv").write_text("Code,Title\nC,Safer\n")
    (tmp_path / "definitions.csv").write_text(DEFINITIONS)
    (tmp_path / "comparators.csv").write_text(COMPARATORS)
    return tmp_path


def groups(council: Path, *lines: str) -> tuple[GroupRow, ...]:
    written = "".join(f"{line}\n" for line in lines)
    (council / "groups.csv").write_text(GROUPS + written)
    return read_council(council).groups


def members(council: Path, *lines: str) -> tuple[MemberRow, ...]:
    written = "".join(f"{line}\n" for line in lines)
    (council / "members.csv").write_text(MEMBERS + written)
    return read_council(council).members


def test_the_sample_has_groups_and_the_set_behind_a_comparator() -> None:
    read = read_council(folder("sample_data"))
    assert sum(each.numerator or 0 for each in read.groups) == 219
    assert [each.group for each in read.groups if each.is_reference] == ["White"]
    assert len(read.members) == 10
    mean = sum(each.value for each in read.members) / 10
    (behind,) = (each for each in read.comparators if each.authorities == 10)
    assert behind.value == mean


def test_neither_file_has_to_be_there(council: Path) -> None:
    read = read_council(council)
    assert (read.groups, read.members) == ((), ())


def test_a_figure_of_a_group_is_read(council: Path) -> None:
    first, second, third, _ = groups(
        council,
        "CS 2,Q2 2012/13,Ethnicity,White,yes,183,50200,36.5,",
        "CS 2,Q2 2012/13,Ethnicity,Mixed,,11,2300,,",
        "CS 1,Q2 2012/13,Ethnicity,Mixed,no,,,,c",
        "CS 1,Q2 2012/13,Age,Under 5,Yes,,,74.1%p,",
    )
    assert first == GroupRow(
        ref="CS 2",
        quarter=Q2,
        dimension="Ethnicity",
        group="White",
        is_reference=True,
        numerator=Decimal(183),
        denominator=Decimal(50200),
        value=Decimal("36.5"),
        mark=None,
        status=OutturnStatus.FINAL,
    )
    assert (second.value, second.is_reference) == (None, False)
    assert (third.mark, third.status) == ("c", OutturnStatus.SUPPRESSED)


ROW = "CS 1,Q2 2012/13,Age,Under 5"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("XX 1,Q2 2012/13,Age,Under 5,,1,2,,", "column Ref: 'XX 1': it has no line in"),
        (",Q2 2012/13,Age,Under 5,,1,2,,", "column Ref: it is blank"),
        ("CS 1,Q2,Age,Under 5,,1,2,,", "column Quarter: 'Q2': it is not a quarter"),
        ("CS 1,Q2 2012/13,,Under 5,,1,2,,", "column Dimension: it is blank"),
        ("CS 1,Q2 2012/13,Age,,,1,2,,", "column Group: it is blank"),
        (f"{ROW},maybe,1,2,,", "column Reference: 'maybe': it is neither yes nor no"),
        (f"{ROW},,many,2,,", "column Numerator: 'many': it is not a number or a mark"),
        (f"{ROW},,c,2,,", "column Numerator: 'c': it is no number of cases"),
        (f"{ROW},,50%,2,,", "column Numerator: '50%': it is no number of cases"),
        (f"{ROW},,1,-2,,", "column Denominator: '-2': it is below 0"),
        (f"{ROW},,3,2,,", "column Numerator: '3': it is more than its denominator, 2"),
        (f"{ROW},,1,0,,", "column Numerator: '1': it is more than its denominator, 0"),
        (f"{ROW},,1,2,60,", "column Value: '60': the numerator over the denominator"),
        (f"{ROW},,1,2,c,", "column Value: 'c': it is no number; write marks in"),
        (f"{ROW},,,,,50", "column Mark: '50': it is a number; write it in the column"),
        (f"{ROW},,,,50,c", "column Mark: 'c': the row has a figure too"),
        (f"{ROW},,1,2,,c", "column Mark: 'c': the row has a figure too"),
        (f"{ROW},,,2,,", "column Value: it is blank; give a value, a numerator or"),
        ("CS 2,Q2 2012/13,Age,All,,,,5%,", "'5%': it is a percentage and the unit is"),
    ],
)
def test_a_fault_in_a_group_is_one_sentence(
    council: Path, line: str, says: str
) -> None:
    with pytest.raises(QperfError) as raised:
        groups(council, line)
    assert says in str(raised.value)
    assert str(raised.value).startswith("groups.csv, line 2, column ")
    assert str(raised.value).endswith(".")


@pytest.mark.parametrize(
    ("second", "says"),
    [
        ("CS 1,Q2 2012/13,AGE,under 5,yes,1,2,,", "Group: 'under 5': line 2 has it"),
        ("CS 1,Q2 2012/13,Age,Under 9,yes,1,2,,", "line 2 names another reference of"),
        ("CS 2,Q2 2012/13,Age,Under 5,no,1,2,,", "line 2 says otherwise of this group"),
    ],
)
def test_lines_that_gainsay_each_other_are_named(
    council: Path, second: str, says: str
) -> None:
    with pytest.raises(QperfError, match=r"groups\.csv, line 3") as raised:
        groups(council, f"{ROW},yes,1,2,,", second)
    assert says in str(raised.value)


def test_the_reference_may_stand_on_many_lines_and_in_many_dimensions(
    council: Path,
) -> None:
    read = groups(
        council,
        f"{ROW},yes,1,2,,",
        "CS 2,Q2 2012/13,Age,Under 5,yes,1,2,,",
        "CS 1,Q2 2012/13,Sex,Girls,yes,1,2,,",
        "CS 1,Q2 2012/13,Sex,Boys,no,0,0,,",
    )
    assert [each.is_reference for each in read] == [True, True, True, False]


def test_a_member_is_read_beside_its_comparator(council: Path) -> None:
    read = members(
        council,
        "CS 1,Neighbours,2011/12,Ayton,74.5",
        "CS 1,England,,Ayton,74",
    )
    assert read[0] == MemberRow(
        ref="CS 1",
        body="Neighbours",
        period="2011/12",
        authority="Ayton",
        value=Decimal("74.5"),
    )
    assert not read[1].period


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("CS 1,Neighbours,2011/12,Beeton,c", "column Value: 'c': it is no number"),
        ("CS 1,Neighbours,2011/12,,5", "column Authority: it is blank"),
        ("CS 1,Neighbours,2012/13,Beeton,5", "no line for it with Ref CS 1 and Per"),
        ("CS 2,England,,Beeton,5", "with Ref CS 2 and Period blank; add one"),
        ("CS 1,Neighbours,2011/12,AYTON,5", "column Authority: 'AYTON': line 2 has it"),
    ],
)
def test_a_fault_in_a_member_is_one_sentence(
    council: Path, line: str, says: str
) -> None:
    with pytest.raises(QperfError) as raised:
        members(council, "CS 1,Neighbours,2011/12,Ayton,74.5", line)
    assert says in str(raised.value)
    assert str(raised.value).startswith("members.csv, line 3, column ")
