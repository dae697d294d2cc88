"""A full disk, and who may read what is written."""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.errors import ExportError, WorkbookError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.commenting import save_commentary
from qperf_tui.workbench.files import write_file
from qperf_tui.workbench.restoring import back_up
from support.disks import full, small_disk
from support.officer import Q2, at_the_workbench
from support.terminal import environment
from support.workbooks import copied, stamp

LONG = "Referrals rose in the holidays. " * 600


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes, where one may be mounted."""
    with small_disk(tmp_path, "2m") as disk:
        yield disk


def save_until_refused(workbook: Workbook) -> tuple[int, str]:
    """How many saves were acknowledged, and what was said of the next."""
    indicator = workbook.indicators.by_code("CS 1")
    for version in range(200):
        try:
            save_commentary(
                workbook,
                indicator,
                Q2,
                f"{version} {LONG}",
                CommentaryState.DRAFT,
                base_version=version,
            )
        except WorkbookError as error:
            return version, str(error)
    raise AssertionError("the disk never was full")


def test_a_full_disk_is_named_and_costs_no_acknowledged_save(
    small_file: Path, tiny_disk: Path
) -> None:
    path = copied(small_file, tiny_disk)
    with Workbook.open(path, stamp()) as workbook:
        with full(tiny_disk):
            saved, said = save_until_refused(workbook)
            assert said.startswith(f"{path}: its disk is full")
        indicator = workbook.indicators.by_code("CS 1")
        save_commentary(
            workbook, indicator, Q2, "", CommentaryState.DRAFT, base_version=saved
        )
        assert workbook.check_integrity() == []
        found = workbook.commentaries.versions(indicator.indicator_id, Q2)
    assert [each.version for each in found] == list(range(saved + 1, 0, -1))


async def test_on_a_full_disk_the_text_stays_in_the_editor_until_it_can_be_saved(
    small_file: Path, tiny_disk: Path
) -> None:
    path = copied(small_file, tiny_disk)
    async with at_the_workbench(path) as officer:
        await officer.writes("CS 1", LONG)
        with full(tiny_disk):
            await officer.press("ctrl+s")
            assert officer.saved == "NOT SAVED"
            assert "its disk is full" in officer.told[-1]
            assert officer.text.text == LONG
        await officer.press("ctrl+s")
        assert officer.note("CS 1").body == LONG


def test_an_export_to_a_full_disk_leaves_the_old_file_whole(tiny_disk: Path) -> None:
    path = tiny_disk / "summary.md"
    path.write_text("the one that went out")
    with full(tiny_disk), pytest.raises(ExportError, match="No space left on device"):
        write_file(path, LONG, may_replace=True)
    assert path.read_text() == "the one that went out"
    assert [each.name for each in tiny_disk.iterdir()] == ["summary.md"]


def test_a_backup_to_a_full_disk_leaves_no_half_of_one(
    workbook: Workbook, tiny_disk: Path
) -> None:
    copy = tiny_disk / "copy.qperf"
    with full(tiny_disk), pytest.raises(WorkbookError, match="disk is full"):
        back_up(workbook, copy)
    assert not copy.exists()


LIMITED = """
import sys
from pathlib import Path
from qperf_tui.errors import ExportError
from qperf_tui.workbench.files import write_file
try:
    write_file(Path(sys.argv[1]), "x" * 100_000, may_replace=True)
except ExportError as error:
    print(error)
"""


def test_an_export_over_the_largest_file_leaves_the_old_one_whole(
    tmp_path: Path,
) -> None:
    """The same as a full disk, where none can be mounted."""
    path = tmp_path / "summary.md"
    path.write_text("the one that went out")
    ended = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)],
        preexec_fn=_no_large_files,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout.endswith("the old file is unchanged.\n")
    assert path.read_text() == "the one that went out"
    assert [each.name for each in tmp_path.iterdir()] == ["summary.md"]


def _no_large_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))


def test_nobody_else_may_read_what_is_written_whatever_the_umask(
    tmp_path: Path,
) -> None:
    path = tmp_path / "new" / "council.qperf"
    before = os.umask(0)
    try:
        with Workbook.create(path, stamp()) as workbook:
            workbook.settings.put("council", "Ours")
            back_up(workbook, path.with_name("copy.qperf"))
            write_file(path.with_name("summary.md"), "words", may_replace=False)
            found = {each.name: mode(each) for each in path.parent.iterdir()}
    finally:
        os.umask(before)
    assert found.keys() >= {"council.qperf-wal", "council.qperf-shm", "copy.qperf"}
    assert set(found.values()) == {0o600}
    assert mode(path.parent) == 0o700


def mode(path: Path) -> int:
    """Who may do what with a file."""
    return path.stat().st_mode & 0o777
