"""Where a workbook's file lies, and whether it can be worked on there."""

import os
import stat
from pathlib import Path
from typing import Final

from qperf_tui.errors import WorkbookError

_MOUNTS: Final = Path("/proc/self/mountinfo")
_NETWORK: Final = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "ncpfs", "afs", "ceph"}
_NETWORK_PREFIX: Final = "fuse."
_LOCAL_FUSE: Final = {"fuse.ntfs-3g", "fuse.lxcfs", "fuse.fuse-overlayfs", "fuse.exfat"}

_MAGIC: Final = b"SQLite format 3\x00"
APPLICATION_ID: Final = 0x71506631
"""`qPf1`, kept in the file's header so that no other program's file is touched."""


def require_workbook(path: Path) -> int:
    """Look at a file's header without opening it; returns its schema version.

    Raises:
        WorkbookError: If there is no file, or it is not a whole workbook.
    """
    header, size = _header(path)
    if not header:
        raise WorkbookError(
            f"{path} is empty; put a backup in its place with qperf-tui restore."
        )
    if not header.startswith(_MAGIC) or len(header) < 100:
        raise WorkbookError(
            f"{path} is not a workbook; to bring in a return, use qperf-tui import."
        )
    if int.from_bytes(header[68:72]) != APPLICATION_ID:
        raise WorkbookError(
            f"{path} belongs to another program; qperf-tui leaves it alone."
        )
    page_size = int.from_bytes(header[16:18])
    whole = int.from_bytes(header[28:32]) * (65_536 if page_size == 1 else page_size)
    # Killed while its log was being written back, it is whole with the log.
    if size < whole and not path.with_name(f"{path.name}-wal").exists():
        raise WorkbookError(
            f"{path} is cut short: {size:,} bytes of {whole:,}; put a backup in its "
            "place with qperf-tui restore."
        )
    return int.from_bytes(header[60:64])


def _header(path: Path) -> tuple[bytes, int]:
    """The first bytes of a file, and how many it has."""
    if path.is_dir():
        raise WorkbookError(f"{path} is a folder; name the workbook inside it.")
    try:
        with path.open("rb") as file:
            return file.read(100), os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        raise WorkbookError(
            f"There is no workbook at {path}; check the spelling, or make one with "
            f"qperf-tui -w {path} new."
        ) from None
    except OSError as error:
        raise WorkbookError(f"{path} cannot be read: {error.strerror}.") from error


def require_writable(path: Path) -> None:
    """Check that a workbook may be edited where it lies.

    Raises:
        WorkbookError: If it is read-only, or on a network drive, where two
            officers' saves can be lost without an error (sqlite.org/wal.html).
    """
    mode = path.stat().st_mode
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(
        path, os.W_OK
    ):
        raise WorkbookError(
            f"{path} is read-only; ask for write permission or open it with "
            "--read-only."
        )
    if not os.access(path.parent, os.W_OK):
        raise WorkbookError(
            f"The folder of {path} is read-only, so nothing can be saved; copy the "
            "workbook elsewhere or open it with --read-only."
        )
    require_local(path)


def require_local(path: Path) -> None:
    """Check that a workbook does not lie on a network drive.

    Raises:
        WorkbookError: If it does.
    """
    kind = _file_system(path)
    if kind in _NETWORK or (
        kind.startswith(_NETWORK_PREFIX) and kind not in _LOCAL_FUSE
    ):
        raise WorkbookError(
            f"{path} is on a network drive ({kind}), where saves can be lost without "
            "a word; copy it to this machine, or open it with --read-only."
        )


def _file_system(path: Path) -> str:
    """The kind of file system `path` is on; nothing where that cannot be told."""
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    folder = path.resolve()
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields, _, rest = line.partition(" - ")
        mounted = Path(fields.split()[4].replace("\\040", " "))
        if folder.is_relative_to(mounted) and len(mounted.parts) >= best:
            best, kind = len(mounted.parts), rest.split()[0]
    return kind
