"""The command `template`: how a council's paper is laid out, and how it looks."""

from pathlib import Path

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import json_option, quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.workbench.files import write_file

_WHERE = "Where to write it; - is stdout (the default)."


@click.group(
    short_help="Lay the paper out as your council does.",
    epilog="""\b
    Examples:
      qperf-tui template list
      qperf-tui template paper -o council.toml
      qperf-tui template use council.toml
      qperf-tui template word -o council.docx
      qperf-tui export paper --template council.docx -o paper.docx
    """,
)
def command() -> None:
    """Lay the paper out as your council does, and let it look so in Word.

    A template of the paper, a .toml, says which parts it has, in which order, under
    which headings. A template in Word, a .docx, says how it looks.
    """


@command.command(
    "list",
    short_help="The templates of the paper that come with it.",
    epilog="""\b
    Examples:
      qperf-tui template list
      qperf-tui template list --json
    """,
)
@quarter_option
@json_option
@pass_session
def list_command(session: Session, quarter: Quarter | None, *, as_json: bool) -> None:
    """List the templates that come with qperf-tui, and the one in use.

    A * marks the one that the quarter's paper is laid out by.
    """
    from qperf_tui.workbench.paper_templates import (  # noqa: PLC0415 - slow
        shipped,
        template_in_use,
    )

    with session.reading() as workbook:
        in_use = template_in_use(workbook, session.quarter_of(workbook, quarter))
    known = shipped()
    every = known if in_use in known else (*known, in_use)
    if as_json:
        terminal.write_json(
            [
                {
                    "name": each.name,
                    "is_in_use": each == in_use,
                    "parts": [part.part.value for part in each.parts],
                    "implications": [said.heading for said in each.implications],
                }
                for each in every
            ]
        )
        return
    for each in every:
        mark = "*" if each == in_use else " "
        order = ", ".join(part.part.value for part in each.parts)
        terminal.write_text(f"{mark} {each.name:<12} {order}\n")


@command.command(
    "paper",
    short_help="A template of the paper, to begin your own from.",
    epilog="""\b
    Examples:
      qperf-tui template paper > council.toml
      qperf-tui template paper plain -o council.toml
    """,
)
@click.argument("name", default="committee", metavar="[NAME]")
@click.option("-o", "--output", default="-", metavar="FILE", help=_WHERE)
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def paper(name: str, output: str, *, force: bool) -> None:
    """Write the template NAME (template list shows them) as TOML, to begin from.

    It says the lines of the header, the parts in their order with their headings and
    whether they are numbered, and the implications with what each is drafted from.
    """
    from qperf_tui.workbench.paper_templates import (  # noqa: PLC0415 - slow
        template_named,
    )

    text = template_named(name)
    if output == "-":
        terminal.write(text)
        return
    written = write_file(Path(output), text.encode(), may_replace=force)
    terminal.tell(f"Written to {written.absolute()}.")


@command.command(
    "use",
    short_help="Lay the quarter's paper out by a template.",
    epilog="""\b
    Examples:
      qperf-tui template use council.toml
      qperf-tui template use plain --quarter "Q2 2012/13"
      qperf-tui undo
    """,
)
@click.argument("source", metavar="FILE|NAME")
@quarter_option
@pass_session
def use(session: Session, source: str, quarter: Quarter | None) -> None:
    """Lay the paper out by a template: a FILE, or the NAME of one that comes with it.

    The papers of later quarters take it over. Implications that it names and that are
    not on file are drafted; words that an officer wrote stay, whatever it says.
    """
    from qperf_tui.workbench.paper_templates import (  # noqa: PLC0415 - slow
        take_template,
        template_from,
    )

    text = template_from(source)
    with session.writing() as workbook:
        at = session.quarter_of(workbook, quarter)
        taken = take_template(workbook, at, text, source)
    for heading in taken.kept:
        terminal.tell(
            f"“{clean_line(heading)}” is not in the template; as it has words of an "
            "officer's, it stays, after those that are."
        )
    name = clean_line(taken.template.name)
    terminal.tell(
        f"The paper of {at} is laid out by the template {name}. qperf-tui undo takes "
        "it back."
    )


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
