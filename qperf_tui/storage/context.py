"""What a reader sets beside a series: other bodies' figures, and what happened."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from qperf_tui.domain.period import Quarter
from qperf_tui.storage import rows
from qperf_tui.storage.connection import Connection


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
