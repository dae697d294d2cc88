"""From a draft to agreed words on the command line, by people in their roles."""

import json
from pathlib import Path

import pytest

from support.commands import Run, Said, by_code

CODE = "B MTP 2"
"""One that is a draft."""
TOLD = "C MTP 10"
"""One that the summary section tells of."""
CANARY = "Zebra-crossing-71"


@pytest.fixture
def does(run: Run, workbook: Path) -> Run:
    """Runs a command in somebody's name."""

    def command(name: str, *arguments: str | Path, typed: str = "") -> Said:
        return run("-w", workbook, "--as", name, *arguments, typed=typed)

    return command


def commentary(does: Run, code: str) -> str:
    return str(by_code(does("Anybody", "list", "--json"))[code]["commentary"])


def test_a_text_goes_up_the_chain_and_each_step_is_undone_by_name(does: Run) -> None:
    assert (
        "owner, head of service, director"
        in does("Admin", "chain", "set", "--usual").err
    )
    does("Writer", "comment", TOLD, "--file", "-", typed="It fell.")
    refused = does("Karen Oellermann", "agree", TOLD)
    assert refused.status == 1
    assert "still a draft" in refused.err
    assert "is ready to be agreed" in does("Writer", "ready", TOLD).err
    assert "nobody agrees their own" in does("Writer", "agree", TOLD).err
    assert "since nobody is entered as owner" in does("Pat", "agree", TOLD).err
    assert "leave it to Karen Oellermann" in does("Pat", "agree", TOLD).err
    assert does("Karen Oellermann", "agree", TOLD).status == 0
    said = does("Edwina Grant", "return", TOLD, "--reason", "How many?")
    assert said.err == f"The commentary on {TOLD} is returned to Writer.\n"
    assert commentary(does, TOLD) == "returned"
    assert does("Edwina Grant", "undo").err == f"Undid: returned {TOLD} to Writer.\n"
    assert "agreed as director." in does("Edwina Grant", "agree", TOLD).err
    assert commentary(does, TOLD) == "ready"
    assert does("Mark Versallion", "agree", TOLD).err == f"{TOLD} agreed.\n"
    assert commentary(does, TOLD) == "agreed"
    assert "It fell." in does("Anybody", "draft").out
    taken = does("Edwina Grant", "agree", TOLD, "--take-back")
    assert taken.err == f"What you decided on {TOLD} as director is taken back.\n"
    assert "It fell." not in does("Anybody", "draft").out


def test_a_return_needs_a_reason_and_agreed_is_no_state_to_save(does: Run) -> None:
    assert does("Pat", "return", "C MTP 7").status == 2
    assert does("Pat", "return", "C MTP 7", "--reason", " ").status == 1
    said = does("Pat", "comment", CODE, "--file", "-", "--state", "agreed", typed="x")
    assert said.status == 2
    assert "'agreed' is not one of 'draft', 'ready'" in said.err


def test_all_that_is_ready_is_shown_before_it_is_agreed(does: Run) -> None:
    seen = does("Pat", "agree", "--all-ready")
    assert seen.out.count("would be agreed.") == 3
    assert "3 of 3 would be agreed; add --yes" in seen.err
    assert commentary(does, "C MTP 7") == "ready"
    done = does("Pat", "agree", "--all-ready", "--yes")
    assert "3 of 3 agreed" in done.err
    assert commentary(does, "C MTP 7") == "agreed"
    assert "agreed 3 commentaries" in does("Pat", "undo").err
    assert commentary(does, "C MTP 7") == "ready"
    mixed = does("Pat", "agree", "C MTP 7", CODE, "--yes")
    assert "still a draft" in mixed.out
    assert "1 of 2 agreed" in mixed.err
    for wrong in (["agree"], ["agree", CODE, "--all-ready"]):
        assert does("Pat", *wrong).status == 2
    none = does("Head of Intake and Assessment", "agree", CODE, "A MTP 1")
    assert none.status == 1
    assert "nothing is changed" in none.err


def test_the_queue_is_a_table_or_json_of_all_or_of_mine(does: Run) -> None:
    said = does("Pat", "queue", "--ready")
    assert [line.split()[-1] for line in said.out.splitlines()[1:]] == ["agree"] * 3
    assert "commentaries missing; " in said.err
    first = does("Pat", "queue", "--by-effect").out.splitlines()[1]
    assert "to be written" in first
    found = json.loads(does("Pat", "queue", "--mine", "--json").out)
    assert found["publication"] == "2012-12-03"
    assert {each["code"] for each in found["entries"]} == {
        "C MTP 7",
        "C MTP 9",
        "C MTP 10",
    }
    assert all(each["next_role"] == "reviewer" for each in found["entries"])


