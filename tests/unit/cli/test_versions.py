"""Versions, undo, redo and history from the command line."""

import json
from pathlib import Path

import pytest

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.commenting import save_commentary
from support.commands import Run
from support.workbooks import stamp

CODE = "CS 10"
Q1 = Quarter.parse("Q1 2012/13")
FIRST = "Exclusions fell. Two schools changed their rules."
SECOND = "Exclusions fell. Three schools changed their rules."


@pytest.fixture
def written(run: Run, workbook: Path) -> Path:
    """A workbook in which two versions are saved."""
    for body in (FIRST, SECOND):
        assert run("-w", workbook, "comment", CODE, "--file", "-", typed=body).out == ""
    return workbook


def last_quarter_says(path: Path, body: str) -> None:
    with Workbook.open(path, stamp("J. Turner")) as workbook:
        indicator = workbook.indicators.by_code(CODE)
        save_commentary(
            workbook, indicator, Q1, body, CommentaryState.DRAFT, base_version=0
        )


def test_versions_are_listed_newest_first_with_who_and_why(
    run: Run, written: Path
) -> None:
    run("-w", written, "comment", CODE, "--file", "-", "--reason", "Counted", typed="3")
    rows = run("-w", written, "versions", CODE).out.splitlines()
    assert [row.split()[0] for row in rows] == ["Version", "3", "2", "1"]
    assert "Pat Officer" in rows[1]
    assert rows[1].endswith("Counted")
    listed = json.loads(run("-w", written, "versions", CODE, "--json").out)
    assert [each["text"] for each in listed] == ["3", SECOND, FIRST]
    assert listed[0]["reason"] == "Counted"


def test_nothing_written_is_said(run: Run, workbook: Path) -> None:
    said = run("-w", workbook, "versions", CODE)
    assert (said.out, said.err) == ("", f"Nothing is written on {CODE} yet.\n")


def test_any_two_versions_are_compared_word_by_word(run: Run, written: Path) -> None:
    said = run("-w", written, "versions", CODE, "--diff", "1", "2")
    assert said.out == (
        "Exclusions fell. [-Two-] [+Three+] schools changed their rules.\n"
    )
    again = run("-w", written, "versions", CODE, "--diff", "1", "1")
    assert again.out == f"{FIRST}\n"
    assert again.err == "Nothing changed.\n"
    pieces = json.loads(
        run("-w", written, "versions", CODE, "--diff", "1", "2", "--json").out
    )
    assert [each["kind"] for each in pieces] == ["same", "removed", "added", "same"]


def test_a_version_that_is_not_there_is_refused(run: Run, written: Path) -> None:
    for asked in (["--diff", "1", "9"], ["--print", "9"], ["--restore", "9"]):
        said = run("-w", written, "versions", CODE, *asked)
        assert said.status == 1
        assert "There is no version 9" in said.err
        assert "there are 1 to 2" in said.err
    assert run("-w", written, "versions", CODE, "--restore", "2").status == 1
    both = run("-w", written, "versions", CODE, "--print", "1", "--restore", "1")
    assert both.status == 2


def test_a_version_is_restored_as_a_new_one(run: Run, written: Path) -> None:
    said = run("-w", written, "versions", CODE, "--restore", "1")
    assert "stands again, as version 3 and a draft" in said.err
    assert run("-w", written, "comment", CODE, "--show").out == f"{FIRST}\n"
    assert run("-w", written, "versions", CODE, "--print", "2").out == f"{SECOND}\n"
    listed = json.loads(run("-w", written, "versions", CODE, "--json").out)
    assert listed[0]["reason"] == "restored from version 1"


def test_words_are_rolled_forward_and_marked_so(run: Run, workbook: Path) -> None:
    refused = run("-w", workbook, "comment", CODE, "--roll")
    assert refused.status == 1
    assert "Nothing was written on CS 10 for Q1 2012/13" in refused.err
    last_quarter_says(workbook, FIRST)
    said = run("-w", workbook, "comment", CODE, "--roll")
    assert "as draft, rolled forward from Q1 2012/13, by Pat Officer" in said.err
    assert "rolled from Q1 2012/13" in run("-w", workbook, "versions", CODE).out
    since = run("-w", workbook, "versions", CODE, "--last-quarter")
    assert (since.out, since.err) == (f"{FIRST}\n", "Nothing changed.\n")
    again = run("-w", workbook, "comment", CODE, "--roll")
    assert "already" in again.err
    run("-w", workbook, "comment", CODE, "--file", "-", typed="Quite other words.")
    (newest, *_) = json.loads(run("-w", workbook, "versions", CODE, "--json").out)
    assert newest["rolled_from"] is None


def test_rolling_and_a_file_are_not_both_had(run: Run, workbook: Path) -> None:
    said = run("-w", workbook, "comment", CODE, "--roll", "--file", "-", typed="x")
    assert said.status == 2


def test_what_is_undone_is_done_again_by_name(run: Run, written: Path) -> None:
    name = "commentary on CS 10 for Q2 2012/13 saved as draft"
    assert run("-w", written, "redo").status == 1
    assert run("-w", written, "undo", "--what").out == f"{name}\n"
    assert run("-w", written, "redo", "--what").out == ""
    assert run("-w", written, "undo").err == f"Undid: {name}.\n"
    assert run("-w", written, "comment", CODE, "--show").out == f"{FIRST}\n"
    assert run("-w", written, "redo", "--what").out == f"{name}\n"
    assert run("-w", written, "redo").err == f"Redid: {name}.\n"
    assert run("-w", written, "comment", CODE, "--show").out == f"{SECOND}\n"
    said = run("-w", written, "redo")
    assert (said.status, "nothing to do again" in said.err) == (1, True)


def test_the_history_is_narrowed_to_a_person_and_an_indicator(
    run: Run, written: Path
) -> None:
    last_quarter_says(written, "Before.")
    run("-w", written, "comment", "CS 13", "--file", "-", typed="Other.")

    def says(*options: str) -> list[str]:
        found = run("-w", written, "history", "--json", *options).out
        return [each["says"] for each in json.loads(found)]

    assert len(says("--on", CODE)) == 3
    assert says("--on", CODE, "--by", "j. turner") == [
        "commentary on CS 10 for Q1 2012/13 saved as draft"
    ]
    assert len(says("--by", "Pat Officer")) == 3
    assert says("--by", "Nobody") == []
    told = run("-w", written, "history", "--by", "Nobody")
    assert (told.out, "leave out --by" in told.err) == ("", True)
    assert run("-w", written, "history", "--on", "X 1").status == 1
