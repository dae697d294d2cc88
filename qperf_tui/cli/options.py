"""Options that several commands have in common."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import click

from qperf_tui.domain.days import read_day
from qperf_tui.domain.period import Quarter

Command = TypeVar("Command", bound=Callable[..., object])


def read_quarter(
    ctx: click.Context, param: click.Parameter, text: str | None
) -> Quarter | None:
    """The quarter that a text means, as people write it."""
    if text is None:
        return None
    try:
        return Quarter.read(text)
    except ValueError as error:
        raise click.BadParameter(f"{error}.", ctx, param) from error


def read_date(
    ctx: click.Context, param: click.Parameter, text: str | None
) -> date | None:
    """The day that a text means, as people write it."""
    if text is None:
        return None
    try:
        return read_day(text)
    except ValueError as error:
        raise click.BadParameter(f"{error}.", ctx, param) from error


def quarter_option(command: Command) -> Command:
    """Give a command the option --quarter."""
    return click.option(
        "--quarter",
        callback=read_quarter,
        metavar="QUARTER",
        help="The quarter, such as 'Q2 2012/13' (default: the last with figures, or a"
        " later one that was opened).",
    )(command)


def json_option(command: Command) -> Command:
    """Give a command the option --json."""
    return click.option("--json", "as_json", is_flag=True, help="Write JSON.")(command)


def csv_option(command: Command) -> Command:
    """Give a command the option --csv."""
    return click.option("--csv", "as_csv", is_flag=True, help="Write CSV.")(command)


def reason_option(command: Command) -> Command:
    """Give a command the option --reason, which it cannot do without."""
    return click.option(
        "--reason",
        required=True,
        metavar="TEXT",
        help="Why, for whoever looks at this next; kept with your name and the day.",
    )(command)


def remove_option(command: Command) -> Command:
    """Give a command the option --remove."""
    return click.option("--remove", "is_removed", is_flag=True, help="Take it back.")(
        command
    )


def require_given(name: str, value: str | None, *, is_removed: bool) -> str:
    """What a command was given, unless it takes back: then nothing may be given.

    Raises:
        click.UsageError: If it is missing, or given where it has no place.
    """
    if is_removed and value is not None:
        raise click.UsageError(f"--remove takes no {name}; leave one of them out.")
    if not is_removed and value is None:
        raise click.UsageError(f"{name} is missing; give it, or --remove.")
    return value or ""


def require_one_form(*, as_json: bool, as_csv: bool) -> None:
    """Check that not both --json and --csv are asked for.

    Raises:
        click.UsageError: If they are.
    """
    if as_json and as_csv:
        raise click.UsageError("--json and --csv cannot both be had; choose one.")
