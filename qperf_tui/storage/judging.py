"""What officers have set on how indicators are judged: signed, dated, with reasons."""

from collections.abc import Sequence
from fractions import Fraction

from qperf_tui.domain.indicator import DefinitionBreak
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Expectation
from qperf_tui.domain.rules import (
    RULE_SETS,
    USUAL_PRACTICE,
    Override,
    Practice,
    Rebase,
)
from qperf_tui.domain.target import Tolerance
from qperf_tui.storage import rows
from qperf_tui.storage.closings import require_open, require_open_from
from qperf_tui.storage.connection import Connection, Row
from qperf_tui.storage.stamp import Stamp

_OVERRIDE = (
    "first_quarter, tolerance_kind, tolerance_size, reason, set_by, set_at"
    " FROM rule_override"
)
_EXPECTATION = "quarter, value, reason, entered_by, entered_at FROM expectation"
_RULE = "rag_rule"

Signature = tuple[str, str]
"""Who did a thing and when, where what stood before is put back as it was."""


class Judging:
    """Queries on overrides, expectations, rebasing and the council's rule."""

    def __init__(
        self, connection: Connection, stamp: Stamp, practice: Practice = USUAL_PRACTICE
    ) -> None:
        self._connection = connection
        self._stamp = stamp
        self._practice = practice

    def practice(self) -> Practice:
        """How this council judges: as set for the workbook, else by the settings."""
        named = RULE_SETS.get(self.rule_name())
        if named is None:
            return self._practice
        return Practice(
            named,
            self._practice.is_as_displayed,
            self._practice.run_length,
            self._practice.is_screened,
        )

    def rule_name(self) -> str:
        """The rule set the workbook itself names; nothing where it names none."""
        found = self._connection.row(
            "SELECT value FROM setting WHERE name = ?", [_RULE]
        )
        return "" if found is None else rows.text(found[0])

    def put_rule(self, name: str) -> None:
        """Judge this workbook by the rule set called `name`, or by the settings."""
        require_open_from(self._connection, Quarter(0))
        if name:
            self._connection.run(
                "INSERT OR REPLACE INTO setting VALUES (?, ?)", [_RULE, name]
            )
        else:
            self._connection.run("DELETE FROM setting WHERE name = ?", [_RULE])

    def overrides_in(
        self, quarter: Quarter, ids: Sequence[int] | None = None
    ) -> dict[int, Override]:
        """The tolerance set in place of an indicator's own, by id, in a quarter."""
        found = self._connection.rows(
            f"SELECT indicator_id, {_OVERRIDE} WHERE first_quarter <= ?"
            f" AND {rows.among(ids)} ORDER BY first_quarter",
            [quarter.ordinal],
        )
        return {rows.whole(row[0]): _override(row[1:]) for row in found}

    def overrides(self, indicator_id: int) -> list[Override]:
        """Every override of an indicator, earliest first."""
        found = self._connection.rows(
            f"SELECT {_OVERRIDE} WHERE indicator_id = ? ORDER BY first_quarter",
            [indicator_id],
        )
        return [_override(row) for row in found]

    def put_override(
        self,
        indicator_id: int,
        quarter: Quarter,
        tolerance: Tolerance,
        reason: str,
        signed: Signature | None = None,
    ) -> None:
        """Judge an indicator by another tolerance from `quarter` on."""
        require_open_from(self._connection, quarter)
        self._connection.run(
            "INSERT OR REPLACE INTO rule_override VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                indicator_id,
                quarter.ordinal,
                tolerance.kind.value,
                rows.decimal_text(tolerance.size),
                reason,
                *(signed or self._signature()),
            ],
        )

    def remove_override(self, indicator_id: int, quarter: Quarter) -> None:
        """Take back the override that begins at `quarter`."""
        require_open_from(self._connection, quarter)
        self._connection.run(
            "DELETE FROM rule_override WHERE indicator_id = ? AND first_quarter = ?",
            [indicator_id, quarter.ordinal],
        )

    def expectations_in(
        self, quarter: Quarter, ids: Sequence[int] | None = None
    ) -> dict[int, Expectation]:
        """What is expected at the year end, by id: the latest said this year so far."""
        found = self._connection.rows(
            f"SELECT indicator_id, {_EXPECTATION}"
            f" WHERE quarter BETWEEN ? AND ? AND {rows.among(ids)} ORDER BY quarter",
            [quarter.year_end.ordinal - 3, quarter.ordinal],
        )
        return {rows.whole(row[0]): _expectation(row[1:]) for row in found}

    def expectation(self, indicator_id: int, quarter: Quarter) -> Expectation | None:
        """What was said in `quarter` itself."""
        row = self._connection.row(
            f"SELECT {_EXPECTATION} WHERE indicator_id = ? AND quarter = ?",
            [indicator_id, quarter.ordinal],
        )
        return None if row is None else _expectation(row)

    def put_expectation(
        self,
        indicator_id: int,
        quarter: Quarter,
        value: Fraction,
        reason: str,
        signed: Signature | None = None,
    ) -> None:
        """Enter what is expected at the year end, as seen in `quarter`."""
        require_open(self._connection, quarter)
        self._connection.run(
            "INSERT OR REPLACE INTO expectation VALUES (?, ?, ?, ?, ?, ?)",
            [
                indicator_id,
                quarter.ordinal,
                rows.decimal_text(value),
                reason,
                *(signed or self._signature()),
            ],
        )

    def remove_expectation(self, indicator_id: int, quarter: Quarter) -> None:
        """Take back what was said in `quarter`."""
        require_open(self._connection, quarter)
        self._connection.run(
            "DELETE FROM expectation WHERE indicator_id = ? AND quarter = ?",
            [indicator_id, quarter.ordinal],
        )

    def all_breaks(
        self, ids: Sequence[int] | None = None
    ) -> dict[int, list[DefinitionBreak]]:
        """Where definitions changed, by indicator id, earliest first."""
        found: dict[int, list[DefinitionBreak]] = {}
        for row in self._connection.rows(
            "SELECT indicator_id, first_quarter, reason FROM indicator_version"
            f" WHERE {rows.among(ids)} ORDER BY first_quarter"
        ):
            change = DefinitionBreak(rows.whole(row[1]), rows.text(row[2]))
            found.setdefault(rows.whole(row[0]), []).append(change)
        return found

    def rebases(self, indicator_id: int) -> list[Rebase]:
        """Where officers began an indicator's limits afresh, earliest first."""
        return self.all_rebases([indicator_id]).get(indicator_id, [])

    def all_rebases(self, ids: Sequence[int] | None = None) -> dict[int, list[Rebase]]:
        """Every rebasing, by indicator id, earliest first."""
        found: dict[int, list[Rebase]] = {}
        for row in self._connection.rows(
            "SELECT indicator_id, first_quarter, reason, recorded_by, recorded_at"
            f" FROM rebase WHERE {rows.among(ids)} ORDER BY first_quarter"
        ):
            said = (rows.text(each) for each in row[2:])
            rebase = Rebase(rows.whole(row[1]), *said)
            found.setdefault(rows.whole(row[0]), []).append(rebase)
        return found

    def put_rebase(
        self,
        indicator_id: int,
        quarter: Quarter,
        reason: str,
        signed: Signature | None = None,
    ) -> None:
        """Begin an indicator's limits afresh at `quarter`."""
        require_open_from(self._connection, quarter)
        self._connection.run(
            "INSERT OR REPLACE INTO rebase VALUES (?, ?, ?, ?, ?)",
            [indicator_id, quarter.ordinal, reason, *(signed or self._signature())],
        )

    def remove_rebase(self, indicator_id: int, quarter: Quarter) -> None:
        """Take a rebasing back."""
        require_open_from(self._connection, quarter)
        self._connection.run(
            "DELETE FROM rebase WHERE indicator_id = ? AND first_quarter = ?",
            [indicator_id, quarter.ordinal],
        )

    def _signature(self) -> Signature:
        return self._stamp.by, self._stamp.clock()


def _override(row: Row) -> Override:
    return Override(
        first_quarter=rows.whole(row[0]),
        tolerance=rows.tolerance(row[1], row[2]),
        reason=rows.text(row[3]),
        set_by=rows.text(row[4]),
        set_at=rows.text(row[5]),
    )


def _expectation(row: Row) -> Expectation:
    return Expectation(
        quarter=Quarter(rows.whole(row[0])),
        value=Fraction(rows.number(row[1])),
        reason=rows.text(row[2]),
        entered_by=rows.text(row[3]),
        entered_at=rows.text(row[4]),
    )
