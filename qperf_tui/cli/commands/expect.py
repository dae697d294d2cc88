"""The command `expect`: what an officer expects at the year end."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import (
    quarter_option,
    reason_option,
    remove_option,
    require_given,
)
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.wording import short_figure_trimmed
from qperf_tui.workbench.rulings import expect, take_back_expectation


@click.command(
    short_help="Enter what is expected at the year end.",
    epilog="""\b
    Examples:
      qperf-tui expect "C MTP 8" 83% --reason "The backlog is cleared."
      qperf-tui expect "A MTP 3" 1,100 --quarter "Q1 2012/13" --reason "Two sites late."
      qperf-tui expect "C MTP 8" --remove --reason "Meant for C MTP 9."
    """,
)
@click.argument("code")
@click.argument("value", required=False)
@reason_option
@remove_option
@quarter_option
@pass_session
def command(
    session: Session,
    code: str,
    value: str | None,
    reason: str,
    quarter: Quarter | None,
    *,
    is_removed: bool,
) -> None:
    """Enter the VALUE that indicator CODE is expected to have at the year end.

    It goes before the projection, and stands until another is entered in the same
    financial year. A value below zero stands after --.
    """
    given = require_given("VALUE", value, is_removed=is_removed)
    with session.writing() as workbook:
        at = session.quarter_of(workbook, quarter)
        indicator = workbook.indicators.by_code(code.strip())
        if is_removed:
            take_back_expectation(workbook, indicator, at, reason)
            said = f"What was expected of {indicator.code} as of {at} is taken back."
        else:
            expected = expect(workbook, indicator, at, given, reason)
            said = (
                f"{short_figure_trimmed(expected, indicator)} is expected of "
                f"{indicator.code} at {at.year_end}, as of {at}."
            )
    terminal.tell(said)
