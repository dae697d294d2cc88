"""Handing a text to an officer's own editor, and taking it back."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from qperf_tui.domain.pasting import clean_pasted
from qperf_tui.errors import QperfError


def own_editor() -> list[str]:
    """The command of the editor that VISUAL or EDITOR names.

    Raises:
        QperfError: If neither is set, or it cannot be read as a command.
    """
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not command:
        raise QperfError("Set VISUAL or EDITOR to the editor you like, such as nano.")
    try:
        return shlex.split(command)
    except ValueError as error:
        raise QperfError(
            f"{command} is no command: {error}; mend VISUAL or EDITOR."
        ) from error


def edited_in(command: list[str], body: str) -> str:
    """The text as an editor left it, cleaned as what is pasted is.

    Raises:
        QperfError: If the editor could not be run, or ended in failure; then the
            text is to stay as it was.
    """
    name = command[0]
    with tempfile.TemporaryDirectory(prefix="qperf-") as folder:
        path = Path(folder) / "text.md"
        path.write_text(body, encoding="utf-8")
        path.chmod(0o600)
        try:
            ended = subprocess.run([*command, str(path)], check=False).returncode
            written = path.read_text(encoding="utf-8", errors="replace")
        except OSError as error:
            raise QperfError(
                f"{name} could not be run: {error}; the text is unchanged."
            ) from error
        if ended != 0:
            raise QperfError(f"{name} ended with {ended}; the text is unchanged.")
    return clean_pasted(written).rstrip("\n")
