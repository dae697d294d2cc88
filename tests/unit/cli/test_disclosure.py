"""What is hidden from the public, as the command line lists it and rules on it."""

import csv
import io
import json
from pathlib import Path

import pytest

from qperf_tui.storage.workbook import Workbook
from support.commands import Run
from support.workbooks import stamp

BECAUSE = ("--reason", "Agreed by the director.")


def hidden(run: Run, workbook: Path) -> dict[tuple[str, str], str]:
    found = json.loads(run("-w", workbook, "disclosure", "--json").out)
    return {(each["code"], each["group"]): each["rule"] for each in found["hidden"]}


def appendix(run: Run, workbook: Path) -> dict[str, str]:
    """What the public reads of each indicator in the quarter."""
    path = workbook.with_name("appendix.csv")
    run("-w", workbook, "export", "appendix", "-o", path, "--force")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["Code"]: row["Q2 2012/13"] for row in csv.DictReader(file)}


def test_what_is_hidden_is_listed_with_its_rule_and_without_a_figure(
    run: Run, workbook: Path
) -> None:
    said = run("-w", workbook, "disclosure")
    assert said.status == 0
    assert said.out.startswith("Small numbers of people: below 5 hidden, 0 is shown.")
    line = next(each for each in said.out.splitlines() if each.startswith("CS 12"))
    assert line.endswith("it counts fewer than 5 people")
    assert "126" not in said.out
    assert "figures hidden: " in said.out
    assert "more in other quarters." in said.out
    every = run("-w", workbook, "disclosure", "--every-quarter", "--csv").out
    rows = list(csv.DictReader(io.StringIO(every)))
    assert {"Q2 2009/10", "Q2 2012/13"} <= {row["quarter"] for row in rows}
    assert run("-w", workbook, "disclosure", "--csv", "--json").status == 2
    assert run("-w", workbook, "disclosure", "--json", "policy").status == 2


def test_a_policy_is_set_for_an_indicator_a_theme_and_the_workbook_and_taken_back(
    run: Run, workbook: Path
) -> None:
    def put(*given: str) -> str:
        done = run("-w", workbook, "disclosure", "policy", "set", *given, *BECAUSE)
        assert done.status == 0, done.err
        return done.err

    assert ("CS 16", "") not in hidden(run, workbook)
    said = put("suppress", "--threshold", "100", "--code", "cs 24")
    assert said == "Small numbers of indicator CS 24: below 100 hidden, 0 is shown.\n"
    assert hidden(run, workbook)["CS 24", ""] == "count"
    assert appendix(run, workbook)["CS 24"] == "c"
    put("off")
    assert hidden(run, workbook).keys() == {("CS 24", "")}
    listed = run("-w", workbook, "disclosure", "policy").out
    assert "workbook: shown as they are\n   Pat Officer on 20" in listed
    back = run(
        *("-w", workbook, "disclosure", "policy", "remove", "--code", "CS 24"), *BECAUSE
    )
    assert back.status == 0
    assert hidden(run, workbook) == {}
    assert run("-w", workbook, "undo").err.startswith("Undid: policy on small numbers")
    assert "CS 24" in run("-w", workbook, "disclosure", "policy").out
    assert "small numbers of the workbook" in run("-w", workbook, "history").out


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (("set", "off", "--theme", "safegarding", *BECAUSE), "did you mean"),
        (("set", "off", "--code", "ZZ 9", *BECAUSE), "no indicator 'ZZ 9'"),
        (("set", "off", "--reason", " "), "A reason is needed"),
        (("set", "off", "--code", "CS 1", "--theme", "x", *BECAUSE), "not for both"),
        (("remove", *BECAUSE), "No policy is set for the workbook"),
        (("set", "suppress", "--threshold", "1", *BECAUSE), "1 is not in the range"),
    ],
)
def test_a_policy_that_cannot_be_is_refused_with_the_cause(
    run: Run, workbook: Path, given: tuple[str, ...], says: str
) -> None:
    refused = run("-w", workbook, "disclosure", "policy", *given)
    assert refused.status in {1, 2}
    assert says in refused.err


def test_a_policy_goes_with_its_indicator_to_another_code(
    run: Run, workbook: Path
) -> None:
    held = ("-w", workbook, "disclosure", "policy", "set", "off", "--code", "CS 12")
    run(*held, *BECAUSE)
    assert run("-w", workbook, "recode", "CS 12", "CS 99", *BECAUSE).status == 0
    (_, own) = json.loads(run("-w", workbook, "disclosure", "policy", "--json").out)
    assert (own["subject"], own["method"]) == ("CS 99", "off")
    assert own["why"].endswith("Agreed by the director.")


def test_a_figure_is_signed_for_shown_listed_undone_and_withdrawn(
    run: Run, workbook: Path
) -> None:
    assert appendix(run, workbook)["CS 19"] == "c"
    sign = ("-w", workbook, "disclosure", "override", "CS 19", *BECAUSE)
    assert run(*sign).err == (
        "CS 19 in Q2 2012/13 is shown to the public, signed as 1 by Pat Officer.\n"
    )
    assert appendix(run, workbook)["CS 19"] == "99.5%"
    listed = run("-w", workbook, "disclosure").out
    assert "Shown all the same: CS 19, Q2 2012/13, signed 1 by Pat Officer" in listed
    assert run(*sign).status == 1
    assert run("-w", workbook, "undo").err.startswith("Undid: CS 19 in Q2 2012/13 sh")
    assert appendix(run, workbook)["CS 19"] == "c"
    run("-w", workbook, "redo")
    withdraw = ("-w", workbook, "disclosure", "override", "--withdraw", "1")
    assert run(*withdraw).status == 0
    assert run(*withdraw).status == 1
    assert appendix(run, workbook)["CS 19"] == "c"
    with Workbook.open(workbook, stamp()) as held:
        (kept,) = held.disclosure.overrides()
    assert (kept.signed_by, kept.is_withdrawn) == ("Pat Officer", True)


def test_one_group_is_signed_for_by_its_title(run: Run, workbook: Path) -> None:
    asked = ("-w", workbook, "disclosure", "override", "CS 13", *BECAUSE)
    group = next(of for code, of in hidden(run, workbook) if code == "CS 13")
    assert run(*asked, "--group", group).status == 0
    assert ("CS 13", group) not in hidden(run, workbook)
    unknown = run(*asked, "--group", "Nobody")
    assert unknown.status == 1
    assert "has no group 'Nobody' in Q2 2012/13: Ethnicity: " in unknown.err


def test_the_working_of_one_says_why_each_figure_is_hidden_or_shown(
    run: Run, workbook: Path
) -> None:
    said = run("-w", workbook, "disclosure", "show", "CS 12")
    assert said.status == 0
    assert "below 5 hidden, 0 is shown (by the policy of the workbook)" in said.out
    line = next(e for e in said.out.splitlines() if e.startswith("Q2 2012/13"))
    assert line.split("  ")[-1].strip() == "it counts fewer than 5 people"
    assert "2.4%" not in said.out
    within = run("-w", workbook, "disclosure", "show", "CS 12", "--internal").out
    assert "2.4%, 3 of 126" in within
    groups = json.loads(
        run("-w", workbook, "disclosure", "show", "CS 13", "--json").out
    )
    of_groups = [each for each in groups["figures"] if each["group"]]
    assert {each["is_hidden"] for each in of_groups} == {True, False}
    assert all("on_file" not in each for each in groups["figures"])
    things = run("-w", workbook, "disclosure", "show", "CS 5").out
    assert "no people are counted" in things
    assert run("-w", workbook, "disclosure", "show", "ZZ 1").status == 1
