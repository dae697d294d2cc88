"""A return taken in: all of it or nothing, once, and back out again by one undo."""

from pathlib import Path

import pytest

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import TargetKind
from qperf_tui.errors import StoppedError, UnknownError
from qperf_tui.importing.returns import read_return
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.in_hand import quarter_in_hand
from qperf_tui.workbench.intake import Intake, take_in
from qperf_tui.workbench.returns import take_in_files
from qperf_tui.workbench.standings import position
from qperf_tui.workbench.undoing import undo_last

Q2 = Quarter.of(2012, 2)
HEADINGS = "Ref,Indicator,Priority,Quarter,Value"


def intake(
    workbook: Workbook,
    folder: Path,
    *lines: str,
    head: str = HEADINGS,
    trial: bool = False,
) -> Intake:
    path = folder / "return.csv"
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return take_in(workbook, read_return(path), is_trial=trial)


KNOWN = "CS 1,Assessments of kind 1,Health and wellbeing,Q2 2012/13"
NEW = "X 9,Something new,Our people,Q2 2012/13"


def test_a_figure_is_added_and_the_same_file_again_changes_nothing(
    workbook: Workbook, tmp_path: Path
) -> None:
    first = intake(workbook, tmp_path, f"{KNOWN},79.3%")
    assert (first.outcome, first.added, first.changed) == ("clean", 1, 0)
    again = intake(workbook, tmp_path, f"{KNOWN},79.3%")
    assert (again.added, again.changed, again.left) == (0, 0, 1)
    assert not again.is_written


def test_a_trial_says_what_would_happen_and_writes_nothing(
    workbook: Workbook, tmp_path: Path
) -> None:
    intake(workbook, tmp_path, f"{KNOWN},79.3%")
    trial = intake(workbook, tmp_path, f"{KNOWN},80.1%", f"{NEW},12", trial=True)
    assert [(each.code, each.before, each.after) for each in trial.changes] == [
        ("CS 1", "79.3", "80.1"),
        ("X 9", None, "12"),
    ]
    assert trial.new_indicators == ("X 9",)
    assert position(workbook, Q2, "CS 1").outturn.value * 10 == 793
    with pytest.raises(UnknownError):
        workbook.indicators.by_code("X 9")


def test_one_bad_row_keeps_every_row_out(workbook: Workbook, tmp_path: Path) -> None:
    refused = intake(workbook, tmp_path, f"{KNOWN},79.3%", f"{NEW},(5.2)")
    assert refused.outcome == "refuse"
    assert workbook.outturns.latest_quarter() is None


def test_a_return_can_bring_new_indicators_under_new_priorities(
    workbook: Workbook, tmp_path: Path
) -> None:
    intake(
        workbook,
        tmp_path,
        f"{NEW},12.5,days,14,Lower is better,10%",
        head=f"{HEADINGS},Unit,Target,Direction,Tolerance",
    )
    added = position(workbook, Q2, "x 9")
    assert added.indicator.priority.title == "Our people"
    assert (added.indicator.unit, added.indicator.decimals) == ("days", 1)
    assert str(added.status) == "● Green"


def test_a_target_beside_a_running_total_is_the_year_ends(
    workbook: Workbook, tmp_path: Path
) -> None:
    intake(
        workbook,
        tmp_path,
        f"{NEW},120,no.,300,Year to date",
        head=f"{HEADINGS},Unit,Target,Basis",
    )
    added = workbook.indicators.by_code("X 9")
    assert list(workbook.targets.of(added.indicator_id)) == [
        (Q2.year_end, TargetKind.YEAR_END)
    ]
    assert str(position(workbook, Q2, "X 9").status) == "○ Not rated"


def test_a_percentage_is_refused_where_the_workbook_counts_days(
    workbook: Workbook, tmp_path: Path
) -> None:
    intake(workbook, tmp_path, f"{NEW},12,days", head=f"{HEADINGS},Unit")
    refused = intake(workbook, tmp_path, f"{NEW},12%")
    assert refused.outcome == "refuse"
    assert "sign of per cent" in refused.problems[0].says


def test_a_bound_that_runs_against_the_way_that_is_good_is_refused(
    workbook: Workbook, tmp_path: Path
) -> None:
    found = intake(
        workbook,
        tmp_path,
        f"{KNOWN},79.3%,fewer than 85",
        head=f"{HEADINGS},Target",
    )
    assert not found.is_written
    (problem,) = found.problems
    assert problem.says == (
        "Line 2: the target 'fewer than 85' runs against CS 1, of which higher is "
        "better; mend the target or the direction."
    )


