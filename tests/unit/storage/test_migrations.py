"""The schema: what db/schema.sql says, what the migrations make, and what holds it."""

import sqlite3

import pytest
from sqlite_utils import Database

from qperf_tui import assets
from qperf_tui.storage.migrations import migrate, newest
from qperf_tui.storage.place import APPLICATION_ID


@pytest.fixture
def empty() -> Database:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    return Database(connection, execute_plugins=False)


def statements(db: Database) -> list[str]:
    rows = db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
    return [str(row[0]).strip() for row in rows.fetchall()]


def test_schema_sql_is_what_the_migrations_make(empty: Database) -> None:
    migrate(empty.conn)
    written = assets.folder("db").joinpath("schema.sql").read_text(encoding="utf-8")
    assert ";\n\n".join(statements(empty)) + ";\n" == written


def test_migrating_again_changes_nothing(empty: Database) -> None:
    migrate(empty.conn)
    before = statements(empty)
    migrate(empty.conn)
    assert statements(empty) == before


def test_every_table_of_ours_is_strict(empty: Database) -> None:
    migrate(empty.conn)
    ours = [each for each in empty.tables if not each.name.startswith(("_", "sqlite_"))]
    assert len(ours) > 20
    assert all(table.strict for table in ours)


def test_the_file_says_whose_it_is_and_how_new(empty: Database) -> None:
    migrate(empty.conn)
    assert empty.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert empty.execute("PRAGMA user_version").fetchone() == (newest(),)
