"""What a reader sets beside a series: other bodies' figures, and what happened."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import TargetKind
from qperf_tui.storage import rows
from qperf_tui.storage.closings import require_open
from qperf_tui.storage.connection import Connection, Value
from qperf_tui.storage.targets import judged_by


@dataclass(frozen=True, slots=True)
class Comparator:
    """Another body's figure, with its own period."""

    body: str
    period: str
    value: Decimal
    authorities: int | None
    source: str
    checked: str
    """`yes`, or why not: `no`, `recalled` or `illustrative`."""

    @property
    def as_fraction(self) -> Fraction:
        """The figure as exact as it was entered."""
        return Fraction(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOnFile:
    """Another body's figure as it is kept, with the authorities behind it."""

    indicator: int
    body: str
    period: str
    row: list[int | str | None] | None
    """Its number, value, count of authorities, source and who checked; or None."""
    members: dict[str, str]
    """By authority, its figure."""


class Context:
    """Queries on comparators and events."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

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

    def periods(self) -> list[tuple[int, str, str]]:
        """The indicator, body and period of every figure of other bodies."""
        found = self._connection.rows(
            "SELECT indicator_id, body, period FROM comparator ORDER BY comparator_id"
        )
        return [
            (rows.whole(row[0]), rows.text(row[1]), rows.text(row[2])) for row in found
        ]

    def add_comparator(self, indicator_id: int, comparator: Comparator) -> None:
        """Set another body's figure beside ours.

        Raises:
            ClosedQuarterError: If a closed quarter is judged against such a figure.
        """
        require_open(self._connection, *self._judged_in_words(indicator_id))
        self._connection.run(
            "INSERT INTO comparator (indicator_id, body, period, value,"
            " authorities, source, checked) VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (indicator_id, body, period) DO UPDATE SET"
            " value = excluded.value, authorities = excluded.authorities,"
            " source = excluded.source, checked = excluded.checked",
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

    def members(self, indicator_id: int) -> dict[tuple[str, str], dict[str, Fraction]]:
        """The figure of each authority in a set, by its body and period."""
        found: dict[tuple[str, str], dict[str, Fraction]] = {}
        for row in self._connection.rows(
            "SELECT body, period, authority, value FROM comparator_member"
            " WHERE indicator_id = ? ORDER BY body, period, authority",
            [indicator_id],
        ):
            members = found.setdefault((rows.text(row[0]), rows.text(row[1])), {})
            members[rows.text(row[2])] = Fraction(rows.number(row[3]))
        return found

    def add_members(
        self, indicator_id: int, body: str, period: str, members: Mapping[str, Decimal]
    ) -> None:
        """Set the figures of the authorities behind a body's, each by its name."""
        self._connection.run_many(
            "INSERT OR REPLACE INTO comparator_member (indicator_id, body, period,"
            " authority, value) VALUES (?, ?, ?, ?, ?)",
            [
                (indicator_id, body, period, authority, rows.decimal_text(value))
                for authority, value in members.items()
            ],
        )

    def kept(self, indicator_id: int, body: str, period: str) -> SetOnFile:
        """A body's figure with the authorities behind it, to be put back."""
        key: list[Value] = [indicator_id, body, period]
        row = self._connection.row(
            "SELECT comparator_id, value, authorities, source, checked FROM comparator"
            " WHERE indicator_id = ? AND body = ? AND period = ?",
            key,
        )
        members = self._connection.rows(
            "SELECT authority, value FROM comparator_member"
            " WHERE indicator_id = ? AND body = ? AND period = ? ORDER BY authority",
            key,
        )
        return SetOnFile(
            indicator=indicator_id,
            body=body,
            period=period,
            row=None if row is None else rows.plain(row),
            members={rows.text(name): rows.text(value) for name, value in members},
        )

    def put_back(self, kept: SetOnFile) -> None:
        """Let a body's figure be what was kept of it, or not be on file.

        Raises:
            ClosedQuarterError: If a closed quarter is judged against such a figure.
        """
        require_open(self._connection, *self._judged_in_words(kept.indicator))
        key: list[Value] = [kept.indicator, kept.body, kept.period]
        for table in ("comparator", "comparator_member"):
            self._connection.run(
                f"DELETE FROM {table} WHERE indicator_id = ? AND body = ?"
                " AND period = ?",
                key,
            )
        if kept.row is not None:
            number, *rest = kept.row
            self._connection.run(
                "INSERT INTO comparator (comparator_id, indicator_id, body, period,"
                " value, authorities, source, checked) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [number, *key, *rest],
            )
        self._connection.run_many(
            "INSERT INTO comparator_member (indicator_id, body, period, authority,"
            " value) VALUES (?, ?, ?, ?, ?)",
            [(*key, authority, value) for authority, value in kept.members.items()],
        )

    def _judged_in_words(self, indicator_id: int) -> list[Quarter]:
        """The quarters that are judged against another body's figure."""
        found = self._connection.rows(
            "SELECT quarter, kind FROM target WHERE indicator_id = ? AND low IS NULL",
            [indicator_id],
        )
        return [
            each
            for row in found
            for each in judged_by(
                Quarter(rows.whole(row[0])), rows.one_of(TargetKind, row[1])
            )
        ]

    def events(self, indicator_id: int) -> list[tuple[Quarter, str]]:
        """What happened that a reader of the series must know, earliest first."""
        found = self._connection.rows(
            "SELECT quarter, title FROM event WHERE indicator_id = ?"
            " OR indicator_id IS NULL ORDER BY quarter, event_id",
            [indicator_id],
        )
        return [(Quarter(rows.whole(row[0])), rows.text(row[1])) for row in found]

    def add_event(self, indicator_id: int | None, quarter: Quarter, title: str) -> None:
        """Mark a quarter, for one indicator or for all."""
        self._connection.run(
            "INSERT INTO event (indicator_id, quarter, title) VALUES (?, ?, ?)",
            [indicator_id, quarter.ordinal, title],
        )
