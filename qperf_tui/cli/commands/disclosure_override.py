"""The command `disclosure override`: a hidden figure shown all the same, signed for."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.workbench.hidden_list import SignedFor
from qperf_tui.workbench.protecting import (
    cell_called,
    show_all_the_same,
    withdraw_override,
)


@click.command(
    "override",
    short_help="Show a hidden figure all the same, signed for.",
    epilog="""\b
    Examples:
      qperf-tui disclosure override "CS 19" --reason "Agreed by the director."
      qperf-tui disclosure override "CS 13" --group "White British" --reason …
      qperf-tui disclosure override --withdraw 3
    """,
)
@click.argument("code", required=False)
@click.option("--group", default="", metavar="GROUP", help="Its figure of one group.")
@click.option(
    "--reason",
    metavar="TEXT",
    help="Why, for whoever looks at this next; kept with your name and the day.",
)
@click.option("--withdraw", type=int, metavar="NUMBER", help="Hide it again.")
@quarter_option
@pass_session
def command(
    session: Session,
    code: str | None,
    *,
    group: str,
    reason: str | None,
    withdraw: int | None,
    quarter: Quarter | None,
) -> None:
    """Let the public read the figure of CODE in a quarter although a rule hides it.

    It is kept with your name, the day and the reason; `qperf-tui disclosure` goes on
    listing it, under the number by which it can be withdrawn.
    """
    if withdraw is not None:
        if code is not None or group or reason is not None:
            raise click.UsageError("--withdraw takes a number, and nothing else.")
        with session.writing() as workbook:
            held = withdraw_override(workbook, withdraw)
            named = workbook.indicators.code_of(held.indicator_id)
        terminal.tell(f"{named} in {held.quarter} is held to the rules again.")
        return
    if code is None or reason is None:
        raise click.UsageError("Give CODE and --reason TEXT, or --withdraw NUMBER.")
    with session.writing() as workbook:
        at = session.quarter_of(workbook, quarter)
        indicator = workbook.indicators.by_code(code.strip())
        made = show_all_the_same(
            workbook, cell_called(workbook, indicator, at, group), reason
        )
    what = f"{indicator.code}, {group}," if group else indicator.code
    terminal.tell(
        f"{what} in {at} is shown to the public, signed as {made.override_id} by "
        f"{made.signed_by}."
    )


def record(signed: SignedFor) -> dict[str, object]:
    """An override as it is written as JSON."""
    held = signed.override
    return {
        "number": held.override_id,
        "code": signed.code,
        "quarter": str(held.quarter),
        "group": signed.group,
        "reason": held.reason,
        "signed_by": held.signed_by,
        "signed_at": held.signed_at,
    }
