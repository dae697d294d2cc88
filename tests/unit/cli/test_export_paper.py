"""The whole paper from the command line, byte for byte."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from support.commands import Run

GOLDEN = Path(__file__).parents[2] / "golden" / "sample-paper.md"
PLAINER = GOLDEN.with_name("plain-paper.md")


def test_the_samples_paper_is_the_golden_one(run: Run, workbook: Path) -> None:
    done = run("-w", workbook, "export", "paper")
    assert done.status == 0
    if os.environ.get("QPERF_GOLDEN") == "write":
        GOLDEN.write_text(done.out, encoding="utf-8")
    assert done.out == GOLDEN.read_text(encoding="utf-8")


def test_a_file_is_not_replaced_unasked(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    path = tmp_path / "paper.md"
    assert run("-w", workbook, "export", "paper", "-o", path).status == 0
    first = path.read_bytes()
    again = run("-w", workbook, "export", "paper", "-o", path)
    assert again.status == 1
    assert "is there already" in again.err
    assert path.read_bytes() == first
    assert path.stat().st_mode & 0o777 == 0o600


def test_lists_stand_after_the_summary(run: Run, workbook: Path) -> None:
    text = run("-w", workbook, "export", "paper", "--actions", "--requests").out
    places = [
        text.index(each)
        for each in ("### Schools", "### Requests from members", "## Appendices")
    ]
    assert places == sorted(places)


def test_an_unknown_ending_is_refused_with_those_there_are(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    refused = run("-w", workbook, "export", "paper", "-o", tmp_path / "paper.odt")
    assert refused.status == 1
    assert "cannot be written as .odt" in refused.err
    assert not (tmp_path / "paper.odt").exists()


def test_charts_are_of_what_members_ask_about_or_of_what_is_named(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    path = tmp_path / "paper.html"
    assert run("-w", workbook, "export", "paper", "-o", path).status == 0
    page = path.read_text(encoding="utf-8")
    assert page.count('<img src="data:image/svg+xml;base64,') == 2
    assert "<h3>C MTP 8 Initial assessments" in page
    none = run("-w", workbook, "export", "paper", "--charts", "none").out
    assert "## Charts" not in none
    named = run(
        *("-w", workbook, "export", "paper"),
        *("--charts", "CS 18", "--charts", "E MTP 1"),
    ).out
    assert named.index("### CS 18 ") < named.index("### E MTP 1 ")
    unknown = run("-w", workbook, "export", "paper", "--charts", "CS 99")
    assert unknown.status == 1
    assert "There is no indicator 'CS 99'" in unknown.err


def test_the_plainer_papers_bytes_are_the_golden_ones(run: Run, workbook: Path) -> None:
    assert run("-w", workbook, "template", "use", "plain").status == 0
    done = run("-w", workbook, "export", "paper")
    if os.environ.get("QPERF_GOLDEN") == "write":
        PLAINER.write_text(done.out, encoding="utf-8")
    assert done.out == PLAINER.read_text(encoding="utf-8")


def test_a_councils_own_template_is_begun_changed_taken_and_taken_back(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    before = run("-w", workbook, "export", "paper").out
    own = tmp_path / "council.toml"
    assert run("template", "paper", "-o", own).status == 0
    text = own.read_text(encoding="utf-8")
    assert text == run("template", "paper").out
    own.write_text(text.replace('"Risk Management"', '"Risks we run"'), "utf-8")
    taken = run("-w", workbook, "template", "use", own)
    assert taken.status == 0
    assert "qperf-tui undo takes it back" in taken.err
    paper = run("-w", workbook, "export", "paper").out
    assert paper == before.replace("### Risk Management", "### Risks we run")
    listed = json.loads(run("-w", workbook, "template", "list", "--json").out)
    assert [each["is_in_use"] for each in listed] == [False, False, True]
    assert run("-w", workbook, "undo").status == 0
    assert run("-w", workbook, "export", "paper").out == before
    assert run("-w", workbook, "template", "list").out.startswith("* committee ")


def test_a_template_with_a_fault_is_refused_with_its_line(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    own = tmp_path / "council.toml"
    own.write_text('name = "ours"\ncolour = "red"\n', "utf-8")
    refused = run("-w", workbook, "template", "use", own)
    assert refused.status == 1
    assert "line 2: Object contains unknown field `colour`" in refused.err


def test_appendix_a_is_left_out_where_it_is_attached_apart(
    run: Run, workbook: Path
) -> None:
    whole = run("-w", workbook, "export", "paper").out
    without = run("-w", workbook, "export", "paper", "--no-appendix").out
    assert "\n## Appendix A – Performance Indicators\n" in whole
    assert "\n## Appendix A" not in without
    assert "\n- Appendix A – Performance Indicators\n" in without


def test_pandoc_reads_every_row_and_every_number(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        pytest.skip("pandoc is not on this machine")
    path = tmp_path / "paper.md"
    assert run("-w", workbook, "export", "paper", "-o", path).status == 0
    page = subprocess.run(
        [pandoc, "--wrap=none", "-f", "gfm", "-t", "html", str(path)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    starts = [int(each) for each in re.findall(r'<ol start="(\d+)"', page)]
    assert starts[-1] == 17
    appendix = page.partition("Appendix A – Performance Indicators</h2>")[2]
    tables = re.findall(r"<tbody>.*?</tbody>", appendix, re.DOTALL)
    assert sum(each.count("<tr") for each in tables[:6]) == 82
