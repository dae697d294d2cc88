"""Batches of imported figures, and taking a whole batch back."""

from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.storage import rows
from qperf_tui.storage.closings import require_open
from qperf_tui.storage.connection import Connection
from qperf_tui.storage.how_read import HowRead
from qperf_tui.storage.stamp import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Where a set of figures came from."""

    file_name: str
    sha256: str
    sheet: str | None
    how: HowRead
    rows_read: int
    reason: str = ""
    """Why it revises what was published; nothing where it does not."""


_KEPT: Final = "value, numerator, denominator, mark, status, reason, expected, coverage"
_AGAIN: Final = (
    f"INSERT INTO outturn_revision (indicator_id, quarter, revision, {_KEPT},"
    " batch_id, recorded_by, recorded_at) SELECT ?1, ?2, (SELECT max(revision) + 1"
    " FROM outturn_revision r WHERE r.indicator_id = ?1 AND r.quarter = ?2),"
    " b.value, b.numerator, b.denominator, b.mark, b.status,"
    " coalesce(b.reason, 'import undone'), b.expected, coalesce(b.coverage, ''),"
    " ?4, ?5, ?6 FROM (SELECT 1) LEFT JOIN outturn_revision b ON b.indicator_id = ?1"
    " AND b.quarter = ?2 AND b.revision = ?3"
)
"""Say again in a new revision what an earlier one did, or that nothing stood."""

_LET_STAND: Final = (
    f"INSERT INTO outturn (indicator_id, quarter, {_KEPT}, revision)"
    f" SELECT indicator_id, quarter, {_KEPT}, revision FROM outturn_revision"
    " WHERE indicator_id = ?1 AND quarter = ?2 AND status IS NOT NULL"
    " AND revision = (SELECT max(revision) FROM outturn_revision r"
    " WHERE r.indicator_id = ?1 AND r.quarter = ?2)"
)
_CHANGED: Final = (
    "SELECT f.indicator_id, f.quarter FROM (SELECT indicator_id, quarter,"
    " min(revision) - ?2 AS revision FROM outturn_revision WHERE batch_id = ?1"
    " GROUP BY indicator_id, quarter) f LEFT JOIN outturn_revision b"
    " USING (indicator_id, quarter, revision) LEFT JOIN outturn o"
    " ON o.indicator_id = f.indicator_id AND o.quarter = f.quarter"
    " WHERE coalesce(o.status, b.status) IS NOT NULL AND ("
    + " OR ".join(
        f"o.{column} IS NOT b.{column}"
        for column in _KEPT.split(", ")
        if column != "reason"
    )
    + ") ORDER BY f.quarter, f.indicator_id LIMIT 1"
)
"""A figure that is not what a batch made of it, or with ?2 = 1 not what stood before.

A reason is told apart by nothing, for a revision that says nothing stood has one,
and where nothing stands and nothing stood there is nothing to tell apart.
"""


class Imports:
    """Queries on import batches."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        self._connection = connection
        self._stamp = stamp

    def add(self, batch: Batch) -> int:
        """Record a batch inside its transaction; returns its id."""
        return self._connection.add(
            "INSERT INTO import_batch (file_name, sha256, sheet, mapping, rows_read,"
            " reason, imported_by, imported_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                batch.file_name,
                batch.sha256,
                batch.sheet,
                batch.how.as_json(),
                batch.rows_read,
                batch.reason,
                self._stamp.by,
                self._stamp.clock(),
            ],
        )

    def reasons(self) -> dict[tuple[str, Quarter], str]:
        """Why figures were revised last, by code and quarter, where that was said.

        A return that gives none revised a quarter that was opened again for it, whose
        reason is that one.
        """
        found: dict[tuple[str, Quarter], str] = {}
        for row in self._connection.rows(
            "SELECT i.code, r.quarter, coalesce(nullif(b.reason, ''), (SELECT c.reason"
            " FROM quarter_closing c WHERE c.quarter = r.quarter AND c.is_closed = 0"
            " ORDER BY c.closing_id DESC LIMIT 1), '')"
            " FROM outturn_revision r JOIN indicator i USING (indicator_id)"
            " JOIN import_batch b USING (batch_id) WHERE r.revision > 1"
            " ORDER BY r.revision"
        ):
            found[rows.text(row[0]), Quarter(rows.whole(row[1]))] = rows.text(row[2])
        return found

    def take_back(self, batch_id: int) -> None:
        """Let stand again what stood before a batch; its revisions stay on file."""
        when = self._stamp.clock()
        for indicator_id, quarter, revision in self._figures(batch_id):
            self._let_stand(indicator_id, quarter, revision - 1, when, None)
        self._connection.run(
            "UPDATE import_batch SET undone_at = ? WHERE batch_id = ?", [when, batch_id]
        )

    def reinstate(self, batch_id: int) -> None:
        """Let the figures of a batch that was taken back stand again."""
        when = self._stamp.clock()
        for indicator_id, quarter, revision in self._figures(batch_id):
            self._let_stand(indicator_id, quarter, revision, when, batch_id)
        self._connection.run(
            "UPDATE import_batch SET undone_at = NULL WHERE batch_id = ?", [batch_id]
        )

    def changed_since(
        self, batch_id: int, *, is_taken_back: bool
    ) -> tuple[int, Quarter] | None:
        """A figure of a batch that somebody has since changed, by indicator id.

        A batch that is taken back is compared with what stood before it.
        """
        found = self._connection.row(_CHANGED, [batch_id, int(is_taken_back)])
        if found is None:
            return None
        return rows.whole(found[0]), Quarter(rows.whole(found[1]))

    def _figures(self, batch_id: int) -> list[tuple[int, int, int]]:
        """Which figures a batch brought, and the revision each first was.

        Raises:
            ClosedQuarterError: If one is of a quarter that is closed, for they are
                asked for to be changed.
        """
        found = self._connection.rows(
            "SELECT indicator_id, quarter, min(revision) FROM outturn_revision"
            " WHERE batch_id = ? GROUP BY indicator_id, quarter",
            [batch_id],
        )
        require_open(self._connection, *(Quarter(rows.whole(row[1])) for row in found))
        return [
            (rows.whole(row[0]), rows.whole(row[1]), rows.whole(row[2]))
            for row in found
        ]

    def _let_stand(
        self,
        indicator_id: int,
        quarter: int,
        revision: int,
        when: str,
        batch_id: int | None,
    ) -> None:
        self._connection.run(
            "DELETE FROM outturn WHERE indicator_id = ? AND quarter = ?",
            [indicator_id, quarter],
        )
        self._connection.run(
            _AGAIN, [indicator_id, quarter, revision, batch_id, self._stamp.by, when]
        )
        self._connection.run(_LET_STAND, [indicator_id, quarter])
