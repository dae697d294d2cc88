"""The committees that a quarter's papers go to."""

from collections.abc import Sequence

from qperf_tui.domain.period import Quarter
from qperf_tui.storage import rows
from qperf_tui.storage.closings import require_open_report
from qperf_tui.storage.connection import Connection


class Committees:
    """Queries on whose papers there are."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, quarter: Quarter | None = None) -> list[str]:
        """Every committee that a paper goes to, of a quarter or of any, in order."""
        found = self._connection.rows(
            "SELECT committee FROM report WHERE ?1 IS NULL OR quarter = ?1"
            " GROUP BY committee COLLATE NOCASE ORDER BY min(report_id)",
            [None if quarter is None else quarter.ordinal],
        )
        return [rows.text(row[0]) for row in found]

    def has_room_for(self, report_id: int, section_ids: Sequence[int]) -> bool:
        """Whether a report can be set up again under its id and those of its parts."""
        listed = ",".join(str(int(each)) for each in section_ids)
        taken = self._connection.number(
            "SELECT (SELECT count(*) FROM report WHERE report_id = ?)"
            f" + (SELECT count(*) FROM section WHERE section_id IN ({listed}))",
            [report_id],
        )
        return not taken

    def remove_paper(self, report_id: int) -> None:
        """Take a report away with its sections and paragraphs; versions are kept."""
        require_open_report(self._connection, report_id)
        within = "(SELECT section_id FROM section WHERE report_id = ?)"
        for statement in (
            f"DELETE FROM paragraph WHERE section_id IN {within}",
            "DELETE FROM section WHERE report_id = ?",
            "DELETE FROM report WHERE report_id = ?",
        ):
            self._connection.run(statement, [report_id])
