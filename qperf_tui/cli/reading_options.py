"""Options that say how a return is to be read."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import update_wrapper

import click

from qperf_tui.cli.options import read_quarter
from qperf_tui.domain.period import Quarter
from qperf_tui.workbench.asking import Asked, asked_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How an officer wants a return read, as they say it on the command line."""

    sheets: tuple[str, ...]
    all_sheets: bool
    year: str | None
    quarter: Quarter | None
    heading_line: int | None
    maps: tuple[str, ...]
    profile: str | None
    save_as: str | None

    def asked(self) -> Asked:
        """The same as it is understood.

        Raises:
            QperfError: If one of them says nothing that can be done.
        """
        return asked_for(
            sheets=self.sheets,
            every_sheet=self.all_sheets,
            year=self.year,
            quarter=self.quarter,
            heading_line=self.heading_line,
            maps=self.maps,
        )


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command its `wanted`: sheets, year, quarter, mapping and profile."""

    def understood(
        *arguments: object,
        sheets: tuple[str, ...],
        all_sheets: bool,
        year: str | None,
        quarter: Quarter | None,
        heading_line: int | None,
        maps: tuple[str, ...],
        profile: str | None,
        save_as: str | None,
        **others: object,
    ) -> None:
        wanted = Wanted(
            sheets=sheets,
            all_sheets=all_sheets,
            year=year,
            quarter=quarter,
            heading_line=heading_line,
            maps=maps,
            profile=profile,
            save_as=save_as,
        )
        command(*arguments, wanted=wanted, **others)

    wrapped: Callable[..., None] = update_wrapper(understood, command)
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


sheet_option = click.option(
    "--sheet",
    "sheets",
    multiple=True,
    metavar="NAME",
    help="A worksheet to read; may be repeated (default: the first that fits).",
)
map_option = click.option(
    "--map",
    "maps",
    multiple=True,
    metavar="HEADING=COLUMN",
    help="What a heading stands for; may be repeated. Blank leaves it out.",
)
_OPTIONS = (
    sheet_option,
    click.option("--all-sheets", is_flag=True, help="Read every worksheet that fits."),
    click.option(
        "--year", metavar="YEAR", help="The year of headings such as Q1: 2012/13."
    ),
    click.option(
        "--quarter",
        callback=read_quarter,
        metavar="QUARTER",
        help="The quarter of every figure, where no column or sheet says it.",
    ),
    click.option(
        "--headings",
        "heading_line",
        type=click.IntRange(min=1),
        metavar="LINE",
        help="The line of the headings (default: the one that fits best).",
    ),
    map_option,
    click.option(
        "--profile",
        metavar="NAME",
        help="Read by this profile (default: the one whose headings fit).",
    ),
    click.option(
        "--save-profile",
        "save_as",
        metavar="NAME",
        help="Keep how the headings were read, for the next return like it.",
    ),
)
