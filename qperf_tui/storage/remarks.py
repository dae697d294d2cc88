"""Remarks between officers and reviewers, which no export ever reads."""

from dataclasses import dataclass

from qperf_tui.domain.period import Quarter
from qperf_tui.storage import rows
from qperf_tui.storage.connection import Connection, Row
from qperf_tui.storage.stamp import Stamp

_COLUMNS = (
    "remark_id, indicator_id, quarter, author, body, written_at, resolved_by,"
    " resolved_at"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What one colleague says to another about a text."""

    remark_id: int
    indicator_id: int
    quarter: Quarter
    author: str
    body: str
    written_at: str
    """Coordinated universal time, ISO 8601; order by `remark_id`, never by this."""
    resolved_by: str | None = None
    resolved_at: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has resolved it."""
        return self.resolved_by is None


class Remarks:
    """Queries on remarks."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        self._connection = connection
        self._stamp = stamp

    def of(self, indicator_id: int, quarter: Quarter) -> list[Remark]:
        """The remarks on one text, oldest first."""
        return self._found("indicator_id = ? AND quarter = ?", indicator_id, quarter)

    def open_in(self, quarter: Quarter) -> list[Remark]:
        """Every remark of a quarter that is not resolved, oldest first."""
        return self._found("resolved_by IS NULL AND quarter = ?", quarter)

    def by_id(self, remark_id: int) -> Remark | None:
        """One remark, if there is one by that number."""
        return next(iter(self._found("remark_id = ?", remark_id)), None)

    def add(self, indicator_id: int, quarter: Quarter, body: str) -> Remark:
        """Add a remark by who writes."""
        author, when = self._stamp.by, self._stamp.clock()
        remark_id = self._connection.add(
            "INSERT INTO remark (indicator_id, quarter, author, body, written_at)"
            " VALUES (?, ?, ?, ?, ?)",
            [indicator_id, quarter.ordinal, author, body, when],
        )
        return Remark(
            remark_id=remark_id,
            indicator_id=indicator_id,
            quarter=quarter,
            author=author,
            body=body,
            written_at=when,
        )

    def put_back(self, remark: Remark) -> None:
        """Let a remark be as it is given, whether it was there or not."""
        self._connection.run(
            f"INSERT OR REPLACE INTO remark ({_COLUMNS})"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                *(remark.remark_id, remark.indicator_id, remark.quarter.ordinal),
                *(remark.author, remark.body, remark.written_at),
                *(remark.resolved_by, remark.resolved_at),
            ],
        )

    def remove(self, remark_id: int) -> None:
        """Take out a remark that was added by mistake."""
        self._connection.run("DELETE FROM remark WHERE remark_id = ?", [remark_id])

    def _found(self, condition: str, *values: int | Quarter) -> list[Remark]:
        given = [each.ordinal if isinstance(each, Quarter) else each for each in values]
        found = self._connection.rows(
            f"SELECT {_COLUMNS} FROM remark WHERE {condition} ORDER BY remark_id", given
        )
        return [_remark(row) for row in found]


def _remark(row: Row) -> Remark:
    return Remark(
        remark_id=rows.whole(row[0]),
        indicator_id=rows.whole(row[1]),
        quarter=Quarter(rows.whole(row[2])),
        author=rows.text(row[3]),
        body=rows.text(row[4]),
        written_at=rows.text(row[5]),
        resolved_by=None if row[6] is None else rows.text(row[6]),
        resolved_at=None if row[7] is None else rows.text(row[7]),
    )
