"""Actions on indicators, and when each is done."""

from collections.abc import Sequence
from dataclasses import replace

from qperf_tui.domain.action import Action, Closing
from qperf_tui.domain.period import Quarter
from qperf_tui.storage import rows
from qperf_tui.storage.closings import closed_quarters, require_open
from qperf_tui.storage.connection import Connection, Row, Value

_WRITTEN = (
    *("indicator_id", "raised_in", "title", "owner", "due", "evidence"),
    *("raised_by", "raised_at", "closed_in", "closed_by", "closed_at"),
    *("is_withdrawn", "version"),
)
_ORDER = "closed_in IS NOT NULL OR is_withdrawn, due IS NULL, due, action_id"


class Actions:
    """Queries on actions; what is open comes first, and of that the first due."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Action]:
        """Every action."""
        return self._found("1")

    def of(self, indicator_id: int) -> list[Action]:
        """Every action on one indicator."""
        return self._found("indicator_id = ?", indicator_id)

    def open_in(
        self, quarter: Quarter, ids: Sequence[int] | None = None
    ) -> list[Action]:
        """The actions that a quarter's report has as being done, on some indicators.

        As `Action.is_open_in` says, found without reading every action.
        """
        return self._found(
            "raised_in <= ?1 AND is_withdrawn = 0"
            f" AND (closed_in IS NULL OR closed_in > ?1) AND {rows.among(ids)}",
            quarter.ordinal,
        )

    def by_number(self, number: int) -> Action | None:
        """One action, if there is one of that number."""
        return next(iter(self._found("action_id = ?", number)), None)

    def add(self, action: Action) -> int:
        """Add an action, whatever number it carries; returns the one it was given.

        It is not put into the report of a quarter that is closed.
        """
        self.require_open_where_told(None, action)
        places = ", ".join("?" * len(_WRITTEN))
        return self._connection.add(
            f"INSERT INTO action ({', '.join(_WRITTEN)}) VALUES ({places})",
            _values(action),
        )

    def put(self, action: Action) -> None:
        """Let an action be as it is given, whether it was there or not."""
        self.require_open_where_told(self.by_number(action.number), action)
        places = ", ".join("?" * (len(_WRITTEN) + 1))
        self._connection.run(
            f"INSERT OR REPLACE INTO action (action_id, {', '.join(_WRITTEN)})"
            f" VALUES ({places})",
            [action.number, *_values(action)],
        )

    def remove(self, number: int) -> None:
        """Take out an action that was entered by mistake."""
        stood = self.by_number(number)
        if stood is not None:
            self.require_open_where_told(stood, replace(stood, is_withdrawn=True))
        self._connection.run("DELETE FROM action WHERE action_id = ?", [number])

    def require_open_where_told(self, stood: Action | None, now: Action) -> None:
        """Refuse a change that a closed quarter's report would have to tell."""
        closed = [each.quarter for each in closed_quarters(self._connection)]
        changed = [each for each in closed if not now.is_told_as(stood, each)]
        require_open(self._connection, *changed)

    def _found(self, condition: str, *values: int) -> list[Action]:
        found = self._connection.rows(
            f"SELECT action_id, {', '.join(_WRITTEN)} FROM action"
            f" WHERE {condition} ORDER BY {_ORDER}",
            values,
        )
        return [_action(row) for row in found]


def _values(action: Action) -> list[Value]:
    closing = action.closing
    return [
        *(action.indicator_id, action.raised_in.ordinal, action.title, action.owner),
        None if action.due is None else action.due.isoformat(),
        *(action.evidence, action.raised_by, action.raised_at),
        None if closing is None else closing.quarter.ordinal,
        None if closing is None else closing.by,
        None if closing is None else closing.at,
        *(int(action.is_withdrawn), action.version),
    ]


def _action(row: Row) -> Action:
    number, indicator_id, raised_in, title, owner, due, evidence, by, at = row[:9]
    return Action(
        number=rows.whole(number),
        indicator_id=rows.whole(indicator_id),
        raised_in=Quarter(rows.whole(raised_in)),
        title=rows.text(title),
        owner=rows.text(owner),
        due=None if due is None else rows.day(due),
        evidence=rows.text(evidence),
        raised_by=rows.text(by),
        raised_at=rows.text(at),
        closing=_closing(row[9:12]),
        is_withdrawn=bool(row[12]),
        version=rows.whole(row[13]),
    )


def _closing(parts: Row) -> Closing | None:
    closed_in, by, at = parts
    if closed_in is None:
        return None
    return Closing(rows.text(by), rows.text(at), Quarter(rows.whole(closed_in)))
