"""Paragraphs of a section: drafted, edited, and never losing what an officer wrote."""

from collections.abc import Sequence
from dataclasses import dataclass

from qperf_tui.errors import ConflictError
from qperf_tui.storage import rows
from qperf_tui.storage.closings import (
    require_open_paragraphs,
    require_open_section,
)
from qperf_tui.storage.connection import Connection, Row
from qperf_tui.storage.mask import NOTHING_HIDDEN, Mask
from qperf_tui.storage.stamp import Stamp
from qperf_tui.storage.stated_figures import Stated, stated_row


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphOnFile:
    """A paragraph: what was drafted for it, and what an officer made of it."""

    paragraph_id: int
    section_id: int
    draft_key: str | None
    drafted: str
    edited: str | None
    is_included: bool
    version: int
    exempt_under: int | None = None
    """The paragraph of Schedule 12A that keeps it from the public, if any."""

    @property
    def body(self) -> str:
        """The text that is exported."""
        return self.drafted if self.edited is None else self.edited


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphVersion:
    """A text that an officer gave a paragraph."""

    version: int
    body: str
    """Nothing where the paragraph went back to what was drafted."""
    author: str
    written_at: str
    """Coordinated universal time, ISO 8601; order by `version`, never by this."""
    reason: str


_PARAGRAPH = (
    "paragraph_id, section_id, draft_key, drafted, edited, is_included, version,"
    " exempt_under"
)


