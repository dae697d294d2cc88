"""Copies of a workbook: whole and consistent, or not there at all."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Final

from qperf_tui.errors import WorkbookError
from qperf_tui.storage.connection import Connection, hold_to_account, say_plainly

_WITHOUT_A_NAME: Final = "file:"
"""Where SQLite keeps a file that has no name and is gone once it is closed."""

Progress = Callable[[int, int], None]
"""Told how many pages of how many are copied."""


def copy_to(source: Connection, copy: Path, progress: Progress | None = None) -> None:
    """Write a consistent copy to `copy`, while others may go on writing.

    Raises:
        WorkbookError: If `copy` is there already or cannot be written.
    """
    try:
        os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise WorkbookError(
            f"{copy} is there already; choose another name for the backup."
        ) from None
    except OSError as error:
        raise WorkbookError(f"{copy} cannot be made: {error.strerror}.") from error
    with ExitStack() as unfinished:
        unfinished.callback(copy.unlink, missing_ok=True)
        _copy_into(source, copy, progress)
        unfinished.pop_all()


@contextmanager
def private_copy(source: Connection) -> Iterator[Connection]:
    """A copy that only this connection sees, and of which nothing is ever left.

    Raises:
        WorkbookError: If it cannot be written, for want of room say.
    """
    with closing(Connection(source.path, uri=_WITHOUT_A_NAME)) as copy:
        _back_up(source, copy, None)
        hold_to_account(copy)
        yield copy


def keep_a_copy(source: Connection, path: Path, version: int) -> None:
    """Keep a workbook as it was before it is brought up to date, beside itself.

    Raises:
        WorkbookError: If the copy cannot be written; then there is none.
    """
    kept = path.with_name(f"{path.name}.schema-{version}.bak")
    if not kept.exists():
        copy_to(source, kept)


def _copy_into(source: Connection, copy: Path, progress: Progress | None) -> None:
    with closing(Connection(copy)) as target:
        _back_up(source, target, progress)


def _back_up(source: Connection, target: Connection, progress: Progress | None) -> None:
    def tell(_status: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress(total - remaining, total)

    try:
        source.sqlite.backup(target.sqlite, pages=256, progress=tell)
    except sqlite3.Error as error:
        say_plainly(target.path, error)
