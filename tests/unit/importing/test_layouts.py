"""Headings found under banners, over two rows, in wide layouts and mistyped."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from hazards.import_corpus.packages import packed, parts, row_xml, sheet_xml
from qperf_tui.domain.period import Quarter
from qperf_tui.importing.asked import NOTHING_ASKED, Asked
from qperf_tui.importing.column_match import How
from qperf_tui.importing.quarter_headings import quarter_heading
from qperf_tui.importing.returns import read_return
from qperf_tui.importing.staged import StagedReturn

LONG = "Ref,Indicator,Priority,Quarter,Value"
ROW = "CS 1,Children seen in time,Safer children,Q2 2012/13,79.3"


def read(folder: Path, *lines: str, asked: Asked = NOTHING_ASKED) -> StagedReturn:
    path = folder / "return.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_return(path, asked=asked)


def figures(staged: StagedReturn) -> list[tuple[str, str, str]]:
    assert not staged.is_refused, staged.problems
    return [(row.ref, str(row.quarter), str(row.value)) for row in staged.rows]


def said(staged: StagedReturn) -> str:
    return "\n".join([*staged.notes, *(each.says for each in staged.problems)])


@pytest.mark.parametrize("heading", ["Q1 2012", "2012Q1", "05/07/2012"])
def test_a_heading_that_could_be_two_quarters_is_refused(
    tmp_path: Path, heading: str
) -> None:
    with pytest.raises(ValueError, match="Q2 2012/13"):
        quarter_heading(heading)
    staged = read(tmp_path, f"Ref,Indicator,{heading}", "CS 1,T,5")
    assert staged.is_refused
    assert heading in said(staged)


def test_headings_under_a_banner_are_found_and_said(tmp_path: Path) -> None:
    staged = read(tmp_path, "Return of Children’s Services", "", "Draft", LONG, ROW)
    assert figures(staged) == [("CS 1", "Q2 2012/13", "79.3")]
    assert staged.heading_line == 4
    assert "Line 4: the headings are here, and the 2 lines above are left out." in (
        staged.notes
    )
    assert staged.rows[0].line == 5


def test_headings_are_looked_for_in_thirty_lines_and_no_further(
    tmp_path: Path,
) -> None:
    banner = [f"Line of words {count}" for count in range(29)]
    assert figures(read(tmp_path, *banner, LONG, ROW))
    far = read(tmp_path, *banner, "one more", LONG, ROW)
    assert far.is_refused
    assert "no columns for" in said(far)


def test_notes_and_totals_below_are_left_out_and_said(tmp_path: Path) -> None:
    staged = read(
        tmp_path,
        LONG,
        "Safer children,,,,",
        ROW,
        "Total,,,,79.3",
        ",Council average,,,80",
        "Source: the case system",
        "* provisional",
    )
    assert figures(staged) == [("CS 1", "Q2 2012/13", "79.3")]
    assert [each.line for each in staged.problems] == [4, 5]
    assert "'Council average'" in staged.problems[1].says
    assert not any(each.is_refusal for each in staged.problems)
    (note,) = staged.notes
    assert "3 rows have no figure" in note
    assert "'Source: the case system'" in note


@pytest.mark.parametrize(
    "title", ["Total new homes", "Average days to let", "Mean time to answer"]
)
def test_an_indicator_of_a_total_is_an_indicator(tmp_path: Path, title: str) -> None:
    staged = read(tmp_path, LONG, f"CS 1,{title},P,Q2 2012/13,5")
    assert figures(staged)
    without_ref = read(tmp_path, LONG, f",{title},P,Q2 2012/13,5")
    assert "Ref is blank" in said(without_ref)


WIDE = "Ref,Indicator,Q1,Q2,Q3,Q4"


def test_quarters_without_a_year_ask_for_it(tmp_path: Path) -> None:
    row = "CS 1,T,1,2,,"
    refused = read(tmp_path, WIDE, row)
    assert (
        "'Q1' to 'Q4' say no year; write it into the headings, as in Q1 2012/13"
        in said(refused)
    )
    named = read(tmp_path, "Outturns of 2013/14 by quarter", WIDE, row)
    assert "the lines above name 2013/14; write it" in said(named)
    staged = read(tmp_path, WIDE, row, asked=Asked(year=2012))
    assert figures(staged) == [
        ("CS 1", "Q1 2012/13", "1"),
        ("CS 1", "Q2 2012/13", "2"),
    ]
    assert "a column for each of 4 quarters, Q1 2012/13 to Q4 2012/13" in said(staged)


def test_a_wide_layout_has_targets_and_counts_by_quarter(tmp_path: Path) -> None:
    staged = read(
        tmp_path,
        "Ref,Unit,Q1 2012/13,Q1 2012/13 Target,Q1 2012/13 Numerator,"
        "Q1 2012/13 Denominator,Q2 2012/13,Q2 2012/13 Target",
        "CS 1,%,50,60,5,10,,65",
    )
    assert not staged.is_refused, staged.problems
    first, second = staged.rows
    assert (str(first.figure.numerator), str(first.figure.denominator)) == ("5", "10")
    assert first.target is not None
    assert first.target.kind.value == "milestone"
    assert not second.figure.is_given
    assert second.target is not None


def test_a_fault_in_a_wide_layout_names_its_own_column(tmp_path: Path) -> None:
    staged = read(tmp_path, "Ref,Q1 2012/13,Q2 2012/13", "CS 1,1,(5)", "CS 2,x,2")
    (problem,) = staged.problems
    assert (problem.line, problem.column) == (2, "Q2 2012/13")


def test_one_quarter_twice_is_refused_by_name(tmp_path: Path) -> None:
    staged = read(tmp_path, "Ref,Q1 2012/13,Apr-Jun 2012", "CS 1,1,2")
    assert "'Q1 2012/13' and 'Apr-Jun 2012' both fit Q1 2012/13" in said(staged)


@pytest.mark.parametrize(
    "heading",
    [
        ["Ref,Indicator,2012/13,,,", ",,Q1,Q2,Q3,Q4"],
        [",,2012/13,,,", "Ref,Indicator,Q1,Q2,Q3,Q4"],
        ["Ref,Indicator,Q1 2012/13,,Q2 2012/13,", ",,Actual,Target,Actual,Target"],
        [",,2012/13,,,", "Ref,Indicator,Q1,,Q2,", ",,Actual,Target,Actual,Target"],
    ],
)
def test_headings_over_two_and_three_rows_are_read_as_one(
    tmp_path: Path, heading: Sequence[str]
) -> None:
    staged = read(tmp_path, *heading, "CS 1,T,1,2,3,4")
    assert figures(staged)[0] == ("CS 1", "Q1 2012/13", "1")
    assert {str(row.quarter) for row in staged.rows} >= {"Q1 2012/13", "Q2 2012/13"}
    assert "the headings begin on line 1" in said(staged)
    targets = [row.target for row in staged.rows]
    assert all(targets) is ("Target" in heading[-1])


def test_a_year_in_a_banner_is_not_taken_for_granted(tmp_path: Path) -> None:
    staged = read(tmp_path, "Financial year 2012/13,,,,,", WIDE, "CS 1,T,1,2,3,4")
    assert "as in Q1 2012/13" in said(staged)


def test_the_quarter_of_a_return_can_be_told(tmp_path: Path) -> None:
    lines = ("Ref,Indicator,Priority,Value", "CS 1,T,P,5")
    assert "add a column Quarter" in said(read(tmp_path, *lines))
    staged = read(tmp_path, *lines, asked=Asked(quarter=Quarter.of(2012, 2)))
    assert figures(staged) == [("CS 1", "Q2 2012/13", "5")]


def test_a_mistyped_heading_is_read_and_said_with_its_likeness(tmp_path: Path) -> None:
    staged = read(tmp_path, "Ref,Indicater,Priorty,Quater,Outurn", ROW)
    assert figures(staged)
    assert "'Outurn' is read as Value (85% alike)" in said(staged)
    by_column = {match.column: match for match in staged.matches}
    assert by_column["Value"].how is How.SIMILAR
    assert (by_column["Ref"].confidence, by_column["Ref"].how) == (100, How.NAME)


def test_a_heading_in_doubt_is_refused_with_the_mend(tmp_path: Path) -> None:
    lines = (f"{LONG},Targte", f"{ROW},85")
    refused = read(tmp_path, *lines)
    assert refused.is_refused
    assert "rename it to Target if it is" in said(refused)
    mended = read(tmp_path, *lines, asked=Asked(columns={"Targte": "Target"}))
    assert mended.rows[0].target is not None
    left = read(tmp_path, *lines, asked=Asked(columns={"targte": ""}))
    assert left.rows[0].target is None
    assert left.total_problems == 0


def test_headings_can_be_mapped_to_columns_and_quarters(tmp_path: Path) -> None:
    asked = Asked(columns={"Latest": "Q2 2012/13", "Aim": "Q2 2012/13 Target"})
    staged = read(tmp_path, "Ref,Latest,Aim", "CS 1,5,6", asked=asked)
    assert figures(staged) == [("CS 1", "Q2 2012/13", "5")]
    assert [match.column for match in staged.matches] == [
        "Ref",
        "Q2 2012/13",
        "Q2 2012/13 Target",
    ]
    wrong = read(tmp_path, LONG, ROW, asked=Asked(columns={"Value": "Colour"}))
    assert "no column of ours" in said(wrong)


@pytest.mark.parametrize(
    "heading", ["RAG", "Trend", "Previous quarter", "Commentary", "Case", "Rates"]
)
def test_a_heading_of_something_else_is_never_held_to_be_ours(
    tmp_path: Path, heading: str
) -> None:
    staged = read(tmp_path, f"{LONG},{heading}", f"{ROW},x")
    assert staged.rows
    assert staged.matches[-1].how is How.UNUSED
    assert staged.matches[-1].column is None


def book(folder: Path, *sheets: Sequence[str], names: Sequence[str]) -> Path:
    path = folder / "return.xlsx"
    states = ("visible",) * len(names)
    made = [sheet_xml(*rows) for rows in sheets]
    path.write_bytes(packed(parts(*made, names=tuple(names), states=states)))
    return path


HEAD = row_xml(1, tuple(LONG.split(",")))
COVER = (row_xml(1, ("Guidance: fill in the next sheet",)),)


def sheet(ref: str) -> tuple[str, str]:
    return HEAD, row_xml(2, (ref, "T", "P", "Q2 2012/13", 5))


def test_a_cover_sheet_is_passed_over_and_said(tmp_path: Path) -> None:
    path = book(tmp_path, COVER, sheet("CS 1"), names=("Cover", "Return"))
    staged = read_return(path)
    assert staged.sheet == "Return"
    assert "not the sheet 'Cover'" in said(staged)


def test_where_no_sheet_fits_the_likeliest_is_read(tmp_path: Path) -> None:
    headings = ("Ref", "Indicator", "Quarter", "Latest")
    odd = (row_xml(1, headings), row_xml(2, ("CS 1", "A", "Q1 2012/13", 1)))
    staged = read_return(book(tmp_path, COVER, odd, names=("Cover", "Odd")))
    assert staged.sheet == "Odd"
    assert "no column for Value" in said(staged)


def test_several_sheets_are_one_return(tmp_path: Path) -> None:
    path = book(
        tmp_path, COVER, sheet("CS 1"), sheet("CS 2"), names=("Cover", "CS", "SCS")
    )
    staged = read_return(path, asked=Asked(every_sheet=True))
    assert [row.ref for row in staged.rows] == ["CS 1", "CS 2"]
    assert staged.sheet == "CS, SCS"
    named = read_return(path, asked=Asked(sheets=("SCS", "CS")))
    assert [row.ref for row in named.rows] == ["CS 2", "CS 1"]


def test_a_fault_on_one_of_several_sheets_names_it(tmp_path: Path) -> None:
    wrong = (HEAD, row_xml(2, ("CS 1", "T", "P", "Q2 2012/13", "(6)")))
    path = book(tmp_path, sheet("CS 9"), wrong, names=("CS", "SCS"))
    staged = read_return(path, asked=Asked(every_sheet=True))
    (problem,) = staged.problems
    assert problem.says.startswith("Sheet 'SCS', cell E2, column Value")
    other = (HEAD, row_xml(2, ("CS 9", "T", "P", "Q2 2012/13", 6)))
    path = book(tmp_path, sheet("CS 9"), other, names=("CS", "SCS"))
    twice = read_return(path, asked=Asked(every_sheet=True))
    assert "row 2 of 'CS' gives another figure" in said(twice)
