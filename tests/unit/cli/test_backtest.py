"""The year-end projection tested from the command line."""

import json
from pathlib import Path

from support.commands import Run


def test_the_blend_is_set_beside_what_it_has_to_beat(run: Run, workbook: Path) -> None:
    said = run("-w", workbook, "backtest")
    assert said.status == 0
    assert "Method" in said.out.splitlines()[0]
    for name in ("blend", "last year's outturn", "run rate", "same quarters last year"):
        assert name in said.out
    assert "18 left out: reported once a year." in said.err
    assert "No range to test: it takes 3 past errors." in said.err


def test_the_same_is_there_to_be_read_by_machine(run: Run, workbook: Path) -> None:
    found = json.loads(run("-w", workbook, "backtest", "--json").out)
    after_q2 = {
        each["method"]: each["scaled_error"]
        for each in found["results"]
        if (each["after"], each["figures"]) == (2, "levels")
    }
    assert after_q2["last year's outturn"] == 1
    assert after_q2["blend"] < after_q2["same quarters last year"] < 1
    rows = run("-w", workbook, "backtest", "--csv").out.splitlines()
    assert rows[0].startswith("after,figures,method,scaled_error")
    assert len(rows) == 1 + len(found["results"])


def test_an_empty_workbook_has_nothing_to_try(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "empty.qperf"
    assert run("-w", path, "new").status == 0
    said = run("-w", path, "backtest")
    assert (said.status, said.out) == (0, "")
    assert "0 indicators tried." in said.err
    rows = run("-w", path, "backtest", "--csv").out.splitlines()
    assert rows == [
        "after,figures,method,scaled_error,occasions,indicators,ranges,coverage"
    ]
    found = json.loads(run("-w", path, "backtest", "--json").out)
    assert found == {"results": [], "indicators_tried": 0, "left_out": {}}


def test_both_forms_at_once_are_refused(run: Run, workbook: Path) -> None:
    assert run("-w", workbook, "backtest", "--json", "--csv").status == 2
