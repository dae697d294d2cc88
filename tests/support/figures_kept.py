"""The figures of a workbook as the file has them, and a copy of it without any."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

_KEPT = (
    "SELECT i.code, o.quarter, o.value, o.numerator, o.denominator, o.mark, o.status,"
    " o.reason, o.expected, o.footnote, o.coverage FROM outturn o"
    " JOIN indicator i USING (indicator_id) ORDER BY i.code, o.quarter"
)


def figures_kept(path: Path) -> list[tuple[object, ...]]:
    """Every figure that stands, byte for byte, whichever revision of it that is."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(_KEPT).fetchall()


def written_rows(path: Path) -> tuple[int, ...]:
    """How many revisions, batches, targets and changes there are."""
    tables = ("outturn_revision", "import_batch", "target", "change")
    with closing(sqlite3.connect(path)) as connection:
        return tuple(
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in tables
        )


def without_figures(path: Path, copy: Path) -> Path:
    """A copy of a workbook with every definition and not one figure."""
    shutil.copyfile(path, copy)
    trigger = "outturn_revision_is_kept"
    with closing(sqlite3.connect(copy)) as connection, connection:
        (sql,) = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = ?", [trigger]
        ).fetchone()
        connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute("DELETE FROM outturn")
        connection.execute("DELETE FROM outturn_revision")
        connection.execute(sql)
    copy.chmod(0o600)
    return copy
