"""Figures reported, with every revision kept."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.storage import rows
from qperf_tui.storage.closings import require_open
from qperf_tui.storage.connection import Connection, Row, Value
from qperf_tui.storage.mask import NOTHING_HIDDEN, Mask
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
    expected: str | None = None
    """When it is expected, ISO 8601, where it is not available yet."""
    coverage: str = ""

    @staticmethod
    def written(value: Fraction) -> str:
        """A figure that is a decimal, as the text it is kept as."""
        return rows.decimal_text(value) or "0"

    def columns(self) -> tuple[Value, ...]:
        """The columns that say what was reported."""
        return (
            rows.decimal_text(self.value),
            rows.decimal_text(self.numerator),
            rows.decimal_text(self.denominator),
            self.mark,
            self.status.value,
            self.reason,
            self.expected,
            self.coverage,
        )


class Outturns:
    """Queries on outturns."""

    def __init__(
        self, connection: Connection, stamp: Stamp, mask: Mask = NOTHING_HIDDEN
    ) -> None:
        self._connection = connection
        self._stamp = stamp
        self._mask = mask

    def last_recorded(self) -> str | None:
        """When the last figure was recorded, ISO 8601; None before the first."""
        found = self._connection.row("SELECT max(recorded_at) FROM outturn_revision")
        return None if found is None or found[0] is None else rows.text(found[0])

    def latest_quarter(self) -> Quarter | None:
        """The last quarter that any figure was reported for; None before the first.

        One that only says that figures are still to come is not reported yet.
        """
        found = self._connection.number(
            "SELECT quarter FROM outturn"
            " WHERE status NOT IN ('not due', 'not available')"
            " ORDER BY quarter DESC LIMIT 1"
        )
        return None if found is None else Quarter(found)

    def last_before(self, quarter: Quarter) -> dict[int, Quarter]:
        """The last quarter before one in which a figure came, by indicator id."""
        found = self._connection.rows(
            "SELECT indicator_id, max(quarter) FROM outturn WHERE quarter < ?"
            f" AND {rows.CAME} GROUP BY indicator_id",
            [quarter.ordinal],
        )
        return {rows.whole(row[0]): _quarter(row[1]) for row in found}

    def quarters(self) -> list[Quarter]:
        """Every quarter between the first and the last figure."""
        found = self._connection.row(
            "SELECT (SELECT min(quarter) FROM outturn),"
            " (SELECT max(quarter) FROM outturn)"
        )
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
            if (
                each := self._told(
                    row[1:], _quarter(row[0]), indicator.unit, indicator.indicator_id
                )
            )
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
            key, quarter = rows.whole(row[0]), _quarter(row[1])
            outturn = self._told(row[2:], quarter, unit_of[key], key)
            if outturn is not None:
                found[key][quarter] = outturn
        return found

    def _told(
        self, row: Row, quarter: Quarter, unit: str, indicator_id: int
    ) -> Outturn | None:
        return self._mask.outturn(rows.outturn(row, quarter, unit), indicator_id)

    def kept(
        self,
        indicator_ids: Sequence[int] | None = None,
        quarter: Quarter | None = None,
    ) -> dict[tuple[int, int], Row]:
        """What stands now, by indicator id and quarter, as it is kept.

        Of every indicator or of a few, in every quarter or in one.
        """
        listed = ",".join(map(str, map(int, indicator_ids or ())))
        of = "" if indicator_ids is None else f" AND indicator_id IN ({listed})"
        when = "" if quarter is None else f" AND quarter = {quarter.ordinal:d}"
        found = self._connection.rows(
            "SELECT indicator_id, quarter, value, numerator, denominator, mark,"
            f" status, reason, expected, coverage FROM outturn WHERE 1{of}{when}"
        )
        return {
            (key := rows.whole(row[0]), ordinal := rows.whole(row[1])): self._mask.kept(
                row[2:], key, Quarter(ordinal)
            )
            for row in found
        }

    def reported_in(self, quarter: Quarter) -> set[int]:
        """The indicators of which something stands in a quarter, by id."""
        found = self._connection.rows(
            "SELECT indicator_id FROM outturn WHERE quarter = ?", [quarter.ordinal]
        )
        return {rows.whole(row[0]) for row in found}

    def put(
        self, figures: Mapping[tuple[int, int], Figure], batch_id: int | None
    ) -> None:
        """Let figures stand, by indicator id and quarter; earlier ones are kept.

        Raises:
            ClosedQuarterError: If one is of a quarter that is closed.
        """
        require_open(self._connection, *(Quarter(each) for _, each in figures))
        self._add_all(sorted(figures.items(), key=_place), batch_id)
        self._connection.run_many(f"{_STANDS} {_OF_ONE}", list(figures))

    def put_batch(
        self,
        figures: Iterable[tuple[tuple[int, int], Figure]],
        batch_id: int,
        *,
        quarters: Iterable[Quarter],
        progress: Callable[[int], None],
    ) -> None:
        """Let every figure of a new batch stand, however many they are.

        Those of one indicator follow on each other.

        Raises:
            ClosedQuarterError: If one is of a quarter that is closed.
            StoppedError: If `progress`, told how many are written, has it stopped.
        """
        require_open(self._connection, *quarters)
        told: set[int] = set()
        self._add_all(_watched(figures, told, progress), batch_id)
        ids = sorted(told)
        for place in range(0, len(ids), _AT_ONCE):
            progress(0)
            some = ids[place : place + _AT_ONCE]
            self._connection.run(
                f"{_STANDS} WHERE indicator_id BETWEEN ? AND ? AND batch_id = ?",
                [some[0], some[-1], batch_id],
            )

    def _add_all(
        self,
        figures: Iterable[tuple[tuple[int, int], Figure]],
        batch_id: int | None,
    ) -> None:
        """Add a revision of each figure, which does not stand yet."""
        signed = (batch_id, self._stamp.by, self._stamp.clock())
        self._connection.run_many(
            "INSERT INTO outturn_revision (indicator_id, quarter, revision, value,"
            " numerator, denominator, mark, status, reason, expected, coverage,"
            " batch_id, recorded_by, recorded_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self._numbered(figures, signed),
        )

    def _numbered(
        self,
        figures: Iterable[tuple[tuple[int, int], Figure]],
        signed: tuple[Value, ...],
    ) -> Iterator[tuple[Value, ...]]:
        """Figures as new revisions, each with the number after the last there is."""
        of = 0
        last: dict[int, int] = {}
        for (key, quarter), figure in figures:
            if key != of:
                of = key
                found = self._connection.rows(_LAST, [key])
                last = {rows.whole(row[0]): rows.whole(row[1]) for row in found}
            number = 1 + last.get(quarter, 0)
            yield (key, quarter, number, *figure.columns(), *signed)


def _watched(
    figures: Iterable[tuple[tuple[int, int], Figure]],
    told: set[int],
    progress: Callable[[int], None],
) -> Iterator[tuple[tuple[int, int], Figure]]:
    """Figures on their way to the file; `told` gathers whose they are."""
    for count, (key, figure) in enumerate(figures):
        if count % _AT_ONCE == 0:
            progress(count)
        told.add(key[0])
        yield key, figure


_AT_ONCE: Final = 1_000
"""Figures, or indicators, between two looks at whether anybody has it stopped."""
_LAST: Final = (
    "SELECT quarter, max(revision) FROM outturn_revision WHERE indicator_id = ?"
    " GROUP BY quarter"
)
_STANDS: Final = (
    "INSERT OR REPLACE INTO outturn (indicator_id, quarter, value, numerator,"
    " denominator, mark, status, reason, expected, coverage, revision) SELECT"
    " indicator_id, quarter, value, numerator, denominator, mark, status,"
    " reason, expected, coverage, revision FROM outturn_revision"
)
_OF_ONE: Final = (
    "WHERE indicator_id = ?1 AND quarter = ?2 ORDER BY revision DESC LIMIT 1"
)


def _place(told: tuple[tuple[int, int], Figure]) -> tuple[int, int]:
    return told[0]


def _quarter(value: Value) -> Quarter:
    return Quarter(rows.whole(value))
