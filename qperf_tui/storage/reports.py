"""Reports: their fields, sections and paragraphs, drafted and edited."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ConflictError
from qperf_tui.storage import rows
from qperf_tui.storage.connection import Connection, Row
from qperf_tui.storage.stamp import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOnFile:
    """The paper that a summary section goes into."""

    report_id: int
    quarter: Quarter
    committee: str
    heading: str
    first_paragraph: int
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class SectionOnFile:
    """A group of paragraphs, about one theme or written by hand."""

    section_id: int
    title: str
    theme: str | None


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

    @property
    def body(self) -> str:
        """The text that is exported."""
        return self.drafted if self.edited is None else self.edited


_PARAGRAPH = (
    "paragraph_id, section_id, draft_key, drafted, edited, is_included, version"
)


class Reports:
    """Queries on reports, sections and paragraphs."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        self._connection = connection
        self._stamp = stamp

    def of_quarter(self, quarter: Quarter) -> ReportOnFile | None:
        """The first report set up for a quarter, if there is one."""
        found = self._connection.row(
            "SELECT report_id, quarter, committee, heading, first_paragraph, fields"
            " FROM report WHERE quarter = ? ORDER BY report_id",
            [quarter.ordinal],
        )
        if found is None:
            return None
        return ReportOnFile(
            report_id=rows.whole(found[0]),
            quarter=Quarter(rows.whole(found[1])),
            committee=rows.text(found[2]),
            heading=rows.text(found[3]),
            first_paragraph=rows.whole(found[4]),
            fields=json.loads(rows.text(found[5])),
        )

    def add(self, report: ReportOnFile) -> int:
        """Set up a report, whatever id it carries; returns the id it was given."""
        return self._connection.add(
            "INSERT INTO report (quarter, committee, heading, first_paragraph, fields)"
            " VALUES (?, ?, ?, ?, ?)",
            [
                report.quarter.ordinal,
                report.committee,
                report.heading,
                report.first_paragraph,
                json.dumps(dict(report.fields), sort_keys=True),
            ],
        )

    def number_from(self, report_id: int, first_paragraph: int) -> None:
        """Let the section's paragraphs be numbered from `first_paragraph` on."""
        self._connection.run(
            "UPDATE report SET first_paragraph = ? WHERE report_id = ?",
            [first_paragraph, report_id],
        )

    def sections(self, report_id: int) -> list[SectionOnFile]:
        """The sections of a report, in order."""
        found = self._connection.rows(
            "SELECT section_id, title, theme FROM section WHERE report_id = ?"
            " ORDER BY position",
            [report_id],
        )
        return [
            SectionOnFile(
                rows.whole(row[0]),
                rows.text(row[1]),
                None if row[2] is None else rows.text(row[2]),
            )
            for row in found
        ]

    def add_section(self, report_id: int, title: str, theme: str | None) -> int:
        """Add a section after the others; returns its id."""
        return self._connection.add(
            "INSERT INTO section (report_id, position, title, theme) VALUES (?,"
            " (SELECT coalesce(max(position), 0) + 1 FROM section WHERE report_id = ?),"
            " ?, ?)",
            [report_id, report_id, title, theme],
        )

    def paragraphs(self, section_id: int) -> list[ParagraphOnFile]:
        """The paragraphs of a section, in order, left out ones among them."""
        found = self._connection.rows(
            f"SELECT {_PARAGRAPH} FROM paragraph WHERE section_id = ?"
            " ORDER BY position, paragraph_id",
            [section_id],
        )
        return [_paragraph(row) for row in found]

    def paragraph(self, paragraph_id: int) -> ParagraphOnFile | None:
        """One paragraph, or None if it has been removed."""
        found = self._connection.row(
            f"SELECT {_PARAGRAPH} FROM paragraph WHERE paragraph_id = ?", [paragraph_id]
        )
        return None if found is None else _paragraph(found)

    def redraft(self, section_id: int, drafted: Sequence[tuple[str, str]]) -> None:
        """Put newly drafted texts, by key, in place of the old drafts.

        Edited text is never touched; a paragraph no longer drafted goes, unless an
        officer has edited it or left it out by hand.
        """
        keys = [key for key, _ in drafted]
        for key, body in drafted:
            self._connection.run(
                "INSERT INTO paragraph (section_id, position, draft_key, drafted)"
                " VALUES (?1, (SELECT coalesce(max(position), 0) + 1 FROM paragraph"
                " WHERE section_id = ?1), ?2, ?3) ON CONFLICT (section_id, draft_key)"
                " DO UPDATE SET drafted = excluded.drafted",
                [section_id, key, body],
            )
        for each in self.paragraphs(section_id):
            is_ours = each.draft_key is not None and each.draft_key not in keys
            if is_ours and each.edited is None and each.is_included:
                self._connection.run(
                    "DELETE FROM paragraph WHERE paragraph_id = ?", [each.paragraph_id]
                )

    def keep_figures(
        self, paragraph_id: int, figures: Sequence[tuple[int, Quarter, str]]
    ) -> None:
        """Record which figures a drafted paragraph stands on."""
        self._connection.run(
            "DELETE FROM paragraph_figure WHERE paragraph_id = ?", [paragraph_id]
        )
        self._connection.run_many(
            "INSERT OR IGNORE INTO paragraph_figure VALUES (?, ?, ?, ?)",
            [
                (paragraph_id, indicator_id, quarter.ordinal, measure)
                for indicator_id, quarter, measure in figures
            ],
        )

    def add_paragraph(self, section_id: int, body: str, after: int | None) -> int:
        """Add a paragraph of the officer's own after another, or first; its id."""
        order = [each.paragraph_id for each in self.paragraphs(section_id)]
        paragraph_id = self._connection.add(
            "INSERT INTO paragraph (section_id, position, edited) VALUES (?, 0, ?)",
            [section_id, body],
        )
        place = order.index(after) + 1 if after in order else 0
        self.arrange([*order[:place], paragraph_id, *order[place:]])
        self._keep_version(paragraph_id, 1, body)
        return paragraph_id

    def arrange(self, paragraph_ids: Sequence[int]) -> None:
        """Put paragraphs in this order."""
        self._connection.run_many(
            "UPDATE paragraph SET position = ? WHERE paragraph_id = ?",
            list(enumerate(paragraph_ids, start=1)),
        )

    def edit(self, paragraph_id: int, body: str | None, *, base_version: int) -> None:
        """Let `body` stand for a paragraph; None goes back to what was drafted.

        Raises:
            ConflictError: If the paragraph has changed since `base_version`.
        """
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
        self._keep_version(paragraph_id, base_version + 1, body or "")

    def include(self, paragraph_id: int, *, is_included: bool) -> None:
        """Take a paragraph into the export, or leave it out."""
        self._connection.run(
            "UPDATE paragraph SET is_included = ? WHERE paragraph_id = ?",
            [int(is_included), paragraph_id],
        )

    def remove(self, paragraph_id: int) -> None:
        """Take away a paragraph; its versions stay on file."""
        self._connection.run(
            "DELETE FROM paragraph WHERE paragraph_id = ?", [paragraph_id]
        )

    def snapshot(self, section_id: int) -> list[list[str | int | None]]:
        """The section's paragraphs as plain values, to be put back by `restore`."""
        return [
            [
                each.paragraph_id,
                each.draft_key,
                each.drafted,
                each.edited,
                int(each.is_included),
            ]
            for each in self.paragraphs(section_id)
        ]

    def restore(
        self, section_id: int, snapshot: Sequence[Sequence[str | int | None]]
    ) -> None:
        """Put a section's paragraphs back as a snapshot has them."""
        versions = {
            rows.whole(row[0]): rows.whole(row[1])
            for row in self._connection.rows(
                "SELECT paragraph_id, max(version) FROM paragraph_version"
                " GROUP BY paragraph_id"
            )
        }
        self._connection.run("DELETE FROM paragraph WHERE section_id = ?", [section_id])
        self._connection.run_many(
            "INSERT INTO paragraph (paragraph_id, section_id, position, draft_key,"
            " drafted, edited, is_included, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    row[0],
                    section_id,
                    position,
                    *row[1:],
                    versions.get(rows.whole(row[0]), 1),
                )
                for position, row in enumerate(snapshot, start=1)
            ],
        )

    def _keep_version(self, paragraph_id: int, version: int, body: str) -> None:
        self._connection.run(
            "INSERT OR IGNORE INTO paragraph_version VALUES (?, ?, ?, ?, ?)",
            [paragraph_id, version, body, self._stamp.by, self._stamp.clock()],
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
    )
