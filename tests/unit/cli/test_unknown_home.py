"""A path in the home of somebody whom nobody knows is told of as any wrong path."""

from pathlib import Path

import pytest

from support.commands import Run

NOBODYS = "~no such officer"


@pytest.mark.parametrize(
    "command",
    [
        ("import", f"{NOBODYS}/return.csv"),
        ("define", "targets", f"{NOBODYS}/targets.csv"),
        ("export", "figures", "-o", f"{NOBODYS}/figures.csv"),
        ("backup", f"{NOBODYS}/copy.qperf"),
        ("restore", f"{NOBODYS}/copy.qperf"),
        ("new", "--from", f"{NOBODYS}/folder"),
    ],
    ids=lambda each: each[0],
)
def test_it_is_named_in_one_sentence(
    run: Run, workbook: Path, command: tuple[str, ...]
) -> None:
    at = workbook.with_name("new.qperf") if command[0] == "new" else workbook
    said = run("-w", at, *command)
    assert said.status in {1, 2, 3}
    assert Path(command[-1]).name in said.err
    assert "Traceback" not in said.err


def test_a_workbook_there_is_not_found(run: Run) -> None:
    said = run("-w", f"{NOBODYS}/council.qperf", "list")
    assert said.status == 3
    assert NOBODYS in said.err
