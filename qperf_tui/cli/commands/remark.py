"""The command `remark`: what officers and reviewers say to each other about a text."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import json_option, quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.remarks import Remark
from qperf_tui.workbench.remarks import remark, remarks, resolve_remark


@click.command(
    short_help="Remark on commentary, for colleagues only.",
    epilog="""\b
    Examples:
      qperf-tui remark "CS 18" "Is this 41 of 71, or of 70?"
      qperf-tui remark "CS 18" --list
      qperf-tui remark "CS 18" --resolve 1
    """,
)
@click.argument("code")
@click.argument("text", required=False)
@click.option("--list", "is_listed", is_flag=True, help="List the remarks on it.")
@click.option(
    "--resolve",
    "place",
    type=click.IntRange(min=1),
    metavar="N",
    help="Resolve the remark of that number in the list.",
)
@json_option
@quarter_option
@pass_session
def command(
    session: Session,
    code: str,
    text: str | None,
    place: int | None,
    quarter: Quarter | None,
    *,
    is_listed: bool,
    as_json: bool,
) -> None:
    """Remark TEXT on the commentary on indicator CODE.

    No report and no export holds a remark. One that is open holds the director's step.
    """
    if sum((text is not None, place is not None, is_listed or as_json)) != 1:
        raise click.UsageError("Give the TEXT of a remark, --resolve N or --list.")
    if is_listed or as_json:
        _list(session, code, quarter, as_json=as_json)
        return
    with session.writing() as workbook:
        at = session.quarter_of(workbook, quarter)
        indicator = workbook.indicators.by_code(code.strip())
        if place is not None:
            found = resolve_remark(workbook, indicator, at, place)
            said = f"{found.author}'s remark on {indicator.code} is resolved."
        else:
            remark(workbook, indicator, at, text or "")
            said = f"The remark on {indicator.code} is kept, for colleagues only."
    terminal.tell(said)


def _list(
    session: Session, code: str, quarter: Quarter | None, *, as_json: bool
) -> None:
    with session.reading() as workbook:
        at = session.quarter_of(workbook, quarter)
        indicator = workbook.indicators.by_code(code.strip())
        found = remarks(workbook, indicator, at)
    if as_json:
        terminal.write_json([_record(n, each) for n, each in enumerate(found, 1)])
    elif found:
        terminal.write_text("".join(_line(n, each) for n, each in enumerate(found, 1)))
    else:
        terminal.tell(f"There is no remark on {indicator.code} for {at}.")


def _record(place: int, found: Remark) -> dict[str, str | int | None]:
    return {
        "number": place,
        "author": found.author,
        "written_at": found.written_at,
        "body": found.body,
        "resolved_by": found.resolved_by,
        "resolved_at": found.resolved_at,
    }


def _line(place: int, found: Remark) -> str:
    state = "open" if found.is_open else f"resolved by {found.resolved_by}"
    head = f"{place}. {found.author}, {found.written_at[:10]} ({state})"
    body = found.body.replace("\n", "\n   ")
    return f"{head}\n   {body}\n"
