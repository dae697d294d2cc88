"""Indicators put on the lists: new ones, and those whose adding was taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import NO_TOLERANCE, Tolerance
from qperf_tui.storage import rows
from qperf_tui.storage.connection import Connection, Value

_COLUMNS: Final = (
    *("code", "title", "unit", "decimals", "polarity", "basis", "tolerance_kind"),
    *("tolerance_size", "theme", "definition", "directorate", "owner", "control"),
    *("is_national", "implications"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCard:
    """An indicator as its definition sets it, before it has a place in the file."""

    code: str
    title: str
    priority_id: int
    unit: str = "%"
    decimals: int = 1
    polarity: str = "neutral"
    basis: str = "quarter"
    tolerance: Tolerance = NO_TOLERANCE
    theme: str = ""
    definition: str = ""
    directorate: str = ""
    owner: str = ""
    control: str = "council"
    is_national: bool = False
    implications: str = ""

    def columns(self) -> tuple[Value, ...]:
        """The columns of the card, in the order they are kept in."""
        return (
            self.code,
            self.title,
            self.unit,
            self.decimals,
            self.polarity,
            self.basis,
            self.tolerance.kind.value,
            rows.decimal_text(self.tolerance.size),
            self.theme,
            self.definition,
            self.directorate,
            self.owner,
            self.control,
            int(self.is_national),
            self.implications,
        )


def put_on_lists(
    connection: Connection, cards: Sequence[RecordCard], first: Quarter
) -> list[int]:
    """Add indicators after the others, in this order; returns their ids.

    One whose adding was taken back is taken up again as its card says now, for its
    code is its own.
    """
    held = withdrawn(connection)
    last = connection.number("SELECT max(position) FROM indicator") or 0
    made = []
    for position, card in enumerate(cards, last + 1):
        key = held.get(card.code.casefold())
        made.append(
            _add(connection, card, position)
            if key is None
            else _take_up(connection, key, card, position)
        )
    connection.run_many(
        "INSERT INTO indicator_priority (indicator_id, first_quarter, priority_id)"
        " VALUES (?, ?, ?)",
        [
            (key, first.ordinal, card.priority_id)
            for key, card in zip(made, cards, strict=True)
        ],
    )
    return made


def withdrawn(connection: Connection) -> dict[str, int]:
    """The code, case folded, and id of each whose adding was taken back."""
    found = connection.rows(
        "SELECT code, indicator_id FROM indicator WHERE retired_from = 0"
    )
    return {rows.text(row[0]).casefold(): rows.whole(row[1]) for row in found}


def free_code(connection: Connection, code: str) -> None:
    """Let another indicator have the code of one whose adding was taken back."""
    connection.run(
        "UPDATE indicator SET code = code || ' (taken back ' || indicator_id || ')'"
        " WHERE retired_from = 0 AND code = ?",
        [code],
    )


def _add(connection: Connection, card: RecordCard, position: int) -> int:
    places = ", ".join("?" * (len(_COLUMNS) + 1))
    return connection.add(
        f"INSERT INTO indicator ({', '.join(_COLUMNS)}, position) VALUES ({places})",
        [*card.columns(), position],
    )


def _take_up(connection: Connection, key: int, card: RecordCard, position: int) -> int:
    """Let one that was taken back be as a new one; returns its id."""
    for table in ("indicator_version", "indicator_priority"):
        connection.run(f"DELETE FROM {table} WHERE indicator_id = ?", [key])
    named = ", ".join(f"{name} = ?" for name in (*_COLUMNS, "position"))
    connection.run(
        f"UPDATE indicator SET {named}, retired_from = NULL WHERE indicator_id = ?",
        [*card.columns(), position, key],
    )
    return key
