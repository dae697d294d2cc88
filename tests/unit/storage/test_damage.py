"""A workbook damaged byte by byte, or changed by another program's hand."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.errors import WorkbookBusyError, WorkbookError
from qperf_tui.storage import migrations
from qperf_tui.storage.workbook import Workbook
from support.workbooks import stamp

Q2 = Quarter.of(2012, 2)
FLIPS = 60


def read_all(path: Path) -> None:
    """Open a workbook to look at it, and read what the first screen reads."""
    with Workbook.open(path, stamp(), read_only=True) as workbook:
        for indicator in workbook.indicators.on_file():
            workbook.outturns.series(indicator)
            workbook.commentaries.versions(indicator.indicator_id, Q2)
        workbook.evidence.around(Q2)


def is_told(path: Path) -> bool:
    """Whether reading ends in a sentence; any other failure goes through."""
    try:
        read_all(path)
    except WorkbookError as error:
        return "\n" not in str(error)
    return False


@pytest.mark.parametrize("way", ["flipped", "zeroed", "cut"])
def test_damage_is_told_in_a_sentence_or_does_no_harm(sample: Path, way: str) -> None:
    """A flip may fall where SQLite has no checksum; it must still end in no fault."""
    whole = sample.read_bytes()
    where = random.Random(way)  # noqa: S311 - the same damage in every run
    told = 0
    for _ in range(FLIPS):
        spoilt = bytearray(whole)
        at = where.randrange(100, len(whole) - 4096)
        if way == "flipped":
            for place in (at, at + 1, at + 700, at + 1900):
                spoilt[place] ^= where.randrange(1, 256)
        elif way == "zeroed":
            spoilt[at // 4096 * 4096 : (at // 4096 + 1) * 4096] = bytes(4096)
        else:
            del spoilt[at:]
        sample.write_bytes(spoilt)
        told += is_told(sample)
        assert sample.read_bytes() == spoilt
    assert told > 5


def test_a_strange_trigger_is_refused_before_a_byte_is_written(small: Path) -> None:
    with closing(sqlite3.connect(small, isolation_level=None)) as theirs:
        theirs.execute("PRAGMA journal_mode = DELETE")
        theirs.execute(
            "CREATE TRIGGER sly AFTER INSERT ON setting BEGIN DELETE FROM outturn; END"
        )
    before = small.read_bytes()
    with pytest.raises(WorkbookError, match="did not make"):
        Workbook.open(small, stamp())
    assert small.read_bytes() == before
    assert [each.name for each in small.parent.iterdir()] == [small.name]


def test_a_workbook_held_by_somebody_is_busy_and_not_damaged(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qperf_tui.storage.connection._WAIT_SECONDS", 0.05)
    with closing(sqlite3.connect(small, isolation_level=None)) as theirs:
        theirs.execute("PRAGMA locking_mode = EXCLUSIVE")
        theirs.execute("BEGIN IMMEDIATE")
        with pytest.raises(WorkbookBusyError, match="try again in a moment"):
            Workbook.open(small, stamp())
    Workbook.open(small, stamp()).close()


@pytest.mark.parametrize("statement", ["DELETE FROM", "UPDATE"])
def test_the_versions_of_a_paragraph_are_kept(small: Path, statement: str) -> None:
    said = "paragraph_version" + (" SET body = ''" if statement == "UPDATE" else "")
    with closing(sqlite3.connect(small, isolation_level=None)) as theirs:
        theirs.execute("INSERT INTO paragraph_version VALUES (1, 1, 'b', 'a', 'w', '')")
        with pytest.raises(sqlite3.IntegrityError, match="paragraphs are"):
            theirs.execute(f"{statement} {said}")


def test_a_script_that_fails_half_way_leaves_the_workbook_as_it_was(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "0004_more.sql"
    script.write_text("CREATE TABLE more (a) STRICT;\n\nCREATE TABLE setting (a);\n")
    scripts = [*migrations._scripts(), script]
    monkeypatch.setattr(migrations, "_scripts", lambda: scripts)
    with pytest.raises(WorkbookError, match="missing datatype"):
        Workbook.open(small, stamp())
    monkeypatch.undo()
    with Workbook.open(small, stamp()) as workbook:
        assert len(workbook.indicators.on_file()) == 2
    kept = small.with_name(f"{small.name}.schema-{migrations.newest()}.bak")
    with Workbook.open(kept, stamp(), read_only=True) as copy:
        assert len(copy.indicators.on_file()) == 2
    assert kept.stat().st_mode & 0o777 == 0o600
