"""Files that are no workbook, or no longer one: a sentence each, left as they are."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from qperf_tui.errors import WorkbookBusyError, WorkbookError
from qperf_tui.storage.workbook import Workbook
from support.workbooks import stamp


def with_statement(statement: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        connection = sqlite3.connect(path)
        connection.execute(statement)
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()

    return change


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


def with_zeroed_pages(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 : 4096 * 8] = bytes(4096 * 7)
    path.write_bytes(content)


def of_another_program(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (a)")
    connection.commit()
    connection.close()


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "a return renamed": (lambda path: path.write_text("Ref,Value\n"), "not a workbook"),
    "nothing in it": (lambda path: path.write_bytes(b""), "is empty"),
    "cut short": (cut_short, "cut short"),
    "zeroed pages": (with_zeroed_pages, "damaged"),
    "another program's": (of_another_program, "belongs to another program"),
    "from a newer version": (
        with_statement("PRAGMA user_version = 99"),
        "written by a newer qperf-tui",
    ),
    "a trigger of somebody's": (
        with_statement(
            "CREATE TRIGGER sly AFTER INSERT ON setting BEGIN DELETE FROM outturn; END"
        ),
        "did not make",
    ),
    "a table of somebody's": (with_statement("CREATE TABLE more (a)"), "did not make"),
    "read-only": (lambda path: path.chmod(0o400), "read-only"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_in_one_sentence_and_left_as_it_is(
    case: str, small: Path
) -> None:
    spoil, says = REFUSED[case]
    spoil(small)
    before = small.read_bytes()
    with pytest.raises(WorkbookError, match=says) as refused:
        Workbook.open(small, stamp())
    said = str(refused.value)
    assert said.endswith(".")
    assert "\n" not in said
    assert str(small) in said
    assert small.read_bytes() == before


def test_a_mistyped_path_makes_no_file(tmp_path: Path) -> None:
    path = tmp_path / "councl.qperf"
    with pytest.raises(WorkbookError, match="There is no workbook"):
        Workbook.open(path, stamp())
    assert not path.exists()


def test_a_folder_is_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match="is a folder"):
        Workbook.open(tmp_path, stamp())


def test_a_new_workbook_never_takes_an_old_ones_place(small: Path) -> None:
    before = small.read_bytes()
    with pytest.raises(WorkbookError, match="there already"):
        Workbook.create(small, stamp())
    assert small.read_bytes() == before


def test_only_its_owner_may_read_a_new_workbook(tmp_path: Path) -> None:
    path = tmp_path / "new.qperf"
    mask = os.umask(0)
    try:
        with Workbook.create(path, stamp()) as workbook:
            workbook.settings.put("council", "Anywhere")
            found = sorted(tmp_path.iterdir())
            modes = {each.name: each.stat().st_mode & 0o777 for each in found}
    finally:
        os.umask(mask)
    assert len(modes) == 3
    assert set(modes.values()) == {0o600}


def test_a_colleague_who_holds_the_file_is_named_as_the_cause(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qperf_tui.storage.connection._WAIT_SECONDS", 0.05)
    holder = sqlite3.connect(small, isolation_level=None)
    with Workbook.open(small, stamp()) as workbook:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(WorkbookBusyError, match="somebody else is writing"):
            workbook.settings.put("council", "Anywhere")
        holder.rollback()
        workbook.settings.put("council", "Anywhere")
    holder.close()


def test_the_last_to_leave_makes_it_one_file_again(small: Path) -> None:
    with Workbook.open(small, stamp()) as workbook:
        workbook.settings.put("council", "Anywhere")
    assert [each.name for each in small.parent.iterdir()] == [small.name]


def test_read_only_reads_and_never_writes(small: Path) -> None:
    before = small.read_bytes()
    with Workbook.open(small, stamp(), read_only=True) as workbook:
        assert len(workbook.indicators.on_file()) == 2
        with pytest.raises(WorkbookError, match="may not be written"):
            workbook.settings.put("council", "Anywhere")
    assert small.read_bytes() == before


def test_a_backup_is_a_whole_workbook(small: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.qperf"
    with Workbook.open(small, stamp()) as workbook:
        workbook.back_up(copy)
        with pytest.raises(WorkbookError, match="there already"):
            workbook.back_up(copy)
    with Workbook.open(copy, stamp()) as workbook:
        assert [each.code for each in workbook.indicators.on_file()] == ["CS 1", "CS 2"]
        assert workbook.check_integrity() == []
