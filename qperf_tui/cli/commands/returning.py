"""The command `return`: commentary sent back to its writer, with a reason."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import quarter_option, reason_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.workbench.agreeing import send_back


@click.command(
    "return",
    short_help="Return commentary to its writer, with a reason.",
    epilog="""\b
    Examples:
      qperf-tui return "CS 18" --reason "Say how many of the 71 moved."
    """,
)
@click.argument("code")
@reason_option
@quarter_option
@pass_session
def command(session: Session, code: str, reason: str, quarter: Quarter | None) -> None:
    """Return the commentary on indicator CODE to whoever wrote it."""
    with session.writing() as workbook:
        at = session.quarter_of(workbook, quarter)
        indicator = workbook.indicators.by_code(code.strip())
        writer = send_back(workbook, indicator, at, reason)
    terminal.tell(f"The commentary on {indicator.code} is returned to {writer}.")
