"""The command `priority`: the headings of the council's plan."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import json_option, read_quarter, reason_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.workbench.plan import (
    add_priority,
    priority_called,
    rename_priority,
    replace_priority,
)
from qperf_tui.workbench.plan_order import after as after_which
from qperf_tui.workbench.plan_order import move_priority


@click.group(
    invoke_without_command=True,
    short_help="List the plan's priorities, add, move or rename.",
    epilog="""\b
    Examples:
      qperf-tui priority
      qperf-tui priority rename "Our people" "Our residents" --reason "As agreed."
      qperf-tui priority rename B "Improved attainment" --plan "Plan 2013 to 2017" \\
          --from "Q1 2013/14" --reason "The new plan."
    """,
)
@json_option
@pass_session
@click.pass_context
def command(ctx: click.Context, session: Session, *, as_json: bool) -> None:
    """List the priorities of the plan in force; without a command of its own."""
    if ctx.invoked_subcommand is not None:
        return
    with session.reading() as workbook:
        found = workbook.priorities.all()
    if as_json:
        terminal.write_json([{"code": e.code, "title": e.title} for e in found])
    else:
        terminal.write_text("".join(f"{each}\n" for each in found))


@command.command("add", short_help="Add a priority to the plan.")
@click.argument("title")
@click.option("--code", default="", help="Its code, such as B.")
@reason_option
@pass_session
def add(session: Session, title: str, code: str, reason: str) -> None:
    """Add the priority TITLE after the others."""
    with session.writing() as workbook:
        made = add_priority(workbook, code, title, reason)
    terminal.tell(f"{made} is a priority.")


@command.command(
    "move",
    short_help="Give a priority another place in the plan.",
    epilog="""\b
    Examples:
      qperf-tui priority move C --before A --reason "As the new plan has it."
      qperf-tui priority move "Value for money" --after B --from "Q1 2013/14" \\
          --reason "As the new plan has it."
    """,
)
@click.argument("priority")
@click.option("--before", default="", metavar="PRIORITY", help="The one it precedes.")
@click.option("--after", default="", metavar="PRIORITY", help="The one it follows.")
@click.option(
    "--from",
    "quarter",
    callback=read_quarter,
    metavar="QUARTER",
    help="The first quarter it holds for; by default the one in hand.",
)
@reason_option
@pass_session
def move(
    session: Session,
    priority: str,
    before: str,
    after: str,
    quarter: Quarter | None,
    *,
    reason: str,
) -> None:
    """Let PRIORITY, a title or a code, come before or after another.

    Lists and papers of the quarters before --from keep their order.
    """
    if bool(before) == bool(after):
        raise click.UsageError("Give one of --before and --after.")
    with session.writing() as workbook:
        at = session.quarter_of(workbook, quarter)
        found = priority_called(workbook, priority)
        other = priority_called(workbook, before or after)
        following = after_which(workbook, found, other, at) if after else other
        order = move_priority(workbook, found, following, at, reason)
    terminal.tell(f"From {at} the plan is: {'; '.join(map(str, order))}.")


@command.command("rename", short_help="Rename a priority, for all time or a new plan.")
@click.argument("priority")
@click.argument("title")
@click.option("--plan", default="", metavar="NAME", help="The new plan it is of.")
@click.option(
    "--from",
    "quarter",
    callback=read_quarter,
    metavar="QUARTER",
    help="The new plan's first quarter.",
)
@reason_option
@pass_session
def rename(
    session: Session,
    priority: str,
    title: str,
    reason: str,
    *,
    plan: str,
    quarter: Quarter | None,
) -> None:
    """Give PRIORITY, a title or a code, another TITLE.

    It is another name for all time: papers of earlier quarters, made or drafted again,
    have it too, and sections on it follow. What was published stays as it was.

    With --plan and --from it is the priority of a new plan that takes its place: its
    indicators stand under it from then on, the old one stays on file, and papers of
    earlier quarters stay as they were.
    """
    if bool(plan.strip()) != (quarter is not None):
        raise click.UsageError("--plan and --from go together; give both or neither.")
    with session.writing() as workbook:
        found = priority_called(workbook, priority)
        if quarter is None:
            rename_priority(workbook, found, title, reason)
        else:
            replace_priority(
                workbook, found, title, plan=plan, quarter=quarter, reason=reason
            )
    terminal.tell(f"{found} is now {title}.")