def test_a_figure_that_its_numbers_do_not_make_is_refused(
    workbook: Workbook, tmp_path: Path
) -> None:
    refused = intake(
        workbook,
        tmp_path,
        f"{KNOWN},56%,6,11",
        head=f"{HEADINGS},Numerator,Denominator",
    )
    assert refused.outcome == "refuse"
    assert workbook.outturns.latest_quarter() is None


def test_undo_brings_back_the_figure_that_stood_before(
    workbook: Workbook, tmp_path: Path
) -> None:
    intake(workbook, tmp_path, f"{KNOWN},79.3%")
    intake(workbook, tmp_path, f"{KNOWN},c", f"{NEW},12")
    assert position(workbook, Q2, "CS 1").outturn.status is OutturnStatus.SUPPRESSED
    assert "return.csv" in str(undo_last(workbook))
    assert position(workbook, Q2, "CS 1").outturn.value * 10 == 793
    with pytest.raises(UnknownError):
        workbook.indicators.by_code("X 9")


def test_after_an_undo_the_same_return_can_come_in_again(
    workbook: Workbook, tmp_path: Path
) -> None:
    intake(workbook, tmp_path, f"{NEW},12")
    undo_last(workbook)
    assert workbook.outturns.latest_quarter() is None
    again = intake(workbook, tmp_path, f"{NEW},12")
    assert again.added == 1
    assert position(workbook, Q2, "X 9").outturn.value == 12


def test_undo_takes_back_a_target_and_an_owner_too(
    workbook: Workbook, tmp_path: Path
) -> None:
    head = f"{HEADINGS},Target,Owner"
    intake(workbook, tmp_path, f"{KNOWN},79.3%,85,Head of A", head=head)
    intake(workbook, tmp_path, f"{KNOWN},79.3%,90,Head of B", head=head)
    assert position(workbook, Q2, "CS 1").target.low == 90
    undo_last(workbook)
    standing = position(workbook, Q2, "CS 1")
    assert (standing.target.low, standing.indicator.owner) == (85, "Head of A")


@pytest.mark.parametrize("after", [0, 1, 2])
def test_an_import_that_is_stopped_leaves_nothing(
    workbook: Workbook, tmp_path: Path, after: int
) -> None:
    path = tmp_path / "return.csv"
    rows = [f"K {n},Title,P,Q{n % 4 + 1} 2012/13,5" for n in range(12_000)]
    path.write_text("\n".join([HEADINGS, *rows, ""]), encoding="utf-8")
    heard: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        heard.append((done, total))
        if sum(each == 0 for each, _ in heard) > after:
            raise StoppedError("Stopped.")

    before = workbook.changes.latest(1)
    with pytest.raises(StoppedError):
        take_in_files(workbook, [path], progress=stop)
    assert workbook.outturns.latest_quarter() is None
    assert workbook.changes.latest(1) == before
    assert all(done <= total for done, total in heard)
    (taken,) = take_in_files(workbook, [path])
    assert taken.added == 12_000


def test_all_is_said_to_be_done_once_only_the_commit_is_left(
    workbook: Workbook, tmp_path: Path
) -> None:
    path = tmp_path / "return.csv"
    path.write_text(f"{HEADINGS}\n{KNOWN},80\n{NEW},5\n", encoding="utf-8")
    told: list[tuple[int, int]] = []

    def hear(done: int, total: int) -> None:
        told.append((done, total))

    take_in(workbook, read_return(path), is_trial=False, progress=hear)
    assert told[-1] == (2, 2)
    assert all(done < total for done, total in told[:-1])


def test_figures_that_are_still_to_come_do_not_move_the_quarter_that_is_worked_on(
    workbook: Workbook, tmp_path: Path
) -> None:
    head = "Ref,Indicator,Priority,Q2 2012/13,Q3 2012/13,Q4 2012/13"
    named = "CS 1,Assessments of kind 1,Health and wellbeing"
    intake(workbook, tmp_path, f"{named},79.3,n/a,not due", head=head)
    assert quarter_in_hand(workbook) == Q2
    intake(workbook, tmp_path, f"{named},79.3,80,not due", head=head)
    assert quarter_in_hand(workbook) == Q2.shifted(1)
