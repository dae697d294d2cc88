"""Batches of imported figures, and taking a whole batch back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from qperf_tui.storage.connection import Connection, Value
from qperf_tui.storage.stamp import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Where a set of figures came from."""

    file_name: str
    sha256: str
    sheet: str | None
    mapping: Mapping[str, str]
    rows_read: int


_KEPT = "value, numerator, denominator, mark, status, reason, expected, coverage"
_REVISE = (
    f"INSERT INTO outturn_revision (indicator_id, quarter, revision, {_KEPT},"
    " recorded_by, recorded_at) SELECT ?1, ?2, (SELECT max(revision) + 1 FROM"
    " outturn_revision r WHERE r.indicator_id = ?1 AND r.quarter = ?2),"
    " b.value, b.numerator, b.denominator, b.mark, b.status,"
    " coalesce(b.reason, 'import undone'), b.expected, coalesce(b.coverage, ''),"
    " ?4, ?5 FROM (SELECT 1) LEFT JOIN outturn_revision b ON b.indicator_id = ?1"
    " AND b.quarter = ?2 AND b.revision = ?3 - 1"
)
"""Keep what stood before a batch as a new revision, or that nothing stood."""

_LET_STAND = (
    f"INSERT INTO outturn (indicator_id, quarter, {_KEPT}, revision)"
    f" SELECT indicator_id, quarter, {_KEPT}, revision FROM outturn_revision"
    " WHERE indicator_id = ?1 AND quarter = ?2 AND status IS NOT NULL"
    " AND revision = (SELECT max(revision) FROM outturn_revision r"
    " WHERE r.indicator_id = ?1 AND r.quarter = ?2)"
)


class Imports:
    """Queries on import batches."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        self._connection = connection
        self._stamp = stamp

    def add(self, batch: Batch) -> int:
        """Record a batch inside its transaction; returns its id."""
        return self._connection.add(
            "INSERT INTO import_batch (file_name, sha256, sheet, mapping, rows_read,"
            " imported_by, imported_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                batch.file_name,
                batch.sha256,
                batch.sheet,
                json.dumps(dict(batch.mapping)),
                batch.rows_read,
                self._stamp.by,
                self._stamp.clock(),
            ],
        )

    def take_back(self, batch_id: int) -> None:
        """Let stand again what stood before a batch; its revisions stay on file."""
        values: list[Value] = [batch_id]
        undone = self._connection.rows(
            "SELECT indicator_id, quarter, min(revision) FROM outturn_revision"
            " WHERE batch_id = ? GROUP BY indicator_id, quarter",
            values,
        )
        when = self._stamp.clock()
        for indicator_id, quarter, revision in undone:
            self._connection.run(
                "DELETE FROM outturn WHERE indicator_id = ? AND quarter = ?",
                [indicator_id, quarter],
            )
            self._connection.run(
                _REVISE, [indicator_id, quarter, revision, self._stamp.by, when]
            )
            self._connection.run(_LET_STAND, [indicator_id, quarter])
        self._connection.run(
            "UPDATE import_batch SET undone_at = ? WHERE batch_id = ?", [when, batch_id]
        )
