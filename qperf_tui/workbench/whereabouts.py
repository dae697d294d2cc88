"""The workbook last opened, remembered between two starts."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from qperf_tui.paths import at_home
from qperf_tui.storage.place import require_workbook

_NAME: Final = "last-workbook"
_LONGEST: Final = 4_096


def last_opened(folder: Path) -> Path | None:
    """The workbook last opened, as `folder` remembers it; None if it does not.

    What is there may have been moved since, and a damaged note says nothing.
    """
    try:
        with (folder / _NAME).open("rb") as file:
            noted = os.fsdecode(file.read(_LONGEST + 1)).removesuffix("\n")
    except OSError:
        return None
    if not noted or len(noted) > _LONGEST or not noted.isprintable():
        return None
    path = Path(noted)
    return path if path.is_absolute() else None


def remember(folder: Path, path: Path) -> None:
    """Note that the workbook at `path` was opened; a full disk stops nobody.

    Raises:
        WorkbookError: If there is no workbook at `path`; then it is not noted.
    """
    require_workbook(at_home(path))
    whole = at_home(path).absolute()
    if last_opened(folder) == whole:
        return
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside = folder / f".{_NAME}.{os.getpid()}"
        descriptor = os.open(beside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(os.fsencode(whole) + b"\n")
        beside.replace(folder / _NAME)
