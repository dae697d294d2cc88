"""The command `request`: what members ask for at meetings, and the answers."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import (
    csv_option,
    json_option,
    quarter_option,
    read_date,
    require_one_form,
)
from qperf_tui.cli.request_lines import FIELDS, Listed, request_line, request_record
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.cli.typed_text import read_typed
from qperf_tui.domain.days import day_words
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.request import Request
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.day import day_of
from qperf_tui.workbench.requests import (
    add_request,
    answer_request,
    change_request,
    reopen_request,
    request_by_number,
    requests,
    withdraw_request,
)

_NONE = "none"
_number = click.argument("number", type=click.IntRange(min=1), metavar="N")


def _read_due(
    ctx: click.Context, param: click.Parameter, text: str | None
) -> date | str | None:
    if text is not None and text.casefold() == _NONE:
        return _NONE
    return read_date(ctx, param, text)


@click.group(
    short_help="Keep what members ask for, and answer it.",
    epilog="""\b
    Examples:
      qperf-tui request add "List of schools and judgements" \\
        --by "Cllr A" --on "20 October 2015" --due 2015-12-01
      qperf-tui request list
      qperf-tui request answer 3 "The list went to members on 2 November."
    """,
)
def command() -> None:
    """Keep what members ask for at meetings, until it is answered.

    A request stands in the queue until then, and in each report from the next one on
    that is exported with --requests; the answer is printed once.
    """


@command.command(
    "add",
    short_help="Enter a request from the minutes.",
    epilog="""\b
    Examples:
      qperf-tui request add "Which schools are below good?" --by "Cllr A" \\
        --on "20 October 2015" --minute CS/15/23 --about "B MTP 1" \\
        --owner "Head of School Improvement" --due "1 December 2015"
    """,
)
@click.argument("question")
@click.option("--by", required=True, metavar="NAME", help="Who asked.")
@click.option(
    "--on",
    required=True,
    callback=read_date,
    metavar="DATE",
    help="The day of the meeting.",
)
@click.option("--minute", default="", metavar="TEXT", help="Where the minutes have it.")
@click.option("--about", metavar="CODE", help="The indicator it is about, if any.")
@click.option("--owner", default="", metavar="NAME", help="Who is to answer it.")
@click.option("--due", callback=read_date, metavar="DATE", help="By when.")
@pass_session
def add(  # noqa: PLR0917 - one for each option
    session: Session,
    question: str,
    by: str,
    on: date,
    minute: str,
    about: str | None,
    owner: str,
    due: date | None,
) -> None:
    """Enter QUESTION as something a member asked for."""
    with session.writing() as workbook:
        added = add_request(
            workbook,
            Request(
                number=0,
                asked_on=on,
                asked_by=by,
                question=question,
                minute=minute,
                indicator_id=None if about is None else _key(workbook, about),
                owner=owner,
                due=due,
            ),
        )
    until = "" if added.due is None else f", due {day_words(added.due)}"
    terminal.tell(f"Kept as request {added.number}{until}.")


@command.command(
    "list",
    short_help="List the requests that wait, or all.",
    epilog="""\b
    Examples:
      qperf-tui request list
      qperf-tui request list --all --json
    """,
)
@click.option("--all", "is_all", is_flag=True, help="Answered and withdrawn as well.")
@json_option
@csv_option
@pass_session
def listing(session: Session, *, is_all: bool, as_json: bool, as_csv: bool) -> None:
    """List what members asked for and nobody has answered, the first asked first."""
    require_one_form(as_json=as_json, as_csv=as_csv)
    with session.reading() as workbook:
        today = day_of(workbook)
        found = [
            Listed.of(each, _code(workbook, each), today)
            for each in requests(workbook, is_all=is_all)
        ]
    records = [request_record(each) for each in found]
    if as_json:
        terminal.write_json(records)
    elif as_csv:
        terminal.write_csv(records, FIELDS)
    elif found:
        terminal.write_text("".join(map(request_line, found)))
    else:
        terminal.tell(
            "Members have asked for nothing." if is_all else "No request is open."
        )


@command.command(
    "change",
    short_help="Change what was asked, of whom or by when.",
    epilog="""\b
    Examples:
      qperf-tui request change 3 --due "15 December 2015"
      qperf-tui request change 3 --owner "Head of Early Years" --about none
    """,
)
@_number
@click.option("--question", metavar="TEXT", help="What was asked.")
@click.option("--by", metavar="NAME", help="Who asked.")
@click.option("--on", callback=read_date, metavar="DATE", help="The day of asking.")
@click.option("--minute", metavar="TEXT", help="Where the minutes have it.")
@click.option("--about", metavar="CODE", help="The indicator; none for none.")
@click.option("--owner", metavar="NAME", help="Who is to answer it.")
@click.option(
    "--due", callback=_read_due, metavar="DATE", help="By when; none for no day."
)
@pass_session
def change(session: Session, /, number: int, **given: date | str | None) -> None:
    """Change request N; what is not named stays as it is."""
    named = {name: said for name, said in given.items() if said is not None}
    if not named:
        raise click.UsageError("Name what is to be changed, such as --due DATE.")
    with session.writing() as workbook:
        stood = request_by_number(workbook, number)
        change_request(workbook, _changed(workbook, stood, named))
    terminal.tell(f"Request {number} is changed.")


def _changed(
    workbook: Workbook, stood: Request, named: Mapping[str, date | str]
) -> Request:
    """A request with what is named in place of what stands."""
    asked_on, due = named.get("on"), named.get("due")
    about, key = named.get("about"), stood.indicator_id
    if about is not None:
        key = None if str(about).casefold() == _NONE else _key(workbook, str(about))
    if due is None:
        due = stood.due
    return replace(
        stood,
        question=str(named.get("question", stood.question)),
        asked_by=str(named.get("by", stood.asked_by)),
        asked_on=asked_on if isinstance(asked_on, date) else stood.asked_on,
        minute=str(named.get("minute", stood.minute)),
        indicator_id=key,
        owner=str(named.get("owner", stood.owner)),
        due=due if isinstance(due, date) else None,
    )


@command.command(
    "answer",
    short_help="Answer a request.",
    epilog="""\b
    Examples:
      qperf-tui request answer 3 "The list went to members on 2 November."
      qperf-tui request answer 3 --file answer.txt --quarter "Q2 2015/16"

    --file - takes the answer from stdin.
    """,
)
@_number
@click.argument("text", required=False)
@click.option("--file", "source", metavar="FILE", help="Take the answer from a file.")
@quarter_option
@pass_session
def answer(
    session: Session,
    number: int,
    text: str | None,
    source: str | None,
    quarter: Quarter | None,
) -> None:
    """Answer request N; the report of the quarter prints the answer, once."""
    if (text is None) == (source is None):
        raise click.UsageError("Give the TEXT of the answer, or --file FILE.")
    said = text if source is None else read_typed(source)
    with session.writing() as workbook:
        at = session.quarter_of(workbook, quarter)
        stood = request_by_number(workbook, number)
        found = answer_request(workbook, stood, said or "", at).answer
    printed_in = at if found is None else found.quarter
    terminal.tell(f"Request {number} is answered, for the report of {printed_in}.")


@command.command(
    "reopen",
    short_help="Take back an answer or a withdrawal.",
    epilog="""\b
    Examples:
      qperf-tui request reopen 3
    """,
)
@_number
@pass_session
def reopen(session: Session, number: int) -> None:
    """Let request N wait for an answer again."""
    _turn(session, number, reopen_request)
    terminal.tell(f"Request {number} is open again.")


@command.command(
    "withdraw",
    short_help="Drop a request that nobody asks for any more.",
    epilog="""\b
    Examples:
      qperf-tui request withdraw 3
    """,
)
@_number
@pass_session
def withdraw(session: Session, number: int) -> None:
    """Take request N out of the queue and of every report; reopen brings it back."""
    _turn(session, number, withdraw_request)
    terminal.tell(f"Request {number} is withdrawn.")


def _turn(
    session: Session, number: int, way: Callable[[Workbook, Request], Request]
) -> None:
    with session.writing() as workbook:
        way(workbook, request_by_number(workbook, number))


def _key(workbook: Workbook, code: str) -> int:
    return workbook.indicators.by_code(code.strip()).indicator_id


def _code(workbook: Workbook, request: Request) -> str:
    key = request.indicator_id
    return "" if key is None else workbook.indicators.code_of(key)
