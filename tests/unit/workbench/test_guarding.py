"""Figures held against what stood, and columns that hold data on people."""

from pathlib import Path

import pytest

from qperf_tui.importing.returns import read_return
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.intake import Intake, take_in

HEAD = "Ref,Indicator,Priority,Quarter,Value"
CS1 = "CS 1,Assessments of kind 1,Health and wellbeing"


def taken(workbook: Workbook, folder: Path, *lines: str, head: str = HEAD) -> Intake:
    path = folder / "return.csv"
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return take_in(workbook, read_return(path), is_trial=False)


@pytest.fixture
def stood(workbook: Workbook, tmp_path: Path) -> Workbook:
    lines = [f"{CS1},Q{number} 2011/12,8{number}" for number in (1, 2, 3, 4)]
    taken(workbook, tmp_path, *lines)
    return workbook


@pytest.mark.parametrize(
    ("value", "column", "says"),
    [
        ("810", "Value", "810: it is a percentage over 100"),
        ("8.1", "Value", "8.1: the last, 84 in Q4 2011/12, was 10 times as much"),
        ("0.85", "Value", "if 85% is meant, write it so"),
    ],
)
def test_an_odd_figure_is_imported_with_a_warning(
    stood: Workbook, tmp_path: Path, value: str, column: str, says: str
) -> None:
    found = taken(stood, tmp_path, f"{CS1},Q1 2012/13,{value}")
    assert found.is_written
    assert found.outcome == "warn"
    said = [(each.column, each.says) for each in found.problems]
    assert any(at == column and says in text for at, text in said), said


def test_a_figure_that_stands_already_is_not_warned_of_again(
    stood: Workbook, tmp_path: Path
) -> None:
    taken(stood, tmp_path, f"{CS1},Q1 2012/13,8.1")
    again = taken(stood, tmp_path, f"{CS1},Q1 2012/13,8.1")
    assert again.outcome == "clean"


def test_a_new_ref_that_is_like_a_known_one_is_named(
    stood: Workbook, tmp_path: Path
) -> None:
    found = taken(stood, tmp_path, f"{CS1.replace('CS 1', 'CS1')},Q1 2012/13,80")
    assert "CS1 is new, and is like CS 1" in found.problems[0].says


def test_data_on_people_is_named_by_its_column_and_never_shown(
    workbook: Workbook, tmp_path: Path
) -> None:
    found = taken(
        workbook,
        tmp_path,
        f"{CS1},Q2 2012/13,80,jo.bloggs@council.gov.uk,999 000 0018",
        f"{CS1},Q1 2012/13,80,al.smith@council.gov.uk,",
        "Contact jo.bloggs@council.gov.uk",
        head=f"{HEAD},Contact,Case",
    )
    said = [each.says for each in found.problems]
    assert any(
        "2 cells look like e-mail addresses in column 'Contact'" in each
        for each in said
    )
    assert any(
        "1 cell looks like NHS numbers in column 'Case'" in each for each in said
    )
    for text in (*said, *found.notes):
        assert "bloggs" not in text
        assert "0018" not in text
