"""Which quarters are closed: every write to what a quarter reports asks here first."""

from qperf_tui.domain.closing import Closing, why_closed
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ClosedQuarterError
from qperf_tui.storage import rows
from qperf_tui.storage.connection import Connection, Row
from qperf_tui.storage.stamp import Stamp

_CLOSINGS = (
    "SELECT c.quarter, c.is_closed, c.reason, c.decided_by, c.decided_at,"
    " p.publication_id, p.published_by, p.published_at FROM quarter_closing c"
    " LEFT JOIN publication p ON p.publication_id ="
    " (SELECT max(publication_id) FROM publication n WHERE n.quarter = c.quarter)"
)
_STANDING = (
    "c.closing_id = (SELECT max(closing_id) FROM quarter_closing l"
    " WHERE l.quarter = c.quarter)"
)


class Closings:
    """Queries on closed quarters; decisions are only ever added to."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        self._connection = connection
        self._stamp = stamp

    def all(self) -> list[Closing]:
        """Every decision ever made, in the order it was made in."""
        found = self._connection.rows(f"{_CLOSINGS} ORDER BY c.closing_id")
        return [_closing(row) for row in found]

    def closed(self) -> dict[Quarter, Closing]:
        """The quarters that are closed now, earliest first."""
        return {each.quarter: each for each in closed_quarters(self._connection)}

    def require_open(self, quarter: Quarter) -> None:
        """Refuse a change to what a quarter reports.

        Raises:
            ClosedQuarterError: If it is closed; the sentence says by whom.
        """
        require_open(self._connection, quarter)

    def decide(self, quarter: Quarter, *, is_closed: bool, reason: str) -> None:
        """Close a quarter, or open it again."""
        self._connection.run(
            "INSERT INTO quarter_closing (quarter, is_closed, reason, decided_by,"
            " decided_at) VALUES (?, ?, ?, ?, ?)",
            [
                *(quarter.ordinal, int(is_closed), reason),
                *(self._stamp.by, self._stamp.clock()),
            ],
        )


def closed_quarters(connection: Connection) -> list[Closing]:
    """The quarters that are closed now, earliest first."""
    found = connection.rows(
        f"{_CLOSINGS} WHERE c.is_closed = 1 AND {_STANDING} ORDER BY c.quarter"
    )
    return [_closing(row) for row in found]


def require_open(connection: Connection, *quarters: Quarter) -> None:
    """Refuse a change to what any of some quarters reports.

    Raises:
        ClosedQuarterError: If one is closed; the sentence says by whom, and the mend.
    """
    _require(connection, frozenset(each.ordinal for each in quarters))


def require_open_from(connection: Connection, first: Quarter) -> None:
    """Refuse a change to how a quarter and those after it are judged.

    Raises:
        ClosedQuarterError: If one of them is closed.
    """
    for each in closed_quarters(connection):
        if each.quarter >= first:
            raise ClosedQuarterError(why_closed(each))


def require_open_report(connection: Connection, report_id: int) -> None:
    """Refuse a change to a report whose quarter is closed.

    Raises:
        ClosedQuarterError: If it is.
    """
    found = connection.rows(
        "SELECT quarter FROM report WHERE report_id = ?", [report_id]
    )
    _require_rows(connection, found)


def require_open_section(connection: Connection, section_id: int) -> None:
    """Refuse a change to a section of a report whose quarter is closed.

    Raises:
        ClosedQuarterError: If it is.
    """
    found = connection.rows(
        "SELECT quarter FROM report JOIN section USING (report_id)"
        " WHERE section_id = ?",
        [section_id],
    )
    _require_rows(connection, found)


def require_open_paragraphs(connection: Connection, *paragraph_ids: int) -> None:
    """Refuse a change to paragraphs of a report whose quarter is closed.

    Raises:
        ClosedQuarterError: If it is.
    """
    listed = ",".join(str(int(each)) for each in paragraph_ids)
    found = connection.rows(
        "SELECT DISTINCT quarter FROM report JOIN section USING (report_id)"
        f" JOIN paragraph USING (section_id) WHERE paragraph_id IN ({listed})"
    )
    _require_rows(connection, found)


def _require_rows(connection: Connection, found: list[Row]) -> None:
    _require(connection, frozenset(rows.whole(row[0]) for row in found))


def _require(connection: Connection, ordinals: frozenset[int]) -> None:
    for each in closed_quarters(connection):
        if each.quarter.ordinal in ordinals:
            raise ClosedQuarterError(why_closed(each))


def _closing(row: Row) -> Closing:
    return Closing(
        quarter=Quarter(rows.whole(row[0])),
        is_closed=bool(rows.whole(row[1])),
        reason=rows.text(row[2]),
        decided_by=rows.text(row[3]),
        decided_at=rows.text(row[4]),
        release=None if row[5] is None else rows.whole(row[5]),
        published_by="" if row[6] is None else rows.text(row[6]),
        published_at="" if row[7] is None else rows.text(row[7]),
    )
