"""The headings of the council's plan."""

from qperf_tui.domain.indicator import Priority
from qperf_tui.storage import rows
from qperf_tui.storage.connection import Connection


class Priorities:
    """Queries on council priorities."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Priority]:
        """Every priority, in the plan's order."""
        found = self._connection.rows(
            "SELECT priority_id, code, title FROM priority ORDER BY position"
        )
        return [
            Priority(rows.whole(row[0]), rows.text(row[1]), rows.text(row[2]))
            for row in found
        ]

    def add(self, code: str, title: str) -> int:
        """Add a priority after the others; returns its id."""
        return self._connection.add(
            "INSERT INTO priority (code, title, position) VALUES (?, ?,"
            " (SELECT coalesce(max(position), 0) + 1 FROM priority))",
            [code, title],
        )
