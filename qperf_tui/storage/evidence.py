"""What is on file around one quarter, for one indicator or for all of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from qperf_tui.domain.indicator import DefinitionBreak, ReportBasis
from qperf_tui.domain.period import (
    PREVIOUS_QUARTER,
    SAME_QUARTER_LAST_YEAR,
    Quarter,
)
from qperf_tui.domain.position import BodyFigure, Evidence, Expectation
from qperf_tui.domain.rules import Override, Practice
from qperf_tui.domain.status import is_figure_due
from qperf_tui.domain.target import TargetKind
from qperf_tui.storage import rows
from qperf_tui.storage.connection import Connection, Row
from qperf_tui.storage.judging import Judging
from qperf_tui.storage.mask import NOTHING_HIDDEN, Mask

_OUTTURN = ", ".join(
    f"{alias}.{column.strip()}"
    for alias in ("now", "previous", "year_ago")
    for column in rows.OUTTURN_COLUMNS.split(",")
)
_COLUMNS = (
    "i.indicator_id, i.unit, i.tolerance_kind, i.tolerance_size,"
    f" {_OUTTURN}, milestone.low, milestone.high, milestone.words,"
    " year_end.low, year_end.high, year_end.words,"
    " coalesce(CASE WHEN written.body <> '' THEN commentary.state END,"
    " CASE WHEN EXISTS (SELECT 1 FROM draft d"
    " WHERE d.indicator_id = i.indicator_id AND d.quarter = ?1) THEN 'draft' END),"
    " coalesce(nullif(written.figures, ''), (SELECT s.figures FROM signoff s"
    " WHERE s.commentary_id = commentary.commentary_id"
    " AND s.version = commentary.version ORDER BY s.signoff_id DESC LIMIT 1), ''),"
    " i.basis, ruling.due IS NOT NULL, ruling.quarter IS NULL,"
    " CASE WHEN now.status IS NULL THEN (SELECT max(quarter) FROM outturn o WHERE"
    f" o.indicator_id = i.indicator_id AND o.quarter < ?1 AND {rows.CAME}) END"
)
_TABLES = (
    "indicator i"
    " LEFT JOIN outturn now ON now.indicator_id = i.indicator_id"
    " AND now.quarter = ?1"
    " LEFT JOIN outturn previous ON previous.indicator_id = i.indicator_id"
    " AND previous.quarter = ?2"
    " LEFT JOIN outturn year_ago ON year_ago.indicator_id = i.indicator_id"
    " AND year_ago.quarter = ?3"
    " LEFT JOIN target milestone ON milestone.indicator_id = i.indicator_id"
    " AND milestone.quarter = ?1 AND milestone.kind = 'milestone'"
    " LEFT JOIN target year_end ON year_end.indicator_id = i.indicator_id"
    " AND year_end.quarter = ?4 AND year_end.kind = 'year end'"
    " LEFT JOIN commentary ON commentary.indicator_id = i.indicator_id"
    " AND commentary.quarter = ?1"
    " LEFT JOIN commentary_version written"
    " ON written.commentary_id = commentary.commentary_id"
    " AND written.version = commentary.version"
    " LEFT JOIN return_ruling ruling ON ruling.indicator_id = i.indicator_id"
    " AND ruling.quarter = ?1"
)
_MOST_AT_ONCE = 500
"""Ids named in one statement; SQLite takes 32,766, older ones 999."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Added:
    """What is known of few indicators, by id, and so read at one go."""

    practice: Practice
    breaks: Mapping[int, Sequence[DefinitionBreak]]
    overrides: Mapping[int, Override]
    expectations: Mapping[int, Expectation]
    bodies: Mapping[int, Sequence[BodyFigure]]


