from qperf_tui.importing.duplicates import Duplicates
from qperf_tui.importing.staged import StagedRow
from qperf_tui.importing.staging import Findings
from unit.importing.one_row import read


def row(line: int, **cells: str) -> StagedRow:
    """A good row with some cells changed, on a line of its file."""
    staged, _ = read(cells, line=line)
    assert staged is not None
    return staged


def test_the_same_figure_twice_is_counted_once() -> None:
    found = Findings()
    given = Duplicates()
    assert given.is_new(row(2), found)
    assert not given.is_new(row(3, Ref="cs 1", Quarter="2012/13 Q2"), found)
    assert (found.refusals_found, found.warnings_found) == (0, 1)
    assert given.is_new(row(4, Quarter="Q3 2012/13"), found)
    assert [each.line for each in given.rows] == [2, 4]


def test_two_figures_for_one_quarter_name_both_lines() -> None:
    found = Findings()
    given = Duplicates()
    given.is_new(row(2), found)
    assert not given.is_new(row(7, Value="80"), found)
    (problem,) = found.kept
    assert problem.is_refusal
    assert problem.says.startswith("Line 7, column Ref: 'CS 1': line 2 gives another")
