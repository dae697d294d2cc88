"""The command `people`: who is in which role of the chain."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import csv_option, json_option, require_one_form
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.cli.tables import aligned
from qperf_tui.workbench.people import add_person, people, remove_person

_role_option = click.option(
    "--role", required=True, metavar="ROLE", help="Such as director."
)
_directorate_option = click.option(
    "--directorate",
    default="",
    metavar="TEXT",
    help="The one directorate they act for (default: all).",
)


@click.group(
    invoke_without_command=True,
    short_help="List who agrees commentary in which role, or enter them.",
    epilog="""\b
    Examples:
      qperf-tui people
      qperf-tui people add "Edwina Grant" --role director
      qperf-tui people remove "Edwina Grant" --role director
    """,
)
@json_option
@csv_option
@pass_session
@click.pass_context
def command(
    ctx: click.Context, session: Session, *, as_json: bool, as_csv: bool
) -> None:
    """List who is entered for which role, and for which directorate."""
    if ctx.invoked_subcommand is not None:
        if as_json or as_csv:
            raise click.UsageError("--json and --csv are for the list alone.")
        return
    require_one_form(as_json=as_json, as_csv=as_csv)
    with session.reading() as workbook:
        found = people(workbook)
    records = [
        {"name": each.name, "role": each.role, "directorate": each.directorate}
        for each in found
    ]
    if as_json:
        terminal.write_json(records)
    elif as_csv:
        terminal.write_csv(records, ["name", "role", "directorate"])
    elif found:
        rows = [[each.name, each.role, each.directorate or "all"] for each in found]
        lines = aligned(
            ["Name", "Role", "Directorate"], rows, width=terminal.width(), stretch=2
        )
        terminal.write_text("\n".join(lines) + "\n")
    else:
        terminal.tell("Nobody is entered for a role, so anybody but the author agrees.")


@command.command(
    "add",
    short_help="Enter somebody for a role.",
    epilog="""\b
    Examples:
      qperf-tui people add "Edwina Grant" --role director
      qperf-tui people add "J. Turner" --role owner --directorate "Children's Services"
    """,
)
@click.argument("name")
@_role_option
@_directorate_option
@pass_session
def add(session: Session, name: str, role: str, directorate: str) -> None:
    """Enter NAME for a role, written as they are named when they write."""
    with session.writing() as workbook:
        person = add_person(workbook, name, role, directorate)
    where = f" for {person.directorate}" if person.directorate else ""
    terminal.tell(f"{person.name} is entered as {person.role}{where}.")


@command.command(
    "remove",
    short_help="Take somebody out of a role.",
    epilog="""\b
    Examples:
      qperf-tui people remove "Edwina Grant" --role director
    """,
)
@click.argument("name")
@_role_option
@_directorate_option
@pass_session
def remove(session: Session, name: str, role: str, directorate: str) -> None:
    """Take NAME out of a role; what they agreed stays agreed."""
    with session.writing() as workbook:
        person = remove_person(workbook, name, role, directorate)
    terminal.tell(f"{person.name} is no longer entered as {person.role}.")