def test_the_meeting_says_what_is_due_when(does: Run) -> None:
    said = does("Pat", "meeting", "11 December 2012")
    assert said.out.splitlines()[-2:] == [
        "published            Mon 3 Dec 2012",
        "meeting              Tue 11 Dec 2012",
    ]
    assert "72 days after the end of Q2 2012/13" in said.err
    assert does("Pat", "meeting").out == said.out
    record = json.loads(does("Pat", "meeting", "2013-01-08", "--json").out)
    assert record["publication"] == "2012-12-28"
    assert record["by_role"]["writing"] == "2012-12-19"
    assert does("Pat", "meeting", "soon").status == 2
    none = does("Pat", "meeting", "--quarter", "Q4 2012/13")
    assert none.status == 1
    assert "No meeting is set" in none.err


def test_the_chain_and_who_is_in_it_are_listed(does: Run) -> None:
    assert does("A", "chain").out == (
        "1. reviewer: anybody but the author; 2 working days before publication\n"
    )
    does("A", "people", "add", "J. Turner", "--role", "Owner")
    does("A", "chain", "set", "owner", "director")
    does("A", "chain", "days", "director", "6")
    assert json.loads(does("A", "chain", "--json").out) == [
        {"role": "owner", "days_before_publication": 5, "people": ["J. Turner"]},
        {"role": "director", "days_before_publication": 6, "people": ["Edwina Grant"]},
    ]
    assert "J. Turner" in does("A", "people").out
    assert "name,role,directorate\n" in does("A", "people", "--csv").out
    does("A", "people", "remove", "j. turner", "--role", "owner")
    names = {each["name"] for each in json.loads(does("A", "people", "--json").out)}
    assert names == {"Karen Oellermann", "Edwina Grant", "Mark Versallion"}
    assert does("A", "chain", "set").status == 2
    assert does("A", "people", "--json", "--csv").status == 2


def test_remarks_are_listed_by_number_and_resolved(does: Run) -> None:
    assert "There is no remark" in does("A", "remark", CODE, "--list").err
    assert "colleagues only" in does("Ann", "remark", CODE, "Of what?").err
    listed = does("A", "remark", CODE, "--list").out
    assert listed.startswith("1. Ann, ")
    assert listed.endswith("(open)\n   Of what?\n")
    assert "Ann's remark" in does("Bob", "remark", CODE, "--resolve", "1").err
    (found,) = json.loads(does("A", "remark", CODE, "--json").out)
    assert (found["author"], found["resolved_by"]) == ("Ann", "Bob")
    assert does("A", "remark", CODE).status == 2
    assert does("A", "remark", CODE, "--resolve", "9").status == 1


def test_what_colleagues_say_to_each_other_is_in_no_export(
    does: Run, tmp_path: Path
) -> None:
    does("Ann", "remark", "C MTP 7", f"{CANARY} remark")
    does("Ann", "remark", "C MTP 8", f"{CANARY} remark")
    does("Ann", "return", "C MTP 9", "--reason", f"{CANARY} reason")
    does("Ann", "return", "C MTP 8", "--reason", f"{CANARY} reason")
    does("Ann", "people", "add", f"{CANARY} person", "--role", "reviewer")
    does(f"{CANARY} agreer", "agree", "C MTP 7")
    assert CANARY in does("Ann", "remark", "C MTP 7", "--list").out
    said = [
        does("Ann", *command)
        for command in (
            ["draft"],
            ["check"],
            ["list", "--json"],
            ["list", "--csv"],
            ["show", "C MTP 7"],
            ["show", "C MTP 7", "--json"],
            ["comment", "C MTP 7", "--show"],
            ["export", "summary", "--draft"],
            ["export", "figures"],
        )
    ]
    for each in said:
        assert CANARY not in each.out
    for name in ("summary.md", "figures.csv"):
        kind, out = name.split(".")[0], tmp_path / name
        draft = ["--draft"] if kind == "summary" else []
        assert does("Ann", "export", kind, *draft, "-o", out).status == 0
        assert CANARY not in out.read_text(encoding="utf-8")
