"""The command `releases`: what was published, and the files of a release."""

from pathlib import Path

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import json_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.cli.tables import aligned
from qperf_tui.domain.release import Release
from qperf_tui.domain.text import clean_line
from qperf_tui.errors import UnknownError
from qperf_tui.workbench.publishing import write_release


@click.command(
    short_help="List what was published, or write its files again.",
    epilog="""\b
    Examples:
      qperf-tui releases
      qperf-tui releases --write 1 -o release-1
    """,
)
@click.option("--write", "number", type=int, metavar="N", help="Write release N.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="The new folder that its files are written to.",
)
@json_option
@pass_session
def command(
    session: Session, number: int | None, output: Path | None, *, as_json: bool
) -> None:
    """List every release: its quarter, who published it when, why, and its name."""
    if (number is None) != (output is None):
        raise click.UsageError("Give --write and -o together.")
    with session.reading() as workbook:
        found = workbook.publications.all()
        if number is not None and output is not None:
            chosen = next((each for each in found if each.number == number), None)
            if chosen is None:
                raise UnknownError(f"There is no release {number}.")
            written = write_release(workbook, chosen, output)
            terminal.tell(f"Written to {written.absolute()}.")
            return
    if as_json:
        terminal.write_json([_fields(each) for each in found])
        return
    if not found:
        terminal.tell("Nothing is published yet.")
        return
    headings = ("Release", "Quarter", "Published", "By", "Reason", "Name")
    table = [
        [
            *(str(each.number), str(each.quarter), each.published_at),
            *(clean_line(each.published_by), clean_line(each.reason), each.name[:16]),
        ]
        for each in found
    ]
    terminal.write("\n".join(aligned(headings, table, width=160, stretch=4)) + "\n")


def _fields(release: Release) -> dict[str, object]:
    return {
        "number": release.number,
        "quarter": str(release.quarter),
        "published_by": release.published_by,
        "published_at": release.published_at,
        "reason": release.reason,
        "name": release.name,
    }
