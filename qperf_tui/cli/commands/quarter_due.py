"""The command `quarter due`: another day for one return, or none this quarter."""

from datetime import date

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import (
    quarter_option,
    read_date,
    reason_option,
    remove_option,
)
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.days import day_words
from qperf_tui.domain.period import Quarter
from qperf_tui.workbench.expected_returns import rule_on_return, take_back_ruling


@click.command(
    "due",
    short_help="Say when one return is due, or that none is.",
    epilog="""\b
    Examples:
      qperf-tui quarter due "CS 9" "20 February 2013" --reason "The census is late."
      qperf-tui quarter due "A MTP 2" --not --reason "Asked every second year."
      qperf-tui quarter due "A MTP 2" --remove --reason "It is asked after all."
    """,
)
@click.argument("code")
@click.argument("day", required=False, callback=read_date, metavar="[DATE]")
@click.option("--not", "is_not", is_flag=True, help="None is due this quarter.")
@quarter_option
@reason_option
@remove_option
@pass_session
def command(
    session: Session,
    code: str,
    day: date | None,
    quarter: Quarter | None,
    reason: str,
    *,
    is_not: bool,
    is_removed: bool,
) -> None:
    """Let the return of indicator CODE be due on DATE, or with --not not at all.

    It holds for one quarter: until a figure comes, lists and papers say that it is
    missing where it is due, and not due where it is not.
    """
    if sum((day is not None, is_not, is_removed)) != 1:
        raise click.UsageError("Give a DATE, or --not, or --remove, and one of them.")
    with session.writing() as workbook:
        at = session.quarter_of(workbook, quarter)
        about = workbook.indicators.by_code(code.strip())
        if is_removed:
            take_back_ruling(workbook, about, at, reason)
        else:
            rule_on_return(workbook, about, at, day, reason)
    said = "due as usual" if is_removed else "not due"
    said = said if day is None else f"due on {day_words(day)}"
    terminal.tell(f"The return of {about.code} for {at} is {said}.")
