"""The command `chain`: the roles that agree commentary, and by when."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import json_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.agreement import USUAL_ROLES
from qperf_tui.workbench.deadlines import deadline_days, set_deadline_days
from qperf_tui.workbench.people import chain, people, set_chain


@click.group(
    invoke_without_command=True,
    short_help="Say which roles agree commentary, or set them.",
    epilog="""\b
    Examples:
      qperf-tui chain
      qperf-tui chain set --usual
      qperf-tui chain set "head of service" director
      qperf-tui chain days director 6
    """,
)
@json_option
@pass_session
@click.pass_context
def command(ctx: click.Context, session: Session, *, as_json: bool) -> None:
    """Say which roles agree commentary, in their order, and by when each does.

    Where none is set, one reviewer does: anybody but the author.
    """
    if ctx.invoked_subcommand is not None:
        if as_json:
            raise click.UsageError("--json is for the chain as it stands alone.")
        return
    with session.reading() as workbook:
        roles = chain(workbook).roles
        days = deadline_days(workbook)
        entered = people(workbook)
    named = {
        role: [each.name for each in entered if each.role == role] for role in roles
    }
    if as_json:
        records = [
            {"role": role, "days_before_publication": days[role], "people": named[role]}
            for role in roles
        ]
        terminal.write_json(records)
        return
    for place, role in enumerate(roles, 1):
        who = ", ".join(named[role]) or "anybody but the author"
        terminal.write_text(
            f"{place}. {role}: {who}; {days[role]} working days before publication\n"
        )


@command.command(
    "set",
    short_help="Set the roles that agree commentary.",
    epilog="""\b
    Examples:
      qperf-tui chain set --usual
      qperf-tui chain set "head of service" director
      qperf-tui chain set --none
    """,
)
@click.argument("roles", nargs=-1, metavar="ROLE...")
@click.option(
    "--usual", "is_usual", is_flag=True, help=f"Set: {', '.join(USUAL_ROLES)}."
)
@click.option("--none", "is_none", is_flag=True, help="Set no chain: one reviewer.")
@pass_session
def set_command(
    session: Session, roles: tuple[str, ...], *, is_usual: bool, is_none: bool
) -> None:
    """Set each ROLE that agrees commentary, in their order.

    What is agreed stays agreed; what is on its way goes by the new chain.
    """
    if sum((bool(roles), is_usual, is_none)) != 1:
        raise click.UsageError("Name the roles in order, or give --usual or --none.")
    with session.writing() as workbook:
        found = set_chain(workbook, USUAL_ROLES if is_usual else roles)
    terminal.tell(f"Commentary is agreed by: {', '.join(found.roles)}.")


@command.command(
    "days",
    short_help="Set by when a role does its part.",
    epilog="""\b
    Examples:
      qperf-tui chain days director 6
      qperf-tui chain days writing 15
    """,
)
@click.argument("role")
@click.argument("days", type=int)
@pass_session
def days_command(session: Session, role: str, days: int) -> None:
    """Set that ROLE has DAYS working days before publication to be done by.

    The role `writing` is whoever writes, `figures` whoever sends in the figures.
    """
    with session.writing() as workbook:
        set_deadline_days(workbook, role, days)
    terminal.tell(f"{role} is due {days} working days before publication.")
