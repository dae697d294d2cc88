"""The command `indicator`: record cards, definitions, and indicators that end."""

from collections.abc import Sequence

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import json_option, read_quarter, reason_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.workbench.adding import add_indicator
from qperf_tui.workbench.defining import (
    amend,
    break_definition,
    move,
    reinstate,
    retire,
    split,
)
from qperf_tui.workbench.plan import priority_called
from qperf_tui.workbench.record_card import CARD

_FROM = click.option(
    "--from",
    "quarter",
    callback=read_quarter,
    metavar="QUARTER",
    required=True,
    help="The first quarter it holds for, such as 'Q1 2013/14'.",
)


@click.group(
    short_help="Add, amend, move, split or retire an indicator.",
    epilog="""\b
    Examples:
      qperf-tui indicator amend "CS 9" owner="Head of Care" --reason "New in post."
      qperf-tui indicator break "CS 9" --from "Q1 2013/14" --reason "Counts all ages."
      qperf-tui indicator retire "CS 9" --from "Q1 2013/14" --reason "No longer kept."
    """,
)
def command() -> None:
    """Change what is reported: each change has a reason, and can be undone by name."""


@command.command(
    "amend",
    short_help="Change what a record card says.",
    epilog="""\b
    Examples:
      qperf-tui indicator amend "CS 9" owner="Head of Care" --reason "New in post."
      qperf-tui indicator amend "CS 9" unit=no. decimals=0 --reason "It is a count."
    """,
)
@click.argument("code")
@click.argument("said", nargs=-1, required=True, metavar="NAME=VALUE...")
@reason_option
@pass_session
def amend_card(session: Session, code: str, said: Sequence[str], reason: str) -> None:
    """Let the record card of indicator CODE say VALUE for each NAME.

    The names are title, definition, theme, directorate, owner, unit, decimals,
    direction, basis, tolerance, control, implications and set. A definition from which
    on figures are not to be compared with earlier ones wants `indicator break` as well.
    """
    wanted = {name.casefold(): value for name, value in _named(said).items()}
    _require_known(list(wanted))
    with session.writing() as workbook:
        indicator = workbook.indicators.by_code(code.strip())
        told = amend(workbook, indicator, wanted, reason)
    terminal.tell(f"{indicator.code}: {'; '.join(told)}.")


@command.command(
    "add",
    short_help="Report an indicator that is new.",
    epilog="""\b
    Examples:
      qperf-tui indicator add "CS 40" --priority C title="Children seen" unit=%
          direction=higher basis=quarter --reason "As members asked."
    """,
)
@click.argument("code")
@click.argument("said", nargs=-1, required=True, metavar="NAME=VALUE...")
@click.option("--priority", required=True, metavar="CODE", help="What it stands under.")
@reason_option
@pass_session
def add(
    session: Session, code: str, said: Sequence[str], *, priority: str, reason: str
) -> None:
    """Add indicator CODE, with its title, unit, direction and basis at least.

    The names are those of `indicator amend`; `define indicators` adds many at once.
    """
    wanted = {name.casefold(): value for name, value in _named(said).items()}
    _require_known(list(wanted))
    with session.writing() as workbook:
        under = priority_called(workbook, priority)
        add_indicator(workbook, code, under, wanted, reason)
    terminal.tell(f"{code.strip()} is reported under {under}.")


@command.command("break", short_help="Say that it counts something else from then on.")
@click.argument("code")
@_FROM
@reason_option
@pass_session
def break_at(session: Session, code: str, quarter: Quarter, reason: str) -> None:
    """Record that indicator CODE counts something else from a quarter on.

    Figures before and after are then not compared.
    """
    with session.writing() as workbook:
        indicator = workbook.indicators.by_code(code.strip())
        break_definition(workbook, indicator, quarter, reason)
    terminal.tell(f"{indicator.code} has a new definition from {quarter}.")


@command.command("retire", short_help="Take it off the lists.")
@click.argument("code")
@_FROM
@reason_option
@pass_session
def end(session: Session, code: str, quarter: Quarter, reason: str) -> None:
    """Take indicator CODE off the lists; all that was reported stays on file."""
    with session.writing() as workbook:
        indicator = workbook.indicators.by_code(code.strip())
        retire(workbook, indicator, quarter, reason)
    terminal.tell(f"{indicator.code} is retired from {quarter}.")


@command.command("reinstate", short_help="Bring a retired one back.")
@click.argument("code")
@reason_option
@pass_session
def back(session: Session, code: str, reason: str) -> None:
    """Bring retired indicator CODE back on the lists."""
    with session.writing() as workbook:
        found = reinstate(workbook, code.strip(), reason)
    terminal.tell(f"{found} is reported again.")


@command.command("move", short_help="Report it under another priority.")
@click.argument("code")
@click.argument("priority")
@_FROM
@reason_option
@pass_session
def under(
    session: Session, code: str, priority: str, quarter: Quarter, reason: str
) -> None:
    """Report indicator CODE under PRIORITY, a title or a code, from a quarter on."""
    with session.writing() as workbook:
        indicator = workbook.indicators.by_code(code.strip())
        found = priority_called(workbook, priority)
        move(workbook, indicator, found, quarter, reason)
    terminal.tell(f"{indicator.code} stands under {found} from {quarter}.")


@command.command(
    "split",
    short_help="Report it as two or more.",
    epilog="""\b
    Examples:
      qperf-tui indicator split "CS 9" "CS 9a=Moves of under-fives" \\
          "CS 9b=Moves of others" --from "Q1 2013/14" --reason "As members asked."
    """,
)
@click.argument("code")
@click.argument("parts", nargs=-1, required=True, metavar="CODE=TITLE...")
@_FROM
@reason_option
@pass_session
def into(
    session: Session, code: str, parts: Sequence[str], quarter: Quarter, reason: str
) -> None:
    """Report indicator CODE as several, each with its own code and title.

    They take over its record card and no figures; CODE itself is retired.
    """
    wanted = list(_named(parts).items())
    with session.writing() as workbook:
        indicator = workbook.indicators.by_code(code.strip())
        split(workbook, indicator, wanted, quarter, reason)
    codes = " and ".join(code for code, _ in wanted)
    terminal.tell(f"{indicator.code} is reported as {codes} from {quarter}.")


@command.command("retired", short_help="List the indicators that were retired.")
@json_option
@pass_session
def retired(session: Session, *, as_json: bool) -> None:
    """List the indicators that were retired, and since when."""
    with session.reading() as workbook:
        found = workbook.definitions.retired()
    if as_json:
        terminal.write_json(
            [{"code": c, "title": t, "retired_from": str(at)} for c, t, at in found]
        )
        return
    terminal.write_text("".join(f"{c}  {t}, from {at}\n" for c, t, at in found))
    if not found:
        terminal.tell("No indicator has been retired.")


def _named(said: Sequence[str]) -> dict[str, str]:
    """What is said of each name; a name may be said once.

    Raises:
        click.UsageError: If something is not NAME=VALUE, or a name is said twice.
    """
    found: dict[str, str] = {}
    for each in said:
        name, equals, value = each.partition("=")
        if not equals or not name.strip():
            raise click.UsageError(f"{each!r} is not NAME=VALUE.")
        if name.strip() in found:
            raise click.UsageError(f"{name.strip()} is said twice; say it once.")
        found[name.strip()] = value
    return found


def _require_known(names: Sequence[str]) -> None:
    for name in names:
        if name not in CARD:
            raise click.UsageError(
                f"A record card has no {name!r}; it has {', '.join(CARD)}."
            )
