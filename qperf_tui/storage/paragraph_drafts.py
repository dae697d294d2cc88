"""Paragraphs still being typed; one draft for each writer."""

from dataclasses import dataclass

from qperf_tui.domain.period import Quarter
from qperf_tui.storage import rows
from qperf_tui.storage.connection import Connection
from qperf_tui.storage.stamp import Stamp


@dataclass(frozen=True, slots=True)
class ParagraphDraft:
    """Text that was being typed into a paragraph and has not been saved."""

    paragraph_id: int
    quarter: Quarter
    base_version: int
    """The version of the paragraph that the writer began from."""
    body: str
    saved_at: str


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

    def left(self) -> list[ParagraphDraft]:
        """What this writer has left unsaved, in the order of the paragraphs."""
        found = self._connection.rows(
            "SELECT d.paragraph_id, r.quarter, d.base_version, d.body, d.saved_at"
            " FROM paragraph_draft d JOIN paragraph p USING (paragraph_id)"
            " JOIN section s USING (section_id) JOIN report r USING (report_id)"
            " WHERE d.author = ? ORDER BY r.quarter, s.position, p.position",
            [self._stamp.by],
        )
        return [
            ParagraphDraft(
                rows.whole(row[0]),
                Quarter(rows.whole(row[1])),
                rows.whole(row[2]),
                rows.text(row[3]),
                rows.text(row[4]),
            )
            for row in found
        ]

    def of(self, paragraph_id: int) -> ParagraphDraft | None:
        """What this writer has left unsaved of one paragraph."""
        left = {each.paragraph_id: each for each in self.left()}
        return left.get(paragraph_id)

    def discard(self, paragraph_id: int) -> None:
        """Let go of this writer's draft."""
        self._connection.run(
            "DELETE FROM paragraph_draft WHERE author = ? AND paragraph_id = ?",
            [self._stamp.by, paragraph_id],
        )

    def writers(self, section_id: int) -> dict[int, str]:
        """Who is writing in the paragraphs of a section and has not saved, by id."""
        found = self._connection.rows(
            "SELECT d.paragraph_id, d.author FROM paragraph_draft d"
            " JOIN paragraph p USING (paragraph_id) WHERE p.section_id = ?"
            " ORDER BY d.saved_at, d.author",
            [section_id],
        )
        return {rows.whole(row[0]): rows.text(row[1]) for row in found}
