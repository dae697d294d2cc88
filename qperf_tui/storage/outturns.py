"""Figures reported, with every revision kept, and the targets set for them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import Target, TargetKind
from qperf_tui.storage import rows
from qperf_tui.storage.connection import Connection, Row, Value
from qperf_tui.storage.stamp import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An outturn as it is to be kept: what was sent, before it is made exact."""

    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    mark: str | None = None
    status: OutturnStatus
    reason: str = ""

    def columns(self) -> tuple[Value, ...]:
        """The columns that say what was reported."""
        return (
            rows.decimal_text(self.value),
            rows.decimal_text(self.numerator),
            rows.decimal_text(self.denominator),
            self.mark,
            self.status.value,
            self.reason,
        )


@dataclass(frozen=True, slots=True)
class Comparator:
    """Another body's figure, with its own period."""

    body: str
    period: str
    value: Decimal
    authorities: int | None
    source: str
    checked: str


class Outturns:
    """Queries on outturns, targets, comparators and events."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        self._connection = connection
        self._stamp = stamp

    def latest_quarter(self) -> Quarter | None:
        """The last quarter that any figure was reported for; None before the first."""
        found = self._connection.number("SELECT max(quarter) FROM outturn")
        return None if found is None else Quarter(found)

    def quarters(self) -> list[Quarter]:
        """Every quarter between the first and the last figure."""
        found = self._connection.row("SELECT min(quarter), max(quarter) FROM outturn")
        if found is None or found[0] is None:
            return []
        first, last = rows.whole(found[0]), rows.whole(found[1])
        return [Quarter(ordinal) for ordinal in range(first, last + 1)]

    def series(self, indicator: Indicator) -> list[Outturn]:
        """Every outturn of an indicator, earliest first."""
        found = self._connection.rows(
            f"SELECT quarter, {rows.OUTTURN_COLUMNS} FROM outturn"
            " WHERE indicator_id = ? ORDER BY quarter",
            [indicator.indicator_id],
        )
        return [
            each
            for row in found
            if (each := rows.outturn(row[1:], _quarter(row[0]), indicator.unit))
        ]

    def recent(
        self, indicators: Sequence[Indicator], first: Quarter, last: Quarter
    ) -> dict[int, dict[Quarter, Outturn]]:
        """The outturns of some indicators between two quarters, for sparklines."""
        unit_of = {each.indicator_id: each.unit for each in indicators}
        listed = ",".join(str(each) for each in unit_of)
        found: defaultdict[int, dict[Quarter, Outturn]] = defaultdict(dict)
        for row in self._connection.rows(
            f"SELECT indicator_id, quarter, {rows.OUTTURN_COLUMNS} FROM outturn"
            f" WHERE indicator_id IN ({listed}) AND quarter BETWEEN ? AND ?",
            [first.ordinal, last.ordinal],
        ):
            quarter = _quarter(row[1])
            outturn = rows.outturn(row[2:], quarter, unit_of[rows.whole(row[0])])
            if outturn is not None:
                found[rows.whole(row[0])][quarter] = outturn
        return found

    def kept(self) -> dict[tuple[int, int], Row]:
        """What stands now, by indicator id and quarter, as it is kept."""
        found = self._connection.rows(
            "SELECT indicator_id, quarter, value, numerator, denominator, mark,"
            " status, reason FROM outturn"
        )
        return {(rows.whole(row[0]), rows.whole(row[1])): row[2:] for row in found}

    def put(
        self, figures: Mapping[tuple[int, int], Figure], batch_id: int | None
    ) -> None:
        """Let figures stand, by indicator id and quarter; earlier ones are kept."""
        when = self._stamp.clock()
        self._connection.run_many(
            "INSERT INTO outturn_revision (indicator_id, quarter, revision, value,"
            " numerator, denominator, mark, status, reason, batch_id, recorded_by,"
            " recorded_at) SELECT ?1, ?2, 1 + coalesce((SELECT max(revision) FROM"
            " outturn_revision r WHERE r.indicator_id = ?1 AND r.quarter = ?2), 0),"
            " ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11",
            [
                (*key, *figure.columns(), batch_id, self._stamp.by, when)
                for key, figure in figures.items()
            ],
        )
        self._connection.run_many(
            "INSERT OR REPLACE INTO outturn (indicator_id, quarter, value, numerator,"
            " denominator, mark, status, reason, revision) SELECT indicator_id,"
            " quarter, value, numerator, denominator, mark, status, reason, revision"
            " FROM outturn_revision r WHERE indicator_id = ?1 AND quarter = ?2"
            " ORDER BY revision DESC LIMIT 1",
            list(figures),
        )

    def targets(self, indicator_id: int) -> dict[tuple[Quarter, TargetKind], Target]:
        """Every target of an indicator in numbers, by quarter and kind."""
        found: dict[tuple[Quarter, TargetKind], Target] = {}
        for row in self._connection.rows(
            "SELECT quarter, kind, low, high FROM target WHERE indicator_id = ?",
            [indicator_id],
        ):
            kind = TargetKind(rows.text(row[1]))
            target = rows.target(row[2], row[3], kind)
            if target is not None:
                found[_quarter(row[0]), kind] = target
        return found

    def set_target(
        self, indicator_id: int, quarter: Quarter, target: Target, reason: str = ""
    ) -> None:
        """Set the target of a quarter, or of the year end that `quarter` is."""
        self._connection.run(
            "INSERT OR REPLACE INTO target (indicator_id, quarter, kind, low, high,"
            " set_by, set_at, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                indicator_id,
                quarter.ordinal,
                target.kind.value,
                rows.decimal_text(target.low),
                rows.decimal_text(target.high),
                self._stamp.by,
                self._stamp.clock(),
                reason,
            ],
        )

    def comparators(self, indicator_id: int) -> list[Comparator]:
        """Other bodies' figures, as they were entered."""
        found = self._connection.rows(
            "SELECT body, period, value, authorities, source, checked FROM comparator"
            " WHERE indicator_id = ? ORDER BY comparator_id",
            [indicator_id],
        )
        return [
            Comparator(
                body=rows.text(row[0]),
                period=rows.text(row[1]),
                value=Decimal(rows.text(row[2])),
                authorities=None if row[3] is None else rows.whole(row[3]),
                source=rows.text(row[4]),
                checked=rows.text(row[5]),
            )
            for row in found
        ]

    def add_comparator(self, indicator_id: int, comparator: Comparator) -> None:
        """Set another body's figure beside ours."""
        self._connection.run(
            "INSERT OR REPLACE INTO comparator (indicator_id, body, period, value,"
            " authorities, source, checked) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                indicator_id,
                comparator.body,
                comparator.period,
                rows.decimal_text(comparator.value),
                comparator.authorities,
                comparator.source,
                comparator.checked,
            ],
        )

    def events(self, indicator_id: int) -> list[tuple[Quarter, str]]:
        """What happened that a reader of the series must know, earliest first."""
        found = self._connection.rows(
            "SELECT quarter, title FROM event WHERE indicator_id = ?"
            " OR indicator_id IS NULL ORDER BY quarter, event_id",
            [indicator_id],
        )
        return [(_quarter(row[0]), rows.text(row[1])) for row in found]

    def add_event(self, indicator_id: int | None, quarter: Quarter, title: str) -> None:
        """Mark a quarter, for one indicator or for all."""
        self._connection.run(
            "INSERT INTO event (indicator_id, quarter, title) VALUES (?, ?, ?)",
            [indicator_id, quarter.ordinal, title],
        )


def _quarter(value: Value) -> Quarter:
    return Quarter(rows.whole(value))
