"""Groups with their figures, kept whole so that a change can be undone."""

from dataclasses import dataclass

from qperf_tui.domain.period import Quarter
from qperf_tui.storage import rows
from qperf_tui.storage.breakdowns import Group
from qperf_tui.storage.closings import require_open
from qperf_tui.storage.connection import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupOnFile:
    """A group and every figure of it for one indicator and quarter, as kept."""

    indicator: int
    quarter: int
    dimension: str
    title: str
    group: list[int | str | None] | None
    """Its id, position, population and whether it is the reference; or None."""
    figures: list[list[int | str | None]]
    """Revision, value, numerator, denominator, mark, status and batch of each."""


class GroupsOnFile:
    """Queries on whole groups, each with its figures for a quarter."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def kept(self, indicator_id: int, quarter: Quarter, group: Group) -> GroupOnFile:
        """A group with its figures for a quarter, to be put back."""
        found = self._connection.row(
            "SELECT group_id, position, population, is_reference FROM breakdown_group"
            " WHERE dimension = ? AND title = ?",
            [group.dimension, group.title],
        )
        figures = self._connection.rows(
            "SELECT revision, value, numerator, denominator, mark, status, batch_id"
            " FROM breakdown_outturn WHERE indicator_id = ? AND quarter = ?"
            " AND group_id = ? ORDER BY revision",
            [indicator_id, quarter.ordinal, None if found is None else found[0]],
        )
        return GroupOnFile(
            indicator=indicator_id,
            quarter=quarter.ordinal,
            dimension=group.dimension,
            title=group.title,
            group=None if found is None else rows.plain(found),
            figures=[rows.plain(row) for row in figures],
        )

    def put_back(self, kept: GroupOnFile) -> None:
        """Let a group and its figures for a quarter be what was kept of them.

        Raises:
            ClosedQuarterError: If the quarter is closed.
        """
        require_open(self._connection, Quarter(kept.quarter))
        named = [kept.dimension, kept.title]
        self._connection.run(
            "DELETE FROM breakdown_outturn WHERE indicator_id = ? AND quarter = ?"
            " AND group_id = (SELECT group_id FROM breakdown_group"
            " WHERE dimension = ? AND title = ?)",
            [kept.indicator, kept.quarter, *named],
        )
        if kept.group is None:
            self._connection.run(
                "DELETE FROM breakdown_group WHERE dimension = ? AND title = ?", named
            )
            return
        self._connection.run(
            "INSERT INTO breakdown_group (dimension, title, group_id, position,"
            " population, is_reference) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (dimension, title) DO UPDATE SET"
            " position = excluded.position, population = excluded.population,"
            " is_reference = excluded.is_reference",
            [*named, *kept.group],
        )
        self._connection.run_many(
            "INSERT INTO breakdown_outturn (indicator_id, quarter, group_id, revision,"
            " value, numerator, denominator, mark, status, batch_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (kept.indicator, kept.quarter, kept.group[0], *figure)
                for figure in kept.figures
            ],
        )
