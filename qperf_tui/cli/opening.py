"""Opening the workbench, where there is a terminal to open it on."""

import gc
from pathlib import Path
from typing import Final

from qperf_tui.cli import terminal
from qperf_tui.cli.session import Session

_USAGE: Final = 2


def open_workbench(session: Session) -> int:
    """Open the workbench on the session's workbook; returns the status to exit with.

    Raises:
        WorkbookError: If the workbook cannot be opened.
    """
    if not terminal.is_attached():
        terminal.complain(
            "there is no terminal to open the workbench on; qperf-tui list and "
            "qperf-tui export summary work without one."
        )
        return _USAGE
    path = session.path
    session.remember()
    return start_screens(session, path)


def start_screens(session: Session, path: Path) -> int:
    """Start the screens on the workbook at `path`; returns the status to exit with.

    Raises:
        WorkbookError: If the workbook cannot be opened.
    """
    # Nothing made on the way to the first screen is garbage; looking for some takes a
    # tenth of the start. The screens turn it on again once the first one is up.
    gc.disable()
    from qperf_tui.tui.app import run_workbench  # noqa: PLC0415 - textual is slow

    return run_workbench(
        path,
        stamp=session.stamp,
        quarter=session.quarter,
        settings=session.settings,
        read_only=session.read_only,
        committee=session.committee_known(path),
    )
