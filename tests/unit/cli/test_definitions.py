"""Indicators, priorities and targets, as the command line changes them."""

import json
from pathlib import Path

from support.commands import Run

BECAUSE = ("--reason", "As cabinet agreed.")


def test_a_year_of_changes_told_and_undone(run: Run, workbook: Path) -> None:
    def does(*said: str) -> str:
        done = run("-w", workbook, *said)
        assert done.status == 0, done.err
        return done.err + done.out

    does("indicator", "add", "X 1", "--priority", "A", "title=New", "unit=%",
         "direction=higher", "basis=quarter", *BECAUSE)  # fmt: skip
    assert "X 1" in does("list")
    does("undo")
    assert "X 1" not in does("list")
    quiet = does("changed", "--since", "Q1 2012/13")
    does("indicator", "amend", "CS 9", "owner=Head of Care", *BECAUSE)
    does("target", "set", "CS 9", "9", "--year-end", *BECAUSE)
    assert "9" in does("target", "list", "CS 9")
    does("target", "profile", "CS 9", "3", "6", "", "12", *BECAUSE)
    does("undo")
    does("indicator", "break", "CS 13", "--from", "Q3 2012/13", *BECAUSE)
    for _ in range(2):
        # What is undone leaves its codes to be used again.
        does("indicator", "split", "CS 13", "CS 13a=One", "CS 13b=Two",
             "--from", "Q3 2012/13", *BECAUSE)  # fmt: skip
        does("undo")
    does("redo")
    does("priority", "rename", "A", "Growing well", "--plan", "Plan 2013",
         "--from", "Q1 2013/14", *BECAUSE)  # fmt: skip
    assert "A Growing well" in does("priority")
    retired = json.loads(run("-w", workbook, "indicator", "retired", "--json").out)
    assert retired[0]["retired_from"] == "Q3 2012/13"
    told = run("-w", workbook, "changed", "--since", "Q1 2012/13").out
    listed = does("changed", "--since", "Q1 2012/13", "--csv").splitlines()
    assert listed[0] == "Change and reason,By,On"
    assert len(listed) == len(told.splitlines()) + 1
    assert "CS 9 amended, owner" in told
    assert "split into CS 13a and CS 13b" in told
    assert told.count("As cabinet agreed") == 5
    for _ in range(5):
        does("undo")
    assert does("changed", "--since", "Q1 2012/13") == quiet


def test_a_priority_is_moved_from_a_quarter_on(run: Run, workbook: Path) -> None:
    def does(*said: str) -> str:
        done = run("-w", workbook, *said)
        assert done.status == 0, done.err
        return done.err + done.out

    def order(quarter: str) -> list[str]:
        listed = json.loads(does("list", "--quarter", quarter, "--json"))
        return list(dict.fromkeys(each["code"][:1] for each in listed))

    before = order("Q2 2012/13")
    appendix = does("export", "appendix", "--quarter", "Q2 2012/13", "--format", "csv")
    said = does("priority", "move", "F", "--before", "A", "--from", "Q3 2012/13",
                *BECAUSE)  # fmt: skip
    assert said.startswith("From Q3 2012/13 the plan is: F Value for money; A ")
    assert does("priority").startswith("F Value for money\nA ")
    assert order("Q2 2012/13") == before
    assert order("Q3 2012/13")[0] == "F"
    assert appendix == does(
        "export", "appendix", "--quarter", "Q2 2012/13", "--format", "csv"
    )
    assert "priority Value for money moved before Enhancing" in does(
        "changed", "--since", "Q1 2012/13"
    )
    does("undo")
    assert order("Q3 2012/13") == before
    for refused, why in (
        (("A", "--after", "A"), "cannot come after itself"),
        (("B", "--after", "A"), "stands there already"),
        (("A", "--before", "Z"), "There is no priority 'Z'"),
    ):
        done = run("-w", workbook, "priority", "move", *refused, *BECAUSE)
        assert (done.status, why in done.err) == (1, True), done.err
    assert run("-w", workbook, "priority", "move", "A", *BECAUSE).status == 2


def test_a_slip_is_named_and_changes_nothing(run: Run, workbook: Path) -> None:
    def fails(status: int, why: str, *said: str) -> None:
        done = run("-w", workbook, *said)
        assert (done.status, done.out) == (status, "")
        assert why in done.err

    fails(2, "NAME=VALUE", "indicator", "amend", "CS 9", "owner", *BECAUSE)
    fails(2, "A record card has no 'boss'", "indicator", "amend", "CS 9", "boss=X",
          *BECAUSE)  # fmt: skip
    fails(2, "said twice", "indicator", "amend", "CS 9", "unit=%", "unit=no.", *BECAUSE)
    fails(2, "--reason", "indicator", "amend", "CS 9", "unit=%")
    fails(1, "needs its unit", "indicator", "add", "X 1", "--priority", "A",
          "title=New", *BECAUSE)  # fmt: skip
    fails(1, "no indicator", "indicator", "retire", "ZZ", "--from", "Q3 2012/13",
          *BECAUSE)  # fmt: skip
    fails(1, "no priority", "priority", "rename", "ZZ", "Any", *BECAUSE)
    fails(2, "go together", "priority", "rename", "A", "Any", "--plan", "P", *BECAUSE)
    fails(1, "not a target", "target", "set", "CS 9", "soon", *BECAUSE)
    assert "nothing to undo" in run("-w", workbook, "undo").err
