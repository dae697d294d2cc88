"""Targets that a return set are put back by its undo, however it kept them."""

import json
from pathlib import Path

import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import AnyTarget, TargetKind
from qperf_tui.importing.returns import read_return
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.intake import take_in
from qperf_tui.workbench.undoing import redo_last, undo_last

Q1, Q2 = Quarter.of(2012, 1), Quarter.of(2012, 2)
HEADINGS = "Ref,Indicator,Priority,Quarter,Value,Target"
CS_1 = "CS 1,Assessments of kind 1,Health and wellbeing"
Targets = dict[tuple[Quarter, TargetKind], AnyTarget]


def brought_in(workbook: Workbook, folder: Path, **targets: str) -> Targets:
    """The targets of CS 1 once a return set some, by their quarters."""
    path = folder / "return.csv"
    lines = [f"{CS_1},{each} 2012/13,79.3,{aim}" for each, aim in targets.items()]
    path.write_text("\n".join([HEADINGS, *lines]) + "\n")
    assert take_in(workbook, read_return(path), is_trial=False).is_written
    return held(workbook)


def held(workbook: Workbook) -> Targets:
    key = workbook.indicators.by_code("CS 1").indicator_id
    return workbook.targets.of(key)


def test_a_target_that_stood_comes_back_and_one_that_did_not_goes(
    workbook: Workbook, tmp_path: Path
) -> None:
    before = brought_in(workbook, tmp_path, Q1="80")
    after = brought_in(workbook, tmp_path, Q1="85", Q2="90")
    assert len(after) == len(before) + 1
    undo_last(workbook)
    assert held(workbook) == before
    redo_last(workbook)
    assert held(workbook) == after
    undo_last(workbook)
    undo_last(workbook)
    assert held(workbook).keys() == before.keys() - {(Q1, TargetKind.MILESTONE)}


@pytest.mark.parametrize("has_stood", [False, True])
def test_what_an_earlier_version_kept_is_put_back(
    workbook: Workbook, tmp_path: Path, *, has_stood: bool
) -> None:
    if has_stood:
        brought_in(workbook, tmp_path, Q2="80")
    before = held(workbook)
    brought_in(workbook, tmp_path, Q2="90")
    (change,) = workbook.changes.latest(1)
    kept = dict(workbook.changes.kept(change))
    targets = [
        [key, quarter, kind, None]
        for key, kind, quarters in kept.pop("unset")
        for quarter in quarters
    ]
    kept["targets"] = targets or kept["targets"]
    workbook._connection.run(
        "UPDATE change SET undo = ? WHERE change_id = ?",
        [json.dumps(kept), change.change_id],
    )
    undo_last(workbook)
    assert held(workbook) == before
