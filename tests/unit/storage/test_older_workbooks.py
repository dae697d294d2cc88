"""A workbook of the first schema: brought up to date, with the old file beside it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import Tolerance, read_target
from qperf_tui.storage import migrations
from qperf_tui.storage.workbook import Workbook
from support.workbooks import NOW, stamp

Q2 = Quarter.of(2012, 2)
_HELD = (
    (
        "INSERT INTO priority (priority_id, code, title, position)"
        " VALUES (1, 'C', 'Health', 1)"
    ),
    (
        "INSERT INTO indicator (indicator_id, code, title, polarity, position)"
        " VALUES (1, 'CS 1', 'Assessments', 'higher', 1)"
    ),
    "INSERT INTO indicator_priority VALUES (1, 0, 1)",
    (
        "INSERT INTO target (indicator_id, quarter, kind, low, high, set_at)"
        f" VALUES (1, {Q2.year_end.ordinal}, 'year end', '85', '85', '{NOW}')"
    ),
    (
        "INSERT INTO outturn (indicator_id, quarter, value, numerator, denominator,"
        f" status, revision) VALUES (1, {Q2.ordinal}, '79.3', '253', '319', 'final', 1)"
    ),
    (
        "INSERT INTO outturn_revision (indicator_id, quarter, revision, value,"
        " numerator, denominator, status, recorded_by, recorded_at)"
        f" VALUES (1, {Q2.ordinal}, 1,"
        f" '79.3', '253', '319', 'final', 'A Officer', '{NOW}')"
    ),
)


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workbook as the first version wrote it, with one figure and its target."""
    path = tmp_path / "older.qperf"
    first = migrations._scripts()[:1]
    with (
        monkeypatch.context() as patch,
        closing(sqlite3.connect(path, isolation_level=None)) as connection,
    ):
        patch.setattr(migrations, "_scripts", lambda: first)
        migrations.migrate(connection)
        for statement in _HELD:
            connection.execute(statement)
    path.chmod(0o600)
    return path


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


def test_it_is_brought_up_and_the_old_file_stays_beside_it(older: Path) -> None:
    assert version(older) == 1
    with Workbook.open(older, stamp()) as workbook:
        evidence = workbook.evidence.around(Q2)[1]
        assert evidence.year_end == read_target("85")
        assert (evidence.outturn.coverage, evidence.outturn.expected) == ("", "")
        assert evidence.outturn.status is OutturnStatus.FINAL
        assert evidence.override is None
        workbook.judging.put_override(1, Q2, Tolerance.parse("5 points"), "Agreed")
        assert workbook.evidence.around(Q2)[1].override is not None
        assert workbook.check_integrity() == []
    assert version(older) == migrations.newest()
    kept = older.with_name(f"{older.name}.schema-1.bak")
    assert version(kept) == 1
    assert kept.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT value FROM outturn").fetchall() == [("79.3",)]
    with Workbook.open(older, stamp()) as again:
        assert len(again.indicators.on_file()) == 1


def test_its_copy_is_never_written_over(older: Path) -> None:
    kept = older.with_name(f"{older.name}.schema-1.bak")
    kept.write_bytes(b"kept")
    with Workbook.open(older, stamp()) as workbook:
        assert len(workbook.indicators.on_file()) == 1
    assert kept.read_bytes() == b"kept"
