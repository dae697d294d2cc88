"""The folder that a return was last chosen from, remembered on this machine."""

from pathlib import Path
from typing import Final

from qperf_tui.config import state_folder

_FILE: Final = "import-folder"


def last_folder() -> Path:
    """Where a return was last chosen; where the program was started if nowhere."""
    try:
        kept = Path((state_folder() / _FILE).read_text(encoding="utf-8"))
        return kept if kept.is_dir() else Path.cwd()
    except (OSError, ValueError):
        return Path.cwd()


def remember_folder(folder: Path) -> None:
    """Begin there the next time; where that cannot be kept, begin as before."""
    kept = state_folder() / _FILE
    try:
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        kept.write_text(str(folder), encoding="utf-8")
    except (OSError, ValueError):
        return
