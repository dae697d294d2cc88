"""Every change by name, in order, with what it takes to undo it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from qperf_tui.storage import rows
from qperf_tui.storage.connection import Connection, Row
from qperf_tui.storage.stamp import Stamp

Undo = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing somebody did to the workbook."""

    change_id: int
    made_by: str
    made_at: str
    says: str
    kind: str
    undo: Undo | None
    """What stood before, as plain JSON values; None if it cannot be undone."""
    is_undone: bool


_COLUMNS = "change_id, made_by, made_at, says, kind, undo, undone_by IS NOT NULL"


class Changes:
    """The log of changes; it is only ever added to."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        self._connection = connection
        self._stamp = stamp

    def record(self, says: str, kind: str, undo: Undo | None) -> int:
        """Log a change just made, inside its transaction; returns its id."""
        return self._connection.add(
            "INSERT INTO change (made_by, made_at, says, kind, undo)"
            " VALUES (?, ?, ?, ?, ?)",
            [
                self._stamp.by,
                self._stamp.clock(),
                says,
                kind,
                None if undo is None else json.dumps(undo),
            ],
        )

    def last_to_undo(self) -> Change | None:
        """The newest change that can be undone and has not been."""
        found = self._connection.row(
            f"SELECT {_COLUMNS} FROM change WHERE undo IS NOT NULL"
            " AND undone_by IS NULL ORDER BY change_id DESC LIMIT 1"
        )
        return None if found is None else _change(found)

    def mark_undone(self, change: Change, by: int) -> None:
        """Note which later change undid this one."""
        self._connection.run(
            "UPDATE change SET undone_by = ? WHERE change_id = ?",
            [by, change.change_id],
        )

    def settle(self) -> None:
        """Let everything done so far stand: none of it is left to undo."""
        self._connection.run("UPDATE change SET undo = NULL")

    def latest(self, most: int) -> list[Change]:
        """The newest changes first, at most so many."""
        found = self._connection.rows(
            f"SELECT {_COLUMNS} FROM change ORDER BY change_id DESC LIMIT ?", [most]
        )
        return [_change(row) for row in found]


def _change(row: Row) -> Change:
    return Change(
        change_id=rows.whole(row[0]),
        made_by=rows.text(row[1]),
        made_at=rows.text(row[2]),
        says=rows.text(row[3]),
        kind=rows.text(row[4]),
        undo=None if row[5] is None else json.loads(rows.text(row[5])),
        is_undone=bool(row[6]),
    )
