"""The command `recode`: another code for an indicator, in the texts as well."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import reason_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.wording import plural
from qperf_tui.workbench.recoding import recode


@click.command(
    short_help="Give an indicator another code.",
    epilog="""\b
    Examples:
      qperf-tui recode "CS 18" "C MTP 12" --reason "New plan from April 2013."
    """,
)
@click.argument("old")
@click.argument("new")
@reason_option
@pass_session
def command(session: Session, old: str, new: str, reason: str) -> None:
    """Give indicator OLD the code NEW; the old code goes on finding it.

    Texts that name its figures in braces name them by the new code from then on.
    """
    with session.writing() as workbook:
        done = recode(workbook, old, new, reason)
    terminal.tell(
        f"{done.old} is now {done.new}; {done.texts} {plural(done.texts, 'text')} that "
        f"{'names' if done.texts == 1 else 'name'} its figures follow."
    )
