"""Files written whole or not at all, beside where they are to be."""

import os
import tempfile
from contextlib import ExitStack
from pathlib import Path

from qperf_tui.errors import ExportError


def write_file(path: Path, content: str | bytes, *, may_replace: bool) -> Path:
    """Write bytes, or text as UTF-8; whatever goes wrong, an old file stays whole.

    Raises:
        ExportError: If there is a file already that may not be replaced, or the
            disk or folder cannot take it.
    """
    path = path.expanduser()
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
        raise ExportError(f"{path} cannot be written: {error.strerror}.") from error
    with ExitStack() as unfinished:
        unfinished.callback(Path(beside).unlink, missing_ok=True)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(written)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).replace(path)
        except OSError as error:
            raise ExportError(
                f"{path} cannot be written: {error.strerror}; the old file is "
                "unchanged."
            ) from error
    return path
