"""What is said and kept when the program fails: never a figure or anybody's words."""

import traceback
from datetime import UTC, datetime
from pathlib import Path

from qperf_tui.config import state_folder


def keep_report(error: BaseException) -> Path | None:
    """Write where an error arose, without values, to a file; None if none can be.

    The text of the error itself is left out too, for it may quote data.
    """
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{type(error).__module__}.{type(error).__qualname__}"]
    lines += [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    now = datetime.now(UTC)
    path = state_folder() / f"crash-{now:%Y%m%d-%H%M%S}.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        path.chmod(0o600)
    except OSError:
        return None
    return path


def crash_words(report: Path | None) -> str:
    """Three lines for an officer whose program has just ended."""
    where = f"What happened is in {report}" if report else "It could not be noted down"
    return (
        "qperf-tui met a fault of its own and has ended.\n"
        "Everything typed up to the last second is kept and will be offered again.\n"
        f"{where}; it holds no figures and no text of yours.\n"
    )


def fault_words(report: Path | None) -> str:
    """What an officer is told when a save met a fault, and the program goes on."""
    where = f"what happened is in {report}" if report else "it could not be noted down"
    return (
        f"The program met a fault of its own; {where}, without any words of yours. "
        "The text is still here: try again, or copy it out."
    )
