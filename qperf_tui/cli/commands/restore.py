"""The command `restore`: a backup put in the workbook's place."""

from pathlib import Path

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.workbench.restoring import restore


@click.command(
    short_help="Put a backup in the workbook's place.",
    epilog="""\b
    Examples:
      qperf-tui -w council.qperf restore council-2012-10-31.qperf
    """,
)
@click.argument("backup", metavar="FILE", type=click.Path(path_type=Path))
@pass_session
def command(session: Session, backup: Path) -> None:
    """Put the backup FILE in the workbook's place; the old workbook is kept."""
    session.require_writing()
    kept = restore(session.path, backup, session.stamp)
    session.remember()
    was = "" if kept is None else f" What stood there is kept as {kept}."
    terminal.tell(f"{session.path} is restored from {backup}.{was}")
