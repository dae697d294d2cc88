"""Which sections of any paper are about a theme, and what else a theme is called."""

from dataclasses import dataclass

from qperf_tui.domain.period import Quarter
from qperf_tui.storage import rows
from qperf_tui.storage.connection import Connection


@dataclass(frozen=True, slots=True)
class SectionOnTheme:
    """A section with the theme that it is about, to be put back."""

    section: int
    theme: str
    title: str


class Themes:
    """Queries on the themes of sections, in whichever paper they are."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def is_of_indicators(self, theme: str) -> bool:
        """Whether the record card of any indicator on file names a theme."""
        found = self._connection.number(
            "SELECT count(*) FROM indicator WHERE theme = ? AND retired_from IS NOT 0",
            [theme],
        )
        return bool(found)

    def sections_on(self, theme: str) -> list[tuple[Quarter, SectionOnTheme]]:
        """The sections about a theme, each with the quarter of its paper."""
        found = self._connection.rows(
            "SELECT quarter, section_id, theme, title FROM section"
            " JOIN report USING (report_id) WHERE theme = ? ORDER BY section_id",
            [theme],
        )
        return [
            (
                Quarter(rows.whole(row[0])),
                SectionOnTheme(
                    rows.whole(row[1]), rows.text(row[2]), rows.text(row[3])
                ),
            )
            for row in found
        ]

    def section(self, section_id: int) -> SectionOnTheme | None:
        """A section with its theme; None where it is gone or about none."""
        found = self._connection.row(
            "SELECT section_id, theme, title FROM section"
            " WHERE section_id = ? AND theme IS NOT NULL",
            [section_id],
        )
        if found is None:
            return None
        return SectionOnTheme(
            rows.whole(found[0]), rows.text(found[1]), rows.text(found[2])
        )

    def put(self, wanted: SectionOnTheme) -> None:
        """Let a section be about a theme, its paragraphs known by it as before."""
        self._connection.run(
            "UPDATE paragraph SET draft_key = ?2 || substr(draft_key, 1 +"
            " (SELECT length(theme) FROM section WHERE section_id = ?1))"
            " WHERE section_id = ?1 AND EXISTS (SELECT 1 FROM section s"
            " WHERE s.section_id = ?1 AND substr(draft_key, 1, length(s.theme) + 1)"
            " = s.theme || ':')",
            [wanted.section, wanted.theme],
        )
        self._connection.run(
            "UPDATE section SET theme = ?2, title = ?3 WHERE section_id = ?1",
            [wanted.section, wanted.theme, wanted.title],
        )
