"""One connection to a workbook's file: every statement and every error goes here."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NoReturn

from qperf_tui.errors import WorkbookBusyError, WorkbookError

Value = str | int | float | bytes | None
Row = tuple[Value, ...]

_WAIT_SECONDS: Final = 5.0

_SAYINGS: Final = (
    (
        ("database is locked", "database table is locked", "busy"),
        "somebody else is writing to it; try again in a moment",
    ),
    (
        ("disk is full",),
        "its disk is full; free some space and save again",
    ),
    (
        ("readonly", "read-only"),
        "it may not be written to; ask for permission, or open it with --read-only",
    ),
    (
        ("malformed", "not a database", "corrupt", "could not decode"),
        "the file is damaged; put a backup in its place with qperf-tui restore",
    ),
    (
        ("unable to open", "disk i/o error"),
        "the system could not read or write it; check the drive and try again",
    ),
)


class Connection:
    """A SQLite connection whose failures are sentences."""

    def __init__(self, path: Path, *, uri: str | None = None) -> None:
        self.path = path
        self._turns = 0
        """How many transactions were begun and ended, each counted twice."""
        with self._plain_errors():
            self._sqlite = sqlite3.connect(
                uri or str(path),
                uri=uri is not None,
                timeout=_WAIT_SECONDS,
                isolation_level=None,
            )

    @property
    def sqlite(self) -> sqlite3.Connection:
        """The connection itself, for sqlite-utils and the backup interface."""
        return self._sqlite

    def has_begun(self) -> bool:
        """Whether a transaction has been begun and not ended."""
        return self._sqlite.in_transaction

    def state(self) -> tuple[int, int, int]:
        """What changes with everything that is written, here or by somebody else.

        What was written and taken back is told apart from what was never written.
        """
        others = self.number("PRAGMA data_version") or 0
        return others, self._sqlite.total_changes, self._turns

    def close(self) -> None:
        """Let go of the file; the last to do so leaves it one file again."""
        self._sqlite.close()

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """Every row a statement gives."""
        with self._plain_errors():
            return self._sqlite.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        """The first row a statement gives, or None."""
        with self._plain_errors():
            found: Row | None = self._sqlite.execute(sql, values).fetchone()
            return found

    def number(self, sql: str, values: Sequence[Value] = ()) -> int | None:
        """The whole number a statement gives, or None."""
        found = self.row(sql, values)
        return None if found is None or found[0] is None else int(found[0])

    def run(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Run a statement that writes; how many rows it touched."""
        with self._plain_errors():
            return self._sqlite.execute(sql, values).rowcount

    def add(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Run an insert; the rowid it was given."""
        with self._plain_errors():
            return self._sqlite.execute(sql, values).lastrowid or 0

    def run_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement over many rows."""
        with self._plain_errors():
            self._sqlite.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is written, or nothing is; joins one already begun.

        The lock to write is taken at the start, so what is read inside cannot
        change before what is written.
        """
        if self.has_begun():
            yield
            return
        with self._plain_errors():
            self._sqlite.execute("BEGIN IMMEDIATE")
            self._turns += 1
            try:
                yield
                self._sqlite.execute("COMMIT")
            finally:
                self._turns += 1
                if self.has_begun():
                    self._sqlite.rollback()

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, sqlite3.Warning, UnicodeDecodeError) as error:
            say_plainly(self.path, error)


def connected(path: Path, *, read_only: bool) -> Connection:
    """A connection to a workbook's file that trusts nothing in it."""
    if not read_only:
        connection = Connection(path)
    else:
        alone = not path.with_name(f"{path.name}-wal").exists()
        option = "immutable=1" if alone else "mode=ro"
        connection = Connection(path, uri=f"{path.resolve().as_uri()}?{option}")
        connection.run("PRAGMA query_only = ON")
    connection.run("PRAGMA synchronous = FULL")
    hold_to_account(connection)
    return connection


def hold_to_account(connection: Connection) -> None:
    """Have a connection trust nothing in the file."""
    connection.run("PRAGMA foreign_keys = ON")
    connection.run("PRAGMA trusted_schema = OFF")
    connection.run("PRAGMA cell_size_check = ON")


def say_plainly(path: Path, error: Exception) -> NoReturn:
    """Raise what SQLite said as one sentence with the cause and the mend.

    Raises:
        WorkbookBusyError: If somebody else held the file for too long.
        WorkbookError: For every other failure.
    """
    said = str(error)
    for signs, saying in _SAYINGS:
        if any(sign in said.casefold() for sign in signs):
            kind = WorkbookBusyError if saying is _SAYINGS[0][1] else WorkbookError
            raise kind(f"{path}: {saying}.") from error
    raise WorkbookError(f"{path} cannot be used: {said}.") from error
