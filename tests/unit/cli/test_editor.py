"""Commentary written in the officer's own editor, while colleagues write too."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.storage.stamp import Stamp
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.commenting import keep_draft
from support.commands import Run, by_code

Q2 = Quarter.parse("Q2 2012/13")
PROGRAM = [sys.executable, "-m", "qperf_tui"]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script that stands for an editor; the test says what it does."""
    path = tmp_path / "editor.sh"
    path.touch(mode=0o700)
    monkeypatch.setenv("VISUAL", str(path))
    return path


def at_a_terminal(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    ours, theirs = os.openpty()
    try:
        return subprocess.run(
            [*PROGRAM, *map(str, arguments)],
            check=False,
            stdin=theirs,
            capture_output=True,
            text=True,
            timeout=30,
        )
    finally:
        os.close(ours)
        os.close(theirs)


def draft_in(workbook: Path) -> str:
    with Workbook.open(workbook, Stamp("Pat Officer", lambda: "now")) as opened:
        key = opened.indicators.by_code("CS 10").indicator_id
        left = opened.commentaries.draft(key, Q2)
        return "" if left is None else left.body


def leave_a_draft(workbook: Path, body: str) -> None:
    with Workbook.open(workbook, Stamp("Pat Officer", lambda: "now")) as opened:
        indicator = opened.indicators.by_code("CS 10")
        keep_draft(opened, indicator, Q2, body, base_version=0)


def test_what_the_editor_leaves_is_saved(
    run: Run, workbook: Path, editor: Path
) -> None:
    editor.write_text('#!/bin/sh\necho "Why it moved." > "$1"\n', encoding="utf-8")
    done = at_a_terminal("-w", workbook, "comment", "CS 10", "--state", "ready")
    assert done.returncode == 0, done.stderr
    assert "Saved version 1" in done.stderr
    assert run("-w", workbook, "comment", "CS 10", "--show").out == "Why it moved.\n"
    found = by_code(run("-w", workbook, "list", "--json"))
    assert found["CS 10"]["commentary"] == "ready"


def test_a_draft_left_in_the_workbench_is_taken_up(
    run: Run, workbook: Path, editor: Path
) -> None:
    leave_a_draft(workbook, "Half a sentence")
    editor.write_text('#!/bin/sh\necho " and its end." >> "$1"\n', encoding="utf-8")
    done = at_a_terminal("-w", workbook, "comment", "CS 10")
    assert "Taking up the draft you left" in done.stderr
    said = run("-w", workbook, "comment", "CS 10", "--show").out
    assert said.split() == ["Half", "a", "sentence", "and", "its", "end."]
    assert draft_in(workbook) == ""


def test_a_draft_is_not_lost_when_the_text_comes_from_elsewhere(
    run: Run, workbook: Path
) -> None:
    leave_a_draft(workbook, "Half a sentence")
    said = run("-w", workbook, "comment", "CS 10", "--file", "-", typed="Another.")
    assert "The draft left in the workbench is version 1" in said.err
    assert "Saved version 2" in said.err
    run("-w", workbook, "undo")
    shown = run("-w", workbook, "comment", "CS 10", "--show").out
    assert shown == "Half a sentence\n"


def test_when_a_colleague_is_first_the_text_is_kept_as_a_draft(
    run: Run, workbook: Path, editor: Path
) -> None:
    colleague = shlex.join(
        [*PROGRAM, "-w", str(workbook), "--as", "Colleague", "comment", "CS 10"]
    )
    editor.write_text(
        f'#!/bin/sh\necho "Theirs." | {colleague} --file -\necho "Ours." > "$1"\n',
        encoding="utf-8",
    )
    done = at_a_terminal("-w", workbook, "comment", "CS 10")
    assert done.returncode == 1
    assert "A colleague saved this commentary first" in done.stderr
    assert "by Pat Officer" not in done.stderr
    assert run("-w", workbook, "comment", "CS 10", "--show").out == "Theirs.\n"
    assert draft_in(workbook) == "Ours."


@pytest.mark.parametrize("content", ["#!/bin/sh\nexit 0\n", "#!/bin/sh\nexit 3\n"])
def test_an_editor_that_is_left_saves_nothing(
    run: Run, workbook: Path, editor: Path, content: str
) -> None:
    editor.write_text(content, encoding="utf-8")
    done = at_a_terminal("-w", workbook, "comment", "CS 10")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert run("-w", workbook, "comment", "CS 10", "--show").out == ""
