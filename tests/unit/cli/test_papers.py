"""A quarter's papers for several committees, as the command line has them."""

import json
from pathlib import Path

from support.commands import Run

CHILDREN = "Children's Services Overview and Scrutiny"


def test_each_committee_has_its_own_paper_of_the_same_figures(
    run: Run, workbook: Path
) -> None:
    assert json.loads(run("-w", workbook, "paper", "--json").out) == [CHILDREN]
    before = run("-w", workbook, "export", "paper").out
    assert run("-w", workbook, "paper", "add", "Executive").status == 0
    listed = run("-w", workbook, "paper").out
    assert listed == f"{CHILDREN}\nExecutive\n"
    addressed = ("-w", workbook, "--committee", "executive")
    assert run(*addressed, "draft").status == 0
    said = run(*addressed, "export", "paper", "--draft").out
    assert "**Meeting:** Executive" in said
    assert run("-w", workbook, "export", "paper").out == before


def test_a_committee_without_a_paper_is_named(run: Run, workbook: Path) -> None:
    done = run("-w", workbook, "--committee", "Planning", "check")
    assert (done.status, done.out) == (1, "")
    assert "No paper goes to 'Planning'" in done.err