class EvidenceOnFile:
    """The figures, targets and commentary state that a judgement needs."""

    def __init__(
        self, connection: Connection, judging: Judging, mask: Mask = NOTHING_HIDDEN
    ) -> None:
        self._connection = connection
        self._judging = judging
        self._mask = mask

    def around(
        self, quarter: Quarter, indicator_ids: Sequence[int] | None = None
    ) -> dict[int, Evidence]:
        """Evidence by indicator id, for the indicators named or for every one.

        Earlier quarters are found by arithmetic on the quarter and never by the
        order of rows, so that a gap stays a gap.
        """
        if indicator_ids is None:
            return self._found(quarter, None)
        found: dict[int, Evidence] = {}
        for start in range(0, len(indicator_ids), _MOST_AT_ONCE):
            named = indicator_ids[start : start + _MOST_AT_ONCE]
            found |= self._found(quarter, named)
        return found

    def _found(
        self, quarter: Quarter, ids: Sequence[int] | None
    ) -> dict[int, Evidence]:
        added = self._added(quarter, ids)
        return {
            rows.whole(row[0]): _evidence(row, quarter, added, self._mask)
            for row in self._rows(quarter, ids)
        }

    def _rows(self, quarter: Quarter, ids: Sequence[int] | None) -> list[Row]:
        return self._connection.rows(
            f"SELECT {_COLUMNS} FROM {_TABLES}"
            f" WHERE {rows.among(ids, 'i.indicator_id')}",
            [
                quarter.ordinal,
                quarter.shifted(-PREVIOUS_QUARTER).ordinal,
                quarter.shifted(-SAME_QUARTER_LAST_YEAR).ordinal,
                quarter.year_end.ordinal,
            ],
        )

    def _added(self, quarter: Quarter, ids: Sequence[int] | None) -> _Added:
        return _Added(
            practice=self._judging.practice(),
            breaks=self._judging.all_breaks(ids),
            overrides=self._judging.overrides_in(quarter, ids),
            expectations=self._judging.expectations_in(quarter, ids),
            bodies=self._bodies(ids),
        )

    def _bodies(self, ids: Sequence[int] | None) -> dict[int, list[BodyFigure]]:
        """The figures of other bodies where a target is in words."""
        found: defaultdict[int, list[BodyFigure]] = defaultdict(list)
        for row in self._connection.rows(
            "SELECT indicator_id, body, period, value FROM comparator c"
            f" WHERE {rows.among(ids)} AND EXISTS (SELECT 1 FROM target t WHERE"
            " t.indicator_id = c.indicator_id AND t.low IS NULL)"
            " ORDER BY comparator_id"
        ):
            value = Fraction(rows.number(row[3]))
            figure = BodyFigure(rows.text(row[1]), rows.text(row[2]), value)
            found[rows.whole(row[0])].append(figure)
        return found


def _evidence(row: Row, quarter: Quarter, added: _Added, mask: Mask) -> Evidence:
    indicator_id = rows.whole(row[0])
    unit = rows.text(row[1])
    outturn, previous, year_ago = (
        rows.outturn(row[first : first + 9], quarter.shifted(-lag), unit)
        for first, lag in (
            (4, 0),
            (13, PREVIOUS_QUARTER),
            (22, SAME_QUARTER_LAST_YEAR),
        )
    )
    return Evidence(
        outturn=mask.outturn(outturn, indicator_id),
        is_due=_is_due(row, quarter),
        previous=mask.outturn(previous, indicator_id),
        same_quarter_last_year=mask.outturn(year_ago, indicator_id),
        milestone=rows.target(row[31], row[32], row[33], TargetKind.MILESTONE),
        year_end=rows.target(row[34], row[35], row[36], TargetKind.YEAR_END),
        tolerance=rows.tolerance(row[2], row[3]),
        override=added.overrides.get(indicator_id),
        practice=added.practice,
        expectation=added.expectations.get(indicator_id),
        bodies=added.bodies.get(indicator_id, ()),
        breaks=added.breaks.get(indicator_id, ()),
        written=None if row[37] is None else rows.state(row[37]),
        figures_seen=mask.seen(rows.text(row[38]), indicator_id, outturn, quarter),
    )


def _is_due(row: Row, quarter: Quarter) -> bool:
    """Whether a figure that has not come is due in a quarter."""
    basis = rows.one_of(ReportBasis, row[39])
    last = None if row[42] is None else Quarter(rows.whole(row[42]))
    ruled = None if row[41] else bool(row[40])
    return is_figure_due(basis, quarter, last, ruled=ruled)
