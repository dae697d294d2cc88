"""Bring a workbook up to the schema this version of qperf-tui expects."""

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from qperf_tui import assets

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from sqlite_utils import Database, Migrations


MADE: Final = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
"""Asks for the statements that made what a file holds."""


def newest() -> int:
    """The schema version that this version of qperf-tui writes."""
    return len(_scripts())


def load(scripts: "list[Traversable]") -> "Migrations":
    """Make a migration of each SQL file, in order of name."""
    from sqlite_utils import Migrations  # noqa: PLC0415 - slow, and seldom needed

    migrations = Migrations("qperf")
    for script in scripts:
        sql = script.read_text(encoding="utf-8")

        @migrations(name=script.name.removesuffix(".sql"))
        def apply(db: "Database", sql: str = sql) -> None:
            db.executescript(sql)

    return migrations


def migrate(connection: sqlite3.Connection) -> None:
    """Apply what is pending; a script that fails leaves nothing behind."""
    from sqlite_utils import Database  # noqa: PLC0415 - slow, and seldom needed

    load(_scripts()).apply(Database(connection, execute_plugins=False))


def made_by(version: int) -> list[str]:
    """The statements that made what a workbook of a schema version holds."""
    from sqlite_utils import Database  # noqa: PLC0415 - slow, and seldom needed

    with closing(sqlite3.connect(":memory:")) as made:
        load(_scripts()[:version]).apply(Database(made, execute_plugins=False))
        return [str(row[0]) for row in made.execute(MADE)]


def _scripts() -> "list[Traversable]":
    folder = assets.folder("db").joinpath("migrations")
    return sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".sql")),
        key=lambda entry: entry.name,
    )
