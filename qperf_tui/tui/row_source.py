"""What the rows of the list are made of, read for the window on show only."""

from collections.abc import Mapping, Sequence

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Position
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.cells import Outlook, Row
from qperf_tui.tui.columns import SPARKS
from qperf_tui.workbench.standings import positions, recent_values


class RowSource:
    """Reads the rows of a window; whole lists that were judged need no second look."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._judged: dict[int, Position] = {}

    def keep(self, judged: Sequence[Position]) -> None:
        """Keep the positions of every indicator; none to read them by the window."""
        self._judged = {each.indicator.indicator_id: each for each in judged}

    @property
    def is_judged(self) -> bool:
        """Whether the positions of every indicator are kept."""
        return bool(self._judged)

    def rows(
        self, quarter: Quarter, ids: Sequence[int], outlooks: Mapping[int, Outlook]
    ) -> list[Row]:
        """The rows of some indicators, in their order."""
        indicators = self._workbook.indicators.of_ids(ids, quarter)
        recent = self._workbook.outturns.recent(
            indicators, quarter.shifted(1 - SPARKS), quarter
        )
        rows = []
        for each in self._positions(quarter, ids, indicators):
            key = each.indicator.indicator_id
            values = recent_values(recent.get(key, {}), quarter, SPARKS)
            rows.append(Row(each, values, outlooks.get(key)))
        return rows

    def _positions(
        self, quarter: Quarter, ids: Sequence[int], indicators: Sequence[Indicator]
    ) -> list[Position]:
        if self._judged:
            return [self._judged[each] for each in ids]
        return positions(self._workbook, quarter, indicators)
