"""A published quarter is closed, reopened with a reason, and revised by a return."""

import json
from pathlib import Path

import pytest

from support.commands import Run

Q2 = "Q2 2012/13"
ROW = (
    "C MTP 8,"
    "Initial assessments completed within 10 working days of referral"
    " (7 days to 2009/10),"
    "Promote health and wellbeing and protecting the vulnerable,Q2 2012/13,{}\n"
)


@pytest.fixture
def published(run: Run, workbook: Path) -> Path:
    assert run("-w", workbook, "meeting", "2012-12-11").status == 0
    assert run("-w", workbook, "publish", "--yes").status == 0
    return workbook


@pytest.fixture
def corrected(tmp_path: Path) -> Path:
    path = tmp_path / "corrected.csv"
    head = "Ref,Indicator,Priority,Quarter,Value\n"
    path.write_text(head + ROW.format("79.8"), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "command",
    [
        ("comment", "CS 18", "--file", "-"),
        ("draft",),
        ("ready", "CS 18"),
        ("expect", "CS 18", "66", "--reason", "Told."),
        ("rule", "use", "havering-2013", "--reason", "As decided."),
        ("meeting", "2012-12-12"),
        ("undo",),
    ],
    ids=lambda each: each[0],
)
def test_every_change_of_it_is_refused_with_who_published_it_when(
    run: Run, published: Path, command: tuple[str, ...]
) -> None:
    done = run("-w", published, "--quarter", Q2, *command, typed="Better.")
    assert done.status == 1, done
    assert f"{Q2} is closed, for it was published as release 1 by Pat Officer" in (
        done.err
    )
    assert f'qperf-tui quarter reopen "{Q2}" --reason' in done.err
    assert done.err.count("\n") == 1


def test_a_return_revises_it_only_with_a_reason(
    run: Run, published: Path, corrected: Path
) -> None:
    refused = run("-w", published, "import", corrected)
    assert refused.status == 1
    assert "qperf-tui import --reason" in refused.err
    assert run("-w", published, "import", corrected, "--dry-run").status == 1
    done = run("-w", published, "import", corrected, "--reason", "Late cases")
    assert done.status == 0, done.err
    assert f"published and revised: {Q2}" in done.err
    told = json.loads(run("-w", published, "quarter", "list", "--json").out)
    assert told["closed"] == [Q2]
    assert [(each["is_closed"], each["reason"]) for each in told["decisions"]] == [
        (True, ""),
        (False, "Late cases"),
        (True, "Late cases"),
    ]


def test_it_is_reopened_changed_and_published_again(run: Run, published: Path) -> None:
    needs = run("-w", published, "quarter", "reopen", Q2)
    assert needs.status == 2
    done = run("-w", published, "quarter", "reopen", Q2, "--reason", "One is wrong")
    assert done.status == 0, done.err
    said = ("-w", published, "comment", "CS 18", "--file", "-")
    assert run(*said, typed="Better than it was.").status == 0
    listed = run("-w", published, "quarter", "list")
    assert "One is wrong" in listed.out
    assert listed.err == "No quarter is closed now.\n"
    shut = run("-w", published, "quarter", "close", Q2, "--reason", "It was right")
    assert shut.status == 0
    assert run(*said, typed="Not so.").status == 1


def test_without_a_release_no_quarter_is_closed(run: Run, workbook: Path) -> None:
    assert "No quarter is closed" in run("-w", workbook, "quarter", "list").err
    done = run("-w", workbook, "quarter", "reopen", Q2, "--reason", "x")
    assert done.status == 1
    assert "not closed" in done.err
