"""The headings of the council's plan."""

from qperf_tui.domain.indicator import Priority
from qperf_tui.domain.period import Quarter
from qperf_tui.storage import rows
from qperf_tui.storage.closings import require_open_from
from qperf_tui.storage.connection import Connection

_IN_FORCE = (
    "NOT EXISTS (SELECT 1 FROM indicator_priority ip"
    " WHERE ip.priority_id = p.priority_id)"
    " OR EXISTS (SELECT 1 FROM indicator_priority ip"
    " JOIN indicator i ON i.indicator_id = ip.indicator_id AND i.retired_from IS NULL"
    " WHERE ip.priority_id = p.priority_id AND ip.first_quarter ="
    " (SELECT max(first_quarter) FROM indicator_priority l"
    " WHERE l.indicator_id = ip.indicator_id))"
)
"""An indicator stands under the one it was last linked to; a new one has none yet."""

_TAKEN_BACK = (
    "EXISTS (SELECT 1 FROM indicator_priority ip WHERE ip.priority_id = p.priority_id)"
    " AND NOT EXISTS (SELECT 1 FROM indicator_priority ip"
    " JOIN indicator i ON i.indicator_id = ip.indicator_id"
    " AND i.retired_from IS NOT 0 WHERE ip.priority_id = p.priority_id)"
)
"""Nothing ever stood under it but what was taken back."""


class Priorities:
    """Queries on council priorities."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Priority]:
        """Every priority of the plan in force, in its order.

        One whose indicators all stand under another by now is of an earlier plan.
        """
        return self._where(_IN_FORCE)

    def of(self, quarter: Quarter) -> list[Priority]:
        """The priorities that what is reported in a quarter stood under then."""
        return self._where(
            f"priority_id IN (SELECT p.priority_id FROM {rows.reported_in(quarter)})"
        )

    def on_file(self) -> list[Priority]:
        """Every priority of every plan, those of earlier plans first.

        One that only an import brought that was taken back is not among them.
        """
        every = self._where(f"NOT ({_TAKEN_BACK})")
        return sorted(every, key=set(self.all()).__contains__)

    def _where(self, condition: str) -> list[Priority]:
        found = self._connection.rows(
            f"SELECT priority_id, code, title FROM {rows.LATEST_PRIORITIES}"
            f" WHERE {condition}"
            " ORDER BY position, priority_id"
        )
        return [
            Priority(rows.whole(row[0]), rows.text(row[1]), rows.text(row[2]))
            for row in found
        ]

    def position(self, priority_id: int, quarter: Quarter) -> int:
        """The place of a priority among all there ever were, as it is in a quarter."""
        found = self._connection.number(
            f"SELECT position FROM {rows.priorities_by(quarter)} WHERE priority_id = ?",
            [priority_id],
        )
        return found or 0

    def place(self, priority_id: int, quarter: Quarter) -> int | None:
        """The place a priority was given from a quarter on; None where it was none."""
        return self._connection.number(
            "SELECT position FROM priority_place"
            " WHERE priority_id = ? AND first_quarter = ?",
            [priority_id, quarter.ordinal],
        )

    def put_place(
        self, priority_id: int, quarter: Quarter, position: int | None
    ) -> None:
        """Give a priority a place from a quarter on; None lets it have none there.

        Raises:
            ClosedQuarterError: If a closed quarter would be listed otherwise.
        """
        require_open_from(self._connection, quarter)
        self._connection.run(
            "DELETE FROM priority_place WHERE priority_id = ? AND first_quarter = ?",
            [priority_id, quarter.ordinal],
        )
        if position is not None:
            self._connection.run(
                "INSERT INTO priority_place (priority_id, first_quarter, position)"
                " VALUES (?, ?, ?)",
                [priority_id, quarter.ordinal, position],
            )

    def add(self, code: str, title: str) -> int:
        """Add a priority after the others; returns its id."""
        free_title(self._connection, title)
        return self._connection.add(
            "INSERT INTO priority (code, title, position) VALUES (?, ?,"
            " (SELECT coalesce(max(position), 0) + 1 FROM priority))",
            [code, title],
        )


def free_title(connection: Connection, title: str) -> None:
    """Let another priority have the title of one that was taken back."""
    connection.run(
        "UPDATE priority SET title = title || ' (taken back ' || priority_id || ')'"
        " WHERE title = ? AND priority_id IN"
        f" (SELECT p.priority_id FROM priority p WHERE {_TAKEN_BACK})",
        [title],
    )
