"""The command `undo`: the last change taken back."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.errors import QperfError
from qperf_tui.workbench.undoing import undo_last


@click.command(
    short_help="Undo the last change.",
    epilog="""\b
    Examples:
      qperf-tui undo
      qperf-tui history -n 5
    """,
)
@pass_session
def command(session: Session) -> None:
    """Undo the last change that has not been undone, and say which it was."""
    with session.writing() as workbook:
        undone = undo_last(workbook)
    if undone is None:
        raise QperfError("There is nothing to undo.")
    terminal.tell(f"Undid: {undone}.")
