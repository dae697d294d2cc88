"""Which quarters were opened, and what was decided of single returns in them."""

from datetime import date

from qperf_tui.domain.expected_return import ReturnRuling
from qperf_tui.domain.opening import Opening
from qperf_tui.domain.period import Quarter
from qperf_tui.storage import rows
from qperf_tui.storage.closings import require_open
from qperf_tui.storage.connection import Connection


class Openings:
    """Queries on opened quarters, and on returns moved or called off."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Opening]:
        """Every quarter that is opened, the earliest first."""
        found = self._connection.rows(
            "SELECT quarter, opened_by, opened_at FROM quarter_opening ORDER BY quarter"
        )
        return [
            Opening(
                quarter=Quarter(rows.whole(row[0])),
                opened_by=rows.text(row[1]),
                opened_at=rows.text(row[2]),
            )
            for row in found
        ]

    def latest(self) -> Quarter | None:
        """The last quarter that was opened; None where none was."""
        found = self._connection.number("SELECT max(quarter) FROM quarter_opening")
        return None if found is None else Quarter(found)

    def put(self, opening: Opening) -> None:
        """Keep that a quarter was opened.

        Raises:
            ClosedQuarterError: If it is closed.
        """
        require_open(self._connection, opening.quarter)
        self._connection.run(
            "INSERT OR REPLACE INTO quarter_opening (quarter, opened_by, opened_at)"
            " VALUES (?, ?, ?)",
            [opening.quarter.ordinal, opening.opened_by, opening.opened_at],
        )

    def remove(self, quarter: Quarter) -> None:
        """Let a quarter be as if nobody had opened it.

        Raises:
            ClosedQuarterError: If it is closed.
        """
        require_open(self._connection, quarter)
        self._connection.run(
            "DELETE FROM quarter_opening WHERE quarter = ?", [quarter.ordinal]
        )

    def rulings(self, quarter: Quarter) -> dict[int, ReturnRuling]:
        """What was decided of single returns of a quarter, by indicator id."""
        found = self._connection.rows(
            "SELECT indicator_id, due, reason, decided_by, decided_at"
            " FROM return_ruling WHERE quarter = ?",
            [quarter.ordinal],
        )
        return {
            rows.whole(row[0]): ReturnRuling(
                due=None if row[1] is None else rows.day(row[1]),
                reason=rows.text(row[2]),
                decided_by=rows.text(row[3]),
                decided_at=rows.text(row[4]),
            )
            for row in found
        }

    def put_ruling(
        self, indicator_id: int, quarter: Quarter, ruling: ReturnRuling | None
    ) -> None:
        """Decide on an indicator's return in a quarter; None leaves it as usual.

        Raises:
            ClosedQuarterError: If the quarter is closed.
        """
        require_open(self._connection, quarter)
        if ruling is None:
            self._connection.run(
                "DELETE FROM return_ruling WHERE indicator_id = ? AND quarter = ?",
                [indicator_id, quarter.ordinal],
            )
            return
        self._connection.run(
            "INSERT OR REPLACE INTO return_ruling (indicator_id, quarter, due, reason,"
            " decided_by, decided_at) VALUES (?, ?, ?, ?, ?, ?)",
            [
                *(indicator_id, quarter.ordinal, _kept(ruling.due), ruling.reason),
                *(ruling.decided_by, ruling.decided_at),
            ],
        )


def _kept(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
