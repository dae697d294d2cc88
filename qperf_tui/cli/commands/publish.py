"""The command `publish`: freeze a quarter's paper, once it may go out."""

from pathlib import Path

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.workbench.publishing import publish, write_release
from qperf_tui.workbench.release_parts import release_parts


@click.command(
    short_help="Freeze a quarter's paper as a release.",
    epilog="""\b
    Examples:
      qperf-tui publish
      qperf-tui publish --yes -o release-1
      qperf-tui publish --yes --reason "Paragraph 16 corrected at the meeting"
    """,
)
@click.option("--yes", "is_sure", is_flag=True, help="Publish it, having read it.")
@click.option("--reason", default="", help="Why a quarter is published again.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Write the files to a new folder as well, with their checksums.",
)
@quarter_option
@pass_session
def command(
    session: Session,
    quarter: Quarter | None,
    output: Path | None,
    reason: str,
    *,
    is_sure: bool,
) -> None:
    """Freeze the paper of a quarter in every format, as one release in a chain.

    Without --yes it only says what would be published. What blocks the paper holds it
    back. A release is never changed nor undone; publish again, with a reason.
    """
    if not is_sure:
        with session.reading() as workbook:
            at = session.quarter_of(workbook, quarter)
            parts = release_parts(workbook, at)
        terminal.write(
            "".join(f"{len(each):>9,}  {name}\n" for name, each in parts.items())
        )
        terminal.tell(f"{at} would be published; add --yes to publish it.")
        return
    with session.writing() as workbook:
        at = session.quarter_of(workbook, quarter)
        release = publish(workbook, at, reason)
        terminal.write(f"{release.name}\n")
        terminal.tell(
            f"{at} is published as release {release.number}; above is its name."
        )
        if output is not None:
            written = write_release(workbook, release, output)
            terminal.tell(f"Written to {written.absolute()}.")
