"""A paper published, listed, written out and proved, from the command line."""

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from qperf_tui.storage.workbook import Workbook
from support.commands import Run
from support.section import edit_numbered
from support.workbooks import stamp

PARTS = {
    *("summary.md", "paper.md", "paper.html", "paper.docx", "manifest.json"),
    *("appendix.md", "appendix.csv", "figures.csv", "audit.md", "audit.csv"),
    *("paper.pdf", "appendix.xlsx"),
}


@pytest.fixture
def released(run: Run, workbook: Path, tmp_path: Path) -> Path:
    """The folder of the first release."""
    folder = tmp_path / "release-1"
    done = run("-w", workbook, "publish", "--yes", "-o", folder)
    assert done.status == 0, done.err
    return folder


def test_without_yes_it_is_only_said(run: Run, workbook: Path) -> None:
    done = run("-w", workbook, "publish")
    assert "would be published; add --yes" in done.err
    assert "paper.docx" in done.out
    assert run("-w", workbook, "releases").err == "Nothing is published yet.\n"


def test_a_release_reads_without_the_product(released: Path) -> None:
    files = {each.name: each.read_bytes() for each in released.iterdir()}
    assert set(files) == {*PARTS, "SHA256SUMS", "README.txt"}
    manifest = json.loads(files["manifest.json"])
    for name, told in manifest["files"].items():
        assert hashlib.sha256(files[name]).hexdigest() == told["sha256"]
        assert len(files[name]) == told["bytes"]
    sums = dict(
        reversed(line.split("  ")) for line in files["SHA256SUMS"].decode().splitlines()
    )
    assert {name: hashlib.sha256(files[name]).hexdigest() for name in PARTS} == sums
    assert manifest["quarter"] == "Q2 2012/13"
    assert manifest["previous"] is None
    assert {each.stat().st_mode & 0o777 for each in released.iterdir()} == {0o600}


def test_what_was_published_is_proved_and_a_change_is_named(
    run: Run, workbook: Path, released: Path
) -> None:
    assert run("-w", workbook, "verify").status == 0
    assert run("-w", workbook, "verify", released).status == 0
    copy = released / "paper.docx"
    assert "release 1" in run("-w", workbook, "verify", copy).err
    paper = released / "paper.md"
    paper.write_text(paper.read_text().replace("79.3%", "97.3%"))
    done = run("-w", workbook, "verify", released)
    assert done.status == 4
    assert done.out.startswith("paper.md differs: C MTP 8, Q2 2012/13")
    assert "published 79.3%, this file says 97.3%" in done.out
    assert run("-w", workbook, "verify", paper).status == 4
    (released / "paper.html").unlink()
    (released / "more.txt").write_text("x")
    said = run("-w", workbook, "verify", released).out
    assert "paper.html was published and is gone." in said
    assert "more.txt was never published." in said


def test_a_file_of_another_name_is_known_by_its_bytes(
    run: Run, workbook: Path, released: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "as sent.docx"
    copy.write_bytes((released / "paper.docx").read_bytes())
    assert run("-w", workbook, "verify", copy).status == 0
    copy.write_bytes(b"another")
    assert "was never published" in run("-w", workbook, "verify", copy).out


def test_publishing_again_needs_a_change_and_a_reason(
    run: Run, workbook: Path, released: Path
) -> None:
    again = run("-w", workbook, "publish", "--yes")
    assert again.status == 1
    assert "reason" in again.err
    same = run("-w", workbook, "publish", "--yes", "--reason", "again")
    assert "Nothing has changed since Q2 2012/13 was published" in same.err
    opened = run(
        *("-w", workbook, "quarter", "reopen", "Q2 2012/13"),
        *("--reason", "One paragraph is wrong"),
    )
    assert opened.status == 0, opened.err
    with Workbook.open(workbook, stamp()) as held:
        edit_numbered(held, 17, "A list of schools is available to members.")
    done = run("-w", workbook, "publish", "--yes", "--reason", "Put right")
    assert done.status == 0, done.err
    listed = json.loads(run("-w", workbook, "releases", "--json").out)
    assert [each["number"] for each in listed] == [1, 2]
    assert listed[1]["reason"] == "Put right"
    assert listed[1]["name"] == done.out.strip()
    assert run("-w", workbook, "verify", released).status == 0
    assert run("-w", workbook, "verify", released, "--release", "2").status == 4


def test_what_blocks_the_paper_is_not_published(run: Run, workbook: Path) -> None:
    with Workbook.open(workbook, stamp()) as held:
        edit_numbered(held, 17, "It was {CS 99.value}.")
    done = run("-w", workbook, "publish", "--yes")
    assert done.status == 1
    assert "Paragraph 17" in done.err
    assert run("-w", workbook, "releases").err == "Nothing is published yet.\n"


def test_a_folder_that_is_there_is_left_alone(
    run: Run, workbook: Path, released: Path
) -> None:
    before = sorted(released.iterdir())
    done = run("-w", workbook, "releases", "--write", "1", "-o", released)
    assert done.status == 1
    assert "is there already" in done.err
    assert sorted(released.iterdir()) == before


@pytest.mark.usefixtures("released")
def test_a_release_on_file_can_neither_be_changed_nor_taken_out(
    workbook: Path,
) -> None:
    with closing(sqlite3.connect(workbook)) as connection:
        for statement in (
            "UPDATE publication_part SET content = x'00'",
            "DELETE FROM publication_part",
            "UPDATE publication SET reason = 'x'",
            "DELETE FROM publication",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="what was published"):
                connection.execute(statement)
