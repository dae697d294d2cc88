"""Reports: their fields and their sections."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.storage import rows
from qperf_tui.storage.closings import (
    require_open,
    require_open_report,
    require_open_section,
)
from qperf_tui.storage.committees import Committees
from qperf_tui.storage.connection import Connection, Row
from qperf_tui.storage.exemptions import Exemptions
from qperf_tui.storage.themes import Themes

SUMMARY: Final = "summary"
IMPLICATION: Final = "implication"
BACKGROUND: Final = "background"
FURTHER: Final = "further"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOnFile:
    """The paper that a summary section goes into."""

    report_id: int
    quarter: Quarter
    committee: str
    heading: str
    first_paragraph: int
    fields: Mapping[str, object]
    template: str = ""
    """The template it is laid out by, as TOML; nothing for the usual one."""

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
    about: str = ""
    """What an implication is drafted from; nothing for what is not drafted so."""
    exempt_under: int | None = None
    """The paragraph of Schedule 12A that keeps all of it from the public, if any."""
    position: int = 0
    """Its place among the sections of its part."""


class Reports:
    """Queries on reports and sections."""

    def __init__(self, connection: Connection, committee: str = "") -> None:
        self._connection = connection
        self.committee = committee
        """Whose paper is meant; nothing for the first that a quarter has."""
        self.committees = Committees(connection)
        self.exemptions = Exemptions(connection)
        self.themes = Themes(connection)

    def of_quarter(self, quarter: Quarter) -> ReportOnFile | None:
        """The committee's report of a quarter, if there is one."""
        found = self._connection.row(
            "SELECT report_id, quarter, committee, heading, first_paragraph, fields,"
            " template FROM report WHERE quarter = ?1"
            " AND (?2 = '' OR committee = ?2 COLLATE NOCASE) ORDER BY report_id",
            [quarter.ordinal, self.committee],
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
            template=rows.text(found[6]),
        )

    def add(self, report: ReportOnFile, *, again: bool = False) -> int:
        """Set up a report; returns the id it was given: its own if it is set up again.

        A new one is given the next, whatever id it carries.
        """
        require_open(self._connection, report.quarter)
        return self._connection.add(
            "INSERT INTO report (report_id, quarter, committee, heading,"
            " first_paragraph, fields, template) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                report.report_id if again else None,
                report.quarter.ordinal,
                report.committee,
                report.heading,
                report.first_paragraph,
                json.dumps(dict(report.fields), sort_keys=True),
                report.template,
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
        require_open_report(self._connection, report_id)
        self._connection.run(
            "UPDATE report SET first_paragraph = ? WHERE report_id = ?",
            [first_paragraph, report_id],
        )

    def put_committee(self, report_id: int, committee: str) -> None:
        """Let a report go to another committee."""
        require_open_report(self._connection, report_id)
        self._connection.run(
            "UPDATE report SET committee = ? WHERE report_id = ?",
            [committee, report_id],
        )

    def put_field(self, report_id: int, name: str, value: str | None) -> None:
        """Let a field of a report say `value`; None takes the field out."""
        require_open_report(self._connection, report_id)
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

    def template(self, report_id: int) -> str:
        """The template that a report is laid out by, as TOML."""
        found = self._connection.row(
            "SELECT template FROM report WHERE report_id = ?", [report_id]
        )
        return "" if found is None else rows.text(found[0])

    def lay_out(self, report_id: int, template: str) -> None:
        """Let a report be laid out by a template."""
        require_open_report(self._connection, report_id)
        self._connection.run(
            "UPDATE report SET template = ? WHERE report_id = ?", [template, report_id]
        )

    def sections(self, report_id: int, part: str = SUMMARY) -> list[SectionOnFile]:
        """The sections in a part of a report, in order."""
        found = self._connection.rows(
            "SELECT section_id, title, theme, part, about, exempt_under,"
            " position FROM section"
            " WHERE report_id = ? AND part = ? ORDER BY position, section_id",
            [report_id, part],
        )
        return [_section(row) for row in found]

    def implications(self) -> dict[int, str]:
        """What each record card is flagged for, as it lists it, by indicator id."""
        found = self._connection.rows(
            "SELECT indicator_id, implications FROM indicator WHERE implications <> ''"
        )
        return {rows.whole(row[0]): rows.text(row[1]) for row in found}

    def quarter_of(self, section_id: int) -> Quarter | None:
        """The quarter whose report a section is in."""
        found = self._connection.number(
            "SELECT quarter FROM report JOIN section USING (report_id)"
            " WHERE section_id = ?",
            [section_id],
        )
        return None if found is None else Quarter(found)

    def add_section(
        self,
        report_id: int,
        title: str,
        theme: str | None,
        part: str = SUMMARY,
        about: str = "",
    ) -> int:
        """Add a section after the others of its part; returns its id."""
        require_open_report(self._connection, report_id)
        return self._connection.add(
            "INSERT INTO section (report_id, position, title, theme, part, about)"
            " VALUES (?1, (SELECT coalesce(max(position), 0) + 1 FROM section"
            " WHERE report_id = ?1), ?2, ?3, ?4, ?5)",
            [report_id, title, theme, part, about],
        )

    def add_section_again(self, report_id: int, section: SectionOnFile) -> None:
        """Add a section that was taken away, under its own id."""
        require_open_report(self._connection, report_id)
        self._connection.run(
            "INSERT INTO section (section_id, report_id, position, title, theme, part,"
            " about, exempt_under, is_exempt)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8 IS NOT NULL)",
            [
                *(section.section_id, report_id, section.position, section.title),
                *(section.theme, section.part, section.about, section.exempt_under),
            ],
        )

    def name_section(self, section_id: int, title: str, about: str) -> None:
        """Let a section have a title, and be drafted from what it is about."""
        require_open_section(self._connection, section_id)
        self._connection.run(
            "UPDATE section SET title = ?, about = ? WHERE section_id = ?",
            [title, about, section_id],
        )

    def place_section(self, section_id: int, position: int) -> None:
        """Give a section a place among those of its part."""
        require_open_section(self._connection, section_id)
        self._connection.run(
            "UPDATE section SET position = ? WHERE section_id = ?",
            [position, section_id],
        )

    def exempt(self, section_id: int, under: int | None) -> None:
        """Keep all of a section from the public, or with None let it be read."""
        require_open_section(self._connection, section_id)
        self._connection.run(
            "UPDATE section SET exempt_under = ?1, is_exempt = ?1 IS NOT NULL"
            " WHERE section_id = ?2",
            [under, section_id],
        )

    def exempt_under(self, section_id: int) -> int | None:
        """The paragraph of Schedule 12A that a section is exempt under, if any."""
        return self._connection.number(
            "SELECT exempt_under FROM section WHERE section_id = ?", [section_id]
        )

    def remove_section(self, section_id: int) -> None:
        """Take away a section that has no paragraphs."""
        require_open_section(self._connection, section_id)
        self._connection.run("DELETE FROM section WHERE section_id = ?", [section_id])


def _section(row: Row) -> SectionOnFile:
    return SectionOnFile(
        section_id=rows.whole(row[0]),
        title=rows.text(row[1]),
        theme=None if row[2] is None else rows.text(row[2]),
        part=rows.text(row[3]),
        about=rows.text(row[4]),
        exempt_under=None if row[5] is None else rows.whole(row[5]),
        position=rows.whole(row[6]),
    )
