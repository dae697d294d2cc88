"""Another workbook, looked into without a trace: proved first, and never written to."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Final

from qperf_tui.errors import WorkbookError
from qperf_tui.storage import place
from qperf_tui.storage.migrations import newest
from qperf_tui.storage.stamp import Stamp
from qperf_tui.storage.workbook import Workbook

_LARGEST: Final = 1_000_000_000
"""Bytes of the largest workbook that is copied from."""
_BESIDE: Final = ("-wal", "-journal")
"""Files that hold what the workbook itself does not, while somebody has it open."""


@contextmanager
def foreign(path: Path, stamp: Stamp) -> Iterator[tuple[Workbook, str]]:
    """Another workbook to be read, and the SHA-256 of its file.

    It is opened as a file that does not change: no lock is taken, nothing is written
    to it or left beside it. Every page of it is checked, and its tables, triggers and
    views are held to be ours, of the schema it is of, before one of them is read.

    Raises:
        WorkbookError: If it is no workbook, of a newer version, open elsewhere, too
            large, damaged, or changed while it was read.
    """
    version = place.require_workbook(path)
    before = path.stat()
    _require_whole(path, before)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    with Workbook.open(path, stamp, read_only=True) as workbook:
        if wrong := workbook.check_integrity():
            raise WorkbookError(
                f"{path}: the file is damaged ({wrong[0]}); ask for another copy."
            )
        # Of an earlier schema a copy that nobody else sees is brought up to date.
        is_today = version >= newest()
        with nullcontext(workbook) if is_today else workbook.rehearsal() as other:
            yield other, sha256
    if _moment(path.stat()) != _moment(before):
        raise WorkbookError(f"{path} was changed while it was read; import it again.")


def _require_whole(path: Path, found: os.stat_result) -> None:
    """Look at a file from outside, before it is opened.

    Raises:
        WorkbookError: If it is too large, or open elsewhere.
    """
    if found.st_size > _LARGEST:
        raise WorkbookError(
            f"{path} is larger than {_LARGEST // 1_000_000:,} MB; export its figures "
            "with qperf-tui export figures --internal."
        )
    for ending in _BESIDE:
        beside = path.with_name(path.name + ending)
        if beside.exists() and beside.stat().st_size:
            raise WorkbookError(
                f"{path} is open elsewhere or was not closed, for {beside.name} lies "
                "beside it; close it there, or import a copy that qperf-tui backup "
                "makes."
            )


def _moment(stat: os.stat_result) -> tuple[int, int]:
    return stat.st_size, stat.st_mtime_ns
