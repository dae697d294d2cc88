"""What is done about indicators, and waived, on the command line."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from support.commands import Run, Said

Does = Run
RED = "C MTP 8"
ADD = (
    *("action", "add", "c mtp 8", "--title", "Track *each* case"),
    *("--owner", "Head of Intake", "--due", "20 November 2012"),
)


@pytest.fixture
def does(run: Run, workbook: Path) -> Does:
    """Runs a command on a workbook in which the sample's own actions are withdrawn."""

    def command(*arguments: str | Path) -> Said:
        return run("-w", workbook, "--as", "Pat", *arguments)

    for each in json.loads(command("action", "list", "--json").out):
        assert command("action", "withdraw", str(each["number"])).status == 0
    return command


def add(does: Does) -> str:
    """Raise the action; returns its number."""
    said = does(*ADD)
    assert said.status == 0
    assert said.err.endswith(f" on {RED}, due 20 November 2012.\n")
    return said.err.removeprefix("Kept as action ").split(" ")[0]


def blocking(does: Does) -> list[str]:
    """What blocks the section for want of an action."""
    found = json.loads(does("check", "--json").out)["findings"]
    return [
        each["code"]
        for each in found
        if each["rule"] == "no-action" and each["is_blocking"]
    ]


def test_the_sample_has_an_action_on_each_red_of_its_section(
    run: Run, workbook: Path
) -> None:
    said = run("-w", workbook, "check")
    assert (said.status, "no action" in said.out) == (0, False)


def test_an_action_is_kept_listed_closed_and_each_step_is_undone(does: Does) -> None:
    assert does("action", "list").err == "No action is open in Q2 2012/13.\n"
    number = add(does)
    line = (
        f"{number}. overdue, C MTP 8, for Head of Intake, due 20 Nov 2012, since "
        "Q2 2012/13\n   Track *each* case\n"
    )
    assert does("action", "list").out == line
    assert does("action", "list", "--about", "b mtp 1").out == ""
    assert does("action", "list", "--quarter", "Q4 2011/12").out == ""
    assert does("action", "list", "--quarter", "Q3 2012/13").out == line
    changed = does("action", "change", number, "--due", "2012-12-31")
    assert (changed.status, changed.err) == (0, f"Action {number} is changed.\n")
    later = ("--quarter", "Q3 2012/13")
    closed = does("action", "close", number, "--evidence", "The log.", *later)
    assert closed.err == (
        f"Action {number} is closed, from the report of Q3 2012/13 on.\n"
    )
    assert does("action", "list", *later).out == ""
    assert does("action", "list").out == (
        f"{number}. closed, C MTP 8, for Head of Intake, due 31 Dec 2012, since "
        "Q2 2012/13, closed in Q3 2012/13 by Pat\n   Track *each* case\n"
        "   Evidence: The log.\n"
    )
    assert does("action", "reopen", number).status == 0
    assert does("action", "withdraw", number).status == 0
    assert does("action", "list").out == ""
    for verb in ("withdrew", "reopened", "closed", "changed"):
        said = does("undo").err
        assert f"{verb} the action on C MTP 8: Track *each* case" in said
    assert does("action", "list").out == line


def test_the_lists_for_programs_have_every_field(does: Does) -> None:
    number = add(does)
    does("action", "close", number, "--evidence", "The log.")
    listed = json.loads(does("action", "list", "--all", "--json").out)
    (ours,) = [each for each in listed if str(each["number"]) == number]
    assert ours == {
        "number": int(number),
        "code": RED,
        "title": "Track *each* case",
        "owner": "Head of Intake",
        "due": "2012-11-20",
        "state": "closed",
        "raised_in": "Q2 2012/13",
        "raised_by": "Pat",
        "evidence": "The log.",
        "closed_in": "Q2 2012/13",
        "closed_by": "Pat",
        "closed_at": ours["closed_at"],
    }
    table = list(csv.DictReader(StringIO(does("action", "list", "--all", "--csv").out)))
    assert [int(each["number"]) for each in table] == [
        each["number"] for each in listed
    ]
    assert list(table[0]) == list(ours)


