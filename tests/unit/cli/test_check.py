"""What holds the paper back, with an exit code for scripts; and the audit of it."""

import json
from pathlib import Path

import pytest

from qperf_tui.domain.waiver import Waiver
from qperf_tui.report.checks import Finding
from qperf_tui.storage.workbook import Workbook
from support.commands import Run
from support.section import Q2
from support.workbooks import stamp


def forget(workbook: Path, field: str) -> None:
    """Take a field out of the header."""
    with Workbook.open(workbook, stamp()) as held, held.transaction():
        report = held.reports.of_quarter(Q2)
        assert report is not None
        held.reports.put_field(report.report_id, field, None)


def test_a_paper_that_may_go_out_ends_well(run: Run, workbook: Path) -> None:
    assert run("-w", workbook, "check").status == 0
    assert run("-w", workbook, "check", "--audit").status == 0


def test_a_field_missing_in_the_header_holds_it_back(run: Run, workbook: Path) -> None:
    forget(workbook, "wards")
    said = run("-w", workbook, "check")
    assert said.status == 4
    assert "blocks  Wards Affected says nothing in the header" in said.out
    assert run("-w", workbook, "export", "paper").status == 1
    found = json.loads(run("-w", workbook, "check", "--json").out)["findings"]
    assert ("header-field", "Wards Affected", "missing") in [
        (each["rule"], each["part"], each["fault"]) for each in found
    ]


def test_what_is_waived_says_so_and_lets_it_go(run: Run, workbook: Path) -> None:
    forget(workbook, "wards")
    done = run(
        *("-w", workbook, "waive", "header-field", "Wards Affected"),
        *("--reason", "Decided at the meeting."),
    )
    assert done.err == "header-field is waived for Wards Affected in Q2 2012/13.\n"
    said = run("-w", workbook, "check")
    assert said.status == 0
    assert "waived  Wards Affected says nothing in the header: waived by" in said.out
    audit = run("-w", workbook, "check", "--audit").out
    assert "| header-field | Wards Affected | Decided at the meeting. |" in audit
    assert run("-w", workbook, "export", "paper").status == 0
    run("-w", workbook, "waive", "header-field", "Wards Affected", "--withdraw")
    assert run("-w", workbook, "check").status == 4


def test_the_audit_ends_with_the_code_of_the_check(run: Run, workbook: Path) -> None:
    forget(workbook, "meeting_date")
    said = run("-w", workbook, "check", "--audit")
    assert said.status == 4
    assert "hold the paper back." in said.out
    assert "The paper names no day of its meeting" in said.out


@pytest.mark.parametrize("also", [("--json",), ("--text", "-")])
def test_an_audit_is_of_the_paper_alone(
    run: Run, workbook: Path, also: tuple[str, ...]
) -> None:
    assert run("-w", workbook, "check", "--audit", *also).status == 2


def test_the_audit_is_exported_without_what_texts_say(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    forget(workbook, "wards")
    for ending in ("md", "csv", "html", "docx"):
        path = tmp_path / f"audit.{ending}"
        done = run("-w", workbook, "export", "audit", "-o", path)
        assert done.status == 0, done.err
        assert path.read_bytes()
    public = (tmp_path / "audit.md").read_text(encoding="utf-8")
    assert "Wards Affected says nothing" not in public
    inside = run("-w", workbook, "export", "audit", "--internal").out
    assert "Wards Affected says nothing in the header; fill it in" in inside


def test_a_finding_is_waived_by_its_subject() -> None:
    """A waiver names an indicator, a field or a heading, and nothing else."""
    waiver = Waiver(
        quarter=Q2, rule="header-field", subject="Date", reason="-", by="-", at="-"
    )
    of_field = Finding(rule="header-field", says="-", part="Date", is_blocking=True)
    of_nothing = Finding(rule="header-field", says="-", is_blocking=True)
    assert waiver.covers(of_field.rule, of_field.subject)
    assert not waiver.covers(of_nothing.rule, of_nothing.subject)
