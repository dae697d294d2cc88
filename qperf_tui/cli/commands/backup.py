"""The command `backup`: a copy of the workbook that is proved to open."""

from pathlib import Path

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.workbench.restoring import back_up


@click.command(
    short_help="Write a copy of the workbook.",
    epilog="""\b
    Examples:
      qperf-tui backup council-2012-10-31.qperf
      qperf-tui -w council.qperf backup /media/stick/council.qperf
    """,
)
@click.argument("copy", metavar="FILE", type=click.Path(path_type=Path))
@pass_session
def command(session: Session, copy: Path) -> None:
    """Write a copy to FILE, even while others work, and check that it opens."""
    with session.reading() as workbook:
        written = back_up(workbook, copy)
    terminal.tell(f"Written to {written.absolute()}, and it opens.")
