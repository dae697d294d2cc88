"""The command `template`: a file to begin a council's own template from."""

from pathlib import Path

import click

from qperf_tui.cli import terminal
from qperf_tui.workbench.files import write_file


@click.group(
    short_help="Write a template of the paper, to edit in Word.",
    epilog="""\b
    Examples:
      qperf-tui template word -o council.docx
      qperf-tui export paper --template council.docx -o paper.docx
    """,
)
def command() -> None:
    """Write a template to begin your council's own from."""


@command.command(
    "word",
    short_help="A Word template with every placeholder.",
    epilog="""\b
    Examples:
      qperf-tui template word -o council.docx
    """,
)
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where to write it.",
)
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def word(output: Path, *, force: bool) -> None:
    """Write a Word template to put your council's letterhead and styles into.

    Keep {{p body }} in a paragraph of its own: the paper goes there. {{p details }}
    is the table of meeting, date and officers; {{ field.contact_officer }} and the like
    are single lines of it. {{ title }}, {{ council }}, {{ marking }}, {{ notice }},
    {{ quarter }}, {{ data_as_at }} and {{ workbook }} may stand anywhere, and what you
    leave out of the last five is written under the paper or above it.
    """
    from qperf_tui.workbench.word_templates import starting  # noqa: PLC0415 - slow

    written = write_file(output, starting(), may_replace=force)
    terminal.tell(f"Written to {written.absolute()}.")
