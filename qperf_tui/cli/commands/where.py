"""The command `where`: which files are used, and why."""

import os

import click

from qperf_tui import config
from qperf_tui.cli import terminal
from qperf_tui.cli.options import json_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.cli.tables import aligned


@click.command(
    short_help="Say which files are used.",
    epilog="""\b
    Examples:
      qperf-tui where
      qperf-tui -w council.qperf where --json
    """,
)
@json_option
@pass_session
def command(session: Session, *, as_json: bool) -> None:
    """Say which workbook, settings and folders are used, and which exist."""
    settings = config.settings_path()
    named = "QPERF_CONFIG" if os.environ.get("QPERF_CONFIG") else "the usual place"
    used = [
        ("workbook", session.known_path, session.origin),
        ("settings", settings, named),
        ("state", config.state_folder(), "the usual place"),
        (
            "sample",
            config.sample_path(),
            "QPERF_DEMO_DIR" if os.environ.get("QPERF_DEMO_DIR") else "the usual place",
        ),
    ]
    if as_json:
        terminal.write_json(
            {
                name: {
                    "path": None if path is None else str(path),
                    "from": origin,
                    "exists": path is not None and path.exists(),
                }
                for name, path, origin in used
            }
        )
        return
    rows = [
        [
            name,
            "none" if path is None else str(path),
            origin if path is None or path.exists() else f"{origin}; not there yet",
        ]
        for name, path, origin in used
    ]
    lines = aligned(["What", "Path", "From"], rows, width=terminal.width())
    terminal.write("\n".join(lines) + "\n")
