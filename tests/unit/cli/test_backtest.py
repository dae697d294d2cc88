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


def test_the_same_is_there_to_be_read_by_machine(run: Run, workbook: Path) -> None:
    found = json.loads(run("-w", workbook, "backtest", "--json").out)
    after_q2 = {
        each["method"]: each["scaled_error"]
        for each in found["results"]
        if each["after"] == 2
    }
    assert after_q2["last year's outturn"] == 1
    assert after_q2["blend"] < after_q2["same quarters last year"] < 1
    rows = run("-w", workbook, "backtest", "--csv").out.splitlines()
    assert rows[0].startswith("after,method,scaled_error")
    assert len(rows) == 1 + len(found["results"])
