"""The command `quarter remind`: letters to owners, and a list for a mail merge."""

from pathlib import Path

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.wording import plural
from qperf_tui.workbench.day import day_of
from qperf_tui.workbench.reminders import reminders, usual_folder, write_reminders


@click.command(
    "remind",
    short_help="Write reminders to send to owners.",
    epilog="""\b
    Examples:
      qperf-tui quarter remind
      qperf-tui quarter remind --owner "Head of Housing Strategy" -o letters
      qperf-tui quarter remind --directorate "Children's Services" -o letters

    The names of the files are written to stdout, one a line.
    """,
)
@click.option("--owner", metavar="NAME", help="Only what this owner is to send.")
@click.option("--directorate", metavar="NAME", help="Only what is this directorate's.")
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="A new folder for them (default: such as 2012-13-Q3-reminders, here).",
)
@quarter_option
@pass_session
def command(
    session: Session,
    owner: str | None,
    directorate: str | None,
    folder: Path | None,
    quarter: Quarter | None,
) -> None:
    """Write a letter to each owner whose return has not come, and a list of all.

    Each letter is plain text to paste into a mail: what is missing, by when, how late,
    and how to send it. reminders.csv has a row for each return, for a mail merge.
    Nothing is sent, and no figure is in any of it. The spreadsheets that the letters
    name are those of qperf-tui pack.
    """
    with session.reading() as workbook:
        at = session.quarter_of(workbook, quarter)
        day = day_of(workbook)
        found = reminders(workbook, at, day, owner=owner, directorate=directorate)
        if not found.letters and not found.unowned:
            terminal.tell(f"Nothing is missing for {at}, so nobody is to be reminded.")
            return
        written = write_reminders(found, folder or usual_folder(at))
    terminal.write_text("".join(f"{each}\n" for each in written))
    many = sum(len(each.awaited) for each in found.letters.values())
    letters = f"{len(found.letters)} {plural(len(found.letters), 'reminder')}"
    terminal.tell(f"{letters} for {at} written, of {many} {plural(many, 'return')}.")
    if found.unowned:
        codes = ", ".join(each.code for each in found.unowned)
        terminal.tell(f"In none, as nobody owns them: {codes}.")
