"""The command `ready`: commentary marked ready to be agreed."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.workbench.agreeing import mark_ready


@click.command(
    short_help="Mark commentary ready to be agreed.",
    epilog="""\b
    Examples:
      qperf-tui ready "C MTP 8"
      qperf-tui ready "C MTP 8" --quarter "Q2 2012/13"
    """,
)
@click.argument("code")
@quarter_option
@pass_session
def command(session: Session, code: str, quarter: Quarter | None) -> None:
    """Mark the commentary on indicator CODE ready, on its figures as they are now."""
    with session.writing() as workbook:
        at = session.quarter_of(workbook, quarter)
        indicator = workbook.indicators.by_code(code.strip())
        mark_ready(workbook, indicator, at)
    terminal.tell(f"The commentary on {indicator.code} is ready to be agreed.")