class Paragraphs:
    """Queries on paragraphs and their versions."""

    def __init__(
        self, connection: Connection, stamp: Stamp, mask: Mask = NOTHING_HIDDEN
    ) -> None:
        self._connection = connection
        self._stamp = stamp
        self._mask = mask

    def of(self, section_id: int) -> list[ParagraphOnFile]:
        """The paragraphs of a section, in order, left out ones among them."""
        found = self._connection.rows(
            f"SELECT {_PARAGRAPH} FROM paragraph WHERE section_id = ?"
            " ORDER BY position, paragraph_id",
            [section_id],
        )
        return [_paragraph(row) for row in found]

    def by_id(self, paragraph_id: int) -> ParagraphOnFile | None:
        """One paragraph, or None if it has been removed."""
        found = self._connection.row(
            f"SELECT {_PARAGRAPH} FROM paragraph WHERE paragraph_id = ?", [paragraph_id]
        )
        return None if found is None else _paragraph(found)

    def edited_holding(self, mark: str) -> list[ParagraphOnFile]:
        """The paragraphs in an officer's words that hold a mark."""
        found = self._connection.rows(
            f"SELECT {_PARAGRAPH} FROM paragraph WHERE instr(edited, ?) > 0"
            " ORDER BY paragraph_id",
            [mark],
        )
        return [_paragraph(row) for row in found]

    def rekey(self, code: str, new: str) -> None:
        """Let what is drafted on an indicator be known by its new code."""
        self._connection.run(
            "UPDATE paragraph SET draft_key ="
            " substr(draft_key, 1, length(draft_key) - length(?1)) || ?2"
            " WHERE substr(draft_key, -length(?1) - 1) = ':' || ?1",
            [code, new],
        )

    def add_drafted(self, section_id: int, key: str, body: str) -> int:
        """Add a drafted paragraph at the end of a section; its id."""
        require_open_section(self._connection, section_id)
        return self._connection.add(
            "INSERT INTO paragraph (section_id, position, draft_key, drafted)"
            " VALUES (?1, (SELECT coalesce(max(position), 0) + 1 FROM paragraph"
            " WHERE section_id = ?1), ?2, ?3)",
            [section_id, key, body],
        )

    def set_drafted(self, paragraph_id: int, body: str) -> None:
        """Put a draft in the place of the old one; edited text is never touched."""
        require_open_paragraphs(self._connection, paragraph_id)
        self._connection.run(
            "UPDATE paragraph SET drafted = ? WHERE paragraph_id = ?",
            [body, paragraph_id],
        )

    def keep_figures(self, paragraph_id: int, figures: Sequence[Stated]) -> None:
        """Record which figures a paragraph states, each as it was shown first."""
        self._connection.run(
            "DELETE FROM paragraph_figure WHERE paragraph_id = ?", [paragraph_id]
        )
        self._connection.run_many(
            "INSERT OR IGNORE INTO paragraph_figure (paragraph_id, indicator_id,"
            " quarter, measure, shown) VALUES (?, ?, ?, ?, ?)",
            [
                (paragraph_id, indicator_id, quarter.ordinal, measure, shown)
                for indicator_id, quarter, measure, shown in figures
            ],
        )

    def figures(self, paragraph_id: int) -> list[Stated]:
        """The figures a paragraph stated when it was drafted or edited."""
        found = self._connection.rows(
            "SELECT indicator_id, quarter, measure, shown FROM paragraph_figure"
            " WHERE paragraph_id = ? ORDER BY indicator_id, quarter, measure",
            [paragraph_id],
        )
        return [stated_row(row, self._mask) for row in found]

    def add(
        self,
        section_id: int,
        body: str,
        after: int | None,
        draft_key: str | None = None,
    ) -> int:
        """Add a paragraph of the officer's own after another, or first; its id.

        With `draft_key`, it stands in place of what is drafted under that key.
        """
        require_open_section(self._connection, section_id)
        order = [each.paragraph_id for each in self.of(section_id)]
        paragraph_id = self._connection.add(
            "INSERT INTO paragraph (section_id, position, draft_key, edited)"
            " VALUES (?, 0, ?, ?)",
            [section_id, draft_key, body],
        )
        place = order.index(after) + 1 if after in order else 0
        self.arrange([*order[:place], paragraph_id, *order[place:]])
        _keep_version(self._connection, self._stamp, (paragraph_id, 1, body), "")
        return paragraph_id

    def arrange(self, paragraph_ids: Sequence[int]) -> None:
        """Put paragraphs in this order."""
        require_open_paragraphs(self._connection, *paragraph_ids)
        self._connection.run_many(
            "UPDATE paragraph SET position = ? WHERE paragraph_id = ?",
            list(enumerate(paragraph_ids, start=1)),
        )

    def edit(
        self,
        paragraph_id: int,
        body: str | None,
        *,
        base_version: int,
        reason: str = "",
    ) -> None:
        """Let `body` stand for a paragraph; None goes back to what was drafted.

        Raises:
            ConflictError: If the paragraph has changed since `base_version`.
            ClosedQuarterError: If its quarter is closed, as of every change here.
        """
        require_open_paragraphs(self._connection, paragraph_id)
        touched = self._connection.run(
            "UPDATE paragraph SET edited = ?, version = version + 1"
            " WHERE paragraph_id = ? AND version = ?",
            [body, paragraph_id, base_version],
        )
        if touched == 0:
            raise ConflictError(
                "A colleague changed this paragraph first; look at theirs, then "
                "make your change again."
            )
        version = (paragraph_id, base_version + 1, body or "")
        _keep_version(self._connection, self._stamp, version, reason)

    def include(self, paragraph_id: int, *, is_included: bool) -> None:
        """Take a paragraph into the export, or leave it out."""
        require_open_paragraphs(self._connection, paragraph_id)
        self._connection.run(
            "UPDATE paragraph SET is_included = ? WHERE paragraph_id = ?",
            [int(is_included), paragraph_id],
        )

    def exempt(self, paragraph_id: int, under: int | None) -> None:
        """Keep a paragraph from the public, or with None let it be read."""
        require_open_paragraphs(self._connection, paragraph_id)
        self._connection.run(
            "UPDATE paragraph SET exempt_under = ?1, is_exempt = ?1 IS NOT NULL"
            " WHERE paragraph_id = ?2",
            [under, paragraph_id],
        )

    def remove(self, paragraph_id: int) -> None:
        """Take away a paragraph; its versions stay on file."""
        require_open_paragraphs(self._connection, paragraph_id)
        self._connection.run(
            "DELETE FROM paragraph WHERE paragraph_id = ?", [paragraph_id]
        )

    def add_again(
        self, paragraph: ParagraphOnFile, *, position: int, reason: str
    ) -> None:
        """Add a paragraph that was removed, under its own id and as it was."""
        require_open_section(self._connection, paragraph.section_id)
        found = self.versions(paragraph.paragraph_id)
        version = found[0].version + 1 if found else 1
        self._connection.run(
            f"INSERT INTO paragraph (position, {_PARAGRAPH}, is_exempt)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9 IS NOT NULL)",
            [
                *(position, paragraph.paragraph_id, paragraph.section_id),
                *(paragraph.draft_key, paragraph.drafted, paragraph.edited),
                *(int(paragraph.is_included), version, paragraph.exempt_under),
            ],
        )
        if paragraph.edited is not None:
            kept = (paragraph.paragraph_id, version, paragraph.edited)
            _keep_version(self._connection, self._stamp, kept, reason)

    def versions(self, paragraph_id: int) -> list[ParagraphVersion]:
        """Every text an officer gave a paragraph, newest first."""
        found = self._connection.rows(
            "SELECT version, body, author, written_at, reason FROM paragraph_version"
            " WHERE paragraph_id = ? ORDER BY version DESC",
            [paragraph_id],
        )
        return [_version(row) for row in found]


def _version(row: Row) -> ParagraphVersion:
    return ParagraphVersion(
        version=rows.whole(row[0]),
        body=rows.text(row[1]),
        author=rows.text(row[2]),
        written_at=rows.text(row[3]),
        reason=rows.text(row[4]),
    )


def _keep_version(
    connection: Connection, stamp: Stamp, version: tuple[int, int, str], reason: str
) -> None:
    """Keep a text of a paragraph, by its id and version."""
    connection.run(
        "INSERT OR IGNORE INTO paragraph_version (paragraph_id, version, body,"
        " author, written_at, reason) VALUES (?, ?, ?, ?, ?, ?)",
        [*version, stamp.by, stamp.clock(), reason],
    )


def _paragraph(row: Row) -> ParagraphOnFile:
    return ParagraphOnFile(
        paragraph_id=rows.whole(row[0]),
        section_id=rows.whole(row[1]),
        draft_key=None if row[2] is None else rows.text(row[2]),
        drafted=rows.text(row[3]),
        edited=None if row[4] is None else rows.text(row[4]),
        is_included=bool(row[5]),
        version=rows.whole(row[6]),
        exempt_under=None if row[7] is None else rows.whole(row[7]),
    )
