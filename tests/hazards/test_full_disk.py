"""A full disk while a document is exported, a release written, a quarter published."""

from collections.abc import Callable
from pathlib import Path

import pytest

from qperf_tui.cli.main import main
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ExportError, WorkbookError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.closing import closing_of
from qperf_tui.workbench.publishing import chain_problems, publish, write_release
from support.disks import full, small_disk
from support.exports import EXPORTS
from support.workbooks import copied, stamp

Q2 = Quarter.of(2012, 2)
OLD = b"the one that went out"


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """A disk of twelve megabytes, where one may be mounted."""
    with small_disk(tmp_path_factory.mktemp("disks"), "12m") as mounted:
        yield mounted


@pytest.mark.parametrize(("name", "ending"), EXPORTS)
def test_an_export_keeps_the_old_file_and_names_disk_and_path(
    sample: Path,
    disk: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    ending: str,
) -> None:
    path = disk / f"{name}.{ending}"
    path.write_bytes(OLD)
    command = ["-w", str(sample), "export", name, "-o", str(path), "--force"]
    before = {each.name for each in disk.iterdir()}
    with full(disk):
        assert main(command) == 1
    said = capsys.readouterr().err
    assert f"{path} cannot be written: the disk is full" in said
    assert "the old file is unchanged" in said
    assert path.read_bytes() == OLD
    assert {each.name for each in disk.iterdir()} == before
    assert main(command) == 0
    assert path.read_bytes() != OLD


def test_publishing_writes_all_of_a_release_or_nothing(
    sample_file: Path, disk: Path
) -> None:
    path = copied(sample_file, disk)
    with Workbook.open(path, stamp()) as workbook:
        with full(disk), pytest.raises(WorkbookError, match="its disk is full") as told:
            publish(workbook, Q2)
        assert str(path) in str(told.value)
        assert workbook.publications.all() == []
        assert closing_of(workbook, Q2) is None
        assert workbook.check_integrity() == []
        assert publish(workbook, Q2).number == 1
        assert chain_problems(workbook) == []
    path.unlink()


def test_a_release_is_written_whole_or_not_at_all(sample: Path, disk: Path) -> None:
    folder = disk / "release-1"
    with Workbook.open(sample, stamp()) as workbook:
        release = publish(workbook, Q2)
        before = {each.name for each in disk.iterdir()}
        with full(disk), pytest.raises(ExportError, match="the disk is full") as told:
            write_release(workbook, release, folder)
        assert str(folder) in str(told.value)
        assert {each.name for each in disk.iterdir()} == before
        assert write_release(workbook, release, folder) == folder
