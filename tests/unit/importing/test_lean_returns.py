"""Returns with no more columns than a figure needs, and months that are no quarters."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from hazards.import_corpus.packages import packed, parts, row_xml, sheet_xml
from qperf_tui.importing.asked import NOTHING_ASKED, Asked
from qperf_tui.importing.quarter_headings import months_among
from qperf_tui.importing.returns import read_return
from qperf_tui.importing.staged import StagedReturn


def read(folder: Path, *lines: str, asked: Asked = NOTHING_ASKED) -> StagedReturn:
    path = folder / "return.csv"
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return read_return(path, asked=asked)


def said(staged: StagedReturn) -> str:
    return "\n".join((*staged.notes, *(each.says for each in staged.problems)))


def figures(staged: StagedReturn) -> list[tuple[str, str, str]]:
    return [(row.ref, str(row.quarter), str(row.value)) for row in staged.rows]


def test_a_figure_needs_a_ref_a_quarter_and_a_value(tmp_path: Path) -> None:
    staged = read(
        tmp_path, "KPI no.,Reporting period,Performance", "CS 1,Q3 2012-13,80%"
    )
    assert figures(staged) == [("CS 1", "Q3 2012/13", "80")]
    assert not staged.problems


def test_counts_do_where_no_column_has_values(tmp_path: Path) -> None:
    head = "Ref,Quarter,Numerator,Denominator,Unit"
    staged = read(tmp_path, head, "CS 1,Q3 2012/13,253,319,%")
    assert figures(staged) == [("CS 1", "Q3 2012/13", "79.310345")]
    assert "worked out from their counts" in said(staged)
    assert not staged.problems


@pytest.mark.parametrize(
    ("head", "row", "kind"),
    [
        ("Ref,Body,Period,Value", "CS 1,England,Q3 2012/13,70", "comparators"),
        (
            "Ref,Quarter,Dimension,Group,Value",
            "CS 1,Q3 2012/13,Sex,Girls,70",
            "groups",
        ),
    ],
)
def test_a_table_of_definitions_is_not_taken_for_figures(
    tmp_path: Path, head: str, row: str, kind: str
) -> None:
    staged = read(tmp_path, head, row)
    assert staged.is_refused
    assert f"it looks like a table of {kind}" in said(staged)


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("Ref", "Jun 2012", "Sep 2012"), set()),
        (("Ref", "Oct-12", "Nov-12", "Dec-12"), {1, 2, 3}),
        (("Ref", "Oct 2012 actual", "Dec 2012 actual"), {1, 2}),
        (("Ref", "Q3 2012/13", "Dec-12"), set()),
    ],
)
def test_months_are_quarters_only_where_all_of_them_end_one(
    headings: Sequence[str], expected: set[int]
) -> None:
    assert set(months_among(headings)) == expected


def test_the_total_beside_months_is_the_quarter(tmp_path: Path) -> None:
    staged = read(
        tmp_path,
        "Ref,Oct-12,Nov-12,Dec-12,Q3 total",
        "CS 1,3,4,4,11",
        asked=Asked(year=2012),
    )
    assert figures(staged) == [("CS 1", "Q3 2012/13", "11")]
    assert "'Oct-12', 'Nov-12' and 'Dec-12' fit none of our columns" in said(staged)


def test_a_sheet_may_be_called_by_its_quarter(tmp_path: Path) -> None:
    path = tmp_path / "return.xlsx"
    sheets = [
        sheet_xml(row_xml(1, ("Ref", "Actual")) + row_xml(2, ("CS 1", value)))
        for value in (79.3, 80.4)
    ]
    names = ("Q2 2012-13", "Quarter 3 2012/13")
    path.write_bytes(packed(parts(*sheets, names=names, states=("visible", "visible"))))
    staged = read_return(path, asked=Asked(every_sheet=True))
    assert figures(staged) == [
        ("CS 1", "Q2 2012/13", "79.3"),
        ("CS 1", "Q3 2012/13", "80.4"),
    ]
    assert "every figure is of Q3 2012/13, as its sheet is called" in said(staged)


@pytest.mark.parametrize("nothing", ["n/a", "-", "TBC", " \u2013 "])
def test_a_target_that_says_there_is_none_sets_none(
    tmp_path: Path, nothing: str
) -> None:
    head = "Ref,Quarter,Value,Target"
    staged = read(tmp_path, head, f"CS 1,Q3 2012/13,80,{nothing}")
    assert [row.target for row in staged.rows] == [None]
    assert not staged.problems
