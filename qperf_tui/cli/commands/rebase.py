"""The command `rebase`: an indicator's limits begun afresh."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import read_quarter, reason_option, remove_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.workbench.rulings import rebase, take_back_rebase


@click.command(
    short_help="Begin an indicator's limits afresh.",
    epilog="""\b
    Examples:
      qperf-tui rebase "A MTP 8" "Q1 2011/12" --reason "A new assessment team began."
      qperf-tui rebase "A MTP 8" "Q1 2011/12" --remove --reason "It began in Q2."
    """,
)
@click.argument("code")
@click.argument("quarter", callback=read_quarter)
@reason_option
@remove_option
@pass_session
def command(
    session: Session, code: str, quarter: Quarter, reason: str, *, is_removed: bool
) -> None:
    """Work out the limits of indicator CODE afresh from QUARTER on.

    Where something is known to have changed and the figures with it, the figures
    before are no measure of those after. Figures and statuses stay as they are.
    """
    with session.writing() as workbook:
        indicator = workbook.indicators.by_code(code.strip())
        if is_removed:
            take_back_rebase(workbook, indicator, quarter, reason)
            said = f"The limits of {indicator.code} run on through {quarter} again."
        else:
            rebase(workbook, indicator, quarter, reason)
            said = f"The limits of {indicator.code} begin afresh at {quarter}."
    terminal.tell(said)
