"""The command `verify`: prove that something is what was published."""

from pathlib import Path

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.text import clean_line
from qperf_tui.workbench.publishing import chain_problems, prove

_DIFFERS = 4


@click.command(
    short_help="Prove that a file or folder is what was published.",
    epilog="""\b
    Examples:
      qperf-tui verify
      qperf-tui verify paper.docx
      qperf-tui verify release-1 --release 1

    Exit code 4: something is not as it was published.
    """,
)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--release", "number", type=int, metavar="N", help="Only release N.")
@pass_session
@click.pass_context
def command(
    ctx: click.Context, session: Session, path: Path | None, number: int | None
) -> None:
    """Prove that a file or folder is what was published, or say what differs.

    Without one, prove the releases in the workbook: that no file of any, nor their
    chain, was changed.
    """
    with session.reading() as workbook:
        many = len(workbook.publications.all())
        wrong = chain_problems(workbook)
        proof = None if path is None else prove(workbook, path, number)
    if proof is not None:
        wrong += [f"{each.part} {each.says}." for each in proof.differs]
    if wrong:
        terminal.write("".join(f"{clean_line(each)}\n" for each in wrong))
        ctx.exit(_DIFFERS)
    if proof is None:
        terminal.tell(f"Nothing was changed since: {many} published.")
    else:
        terminal.tell(
            f"{path} is what was published as release {proof.release.number} "
            f"({proof.release.quarter})."
        )
