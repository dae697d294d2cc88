"""The command `action`: what is done about indicators, by whom and by when."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.action_lines import FIELDS, Listed, action_line, action_record
from qperf_tui.cli.options import (
    csv_option,
    json_option,
    quarter_option,
    read_date,
    require_one_form,
)
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.action import Action
from qperf_tui.domain.days import day_words
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.actions import (
    action_by_number,
    add_action,
    change_action,
    close_action,
    reopen_action,
    withdraw_action,
)
from qperf_tui.workbench.day import day_of

_number = click.argument("number", type=click.IntRange(min=1), metavar="N")


@click.group(
    short_help="Keep what is done about an indicator.",
    epilog="""\b
    Examples:
      qperf-tui action add "C MTP 8" --title "Track assessments at day 7" \\
        --owner "Head of Intake and Assessment" --due "31 December 2012"
      qperf-tui action list
      qperf-tui action close 3 --evidence "The log of December has every case."
    """,
)
def command() -> None:
    """Keep what is done about indicators, by whom and by when, until it is done.

    An action stands in the queue and is carried forward from quarter to quarter until
    it is closed. A red of the section on which none is open blocks the section, as
    `qperf-tui check` says; `qperf-tui waive` lets it go out with a reason.
    """


@command.command(
    "add",
    short_help="Raise an action on an indicator.",
    epilog="""\b
    Examples:
      qperf-tui action add "C MTP 8" --title "Track assessments at day 7" \\
        --owner "Head of Intake and Assessment" --due "31 December 2012"
    """,
)
@click.argument("code")
@click.option("--title", required=True, metavar="TEXT", help="What is done.")
@click.option("--owner", required=True, metavar="NAME", help="Who does it.")
@click.option(
    "--due", required=True, callback=read_date, metavar="DATE", help="By when."
)
@quarter_option
@pass_session
def add(  # noqa: PLR0917 - one for each option
    session: Session,
    code: str,
    title: str,
    owner: str,
    due: date,
    quarter: Quarter | None,
) -> None:
    """Raise an action on indicator CODE, from the report of the quarter on."""
    with session.writing() as workbook:
        indicator = workbook.indicators.by_code(code.strip())
        added = add_action(
            workbook,
            Action(
                number=0,
                indicator_id=indicator.indicator_id,
                raised_in=session.quarter_of(workbook, quarter),
                title=title,
                owner=owner,
                due=due,
            ),
        )
    terminal.tell(
        f"Kept as action {added.number} on {indicator.code}, due {day_words(due)}."
    )


@command.command(
    "list",
    short_help="List the actions that are open, or all.",
    epilog="""\b
    Examples:
      qperf-tui action list
      qperf-tui action list --quarter "Q1 2012/13"
      qperf-tui action list --all --json
    """,
)
@click.option("--all", "is_all", is_flag=True, help="Closed and withdrawn as well.")
@click.option("--about", metavar="CODE", help="Those on one indicator only.")
@json_option
@csv_option
@quarter_option
@pass_session
def listing(
    session: Session,
    about: str | None,
    quarter: Quarter | None,
    *,
    is_all: bool,
    as_json: bool,
    as_csv: bool,
) -> None:
    """List what is being done, as the quarter's report has it; the first due first."""
    require_one_form(as_json=as_json, as_csv=as_csv)
    if is_all and quarter is not None:
        raise click.UsageError("--all is of every quarter; leave --quarter out.")
    with session.reading() as workbook:
        at = session.quarter_of(workbook, quarter)
        today = day_of(workbook)
        key = None if about is None else _key(workbook, about)
        every = workbook.actions.all() if is_all else workbook.actions.open_in(at)
        found = [
            Listed.of(each, workbook.indicators.code_of(each.indicator_id), today)
            for each in every
            if key in {None, each.indicator_id}
        ]
    records = [action_record(each) for each in found]
    if as_json:
        terminal.write_json(records)
    elif as_csv:
        terminal.write_csv(records, FIELDS)
    elif found:
        terminal.write_text("".join(map(action_line, found)))
    else:
        terminal.tell(
            "No action is on file." if is_all else f"No action is open in {at}."
        )


@command.command(
    "change",
    short_help="Change what is done, by whom or by when.",
    epilog="""\b
    Examples:
      qperf-tui action change 3 --due "31 January 2013"
      qperf-tui action change 3 --owner "Head of Early Help"
    """,
)
@_number
@click.option("--title", metavar="TEXT", help="What is done.")
@click.option("--owner", metavar="NAME", help="Who does it.")
@click.option("--due", callback=read_date, metavar="DATE", help="By when.")
@pass_session
def change(
    session: Session,
    number: int,
    title: str | None,
    owner: str | None,
    due: date | None,
) -> None:
    """Change action N; what is not named stays as it is."""
    if title is None and owner is None and due is None:
        raise click.UsageError("Name what is to be changed, such as --due DATE.")
    with session.writing() as workbook:
        stood = action_by_number(workbook, number)
        wanted = replace(
            stood,
            title=stood.title if title is None else title,
            owner=stood.owner if owner is None else owner,
            due=stood.due if due is None else due,
        )
        change_action(workbook, wanted)
    terminal.tell(f"Action {number} is changed.")


@command.command(
    "close",
    short_help="Close an action that is done.",
    epilog="""\b
    Examples:
      qperf-tui action close 3 --evidence "The log of December has every case."
      qperf-tui action close 3 --evidence "As reported." --quarter "Q3 2012/13"
    """,
)
@_number
@click.option("--evidence", required=True, metavar="TEXT", help="What shows it.")
@quarter_option
@pass_session
def close(
    session: Session, number: int, evidence: str, quarter: Quarter | None
) -> None:
    """Close action N; from the report of the quarter on it is done."""
    with session.writing() as workbook:
        at = session.quarter_of(workbook, quarter)
        close_action(workbook, action_by_number(workbook, number), evidence, at)
    terminal.tell(f"Action {number} is closed, from the report of {at} on.")


@command.command(
    "reopen",
    short_help="Take back a closing or a withdrawal.",
    epilog="""\b
    Examples:
      qperf-tui action reopen 3
    """,
)
@_number
@pass_session
def reopen(session: Session, number: int) -> None:
    """Let action N be open again."""
    _turn(session, number, reopen_action)
    terminal.tell(f"Action {number} is open again.")


@command.command(
    "withdraw",
    short_help="Drop an action that is not to be done.",
    epilog="""\b
    Examples:
      qperf-tui action withdraw 3
    """,
)
@_number
@pass_session
def withdraw(session: Session, number: int) -> None:
    """Let action N count for nothing any more; reopen brings it back."""
    _turn(session, number, withdraw_action)
    terminal.tell(f"Action {number} is withdrawn.")


def _turn(
    session: Session, number: int, way: Callable[[Workbook, Action], Action]
) -> None:
    with session.writing() as workbook:
        way(workbook, action_by_number(workbook, number))


def _key(workbook: Workbook, code: str) -> int:
    return workbook.indicators.by_code(code.strip()).indicator_id
