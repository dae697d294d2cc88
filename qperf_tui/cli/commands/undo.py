"""The command `undo`: the last change taken back."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.errors import QperfError
from qperf_tui.workbench.undoing import next_undo, undo_last


@click.command(
    short_help="Undo the last change.",
    epilog="""\b
    Examples:
      qperf-tui undo --what
      qperf-tui undo
      qperf-tui redo
      qperf-tui history -n 5
    """,
)
@click.option(
    "--what", "is_asked", is_flag=True, help="Say what would be undone and end."
)
@pass_session
def command(session: Session, *, is_asked: bool) -> None:
    """Undo the last change that has not been undone, and say which it was."""
    if is_asked:
        with session.reading() as workbook:
            named = next_undo(workbook)
        terminal.write_text(f"{named}\n" if named else "")
        return
    with session.writing() as workbook:
        undone = undo_last(workbook)
    if undone is None:
        raise QperfError("There is nothing to undo.")
    terminal.tell(f"Undid: {undone}.")
