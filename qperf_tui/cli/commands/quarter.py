"""The command `quarter`: opened from the last, chased, closed and opened again."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.commands import (
    quarter_due,
    quarter_missing,
    quarter_open,
    quarter_remind,
)
from qperf_tui.cli.options import json_option, read_quarter, reason_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.cli.tables import aligned
from qperf_tui.domain.closing import Closing
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.workbench.closing import close_quarter, reopen_quarter

_HEADINGS = ("Quarter", "Since then", "When", "By", "Reason", "Release")


@click.group(
    short_help="Open the next quarter, chase its returns, close it.",
    epilog="""\b
    Examples:
      qperf-tui quarter open "Q3 2012/13" --meeting 2013-03-12
      qperf-tui quarter missing
      qperf-tui quarter remind -o letters
      qperf-tui quarter list
      qperf-tui quarter reopen "Q2 2012/13" --reason "Late cases from two teams"
      qperf-tui quarter close "Q2 2012/13" --reason "As the committee agreed it"
    """,
)
def command() -> None:
    """Open a quarter from the last, and see what is missing of it from whom.

    A published quarter is closed: nothing of it is changed until it is reopened.
    """


command.add_command(quarter_open.command)
command.add_command(quarter_missing.command)
command.add_command(quarter_remind.command)
command.add_command(quarter_due.command)


@command.command(
    "list",
    short_help="List who closed or reopened which quarter.",
    epilog="""\b
    Examples:
      qperf-tui quarter list
      qperf-tui quarter list --json
    """,
)
@json_option
@pass_session
def listed(session: Session, *, as_json: bool) -> None:
    """List every closing and reopening, with who, when and why, in order."""
    with session.reading() as workbook:
        found = workbook.closings.all()
        closed = workbook.closings.closed()
    if as_json:
        terminal.write_json(
            {
                "closed": [str(each) for each in closed],
                "decisions": [_fields(each) for each in found],
            }
        )
        return
    if not found:
        terminal.tell("No quarter is closed; publishing one closes it.")
        return
    rows = [[clean_line(each) for each in _row(one)] for one in found]
    terminal.write("\n".join(aligned(_HEADINGS, rows, width=160, stretch=4)) + "\n")
    named = ", ".join(str(each) for each in closed)
    terminal.tell(f"Closed now: {named}." if named else "No quarter is closed now.")


@command.command(
    "reopen",
    short_help="Let a closed quarter be changed again.",
    epilog="""\b
    Examples:
      qperf-tui quarter reopen "Q2 2012/13" --reason "Late cases from two teams"
    """,
)
@click.argument("quarter", callback=read_quarter)
@reason_option
@pass_session
def reopen(session: Session, quarter: Quarter, reason: str) -> None:
    """Let QUARTER be changed again; what was published of it stays as it is."""
    with session.writing() as workbook:
        reopen_quarter(workbook, quarter, reason)
    terminal.tell(f"{quarter} is open again; publish it again when it is put right.")


@command.command(
    "close",
    short_help="Let nothing of a quarter be changed.",
    epilog="""\b
    Examples:
      qperf-tui quarter close "Q2 2012/13" --reason "As the committee agreed it"
    """,
)
@click.argument("quarter", callback=read_quarter)
@reason_option
@pass_session
def close(session: Session, quarter: Quarter, reason: str) -> None:
    """Let nothing of QUARTER be changed, as once it is published."""
    with session.writing() as workbook:
        close_quarter(workbook, quarter, reason)
    terminal.tell(f"{quarter} is closed.")


def _row(closing: Closing) -> list[str]:
    return [
        str(closing.quarter),
        "closed" if closing.is_closed else "open",
        closing.decided_at,
        closing.decided_by,
        closing.reason,
        "" if closing.release is None else str(closing.release),
    ]


def _fields(closing: Closing) -> dict[str, object]:
    return {
        "quarter": str(closing.quarter),
        "is_closed": closing.is_closed,
        "decided_at": closing.decided_at,
        "decided_by": closing.decided_by,
        "reason": closing.reason,
        "release": closing.release,
    }
