"""What was to be reached, for a quarter on the way or for a year end."""

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import Target, TargetKind
from qperf_tui.storage import rows
from qperf_tui.storage.connection import Connection
from qperf_tui.storage.stamp import Stamp


class Targets:
    """Queries on targets."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        self._connection = connection
        self._stamp = stamp

    def of(self, indicator_id: int) -> dict[tuple[Quarter, TargetKind], Target]:
        """Every target of an indicator in numbers, by quarter and kind."""
        found: dict[tuple[Quarter, TargetKind], Target] = {}
        for row in self._connection.rows(
            "SELECT quarter, kind, low, high FROM target WHERE indicator_id = ?",
            [indicator_id],
        ):
            kind = rows.one_of(TargetKind, row[1])
            target = rows.target(row[2], row[3], kind)
            if target is not None:
                found[Quarter(rows.whole(row[0])), kind] = target
        return found

    def all(self) -> dict[tuple[int, int, TargetKind], Target]:
        """Every target in numbers, by indicator id, quarter and kind."""
        found = self._connection.rows(
            "SELECT indicator_id, quarter, kind, low, high FROM target"
        )
        return {
            (rows.whole(row[0]), rows.whole(row[1]), kind): target
            for row in found
            if (kind := rows.one_of(TargetKind, row[2]))
            and (target := rows.target(row[3], row[4], kind))
        }

    def put(
        self,
        indicator_id: int,
        quarter: Quarter,
        target: Target,
        reason: str = "",
        *,
        set_by: str | None = None,
    ) -> None:
        """Set the target of a quarter, or of the year end that `quarter` is.

        `set_by` is who decided on it, by default who writes.
        """
        self._connection.run(
            "INSERT OR REPLACE INTO target (indicator_id, quarter, kind, low, high,"
            " set_by, set_at, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                indicator_id,
                quarter.ordinal,
                target.kind.value,
                rows.decimal_text(target.low),
                rows.decimal_text(target.high),
                set_by or self._stamp.by,
                self._stamp.clock(),
                reason,
            ],
        )

    def put_back(
        self,
        indicator_id: int,
        quarter: Quarter,
        kind: TargetKind,
        before: Target | None,
    ) -> None:
        """Let a target stand as it did before a change, or not at all."""
        self._connection.run(
            "DELETE FROM target WHERE indicator_id = ? AND quarter = ? AND kind = ?",
            [indicator_id, quarter.ordinal, kind.value],
        )
        if before is not None:
            self.put(indicator_id, quarter, before, "undone")
