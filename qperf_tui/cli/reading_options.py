"""Options that say how a return is to be read."""

from collections.abc import Callable
from typing import TypeVar

import click

from qperf_tui.cli.options import read_quarter

Command = TypeVar("Command", bound=Callable[..., object])


def reading_options(command: Command) -> Command:
    """Give a command --sheet, --all-sheets, --year, --quarter and --map."""
    options = (
        click.option(
            "--sheet",
            "sheets",
            multiple=True,
            metavar="NAME",
            help="A worksheet to read; may be repeated (default: the first that fits).",
        ),
        click.option(
            "--all-sheets", is_flag=True, help="Read every worksheet that fits."
        ),
        click.option(
            "--year", metavar="YEAR", help="The year of headings such as Q1: 2012/13."
        ),
        click.option(
            "--quarter",
            callback=read_quarter,
            metavar="QUARTER",
            help="The quarter of every figure, where no column says it.",
        ),
        click.option(
            "--map",
            "maps",
            multiple=True,
            metavar="HEADING=COLUMN",
            help="What a heading stands for; may be repeated. Blank leaves it out.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command
