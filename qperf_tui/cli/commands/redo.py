"""The command `redo`: what was undone last, done again."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.errors import QperfError
from qperf_tui.workbench.undoing import next_redo, redo_last


@click.command(
    short_help="Do again what was undone last.",
    epilog="""\b
    Examples:
      qperf-tui redo --what
      qperf-tui redo
    """,
)
@click.option(
    "--what", "is_asked", is_flag=True, help="Say what would be done again and end."
)
@pass_session
def command(session: Session, *, is_asked: bool) -> None:
    """Do again what was undone last, as long as nothing else was done since."""
    if is_asked:
        with session.reading() as workbook:
            named = next_redo(workbook)
        terminal.write_text(f"{named}\n" if named else "")
        return
    with session.writing() as workbook:
        redone = redo_last(workbook)
    if redone is None:
        raise QperfError(
            "There is nothing to do again; something else may have been done since "
            "the last undo."
        )
    terminal.tell(f"Redid: {redone}.")
