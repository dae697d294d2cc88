"""Putting a backup in a workbook's place, once it is proved to open."""

import os
from pathlib import Path

from qperf_tui.errors import QperfError, WorkbookBusyError, WorkbookError
from qperf_tui.paths import at_home
from qperf_tui.storage.stamp import Stamp
from qperf_tui.storage.workbook import Workbook

_BESIDE = ("-wal", "-shm")
"""What SQLite keeps beside a file in use; it belongs to that file and no other."""


def back_up(workbook: Workbook, copy: Path) -> Path:
    """Write a copy of a workbook to `copy`, and prove that it opens.

    Raises:
        QperfError: If there is a file already, or the copy does not open.
    """
    copy = at_home(copy)
    if copy.exists():
        raise QperfError(
            f"{copy} is there already; choose another name for the backup."
        )
    workbook.back_up(copy)
    _prove(copy, workbook.stamp)
    return copy


def restore(path: Path, backup: Path, stamp: Stamp) -> Path | None:
    """Put a backup in the place of the workbook at `path`.

    Returns where the workbook that stood there is kept; None if there was none.

    Raises:
        WorkbookError: If the backup does not open, or somebody has the workbook
            open; then nothing is changed.
    """
    path, backup = at_home(path), at_home(backup)
    if path.exists() and backup.exists() and path.samefile(backup):
        raise QperfError(f"{backup} is the workbook itself; name a backup of it.")
    _prove(backup, stamp)
    if path.exists():
        require_unused(path, stamp)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    with Workbook.open(backup, stamp, read_only=True) as source:
        source.back_up(beside)
    try:
        kept = set_aside(path)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise WorkbookError(f"{path} cannot be replaced: {error.strerror}.") from error
    return kept


def require_unused(path: Path, stamp: Stamp) -> None:
    """Check that nobody has the workbook at `path` open.

    The last to close a workbook takes away what SQLite keeps beside it, so what is
    left after we close is somebody else's. A damaged file is in nobody's use.

    Raises:
        WorkbookBusyError: If somebody has.
    """
    try:
        Workbook.open(path, stamp).close()
    except WorkbookBusyError:
        raise
    except WorkbookError:
        return
    if any(path.with_name(path.name + each).exists() for each in _BESIDE):
        raise WorkbookBusyError(
            f"{path} is open in another window or by a colleague; close it there first."
        )


def set_aside(path: Path) -> Path | None:
    """Give the file at `path` another name beside it; None if there is none."""
    if not path.exists():
        return None
    number = 1
    while (kept := path.with_name(f"{path.name}.replaced-{number}")).exists():
        number += 1
    for each in _BESIDE:
        if (left := path.with_name(path.name + each)).exists():
            left.rename(kept.with_name(kept.name + each))
    path.rename(kept)
    return kept


def _prove(backup: Path, stamp: Stamp) -> None:
    with Workbook.open(backup, stamp, read_only=True) as copy:
        wrong = copy.check_integrity()
    if wrong:
        raise WorkbookError(
            f"{backup} is damaged ({wrong[0]}); use an earlier backup, nothing is "
            "changed."
        )
