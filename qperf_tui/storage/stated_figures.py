"""The figures that each version of a commentary states, as they were shown in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from qperf_tui.domain.period import Quarter
from qperf_tui.storage import rows
from qperf_tui.storage.connection import Connection, Row
from qperf_tui.storage.mask import NOTHING_HIDDEN, Mask

Stated = tuple[int, Quarter, str, str]
"""An indicator's id, the quarter, the measure, and how a text shows it."""


@dataclass(frozen=True, slots=True)
class StatedWhere:
    """A figure in the text that stands of an indicator."""

    indicator_id: int
    """The indicator the text is about."""
    stated: Stated


class StatedFigures:
    """Queries on the figures in commentary."""

    def __init__(self, connection: Connection, mask: Mask = NOTHING_HIDDEN) -> None:
        self._connection = connection
        self._mask = mask

    def keep_figures(
        self,
        indicator_id: int,
        quarter: Quarter,
        version: int,
        figures: Sequence[Stated],
    ) -> None:
        """Record which figures a version of an indicator's commentary states."""
        self._connection.run_many(
            "INSERT OR IGNORE INTO commentary_figure (commentary_id, version,"
            " indicator_id, quarter, measure, shown) SELECT commentary_id, ?, ?, ?, ?,"
            " ? FROM commentary WHERE indicator_id = ? AND quarter = ?",
            [
                (
                    version,
                    about,
                    at.ordinal,
                    measure,
                    shown,
                    indicator_id,
                    quarter.ordinal,
                )
                for about, at, measure, shown in figures
            ],
        )

    def of(self, indicator_id: int, quarter: Quarter, version: int) -> list[Stated]:
        """The figures that a version of an indicator's commentary states."""
        found = self._connection.rows(
            "SELECT f.indicator_id, f.quarter, f.measure, f.shown"
            " FROM commentary_figure f JOIN commentary c USING (commentary_id)"
            " WHERE c.indicator_id = ? AND c.quarter = ? AND f.version = ?"
            " ORDER BY f.indicator_id, f.quarter, f.measure, f.shown",
            [indicator_id, quarter.ordinal, version],
        )
        return [stated_row(row, self._mask) for row in found]

    def standing_in(self, quarter: Quarter) -> list[StatedWhere]:
        """The figures that the texts which stand for a quarter state."""
        found = self._connection.rows(
            "SELECT f.indicator_id, f.quarter, f.measure, f.shown, c.indicator_id"
            " FROM commentary c JOIN commentary_figure f USING (commentary_id, version)"
            " WHERE c.quarter = ? ORDER BY c.indicator_id, f.indicator_id, f.quarter,"
            " f.measure, f.shown",
            [quarter.ordinal],
        )
        return [
            StatedWhere(rows.whole(row[4]), stated_row(row, self._mask))
            for row in found
        ]


def stated_row(row: Row, mask: Mask) -> Stated:
    """A figure as a row has it: indicator, quarter, measure and words."""
    key = rows.whole(row[0])
    return (
        key,
        Quarter(rows.whole(row[1])),
        rows.text(row[2]),
        mask.stated(rows.text(row[3]), key),
    )
