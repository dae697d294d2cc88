"""Whether a file holds what we made, and is whole."""

from collections.abc import Iterable
from typing import Final

from qperf_tui import assets
from qperf_tui.errors import WorkbookError
from qperf_tui.storage.connection import Connection
from qperf_tui.storage.migrations import MADE, made_by, newest

_QUICK_CHECK_BELOW: Final = 4 * 1024 * 1024
"""Bytes up to which every page is checked on opening; it takes some 5 ms."""


def require_sound(connection: Connection, *, size: int) -> None:
    """Refuse a file whose tables, triggers or views are not those of its schema.

    Raises:
        WorkbookError: If they are not, or a page of a small file is damaged.
    """
    version = connection.number("PRAGMA user_version") or 0
    if _bare(str(row[0]) for row in connection.rows(MADE)) != _expected(version):
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


def _expected(version: int) -> set[str]:
    """What a workbook of a schema version holds; of today's it is written down."""
    if version < newest():
        return _bare(made_by(version))
    text = assets.folder("db").joinpath("schema.sql").read_text(encoding="utf-8")
    return _bare(text.split(";\n\n"))


def _bare(statements: Iterable[str]) -> set[str]:
    return {each.strip().rstrip(";") for each in statements}
