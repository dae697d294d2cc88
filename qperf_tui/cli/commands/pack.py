"""The command `pack`: a spreadsheet for each owner, to be filled in and sent back."""

from pathlib import Path

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.wording import plural
from qperf_tui.workbench.packing import unowned, write_packs


@click.command(
    short_help="Write each owner a spreadsheet to fill in.",
    epilog="""\b
    Examples:
      qperf-tui pack
      qperf-tui pack --to packs
      qperf-tui pack --owner "Head of Corporate Parenting" --to packs --force

    The names of the files are written to stdout, one a line.
    """,
)
@click.option(
    "--owner", metavar="NAME", help="Only this owner's pack (default: every owner's)."
)
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="DIR",
    help="The folder to write them into (default: this one).",
)
@click.option("--force", is_flag=True, help="Replace packs that are there.")
@quarter_option
@pass_session
def command(
    session: Session,
    owner: str | None,
    folder: Path,
    quarter: Quarter | None,
    *,
    force: bool,
) -> None:
    """Write a pack for each owner: figures, last quarter's words, boxes to fill.

    An owner fills in the boxes in any spreadsheet program and sends the file back;
    qperf-tui unpack reads it.
    """
    with session.reading() as workbook:
        at = session.quarter_of(workbook, quarter)
        written = write_packs(workbook, at, folder, owner=owner, may_replace=force)
        without = unowned(workbook, at)
    terminal.write_text("".join(f"{each.path}\n" for each in written))
    many = sum(len(each.pack.rows) for each in written)
    said = f"{len(written)} {plural(len(written), 'pack')} for {at} written, of {many}"
    terminal.tell(f"{said} {plural(many, 'indicator')}.")
    if without and owner is None:
        verb = "has" if len(without) == 1 else "have"
        terminal.tell(f"In none, as they {verb} no owner: {', '.join(without)}.")
