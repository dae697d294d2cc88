"""Reasons go out as well, in audit, paper and manifest: none tells a hidden figure."""

import csv
from pathlib import Path

from support.commands import Run

WITHHELD = "withheld: it would tell a hidden figure"
TELLS = "3 of 126 children"


def test_no_reason_of_an_override_or_waiver_tells_what_is_hidden(
    run: Run, workbook: Path
) -> None:
    here = ("-w", workbook)
    why = "Agreed. Only 3 children, and their parents agree."
    run(*here, "disclosure", "override", "CS 12", "--reason", why)
    assert why in run(*here, "export", "audit").out
    run(*here, "disclosure", "override", "--withdraw", "1")
    assert run(*here, "waive", "balance", "CS 18", "--reason", TELLS).status in {0, 1}
    said = run(*here, "export", "audit").out
    assert WITHHELD in said
    assert "3 children" not in said
    assert TELLS not in said


def test_no_reason_of_a_revision_or_a_second_release_tells_what_is_hidden(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    here = ("-w", workbook)
    assert run(*here, "publish", "--yes").status == 0
    path, folder = tmp_path / "revised.csv", tmp_path / "second"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Ref", "Indicator", "Priority", "Quarter", "Value"])
        title = "Library visits per 1,000 population"
        rows.writerow(["E MTP 4", title, "Great universal services", "Q2 2012/13", 998])
    assert run(*here, "import", path, "--reason", f"It counted {TELLS}").status == 0
    refused = run(*here, "publish", "--yes", "--reason", f"It was {TELLS}")
    assert refused.status == 1
    assert refused.err.startswith("qperf-tui: Why it is published again: CS 12 is")
    done = run(*here, "publish", "--yes", "--reason", "Corrected.", "-o", folder)
    assert done.status == 0, done.err
    assert WITHHELD in (folder / "revised.csv").read_text(encoding="utf-8")
    for each in folder.iterdir():
        assert TELLS.encode() not in each.read_bytes()
