"""Files and folders written whole or not at all, beside where they are to be."""

import errno
import os
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from shutil import rmtree
from typing import Final

from qperf_tui.errors import ExportError
from qperf_tui.paths import at_home

_FULL: Final = {errno.ENOSPC, errno.EDQUOT}
_CANNOT_SYNC: Final = {errno.EINVAL, errno.ENOTSUP}
"""What a file system says that keeps no folders to be synced."""


def write_file(path: Path, content: str | bytes, *, may_replace: bool) -> Path:
    """Write bytes, or text as UTF-8; whatever goes wrong, an old file stays whole.

    Raises:
        ExportError: If there is a file already that may not be replaced, or the
            disk or folder cannot take it.
    """
    path = at_home(path)
    written = content.encode() if isinstance(content, str) else content
    if path.is_dir():
        raise ExportError(f"{path} is a folder; name a file inside it.")
    if path.exists() and not may_replace:
        raise ExportError(f"{path} is there already; choose another name or --force.")
    try:
        descriptor, beside = tempfile.mkstemp(
            dir=path.parent, prefix=f".{path.name}.", suffix=".part"
        )
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {cause(error)}.") from error
    with ExitStack() as unfinished:
        unfinished.callback(Path(beside).unlink, missing_ok=True)
        try:
            _fill(descriptor, written)
            Path(beside).replace(path)
        except OSError as error:
            raise ExportError(
                f"{path} cannot be written: {cause(error)}; the old file is unchanged."
            ) from error
    _sync_folder(path)
    return path


def write_folder(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write files by name to a new folder, all of them or none.

    Raises:
        ExportError: If the folder is there already, or the disk cannot take it.
    """
    folder = at_home(folder)
    if folder.exists():
        raise ExportError(f"{folder} is there already; name a folder that is not.")
    try:
        with ExitStack() as unfinished:
            beside = Path(
                tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}.")
            )
            unfinished.callback(rmtree, beside, ignore_errors=True)
            for name, content in files.items():
                _fill(os.open(beside / name, _NEW, 0o600), content)
            _sync(beside)
            beside.replace(folder)
            unfinished.pop_all()
    except OSError as error:
        raise ExportError(f"{folder} cannot be written: {cause(error)}.") from error
    _sync_folder(folder)
    return folder


_NEW: Final = os.O_CREAT | os.O_EXCL | os.O_WRONLY


def cause(error: OSError) -> str:
    """Why the system could not do something, as a clause."""
    said = error.strerror or str(error)
    return f"the disk is full ({said})" if error.errno in _FULL else said


def _fill(descriptor: int, content: bytes) -> None:
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(written: Path) -> None:
    """Have the disk confirm that what was renamed is there after a power cut too."""
    try:
        _sync(written.parent)
    except OSError as error:
        raise ExportError(
            f"{written} is written, but the disk has not confirmed it: "
            f"{cause(error)}; see that it is there."
        ) from error


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise
    finally:
        with suppress(OSError):
            os.close(descriptor)
