"""What was to be reached, for a quarter on the way or for a year end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import AnyTarget, TargetInWords, TargetKind
from qperf_tui.storage import rows
from qperf_tui.storage.closings import require_open
from qperf_tui.storage.connection import Connection, Value
from qperf_tui.storage.stamp import Stamp

_KEPT: Final = "low, high, words, set_by, set_at, reason"


@dataclass(frozen=True, slots=True)
class TargetSetting:
    """Who set a target, when and why."""

    kind: TargetKind
    set_by: str
    set_at: str
    """Coordinated universal time, ISO 8601."""
    reason: str


class Targets:
    """Queries on targets."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        self._connection = connection
        self._stamp = stamp

    def of(self, indicator_id: int) -> dict[tuple[Quarter, TargetKind], AnyTarget]:
        """Every target of an indicator, by quarter and kind."""
        found: dict[tuple[Quarter, TargetKind], AnyTarget] = {}
        for row in self._connection.rows(
            "SELECT quarter, kind, low, high, words FROM target WHERE indicator_id = ?",
            [indicator_id],
        ):
            kind = rows.one_of(TargetKind, row[1])
            target = rows.target(row[2], row[3], row[4], kind)
            if target is not None:
                found[Quarter(rows.whole(row[0])), kind] = target
        return found

    def all(self) -> dict[tuple[int, int, TargetKind], AnyTarget]:
        """Every target, by indicator id, quarter and kind."""
        found = self._connection.rows(
            "SELECT indicator_id, quarter, kind, low, high, words FROM target"
        )
        return {
            (rows.whole(row[0]), rows.whole(row[1]), kind): target
            for row in found
            if (kind := rows.one_of(TargetKind, row[2]))
            and (target := rows.target(row[3], row[4], row[5], kind))
        }

    def settings(
        self, indicator_id: int
    ) -> dict[tuple[Quarter, TargetKind], TargetSetting]:
        """Who set each target of an indicator, by quarter and kind."""
        found = self._connection.rows(
            "SELECT quarter, kind, set_by, set_at, reason FROM target"
            " WHERE indicator_id = ?",
            [indicator_id],
        )
        settings = ((Quarter(rows.whole(row[0])), _setting(row[1:])) for row in found)
        return {(quarter, each.kind): each for quarter, each in settings}

    def set_by(self, indicator_id: int, quarter: Quarter) -> list[TargetSetting]:
        """Who set the targets that bear on a quarter, when and why."""
        found = self._connection.rows(
            "SELECT kind, set_by, set_at, reason FROM target WHERE indicator_id = ?"
            " AND ((kind = 'milestone' AND quarter = ?)"
            " OR (kind = 'year end' AND quarter = ?)) ORDER BY kind",
            [indicator_id, quarter.ordinal, quarter.year_end.ordinal],
        )
        return [_setting(row) for row in found]

    def put(
        self,
        indicator_id: int,
        quarter: Quarter,
        target: AnyTarget,
        reason: str = "",
        *,
        set_by: str | None = None,
    ) -> None:
        """Set the target of a quarter, or of the year end that `quarter` is.

        `set_by` is who decided on it, by default who writes.

        Raises:
            ClosedQuarterError: If a quarter that is judged by it is closed.
        """
        self.put_many([(indicator_id, quarter, target)], reason, set_by=set_by)

    def put_many(
        self,
        targets: Sequence[tuple[int, Quarter, AnyTarget]],
        reason: str,
        *,
        set_by: str | None = None,
    ) -> None:
        """Set the targets of indicators and quarters, all for one reason.

        Raises:
            ClosedQuarterError: If a quarter that is judged by one is closed.
        """
        judged = {
            each
            for _, quarter, target in targets
            for each in judged_by(quarter, target.kind)
        }
        require_open(self._connection, *judged)
        by, when = set_by or self._stamp.by, self._stamp.clock()
        self._connection.run_many(
            "INSERT OR REPLACE INTO target (indicator_id, quarter, kind, low, high,"
            " words, set_by, set_at, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    *(indicator_id, quarter.ordinal, target.kind.value),
                    *(*_ends(target), target.words, by, when, reason),
                )
                for indicator_id, quarter, target in targets
            ),
        )

    def kept(
        self, indicator_id: int, quarter: Quarter, kind: TargetKind
    ) -> list[str | None] | None:
        """A target as it is kept with who set it, to be put back; None for none."""
        found = self._connection.row(
            f"SELECT {_KEPT} FROM target WHERE indicator_id = ? AND quarter = ?"
            " AND kind = ?",
            [indicator_id, quarter.ordinal, kind.value],
        )
        return None if found is None else _kept(found)

    def kept_of(
        self, indicator_id: int
    ) -> dict[tuple[int, TargetKind], list[str | None]]:
        """The targets of an indicator as `kept` has them, by quarter and kind."""
        found = self._connection.rows(
            f"SELECT quarter, kind, {_KEPT} FROM target WHERE indicator_id = ?",
            [indicator_id],
        )
        return {
            (rows.whole(row[0]), rows.one_of(TargetKind, row[1])): _kept(row[2:])
            for row in found
        }

    def put_back(
        self,
        indicator_id: int,
        quarter: Quarter,
        kind: TargetKind,
        kept: Sequence[str | None] | None,
    ) -> None:
        """Let a target stand as it was `kept` before a change, or not at all.

        Raises:
            ClosedQuarterError: If a quarter that is judged by it is closed.
        """
        self.put_all_back(indicator_id, kind, {quarter.ordinal: kept})

    def put_all_back(
        self,
        indicator_id: int,
        kind: TargetKind,
        kept: Mapping[int, Sequence[str | None] | None],
    ) -> None:
        """Let the targets of an indicator stand as they did, by quarter.

        Raises:
            ClosedQuarterError: If a quarter that is judged by one is closed.
        """
        judged = (judged_by(Quarter(each), kind) for each in kept)
        require_open(self._connection, *chain.from_iterable(judged))
        self._connection.run_many(
            "DELETE FROM target WHERE indicator_id = ? AND quarter = ? AND kind = ?",
            [(indicator_id, each, kind.value) for each in kept],
        )
        self._connection.run_many(
            f"INSERT INTO target (indicator_id, quarter, kind, {_KEPT})"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (indicator_id, quarter, kind.value, *stood)
                for quarter, stood in kept.items()
                if stood is not None
            ],
        )


def _kept(row: Sequence[Value]) -> list[str | None]:
    return [None if each is None else rows.text(each) for each in row]


def _setting(row: Sequence[Value]) -> TargetSetting:
    return TargetSetting(
        rows.one_of(TargetKind, row[0]),
        rows.text(row[1]),
        rows.text(row[2]),
        rows.text(row[3]),
    )


def judged_by(quarter: Quarter, kind: TargetKind) -> list[Quarter]:
    """The quarters that a target bears on: its own, or those of its year."""
    if kind is TargetKind.MILESTONE:
        return [quarter]
    return [quarter.year_end.shifted(-back) for back in range(4)]


def _ends(target: AnyTarget) -> tuple[str | None, str | None]:
    """The lowest and highest of a target, as they are kept; none of one in words."""
    if isinstance(target, TargetInWords):
        return None, None
    return rows.decimal_text(target.low), rows.decimal_text(target.high)
