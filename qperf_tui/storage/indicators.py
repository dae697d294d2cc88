"""The indicators the council reports, their record cards and their names."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.indicator import DefinitionBreak, Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import UnknownError
from qperf_tui.storage import rows
from qperf_tui.storage.closings import require_open_from
from qperf_tui.storage.connection import Connection, Row
from qperf_tui.storage.new_indicators import RecordCard, put_on_lists, withdrawn
from qperf_tui.storage.stamp import Stamp

_ALWAYS: Final = Quarter(0)


@dataclass(frozen=True, slots=True)
class Listed:
    """As much of an indicator as a long list needs to be searched and ordered."""

    indicator_id: int
    code: str
    title: str
    priority_id: int
    owner: str
    theme: str


class Indicators:
    """Queries on indicators, their definitions and their names."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        self._connection = connection
        self._stamp = stamp

    def listed(self, quarter: Quarter) -> list[Listed]:
        """The indicators reported in a quarter, in the plan's order, as lightly."""
        found = self._connection.rows(
            "SELECT i.indicator_id, i.code, i.title, p.priority_id, i.owner, i.theme"
            f" FROM {rows.reported_in(quarter)} ORDER BY p.position, i.position"
        )
        return [_listed(row) for row in found]

    def on_file(self) -> list[Indicator]:
        """Every indicator of every quarter, retired ones too, in the plan's order."""
        return self._where("1 ORDER BY p.position, i.position")

    def in_use(self) -> list[Indicator]:
        """Every indicator that is not retired from any quarter, in the plan's order."""
        return self._where("i.retired_from IS NULL ORDER BY p.position, i.position")

    def reported(self, quarter: Quarter) -> list[Indicator]:
        """The indicators reported in a quarter, in the order of the plan then."""
        return self._where("1 ORDER BY p.position, i.position", quarter=quarter)

    def of_theme(self, theme: str, quarter: Quarter) -> list[Indicator]:
        """The indicators of one theme in a quarter, in the plan's order.

        An indicator without a theme belongs to the theme its priority is called.
        """
        return self._where(
            "i.theme = ?1 OR (i.theme = '' AND p.title = ?1)"
            " ORDER BY p.position, i.position",
            [theme],
            quarter=quarter,
        )

    def themes(self, quarter: Quarter | None = None) -> list[str]:
        """Every theme of a quarter, or of any quarter, in the plan's order."""
        tables = _tables(quarter)
        found = self._connection.rows(
            "SELECT CASE i.theme WHEN '' THEN p.title ELSE i.theme END AS named"
            f" FROM {tables} GROUP BY named ORDER BY min(p.position), min(i.position)"
        )
        return [rows.text(row[0]) for row in found]

    def of_ids(
        self, indicator_ids: Sequence[int], quarter: Quarter | None = None
    ) -> list[Indicator]:
        """The indicators of these ids, in the order of the ids, as they are now.

        With `quarter` those reported in it, as they stood in the plan then.
        """
        places = ",".join("?" * len(indicator_ids))
        found = self._where(
            f"i.indicator_id IN ({places})", indicator_ids, quarter=quarter
        )
        by_id = {each.indicator_id: each for each in found}
        return [by_id[each] for each in indicator_ids if each in by_id]

    def by_code(self, code: str) -> Indicator:
        """The indicator called `code` now or in an earlier plan, retired or not.

        Raises:
            UnknownError: If there is none.
        """
        found = self._where("i.code = ?", [code]) or self._where(
            "i.indicator_id = (SELECT indicator_id FROM indicator_alias"
            " WHERE alias = ?)",
            [code],
        )
        if not found:
            raise UnknownError(
                f"There is no indicator {code!r}; qperf-tui list shows every code."
            )
        return found[0]

    def code_of(self, indicator_id: int) -> str:
        """The code of an indicator, on the lists or off them."""
        found = self._connection.row(
            "SELECT code FROM indicator WHERE indicator_id = ?", [indicator_id]
        )
        return "" if found is None else rows.text(found[0])

    def ids_by_code(self) -> dict[str, int]:
        """Every code and alias, case folded, with its indicator's id."""
        found = self._connection.rows(
            "SELECT alias, indicator_id FROM indicator_alias"
            " UNION ALL SELECT code, indicator_id FROM indicator"
        )
        return {rows.text(row[0]).casefold(): rows.whole(row[1]) for row in found}

    def card(self, indicator_id: int) -> dict[str, str]:
        """What a record card says in each of the `AMENDABLE` columns."""
        found = self._connection.row(
            f"SELECT {', '.join(AMENDABLE)} FROM indicator WHERE indicator_id = ?",
            [indicator_id],
        )
        if found is None:
            raise UnknownError(f"There is no indicator numbered {indicator_id}.")
        return dict(zip(AMENDABLE, map(rows.text, found), strict=True))

    def breaks(self, indicator_id: int) -> list[DefinitionBreak]:
        """Where an indicator's definition changed, earliest first."""
        found = self._connection.rows(
            "SELECT first_quarter, reason FROM indicator_version"
            " WHERE indicator_id = ? ORDER BY first_quarter",
            [indicator_id],
        )
        return [DefinitionBreak(rows.whole(row[0]), rows.text(row[1])) for row in found]

    def add(self, card: RecordCard, first: Quarter = _ALWAYS) -> int:
        """Add an indicator after the others; returns its id.

        It is reported from the quarter `first` on, by default in every quarter.
        """
        return self.add_all([card], first)[0]

    def add_all(
        self, cards: Sequence[RecordCard], first: Quarter = _ALWAYS
    ) -> list[int]:
        """Add indicators after the others, in this order; returns their ids.

        One whose adding was taken back is taken up again as its card says now.
        """
        return put_on_lists(self._connection, cards, first)

    def amend(self, indicator_id: int, column: str, value: str) -> None:
        """Set one column of a record card; `column` is one of `AMENDABLE`."""
        if column not in AMENDABLE:
            raise ValueError(f"{column} is not set by a return")
        if column.startswith("tolerance"):
            # By it every quarter is judged that has no tolerance of its own.
            require_open_from(self._connection, Quarter(0))
        self._connection.run(
            f"UPDATE indicator SET {column} = ? WHERE indicator_id = ?",
            [value, indicator_id],
        )

    def withdrawn(self) -> dict[str, int]:
        """The code, case folded, and id of each whose adding was taken back."""
        return withdrawn(self._connection)

    def withdraw(self, indicator_ids: Sequence[int]) -> None:
        """Take indicators off every list; what was ever reported stays on file."""
        self._connection.run_many(
            "UPDATE indicator SET retired_from = 0 WHERE indicator_id = ?",
            [(each,) for each in indicator_ids],
        )

    def reinstate(self, indicator_id: int) -> bool:
        """Put an indicator back on the lists; whether it was off them."""
        return bool(
            self._connection.run(
                "UPDATE indicator SET retired_from = NULL WHERE indicator_id = ?"
                " AND retired_from IS NOT NULL",
                [indicator_id],
            )
        )

    def add_break(self, indicator_id: int, quarter: Quarter, reason: str) -> None:
        """Record that from `quarter` on, which is open, it counts something else."""
        require_open_from(self._connection, quarter)
        self._connection.run(
            "INSERT OR REPLACE INTO indicator_version VALUES (?, ?, ?, ?, ?)",
            [
                indicator_id,
                quarter.ordinal,
                reason,
                self._stamp.by,
                self._stamp.clock(),
            ],
        )

    def _where(
        self,
        condition: str,
        values: Sequence[str | int] = (),
        *,
        quarter: Quarter | None = None,
    ) -> list[Indicator]:
        found = self._connection.rows(
            f"SELECT {rows.INDICATOR_COLUMNS} FROM {_tables(quarter)}"
            f" WHERE {condition}",
            values,
        )
        return [rows.indicator(row) for row in found]


def _listed(row: Row) -> Listed:
    return Listed(
        indicator_id=rows.whole(row[0]),
        code=rows.text(row[1]),
        title=rows.text(row[2]),
        priority_id=rows.whole(row[3]),
        owner=rows.text(row[4]),
        theme=rows.text(row[5]),
    )


def _tables(quarter: Quarter | None) -> str:
    """The tables of the indicators of a quarter, or of every one on file."""
    return rows.INDICATOR_TABLES if quarter is None else rows.reported_in(quarter)


AMENDABLE = (
    "unit",
    "polarity",
    "basis",
    "tolerance_kind",
    "tolerance_size",
    "owner",
    "directorate",
)
