"""Where every figure came from: its revisions, and the files that brought them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.storage import rows
from qperf_tui.storage.connection import Connection, Row, Value
from qperf_tui.storage.how_read import HowRead, place_key
from qperf_tui.storage.mask import NOTHING_HIDDEN, Mask

_BATCH: Final = (
    "b.batch_id, b.file_name, b.sha256, b.sheet, b.mapping, b.rows_read, b.reason,"
    " b.imported_by, b.imported_at, b.undone_at"
)
_FIGURES: Final = (
    "(SELECT count(*) FROM (SELECT DISTINCT indicator_id, quarter FROM outturn_revision"
    " r WHERE r.batch_id = b.batch_id))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchOnFile:
    """A set of figures that was brought in together."""

    batch_id: int
    file_name: str
    sha256: str
    sheet: str
    how: HowRead
    rows_read: int
    figures: int
    """How many figures it added or changed."""
    reason: str
    imported_by: str
    imported_at: str
    undone_at: str
    """When it was taken back; blank while it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionOnFile:
    """One revision of a figure, and what it came from."""

    quarter: Quarter
    revision: int
    kept: Row
    """Value, numerator, denominator, mark, status, reason, expected and coverage."""
    is_standing: bool
    recorded_by: str
    recorded_at: str
    batch: BatchOnFile | None
    """None where no return brought it, as where an import was taken back."""
    place: str
    """The line or cell of the file, where it is known."""


class Sources:
    """Queries on where figures came from."""

    def __init__(self, connection: Connection, mask: Mask = NOTHING_HIDDEN) -> None:
        self._connection = connection
        self._mask = mask

    def batches(self) -> list[BatchOnFile]:
        """Every batch, the newest first."""
        return self._batches("1", [])

    def of_file(self, sha256: str) -> list[BatchOnFile]:
        """The batches that brought in a file of this SHA-256, the newest first."""
        return self._batches("b.sha256 = ?", [sha256])

    def revisions(self, indicator_id: int) -> list[RevisionOnFile]:
        """Every revision of every figure of an indicator, the newest first."""
        found = self._connection.rows(
            "SELECT r.quarter, r.revision, r.value, r.numerator, r.denominator, r.mark,"
            " r.status, r.reason, r.expected, r.coverage, o.revision IS NOT NULL,"
            " r.recorded_by, r.recorded_at, r.batch_id FROM outturn_revision r"
            " LEFT JOIN outturn o USING (indicator_id, quarter, revision)"
            " WHERE r.indicator_id = ? ORDER BY r.quarter DESC, r.revision DESC",
            [indicator_id],
        )
        of = {each.batch_id: each for each in self._of_indicator(indicator_id)}
        return [self._revision(indicator_id, row, of) for row in found]

    def _of_indicator(self, indicator_id: int) -> list[BatchOnFile]:
        return self._batches(
            "b.batch_id IN (SELECT batch_id FROM outturn_revision"
            " WHERE indicator_id = ?)",
            [indicator_id],
        )

    def _batches(self, where: str, values: Sequence[Value]) -> list[BatchOnFile]:
        found = self._connection.rows(
            f"SELECT {_BATCH}, {_FIGURES} FROM import_batch b WHERE {where}"
            " ORDER BY b.batch_id DESC",
            values,
        )
        return [_batch(row) for row in found]

    def _revision(
        self, indicator_id: int, row: Row, of: dict[int, BatchOnFile]
    ) -> RevisionOnFile:
        quarter = Quarter(rows.whole(row[0]))
        batch = None if row[13] is None else of.get(rows.whole(row[13]))
        key = place_key(indicator_id, quarter.ordinal)
        return RevisionOnFile(
            quarter=quarter,
            revision=rows.whole(row[1]),
            kept=self._mask.kept(row[2:10], indicator_id, quarter),
            is_standing=bool(row[10]),
            recorded_by=rows.text(row[11]),
            recorded_at=rows.text(row[12]),
            batch=batch,
            place="" if batch is None else batch.how.places.get(key, ""),
        )


def _batch(row: Row) -> BatchOnFile:
    return BatchOnFile(
        batch_id=rows.whole(row[0]),
        file_name=rows.text(row[1]),
        sha256=rows.text(row[2]),
        sheet="" if row[3] is None else rows.text(row[3]),
        how=HowRead.read(rows.text(row[4])),
        rows_read=rows.whole(row[5]),
        reason=rows.text(row[6]),
        imported_by=rows.text(row[7]),
        imported_at=rows.text(row[8]),
        undone_at="" if row[9] is None else rows.text(row[9]),
        figures=rows.whole(row[10]),
    )
