"""Every change by name, in order, with what it takes to undo it or do it again."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from qperf_tui.errors import WorkbookError
from qperf_tui.storage import rows
from qperf_tui.storage.connection import Connection, Row, Value
from qperf_tui.storage.stamp import Stamp

Undo = Mapping[str, object]
"""What stood before a change, as plain JSON values."""

UNDONE: Final = "undo"
"""The kind of a change that undid another; what it keeps does that one again."""
REDONE: Final = "redo"
"""The kind of a change that did an undone one again."""

_COLUMNS: Final = (
    "change_id, made_by, made_at, says, kind, indicator_id, undone_by IS NOT NULL,"
    f" undo IS NOT NULL AND undone_by IS NULL AND kind <> '{UNDONE}'"
)
_NEWEST: Final = "ORDER BY change_id DESC LIMIT 1"
_PACKED: Final = " OR ".join(
    "EXISTS (SELECT 1 FROM json_each(coalesce("
    f"json_extract(undo, '$.{kept}'), json_extract(undo, '$.back.{kept}'), '[]'))"
    " WHERE json_extract(value, '$.indicator') = ?1)"
    for kept in ("saved", "drafts", "parts")
)
"""A pack that was read back, or a file of definitions, with one on the indicator."""
_BATCHES: Final = "(SELECT batch_id FROM outturn_revision WHERE indicator_id = ?1)"
_ABOUT: Final = (
    f"({_PACKED} OR indicator_id = ?1 OR coalesce(json_extract(undo, '$.batch'),"
    f" json_extract(undo, '$.back.batch')) IN {_BATCHES} OR EXISTS"
    " (SELECT 1 FROM json_each(coalesce(json_extract(undo, '$.parts'),"
    " json_extract(undo, '$.back.parts'), '[]'))"
    f" WHERE json_extract(value, '$.undo.batch') IN {_BATCHES}))"
)
"""A change to one indicator, or imports that brought figures of it among others."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing somebody did to the workbook."""

    change_id: int
    made_by: str
    made_at: str
    """Coordinated universal time, ISO 8601; order by `change_id`, never by this."""
    says: str
    kind: str
    indicator_id: int | None
    """The indicator it was made to; None where it was made to more, or to none."""
    is_undone: bool
    can_be_undone: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One of several changes that are logged, and undone, as one."""

    says: str
    kind: str
    undo: Undo
    indicator_id: int | None


class Changes:
    """The log of changes; it is only ever added to."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        self._connection = connection
        self._stamp = stamp
        self._gathered: list[Part] | None = None

    @contextmanager
    def gathering(self) -> Iterator[list[Part]]:
        """What is done inside is not logged, but given to whoever logs it as one."""
        outer, self._gathered = self._gathered, []
        try:
            yield self._gathered
        finally:
            self._gathered = outer

    def record(
        self, says: str, kind: str, undo: Undo | None, indicator_id: int | None = None
    ) -> int:
        """Log a change just made, inside its transaction; returns its id.

        `undo` is None for what cannot be undone. While changes are gathered it is one
        of them, and has no id.
        """
        if self._gathered is not None and undo is not None:
            self._gathered.append(Part(says, kind, undo, indicator_id))
            return 0
        return self._connection.add(
            "INSERT INTO change (made_by, made_at, says, kind, undo, indicator_id)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [
                self._stamp.by,
                self._stamp.clock(),
                says,
                kind,
                None if undo is None else json.dumps(undo),
                indicator_id,
            ],
        )

    def last_to_undo(self) -> Change | None:
        """The newest change that can be undone and has not been."""
        return self._newest(
            "undo IS NOT NULL AND undone_by IS NULL AND kind <> ?", [UNDONE]
        )

    def last_to_redo(self) -> Change | None:
        """The newest undoing, if nothing but undoing and redoing was done since."""
        other = self._connection.number(
            f"SELECT change_id FROM change WHERE kind NOT IN (?, ?) {_NEWEST}",
            [UNDONE, REDONE],
        )
        return self._newest(
            "kind = ? AND undo IS NOT NULL AND undone_by IS NULL AND change_id > ?",
            [UNDONE, other or 0],
        )

    def kept(self, change: Change) -> Undo:
        """What a change keeps, to be put back.

        Raises:
            WorkbookError: If it cannot be read.
        """
        found = self._connection.row(
            "SELECT undo FROM change WHERE change_id = ?", [change.change_id]
        )
        try:
            kept = json.loads(rows.text(found[0] if found else None))
        except ValueError:
            kept = None
        if not isinstance(kept, dict):
            raise WorkbookError(
                f"{self._connection.path}: what stood before “{change.says}” cannot be "
                "read, so it is not undone; set it right by hand."
            )
        return kept

    def last_bar(self, change: Change) -> Change | None:
        """The newest later change to the same indicator that cannot be undone."""
        if change.indicator_id is None:
            return None
        return self._newest(
            "change_id > ? AND indicator_id = ? AND undo IS NULL",
            [change.change_id, change.indicator_id],
        )

    def mark_undone(self, change: Change, by: int) -> None:
        """Note which later change undid this one."""
        self._connection.run(
            "UPDATE change SET undone_by = ? WHERE change_id = ?",
            [by, change.change_id],
        )

    def settle(self) -> None:
        """Let everything done so far stand: none of it is left to undo."""
        self._connection.run("UPDATE change SET undo = NULL")

    def latest(
        self, most: int, *, by: str | None = None, indicator_id: int | None = None
    ) -> list[Change]:
        """The newest changes first, at most so many.

        `by` keeps those of one person, however the name is capitalised, and
        `indicator_id` those to one indicator, imports of its figures among them.
        """
        found = self._connection.rows(
            f"SELECT {_COLUMNS} FROM change WHERE (?1 IS NULL OR {_ABOUT})"
            " AND (?2 IS NULL OR made_by = ?2 COLLATE NOCASE)"
            " ORDER BY change_id DESC LIMIT ?3",
            [indicator_id, by, most],
        )
        return [_change(row) for row in found]

    def latest_of(self, *kinds: str) -> list[Change]:
        """The changes of kinds that stand and keep what was before, newest first."""
        held = ", ".join("?" * len(kinds))
        found = self._connection.rows(
            f"SELECT {_COLUMNS} FROM change WHERE kind IN ({held})"
            " AND undone_by IS NULL AND undo IS NOT NULL ORDER BY change_id DESC",
            kinds,
        )
        return [_change(row) for row in found]

    def numbers(
        self,
        *,
        by: str | None = None,
        indicator_id: int | None = None,
        words: Sequence[str] = (),
    ) -> list[int]:
        """The ids of changes, the newest first; 100,000 take 0.1 s.

        As `latest` narrows them, and to those that say every one of some words in
        their name or in that of who made them, however they are capitalised.
        """
        said = "".join(
            f" AND says || ' ' || made_by LIKE ?{place} ESCAPE '!'"
            for place in range(3, 3 + len(words))
        )
        found = self._connection.rows(
            f"SELECT change_id FROM change WHERE (?1 IS NULL OR {_ABOUT})"
            f" AND (?2 IS NULL OR made_by = ?2 COLLATE NOCASE){said}"
            " ORDER BY change_id DESC",
            [indicator_id, by, *map(_anywhere, words)],
        )
        return [rows.whole(row[0]) for row in found]

    def of_ids(self, change_ids: Sequence[int]) -> list[Change]:
        """The changes of these ids, in the order of the ids."""
        places = ",".join("?" * len(change_ids))
        found = self._connection.rows(
            f"SELECT {_COLUMNS} FROM change WHERE change_id IN ({places})", change_ids
        )
        by_id = {each.change_id: each for each in map(_change, found)}
        return [by_id[each] for each in change_ids if each in by_id]

    def people(self) -> list[str]:
        """Everybody who has changed anything, by name."""
        found = self._connection.rows(
            "SELECT DISTINCT made_by FROM change ORDER BY made_by COLLATE NOCASE"
        )
        return [rows.text(row[0]) for row in found]

    def _newest(self, condition: str, values: list[Value]) -> Change | None:
        found = self._connection.row(
            f"SELECT {_COLUMNS} FROM change WHERE {condition} {_NEWEST}", values
        )
        return None if found is None else _change(found)


def _anywhere(word: str) -> str:
    """A pattern that finds a word, in which nothing stands for anything else."""
    for each in "!%_":
        word = word.replace(each, f"!{each}")
    return f"%{word}%"


def _change(row: Row) -> Change:
    return Change(
        change_id=rows.whole(row[0]),
        made_by=rows.text(row[1]),
        made_at=rows.text(row[2]),
        says=rows.text(row[3]),
        kind=rows.text(row[4]),
        indicator_id=None if row[5] is None else rows.whole(row[5]),
        is_undone=bool(row[6]),
        can_be_undone=bool(row[7]),
    )
