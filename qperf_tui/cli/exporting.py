"""How every command that exports a document takes its file, and writes it."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.session import Session
from qperf_tui.cli.waiting import waiting
from qperf_tui.domain.period import Quarter
from qperf_tui.workbench.asked import Asked
from qperf_tui.workbench.charts import EXCEPTIONS
from qperf_tui.workbench.documents import Exportable
from qperf_tui.workbench.files import write_file

_Command = TypeVar("_Command", bound=Callable[..., object])


def output_option(command: _Command) -> _Command:
    """Where a document is to be written."""
    return click.option(
        "-o",
        "--output",
        default="-",
        metavar="FILE",
        help="Where to write it; - is stdout (the default). Its ending says the "
        "format.",
    )(command)


def format_option(document: Exportable) -> Callable[[_Command], _Command]:
    """The format of a document that has more than one."""
    return click.option(
        "--format",
        "ending",
        type=click.Choice(document.endings),
        help="The format, whatever the file's ending.",
    )


def charts_option(command: _Command) -> _Command:
    """The indicators that have a chart in a document."""
    return click.option(
        "--charts",
        multiple=True,
        default=EXCEPTIONS,
        metavar="exceptions|all|none|CODE",
        help="The indicators to draw: those that members may ask about (exceptions, "
        "the default), all, none, or codes, each after its own --charts.",
    )(command)


def force_option(command: _Command) -> _Command:
    """Whether a file may be replaced."""
    says = "Replace a file that is there."
    return click.option("--force", is_flag=True, help=says)(command)


def export(
    session: Session,
    document: Exportable,
    output: str,
    asked: Asked,
    *,
    quarter: Quarter | None = None,
    force: bool = False,
) -> None:
    """Write a document to a file, or to stdout where it is text.

    Raises:
        click.UsageError: If it is no text and no file is named.
        ExportError: If anything holds it back, or it cannot be written there.
    """
    chosen = document.format_of(output, asked.ending or None)
    if output == "-" and not chosen.is_text:
        raise click.UsageError(f"A .{chosen.ending} is no text; name a file with -o.")
    with session.reading() as workbook, waiting(document.title) as progress:
        at = session.quarter_of(workbook, quarter)
        made = document.make(workbook, at, asked.as_a(chosen.ending), progress)
    if output == "-":
        terminal.write(made.decode("utf-8-sig"))
        return
    done = write_file(Path(output), made, may_replace=force)
    terminal.tell(f"Written to {done.absolute()}.")
