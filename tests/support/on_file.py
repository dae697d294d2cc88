"""Every table of a workbook as it is, row by row, but for the log of changes."""

from typing import Final

from qperf_tui.storage.workbook import Workbook

LOGGED: Final = {"change", "sqlite_sequence", "_sqlite_migrations"}


def on_file(workbook: Workbook) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the log, in the order of its columns."""
    connection = workbook._connection
    listed = connection.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    names = sorted(str(row[0]) for row in listed if row[0] not in LOGGED)
    found = {
        name: sorted(connection.rows(f"SELECT * FROM {name}"), key=str)
        for name in names
    }
    # How often an action was written goes on counting when a change is undone.
    found["action"] = [row[:-1] for row in found["action"]]
    return found
