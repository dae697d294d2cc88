"""The paper beside its draft, from the command line."""

import json
from pathlib import Path

from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.redrafting import redraft
from support.commands import Run
from support.section import Q2, edit_numbered
from support.workbooks import stamp


def test_what_an_officer_changed_is_marked(run: Run, workbook: Path) -> None:
    with Workbook.open(workbook, stamp()) as held:
        redraft(held, Q2)
        edit_numbered(held, 16, "In our own words.")
    done = run("-w", workbook, "compare")
    assert "[+In our own words+]." in done.out
    assert "1 of 17 paragraphs differ." in done.err
    listed = json.loads(run("-w", workbook, "compare", "--all", "--json").out)
    assert [each["number"] for each in listed] == list(range(1, 18))
    assert listed[15]["after"] == "In our own words."


def test_without_last_quarters_paper_it_says_so(run: Run, workbook: Path) -> None:
    refused = run("-w", workbook, "compare", "--with", "last-quarter")
    assert refused.status == 1
    assert "No paper is on file for Q1 2012/13" in refused.err
    assert refused.out == ""


def test_a_release_is_named_by_its_number(run: Run, workbook: Path) -> None:
    assert run("-w", workbook, "publish", "--yes").status == 0
    same = run("-w", workbook, "compare", "--with", "release")
    assert (same.out, "0 of 17 paragraphs differ" in same.err) == ("", True)
    unknown = run("-w", workbook, "compare", "--with", "release", "--release", "9")
    assert unknown.status == 1
    assert "There is no release 9 of Q2 2012/13; there are 1." in unknown.err
    assert run("-w", workbook, "compare", "--release", "1").status == 2
