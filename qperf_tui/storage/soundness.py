"""Whether a file holds what we made, and is whole."""

from typing import Final

from qperf_tui import assets
from qperf_tui.errors import WorkbookError
from qperf_tui.storage.connection import Connection
from qperf_tui.storage.migrations import newest

_QUICK_CHECK_BELOW: Final = 4 * 1024 * 1024
"""Bytes up to which every page is checked on opening; it takes some 5 ms."""


def require_sound(connection: Connection, *, size: int) -> None:
    """Refuse a file whose tables, triggers or views are not the ones we made.

    Raises:
        WorkbookError: If they are not, or a page of a small file is damaged.
    """
    if (connection.number("PRAGMA user_version") or 0) == newest():
        found = {
            str(row[0]).strip().rstrip(";")
            for row in connection.rows(
                "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
            )
        }
        if found != _expected():
            raise WorkbookError(
                f"{connection.path} holds tables, triggers or views that qperf-tui "
                "did not make, so it is not opened; restore a backup, or take them out."
            )
    if size <= _QUICK_CHECK_BELOW:
        wrong = connection.row("PRAGMA quick_check(1)")
        if wrong is None or wrong[0] != "ok":
            raise WorkbookError(
                f"{connection.path}: the file is damaged; put a backup in its place "
                "with qperf-tui restore."
            )


def _expected() -> set[str]:
    text = assets.folder("db").joinpath("schema.sql").read_text(encoding="utf-8")
    return {each.strip().rstrip(";") for each in text.split(";\n\n")}
