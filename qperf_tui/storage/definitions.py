"""What indicators and priorities are, kept whole so that a change can be undone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, Self

from qperf_tui.domain.period import Quarter
from qperf_tui.storage import rows
from qperf_tui.storage.closings import require_open_from
from qperf_tui.storage.connection import Connection
from qperf_tui.storage.groups_on_file import GroupsOnFile
from qperf_tui.storage.priorities import free_title

COLUMNS: Final = (
    *("title", "theme", "definition", "directorate", "owner", "unit", "decimals"),
    *("polarity", "basis", "tolerance_kind", "tolerance_size", "control"),
    *("is_national", "implications", "retired_from"),
)
"""The columns of a record card that a definition is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionOnFile:
    """An indicator's whole definition: its card, its breaks, its place in plans."""

    indicator: int
    card: dict[str, str | int | None]
    """By column, as in `COLUMNS`."""
    breaks: list[tuple[int, str, str, str]] = field(default_factory=list)
    """The first quarter of each, its reason, who recorded it and when."""
    places: list[tuple[int, int]] = field(default_factory=list)
    """From which quarter on it stands under which priority."""

    @property
    def turns(self) -> list[int]:
        """The quarters in which it begins, moves or ends."""
        ends = self.card["retired_from"]
        return [*(first for first, _ in self.places), int(ends or 0)]

    def under(self, ordinal: int) -> int | None:
        """The priority it stands under in a quarter; None where it is not reported."""
        ends = self.card["retired_from"]
        if ends is not None and int(ends) <= ordinal:
            return None
        stands = [key for first, key in self.places if first <= ordinal]
        return stands[-1] if stands else None


@dataclass(frozen=True, slots=True)
class Holding:
    """The quarters, each by its ordinal, that something of an indicator is kept for."""

    figures: Sequence[int]
    targets: Sequence[int]
    texts: Sequence[int]

    def since(self, quarter: Quarter) -> Self:
        """What is kept for a quarter and those after it."""
        return self._where(lambda ordinal: ordinal >= quarter.ordinal)

    def before(self, quarter: Quarter) -> Self:
        """What is kept for the quarters before one."""
        return self._where(lambda ordinal: ordinal < quarter.ordinal)

    def _where(self, wanted: Callable[[int], bool]) -> Self:
        kept = (self.figures, self.targets, self.texts)
        return type(self)(*([n for n in each if wanted(n)] for each in kept))


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityOnFile:
    """A heading of a plan; `is_there` is false for one that is not on file."""

    priority: int
    is_there: bool = True
    code: str = ""
    title: str = ""
    plan: str = ""
    position: int = 0


JUDGED_BY: Final = (
    *("unit", "decimals", "polarity", "basis", "tolerance_kind", "tolerance_size"),
)
"""What of a record card every quarter is judged by."""


