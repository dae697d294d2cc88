"""Options that say of a table of definitions what it does not say itself."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Final

import click

from qperf_tui.cli.options import read_quarter
from qperf_tui.cli.reading_options import map_option, sheet_option
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError
from qperf_tui.workbench.asking import asked_for, read_same
from qperf_tui.workbench.definition_files import Wished, parted


def defining_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command its `wished`: reason, quarters, plan and mapping."""

    def understood(
        *arguments: object,
        reason: str,
        first: Quarter | None,
        year: str | None,
        quarter: Quarter | None,
        plan: str,
        sheets: tuple[str, ...],
        maps: tuple[str, ...],
        authority: str,
        neighbours: str,
        same: tuple[str, ...],
        **others: object,
    ) -> None:
        wished = Wished(
            asked=asked_for(sheets=sheets, year=year, quarter=quarter, maps=maps),
            reason=reason,
            quarter=first,
            plan=plan,
            authority=authority,
            neighbours=parted(neighbours),
            named=tuple(map(_read_same, same)),
        )
        command(*arguments, wished=wished, **others)

    wrapped: Callable[..., None] = update_wrapper(understood, command)
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


def _read_same(text: str) -> tuple[str, str]:
    try:
        return read_same(text)
    except QperfError as error:
        raise click.UsageError(f"--same: {error}") from None


_OPTIONS: Final = (
    click.option(
        "--reason",
        default="",
        metavar="TEXT",
        help="Why, for whatever has no reason of its own in the file.",
    ),
    click.option(
        "--from",
        "first",
        callback=read_quarter,
        metavar="QUARTER",
        help="From which quarter on, where the file does not say.",
    ),
    click.option(
        "--year", metavar="YEAR", help="The year of the targets, such as 2013/14."
    ),
    click.option(
        "--quarter",
        callback=read_quarter,
        metavar="QUARTER",
        help="The quarter of every target, where no column says it.",
    ),
    click.option(
        "--plan", default="", metavar="NAME", help="The new plan of the priorities."
    ),
    click.option(
        "--authority",
        default="",
        metavar="CODE",
        help="Your council's code in a national file; kept for the next one.",
    ),
    click.option(
        "--neighbours",
        default="",
        metavar="NAMES",
        help="Your nearest neighbours, parted by semicolons; kept for the next file.",
    ),
    click.option(
        "--same",
        multiple=True,
        metavar="NAME=CODE",
        help="Which indicator a national name means; may be repeated, and is kept.",
    ),
    sheet_option,
    map_option,
)
