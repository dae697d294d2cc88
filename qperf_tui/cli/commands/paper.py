"""The command `paper`: the papers that a quarter's figures go into."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import json_option, quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.workbench.papers import add_paper, remove_paper


@click.group(
    invoke_without_command=True,
    short_help="List the papers of a quarter, add or remove one.",
    epilog="""\b
    Examples:
      qperf-tui paper
      qperf-tui paper add Executive
      qperf-tui --committee Executive draft
      qperf-tui --committee Executive export paper -o executive.docx
    """,
)
@quarter_option
@json_option
@pass_session
@click.pass_context
def command(
    ctx: click.Context, session: Session, quarter: Quarter | None, *, as_json: bool
) -> None:
    """List the committees that a paper of the quarter goes to, the first one first.

    Every command works on the first, or on that of --committee before the command.
    All are written from the same figures, and a release holds them all.
    """
    if ctx.invoked_subcommand is not None:
        return
    with session.reading() as workbook:
        at = session.quarter_of(workbook, quarter)
        found = workbook.reports.committees.of(at)
    if as_json:
        terminal.write_json(found)
        return
    terminal.write_text(
        "".join(f"{each or 'no committee named yet'}\n" for each in found)
    )
    if not found:
        terminal.tell(f"No paper of {at} is set up yet; qperf-tui draft begins it.")


@command.command("add", short_help="Set up a paper for another committee.")
@click.argument("committee")
@quarter_option
@pass_session
def add(session: Session, committee: str, quarter: Quarter | None) -> None:
    """Set up a paper of the quarter for COMMITTEE."""
    with session.writing() as workbook:
        at = session.quarter_of(workbook, quarter)
        name = add_paper(workbook, at, committee)
    terminal.tell(
        f"A paper of {at} goes to {name}; name it with --committee before a command."
    )


@command.command("remove", short_help="Take another committee's paper away.")
@click.argument("committee")
@click.option("--yes", "is_sure", is_flag=True, help="Although words are in it.")
@quarter_option
@pass_session
def remove(
    session: Session, committee: str, quarter: Quarter | None, *, is_sure: bool
) -> None:
    """Take the paper of the quarter for COMMITTEE away; the first one stays."""
    with session.writing() as workbook:
        at = session.quarter_of(workbook, quarter)
        name = remove_paper(workbook, at, committee, is_sure=is_sure)
    terminal.tell(f"No paper of {at} goes to {name} any more.")