@pytest.mark.parametrize(
    ("wrong", "status", "why"),
    [
        (("change", "1"), 2, "such as --due DATE"),
        (("list", "--all", "--quarter", "Q1 2012/13"), 2, "leave --quarter out"),
        (("list", "--json", "--csv"), 2, "choose one"),
        (("close", "99", "--evidence", "Done."), 1, "There is no action 99"),
        (("reopen", "0"), 2, "0 is not in the range"),
        (("change", "1", "--due", "31 September 2012"), 2, "is no date"),
        (
            ("add", "CS 99", "--title", "A", "--owner", "B", "--due", "2012-12-31"),
            *(1, "CS 99"),
        ),
    ],
)
def test_what_makes_no_sense_is_refused(
    does: Does, wrong: tuple[str, ...], status: int, why: str
) -> None:
    said = does("action", *wrong)
    assert said.status == status
    assert why in said.err


def test_a_red_blocks_the_section_until_somebody_acts_or_says_why_not(
    does: Does,
) -> None:
    assert blocking(does) == [RED, "B MTP 1"]
    add(does)
    assert blocking(does) == ["B MTP 1"]
    why = ("--reason", "The framework changed in September.")
    said = does("waive", "no-action", "b mtp 1", *why)
    assert said.err == "no-action is waived for B MTP 1 in Q2 2012/13.\n"
    assert blocking(does) == []
    assert (
        "waived  B MTP 1 is red and no action on it is open: waived by Pat (The "
        "framework changed in September)\n"
    ) in does("check").out
    listed = does("waive", "--list").out
    assert listed.startswith("no-action, B MTP 1, by Pat on ")
    assert listed.endswith("\n   The framework changed in September.\n")
    (record,) = json.loads(does("waive", "--json").out)
    assert (record["code"], record["waived_by"]) == ("B MTP 1", "Pat")
    assert does("waive", "--list", "--quarter", "Q1 2012/13").out == ""
    said = does("waive", "no-action", "B MTP 1", "--withdraw")
    assert said.err == "B MTP 1 is held to no-action again in Q2 2012/13.\n"
    assert blocking(does) == ["B MTP 1"]
    does("undo")
    assert blocking(does) == []


@pytest.mark.parametrize(
    "wrong",
    [
        ("no-action",),
        ("no-action", RED),
        ("no-action", RED, "--reason", "So.", "--withdraw"),
        ("no-action", RED, "--list"),
        (),
    ],
)
def test_waiving_needs_a_rule_an_indicator_and_a_reason(
    does: Does, wrong: tuple[str, ...]
) -> None:
    assert does("waive", *wrong).status == 2


def test_what_is_being_done_is_printed_only_where_asked_for(does: Does) -> None:
    held = does("export", "summary")
    assert (held.status, held.out) == (1, "")
    assert "C MTP 8 is red and no action on it is open; add one" in held.err
    assert "(and 1 more); qperf-tui check lists" in held.err
    for code in (RED, "B MTP 1"):
        does("waive", "no-action", code, "--reason", "As agreed.")
    plain = does("export", "summary").out
    assert plain.startswith("## Quarter 2 Performance Summary\n")
    assert does("export", "summary", "--actions").out == plain
    add(does)
    assert does("export", "summary").out == plain
    heading = "\n### Open actions\n\n- C MTP 8, "
    printed = does("export", "summary", "--actions").out
    assert printed.startswith(plain)
    assert heading in printed
    assert printed.endswith(
        "Track \\*each\\* case. Owner: Head of Intake; due 20 November 2012.\n"
    )
    later = does(
        "export", "summary", "--actions", "--draft", "--quarter", "Q3 2012/13"
    ).out
    assert later.endswith("2012; carried forward from Quarter 2.\n")


def test_the_record_card_has_every_action_with_what_shows_it_is_done(
    does: Does,
) -> None:
    number = add(does)
    card = " ".join(does("show", RED).out.split())
    open_line = f"{number}. overdue, due 20 Nov 2012, Head of Intake: Track *each* case"
    assert open_line in card
    does("action", "close", number, "--evidence", "The log.")
    card = " ".join(does("show", RED).out.split())
    done = f"{number}. closed in Q2 2012/13, Head of Intake: Track *each* case"
    assert f"{done} (The log.)" in card
    found = json.loads(does("show", RED, "--json").out)["actions"]
    assert found == [
        each
        for each in json.loads(does("action", "list", "--all", "--json").out)
        if each["code"] == RED
    ]
