"""Paragraphs still being typed; one draft for each writer."""

from qperf_tui.storage import rows
from qperf_tui.storage.connection import Connection
from qperf_tui.storage.stamp import Stamp


class ParagraphDrafts:
    """Queries on what a writer was typing into a paragraph."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        self._connection = connection
        self._stamp = stamp

    def keep(self, paragraph_id: int, body: str, base_version: int) -> None:
        """Keep what this writer has typed so far."""
        self._connection.run(
            "INSERT OR REPLACE INTO paragraph_draft VALUES (?, ?, ?, ?, ?)",
            [self._stamp.by, paragraph_id, base_version, body, self._stamp.clock()],
        )

    def left(self) -> dict[int, str]:
        """What this writer has left unsaved, by paragraph id."""
        found = self._connection.rows(
            "SELECT paragraph_id, body FROM paragraph_draft"
            " JOIN paragraph USING (paragraph_id) WHERE author = ?",
            [self._stamp.by],
        )
        return {rows.whole(row[0]): rows.text(row[1]) for row in found}

    def discard(self, paragraph_id: int) -> None:
        """Let go of this writer's draft."""
        self._connection.run(
            "DELETE FROM paragraph_draft WHERE author = ? AND paragraph_id = ?",
            [self._stamp.by, paragraph_id],
        )
