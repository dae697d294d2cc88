"""The workbook of the sample council: made once, and made anew when it is outdated."""

import hashlib
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from qperf_tui.errors import WorkbookBusyError, WorkbookError
from qperf_tui.storage.stamp import Stamp
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.restoring import require_unused, set_aside

_VERSION: Final = "sample version"


def version_of(folder: Traversable) -> str:
    """A hash of every file of a council folder, to tell one version from another."""
    digest = hashlib.sha256()
    for name, content in sorted(_files(folder, "")):
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def note_version(workbook: Workbook, version: str) -> None:
    """Note which version of the sample a workbook was filled from."""
    workbook.settings.put(_VERSION, version)


def sample_version(workbook: Workbook) -> str:
    """The version of the sample a workbook was filled from; nothing if it is none."""
    return workbook.settings.get(_VERSION)


def is_current(path: Path, version: str, stamp: Stamp) -> bool:
    """Whether the workbook at `path` opens and was filled from this version.

    Raises:
        WorkbookBusyError: If somebody else has held it for too long.
    """
    if not path.exists():
        return False
    try:
        with Workbook.open(path, stamp) as workbook:
            return sample_version(workbook) == version
    except WorkbookBusyError:
        raise
    except WorkbookError:
        return False


def clear_the_way(path: Path, stamp: Stamp) -> Path | None:
    """Set an outdated sample aside; returns where it is kept, None if none was there.

    Raises:
        WorkbookBusyError: If it is open in another window.
    """
    if not path.exists():
        return None
    require_unused(path, stamp)
    try:
        return set_aside(path)
    except OSError as error:
        raise WorkbookError(f"{path} cannot be replaced: {error.strerror}.") from error


def _files(folder: Traversable, within: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in folder.iterdir():
        name = f"{within}{entry.name}"
        if entry.is_dir():
            found += _files(entry, f"{name}/")
        elif not entry.name.startswith((".", "~")):
            found.append((name, entry.read_bytes()))
    return found
