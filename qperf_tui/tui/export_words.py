"""What the export dialog says: why a document waits, and what it would replace."""

from datetime import datetime
from pathlib import Path

from qperf_tui.domain.days import short_day
from qperf_tui.workbench.export_check import Outlook


def held_words(outlook: Outlook) -> str:
    """Why a document does not go out, or only as a draft; nothing where it may."""
    if outlook.refusal:
        return outlook.refusal
    if not outlook.held:
        return ""
    many = len(outlook.held)
    more = f" (and {many - 1} more)" if many > 1 else ""
    first = outlook.held[0].says.rstrip(".")
    return f"■ {first}{more}. Until that is mended enter writes a draft that says so."


def replace_words(path: Path) -> str:
    """That a file is there already, with its time, and how to replace it."""
    written = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    today = datetime.now().astimezone().date()
    day = "today" if written.date() == today else short_day(written.date())
    return f"{path.name} exists, {written:%H:%M} {day}: enter again replaces it."