class Definitions:
    """Queries on whole definitions of indicators and priorities."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.groups = GroupsOnFile(connection)

    def of(self, indicator_id: int) -> DefinitionOnFile:
        """The whole definition of an indicator, on the lists or off them."""
        (card,) = self._connection.rows(
            f"SELECT {', '.join(COLUMNS)} FROM indicator WHERE indicator_id = ?",
            [indicator_id],
        )
        return DefinitionOnFile(
            indicator=indicator_id,
            card={
                name: value if isinstance(value, int) or value is None else str(value)
                for name, value in zip(COLUMNS, card, strict=True)
            },
            breaks=[
                (
                    rows.whole(row[0]),
                    rows.text(row[1]),
                    rows.text(row[2]),
                    rows.text(row[3]),
                )
                for row in self._connection.rows(
                    "SELECT first_quarter, reason, recorded_by, recorded_at"
                    " FROM indicator_version WHERE indicator_id = ?"
                    " ORDER BY first_quarter",
                    [indicator_id],
                )
            ],
            places=[
                (rows.whole(row[0]), rows.whole(row[1]))
                for row in self._connection.rows(
                    "SELECT first_quarter, priority_id FROM indicator_priority"
                    " WHERE indicator_id = ? ORDER BY first_quarter",
                    [indicator_id],
                )
            ],
        )

    def holding(self, indicator_id: int) -> Holding:
        """For which quarters an indicator has figures, targets and standing texts."""
        return Holding(
            *(
                [
                    rows.whole(row[0])
                    for row in self._connection.rows(
                        f"SELECT quarter FROM {kept} WHERE indicator_id = ?",
                        [indicator_id],
                    )
                ]
                for kept in ("outturn", "target", "commentary")
            )
        )

    def put(self, kept: DefinitionOnFile) -> None:
        """Let an indicator's definition be what was kept of it, whatever it is now.

        Raises:
            ClosedQuarterError: If a closed quarter would be judged or listed otherwise.
        """
        if (
            first := _first_reported_otherwise(self.of(kept.indicator), kept)
        ) is not None:
            require_open_from(self._connection, first)
        named = ", ".join(f"{name} = ?" for name in COLUMNS)
        self._connection.run(
            f"UPDATE indicator SET {named} WHERE indicator_id = ?",
            [*(kept.card[name] for name in COLUMNS), kept.indicator],
        )
        for table, held in (
            ("indicator_version", kept.breaks),
            ("indicator_priority", kept.places),
        ):
            self._connection.run(
                f"DELETE FROM {table} WHERE indicator_id = ?", [kept.indicator]
            )
            for row in held:
                places = ", ".join("?" * (len(row) + 1))
                self._connection.run(
                    f"INSERT INTO {table} VALUES ({places})", [kept.indicator, *row]
                )

    def retired(self) -> list[tuple[str, str, Quarter]]:
        """The code and title of every retired indicator, and since when, in order.

        One that was only ever taken back with its import is not among them.
        """
        found = self._connection.rows(
            "SELECT code, title, retired_from FROM indicator"
            " WHERE retired_from > 0 ORDER BY code"
        )
        return [
            (rows.text(row[0]), rows.text(row[1]), Quarter(rows.whole(row[2])))
            for row in found
        ]

    def priority(self, priority_id: int) -> PriorityOnFile:
        """A priority as it is on file, if it is."""
        found = self._connection.row(
            "SELECT code, title, plan, position FROM priority WHERE priority_id = ?",
            [priority_id],
        )
        if found is None:
            return PriorityOnFile(priority=priority_id, is_there=False)
        return PriorityOnFile(
            priority=priority_id,
            code=rows.text(found[0]),
            title=rows.text(found[1]),
            plan=rows.text(found[2]),
            position=rows.whole(found[3]),
        )

    def put_priority(self, kept: PriorityOnFile) -> None:
        """Let a priority be what was kept of it, or not be on file.

        One that something was ever reported under stays, and is in no plan in force.
        """
        if not kept.is_there:
            self._connection.run(
                "DELETE FROM priority WHERE priority_id = ?1 AND NOT EXISTS (SELECT 1"
                " FROM indicator_priority ip WHERE ip.priority_id = ?1)",
                [kept.priority],
            )
            return
        free_title(self._connection, kept.title)
        self._connection.run(
            "INSERT INTO priority (priority_id, code, title, plan, position)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT (priority_id) DO UPDATE SET"
            " code = excluded.code, title = excluded.title, plan = excluded.plan,"
            " position = excluded.position",
            [kept.priority, kept.code, kept.title, kept.plan, kept.position],
        )

    def new_priority(self, code: str, title: str, plan: str, position: int) -> int:
        """Add a priority to a plan; returns its id."""
        free_title(self._connection, title)
        return self._connection.add(
            "INSERT INTO priority (code, title, plan, position) VALUES (?, ?, ?, ?)",
            [code, title, plan, position],
        )

    def under(self, priority_id: int) -> list[int]:
        """The ids of the indicators that stand under a priority now."""
        found = self._connection.rows(
            "SELECT indicator_id FROM indicator_priority ip WHERE priority_id = ?"
            " AND first_quarter = (SELECT max(first_quarter) FROM indicator_priority l"
            " WHERE l.indicator_id = ip.indicator_id) ORDER BY indicator_id",
            [priority_id],
        )
        return [rows.whole(row[0]) for row in found]


def _first_reported_otherwise(
    now: DefinitionOnFile, then: DefinitionOnFile
) -> Quarter | None:
    """The first quarter that another definition judges or lists otherwise; or None."""
    if any(now.card[name] != then.card[name] for name in JUDGED_BY):
        return Quarter(0)
    moved = {first for first, *_ in {*now.breaks} ^ {*then.breaks}}
    turns = {at for each in (now, then) for at in each.turns}
    listed = {at for at in turns if now.under(at) != then.under(at)}
    return min(map(Quarter, moved | listed), default=None)
