"""What members ask for on the command line: kept, listed, answered and exported."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from support.commands import Run, Said

Does = Run
ASK = (
    *("request", "add", "List of nurseries and judgements", "--by", "Cllr A"),
    *("--on", "23 October 2012", "--minute", "CS/12/45", "--about", "b mtp 1"),
    *("--owner", "Head of Early Years", "--due", "2012-11-20"),
)


@pytest.fixture
def does(run: Run, workbook: Path) -> Does:
    """Runs a command on a workbook in which the sample's own requests are withdrawn."""

    def command(*arguments: str | Path, typed: str = "") -> Said:
        return run("-w", workbook, "--as", "Pat", *arguments, typed=typed)

    for each in json.loads(command("request", "list", "--all", "--json").out):
        if each["answer"] is not None:
            command("request", "reopen", str(each["number"]))
        assert command("request", "withdraw", str(each["number"])).status == 0
    return command


def ask(does: Does) -> str:
    """Enter the request; returns its number."""
    said = does(*ASK)
    assert said.status == 0
    assert said.err.endswith(", due 20 November 2012.\n")
    return said.err.removeprefix("Kept as request ").split(",")[0]


def test_a_request_is_kept_listed_answered_and_each_step_is_undone(does: Does) -> None:
    assert does("request", "list").err == "No request is open.\n"
    number = ask(does)
    assert does("request", "list").out == (
        f"{number}. overdue, asked 23 Oct 2012 by Cllr A, CS/12/45, about B MTP 1, "
        "for Head of Early Years, due 20 Nov 2012\n"
        "   List of nurseries and judgements\n"
    )
    said = does("request", "answer", number, "It is in the papers.")
    assert said.err == f"Request {number} is answered, for the report of Q2 2012/13.\n"
    assert does("request", "list").out == ""
    listed = does("request", "list", "--all").out
    assert "   Answer by Pat, Q2 2012/13: It is in the papers.\n" in listed
    assert "already" in does("request", "answer", number, "It is in the papers.").err
    assert does("request", "withdraw", number).status == 1
    assert "open again" in does("request", "reopen", number).err
    assert "withdrawn" in does("request", "withdraw", number).err
    called = "the request of 23 Oct 2012: List of nurseries and judgements\n"
    for verb in ("withdrew", "reopened", "answered", "entered"):
        assert does("undo").err.startswith(f"Undid: {verb} {called.rstrip()}")
    assert does("request", "answer", number, "x").status == 1
    assert "entered the request" in does("redo").err
    assert f"{number}. " in does("request", "list").out


def test_only_what_is_named_is_changed(does: Does) -> None:
    number = ask(does)
    assert does("request", "change", number, "--due", "1/12/2012").status == 0
    assert does("request", "change", number, "--about", "none").status == 0
    assert does("request", "change", number, "--by", "Cllr B", "--on", "2012-10-20")
    (found,) = json.loads(does("request", "list", "--json").out)
    assert found == {
        "number": int(number),
        "asked_on": "2012-10-20",
        "asked_by": "Cllr B",
        "minute": "CS/12/45",
        "question": "List of nurseries and judgements",
        "code": None,
        "owner": "Head of Early Years",
        "due": "2012-12-01",
        "state": "open",
        "answer": None,
        "answered_by": None,
        "answered_at": None,
        "answered_in": None,
    }
    does("request", "change", number, "--due", "none", "--question", "=1+1")
    does("request", "change", number, "--about", "B MTP 1", "--owner", "")
    (row,) = csv.DictReader(StringIO(does("request", "list", "--csv").out))
    assert (row["due"], row["question"], row["code"]) == ("", "'=1+1", "B MTP 1")
    assert does("request", "list").out.startswith(f"{number}. open, ")


@pytest.mark.parametrize(
    ("arguments", "status", "why"),
    [
        (["change", "N"], 2, "Name what is to be changed, such as --due DATE."),
        (["change", "N", "--due", "soon"], 2, "'soon' is no date such as 2012-12-11"),
        (["change", "N", "--about", "Z 9"], 1, "There is no indicator 'Z 9'"),
        (["change", "99", "--by", "Cllr B"], 1, "There is no request 99"),
        (["answer", "N"], 2, "Give the TEXT of the answer, or --file FILE."),
        (["answer", "N", "x", "--file", "-"], 2, "Give the TEXT of the answer, or"),
        (["answer", "N", " "], 1, "The answer is missing; say it."),
        (["add", "What?", "--by", "Cllr A"], 2, "Missing option '--on'"),
        (["add", " ", "--by", "Cllr A", "--on", "2012-10-23"], 1, "question is miss"),
        (["list", "--json", "--csv"], 2, "--json and --csv cannot both be had"),
        (["reopen", "0"], 2, "0 is not in the range"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_kept(
    does: Does, arguments: list[str], status: int, why: str
) -> None:
    number = ask(does)
    before = does("request", "list", "--all", "--json").out
    said = does("request", *(number if each == "N" else each for each in arguments))
    assert said.status == status
    assert why in said.err
    assert does("request", "list", "--all", "--json").out == before


def test_the_sample_shows_one_that_waits_one_that_is_late_and_one_answered(
    run: Run, workbook: Path
) -> None:
    listed = json.loads(run("-w", workbook, "request", "list", "--all", "--json").out)
    assert [(each["code"], each["state"]) for each in listed] == [
        ("B MTP 1", "open"),
        ("CS 18", "overdue"),
        ("C MTP 8", "answered"),
    ]
    assert [each["answered_in"] for each in listed] == [None, None, "Q2 2012/13"]


def test_the_summary_lists_requests_only_where_that_is_asked_for(does: Does) -> None:
    without = does("export", "summary").out
    assert does("export", "summary", "--requests").out == without
    number = ask(does)
    assert does("export", "summary").out == without
    listed = does("export", "summary", "--requests").out
    assert listed == (
        f"{without}\n### Requests from members\n\n"
        "- Asked on 23 October 2012 by Cllr A (minute CS/12/45): List of nurseries and "
        "judgements.\n\n  To be answered by 20 November 2012.\n"
    )
    answer = "Two *are*:\n\n- one\n- another"
    typed = does("request", "answer", number, "--file", "-", typed=answer)
    assert typed.status == 0
    listed = does("export", "summary", "--requests").out
    assert listed.endswith(
        "judgements.\n\n  Answer: Two \\*are\\*:\n\n  \\- one - another\n"
    )
    later = does("export", "summary", "--requests", "--quarter", "Q3 2012/13").out
    assert "Requests from members" not in later


def test_what_is_past_its_day_is_advice_or_blocks_as_the_council_says(
    does: Does,
) -> None:
    number = ask(does)

    def found() -> list[bool]:
        said = json.loads(does("check", "--json").out)["findings"]
        ours = [each for each in said if each["rule"] == "request"]
        assert all(
            each["says"]
            == f"Request {number} of Cllr A (“List of nurseries and judgements”) was "
            "to be answered by 20 November 2012 and is not; answer it, or change the "
            "day"
            for each in ours
        )
        return [each["is_blocking"] for each in ours]

    assert found() == [False]
    for severity, blocks in (("blocks", [True]), ("off", []), ("advice", [False])):
        said = does("style", "rule", "request", severity, "--reason", "Agreed.")
        assert said.status == 0
        assert found() == blocks
    does("request", "answer", number, "Here it is.")
    assert found() == []
