"""Workbooks made, copied and put back by command line."""

import sqlite3
import stat
from pathlib import Path

from qperf_tui import assets
from support.commands import Run, by_code, content

RETURNS = Path(str(assets.folder("sample_data"))) / "returns"


def test_a_backup_can_be_put_back_and_what_it_replaced_is_kept(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.qperf"
    assert run("-w", workbook, "backup", copy).status == 0
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert run("-w", workbook, "backup", copy).status == 1
    before = content(run, workbook)
    run("-w", workbook, "comment", "CS 10", "--file", "-", typed="Later.")
    assert content(run, workbook) != before
    said = run("-w", workbook, "restore", copy)
    assert said.status == 0
    assert content(run, workbook) == before
    kept = tmp_path / "council.qperf.replaced-1"
    assert str(kept) in said.err
    assert run("-w", kept, "comment", "CS 10", "--show").out == "Later.\n"


def test_a_workbook_is_made_once_and_filled_from_a_folder(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "made" / "new.qperf"
    folder = RETURNS.parent
    assert run("-w", path, "new", "--from", folder).status == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(by_code(run("list", "--json"))) == 82
    assert run("-w", path, "new").status == 1
    bare = tmp_path / "bare.qperf"
    assert run("-w", bare, "new").status == 0
    empty = run("-w", bare, "list")
    assert empty.status == 1
    assert "qperf-tui import FILE" in empty.err


def test_a_backup_that_does_not_open_replaces_nothing(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.qperf"
    damaged.write_bytes(workbook.read_bytes()[: 5 * 4096])
    content = workbook.read_bytes()
    said = run("-w", workbook, "restore", damaged)
    assert said.status == 3
    assert workbook.read_bytes() == content
    assert sorted(each.name for each in tmp_path.glob("council*")) == ["council.qperf"]


def test_a_workbook_in_use_is_not_replaced(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.qperf"
    run("-w", workbook, "backup", copy)
    other = sqlite3.connect(workbook)
    other.execute("SELECT count(*) FROM outturn").fetchone()
    said = run("-w", workbook, "restore", copy)
    other.close()
    assert said.status == 3
    assert "is open in another window" in said.err


def test_a_damaged_workbook_is_replaced_and_kept(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.qperf"
    run("-w", workbook, "backup", copy)
    workbook.write_bytes(b"not a workbook any more")
    assert run("-w", workbook, "restore", copy).status == 0
    assert run("-w", workbook, "list").status == 0
    kept = tmp_path / "council.qperf.replaced-1"
    assert kept.read_bytes() == b"not a workbook any more"
