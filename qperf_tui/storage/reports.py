"""Reports: their fields and their sections."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.storage import rows
from qperf_tui.storage.connection import Connection

SUMMARY: Final = "summary"
IMPLICATION: Final = "implication"
BACKGROUND: Final = "background"
FURTHER: Final = "further"
PARTS: Final = (IMPLICATION, BACKGROUND, SUMMARY, FURTHER)
"""The parts of a paper that hold numbered paragraphs, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOnFile:
    """The paper that a summary section goes into."""

    report_id: int
    quarter: Quarter
    committee: str
    heading: str
    first_paragraph: int
    fields: Mapping[str, object]

    def field(self, name: str) -> str:
        """What a field says; nothing where it is not filled in."""
        said = self.fields.get(name)
        return said.strip() if isinstance(said, str) else ""

    def lines(self, name: str) -> list[str]:
        """What a field of several lines says."""
        said = self.fields.get(name)
        return [str(each) for each in said] if isinstance(said, list) else []

    @property
    def meeting(self) -> date | None:
        """The day of the meeting it goes to; None where no day is on file."""
        said = self.fields.get("meeting_date")
        try:
            return date.fromisoformat(said) if isinstance(said, str) else None
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class SectionOnFile:
    """A group of paragraphs, about one theme or written by hand."""

    section_id: int
    title: str
    theme: str | None
    part: str = SUMMARY
    """The part of the paper that it is in."""


class Reports:
    """Queries on reports and sections."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

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

    def first_paragraph(self, report_id: int) -> int:
        """The number of the first paragraph of a report's section."""
        found = self._connection.number(
            "SELECT first_paragraph FROM report WHERE report_id = ?", [report_id]
        )
        return found or 1

    def number_from(self, report_id: int, first_paragraph: int) -> None:
        """Let the section's paragraphs be numbered from `first_paragraph` on."""
        self._connection.run(
            "UPDATE report SET first_paragraph = ? WHERE report_id = ?",
            [first_paragraph, report_id],
        )

    def put_committee(self, report_id: int, committee: str) -> None:
        """Let a report go to another committee."""
        self._connection.run(
            "UPDATE report SET committee = ? WHERE report_id = ?",
            [committee, report_id],
        )

    def put_field(self, report_id: int, name: str, value: str | None) -> None:
        """Let a field of a report say `value`; None takes the field out."""
        found = self._connection.row(
            "SELECT fields FROM report WHERE report_id = ?", [report_id]
        )
        fields = {} if found is None else json.loads(rows.text(found[0]))
        fields[name] = value
        kept = {each: said for each, said in fields.items() if said is not None}
        self._connection.run(
            "UPDATE report SET fields = ? WHERE report_id = ?",
            [json.dumps(kept, sort_keys=True), report_id],
        )

    def sections(self, report_id: int, part: str = SUMMARY) -> list[SectionOnFile]:
        """The sections in a part of a report, in order."""
        found = self._connection.rows(
            "SELECT section_id, title, theme, part FROM section"
            " WHERE report_id = ? AND part = ? ORDER BY position",
            [report_id, part],
        )
        return [
            SectionOnFile(
                rows.whole(row[0]),
                rows.text(row[1]),
                None if row[2] is None else rows.text(row[2]),
                rows.text(row[3]),
            )
            for row in found
        ]

    def quarter_of(self, section_id: int) -> Quarter | None:
        """The quarter whose report a section is in."""
        found = self._connection.number(
            "SELECT quarter FROM report JOIN section USING (report_id)"
            " WHERE section_id = ?",
            [section_id],
        )
        return None if found is None else Quarter(found)

    def add_section(
        self, report_id: int, title: str, theme: str | None, part: str = SUMMARY
    ) -> int:
        """Add a section after the others of its part; returns its id."""
        return self._connection.add(
            "INSERT INTO section (report_id, position, title, theme, part) VALUES (?,"
            " (SELECT coalesce(max(position), 0) + 1 FROM section WHERE report_id = ?),"
            " ?, ?, ?)",
            [report_id, report_id, title, theme, part],
        )
