"""The command `new`: a workbook that was not there before."""

from pathlib import Path

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.errors import QperfError
from qperf_tui.paths import at_home
from qperf_tui.storage.workbook import Workbook


@click.command(
    short_help="Make a new workbook.",
    epilog="""\b
    Examples:
      qperf-tui -w council.qperf new
      qperf-tui -w council.qperf new --from handover/
    """,
)
@click.option(
    "--from",
    "folder",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Fill it from a council's folder, laid out as sample_data is.",
)
@pass_session
def command(session: Session, folder: Path | None) -> None:
    """Make the workbook that -w names; a file that is there is left alone."""
    session.require_writing()
    if session.named is None:
        raise click.UsageError(
            "say where the new workbook is to be: qperf-tui -w PATH new."
        )
    path = session.named
    if path.exists():
        raise QperfError(f"{path} is there already; choose another name, or open it.")
    if folder is None:
        Workbook.create(path, session.stamp).close()
        terminal.tell(f"Made {path}; bring in a return with qperf-tui import FILE.")
    else:
        from qperf_tui.workbench.council import make_council  # noqa: PLC0415 - slow

        taken = make_council(path, at_home(folder), session.stamp)
        figures = sum(each.added for each in taken)
        terminal.tell(
            f"Made {path} from {folder}: {len(taken)} returns, {figures:,} figures."
        )
    session.remember()
