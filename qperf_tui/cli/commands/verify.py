"""The command `verify`: prove that something is what was published."""

from pathlib import Path

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.errors import UnknownError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.publishing import chain_problems
from qperf_tui.workbench.verifying import figures_apart, prove

_DIFFERS = 4


@click.command(
    short_help="Prove that a file or folder is what was published.",
    epilog="""\b
    Examples:
      qperf-tui verify
      qperf-tui verify paper.docx
      qperf-tui verify release-1 --release 1
      qperf-tui verify --workbook --quarter "Q2 2012/13"

    Exit code 4: something is not as it was published.
    """,
)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--release", "number", type=int, metavar="N", help="Only release N.")
@click.option(
    "--workbook",
    "is_on_file",
    is_flag=True,
    help="Hold the figures on file now against the quarter's last release.",
)
@quarter_option
@pass_session
@click.pass_context
def command(
    ctx: click.Context,
    session: Session,
    path: Path | None,
    number: int | None,
    quarter: Quarter | None,
    *,
    is_on_file: bool,
) -> None:
    """Prove that a file or folder is what was published, or say what differs.

    Which figure, cell or paragraph differs is said of Markdown, CSV, HTML, Word, PDF
    and spreadsheets; of any other file, that it does.

    Without one, prove the releases in the workbook: that no file of any, nor their
    chain, was changed.
    """
    with session.reading() as workbook:
        many = len(workbook.publications.all())
        wrong = chain_problems(workbook)
        proof = None if path is None else prove(workbook, path, number)
        if is_on_file:
            wrong += _on_file(workbook, session.quarter_of(workbook, quarter))
    if proof is not None:
        wrong += [f"{each.part} {each.says}." for each in proof.differs]
    if wrong:
        terminal.write("".join(f"{clean_line(each)}\n" for each in wrong))
        ctx.exit(_DIFFERS)
    if is_on_file:
        terminal.tell("Every figure on file is as it was published last.")
    elif proof is None:
        terminal.tell(f"Nothing was changed since: {many} published.")
    else:
        terminal.tell(
            f"{path} is what was published as release {proof.release.number} "
            f"({proof.release.quarter})."
        )


def _on_file(workbook: Workbook, quarter: Quarter) -> list[str]:
    """The figures that are not as published, each in a sentence."""
    apart = figures_apart(workbook, quarter)
    if apart is None:
        raise UnknownError(f"{quarter} was never published.")
    return [
        f"{each.where}: published {each.published}, the workbook says "
        f"{each.found or 'nothing'}."
        for each in apart
    ]
