"""Limits begun afresh from the command line, or refused."""

from pathlib import Path

import pytest

from support.commands import Run
from support.workbooks import make_long

AT = "Q1 2010/11"


@pytest.fixture
def long(tmp_path: Path) -> Path:
    return make_long(tmp_path / "long.qperf")


def test_limits_begin_afresh_and_run_on_again(run: Run, long: Path) -> None:
    begun = run("-w", long, "rebase", "CS 1", AT, "--reason", "A new team began.")
    assert (begun.status, begun.out) == (0, "")
    assert begun.err == f"The limits of CS 1 begin afresh at {AT}.\n"
    assert "A new team began" in run("-w", long, "show", "CS 1", "--working").out
    taken = run("-w", long, "rebase", "CS 1", AT, "--remove", "--reason", "It did not.")
    assert taken.err == f"The limits of CS 1 run on through {AT} again.\n"
    run("-w", long, "undo")
    assert run("-w", long, "undo").err == (
        f"Undid: limits of CS 1 begun afresh at {AT}: A new team began.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "ends"),
    [
        (("CS 1", "Q2 2012/13", "--reason", "I like it better."), 1),
        (("CS 1", AT), 2),
        (("CS 1", "2010", "--reason", "x"), 2),
        (("CS 1", AT, "--remove", "--reason", "x"), 1),
        (("CS 9", AT, "--reason", "x"), 1),
    ],
)
def test_what_may_not_begin_afresh_is_refused_on_one_line(
    run: Run, long: Path, arguments: tuple[str, ...], ends: int
) -> None:
    said = run("-w", long, "rebase", *arguments)
    assert (said.status, said.out) == (ends, "")
    assert said.err.count("\n") == 1
    assert run("-w", long, "undo").status == 1
