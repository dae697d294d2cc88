"""The command `check`: what is missing before the section can go out."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import json_option, quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.workbench.speller import load_soon
from qperf_tui.workbench.summary import findings

_BLOCKED = 4


@click.command(
    short_help="Say what is missing before the section can go out.",
    epilog="""\b
    Examples:
      qperf-tui check
      qperf-tui check --json
      qperf-tui check && qperf-tui export summary -o summary.md

    Exit code 4: something blocks the section.
    """,
)
@quarter_option
@json_option
@pass_session
@click.pass_context
def command(
    ctx: click.Context, session: Session, quarter: Quarter | None, *, as_json: bool
) -> None:
    """Say what is missing before the summary section can go to the committee."""
    load_soon()
    with session.reading() as workbook:
        at = session.quarter_of(workbook, quarter)
        found = findings(workbook, at)
    blocking = sum(each.is_blocking for each in found)
    if as_json:
        terminal.write_json(
            {
                "quarter": str(at),
                "blocking": blocking,
                "findings": [
                    {
                        "rule": each.rule,
                        "says": each.says,
                        "code": each.code,
                        "is_blocking": each.is_blocking,
                    }
                    for each in found
                ],
            }
        )
    else:
        lines = [
            f"{'blocks' if each.is_blocking else 'advice'}  {clean_line(each.says)}\n"
            for each in found
        ]
        terminal.write("".join(lines))
    terminal.tell(
        f"{at}: {blocking} to mend first, {len(found) - blocking} to think about."
        if found
        else f"{at}: nothing is missing."
    )
    if blocking:
        ctx.exit(_BLOCKED)
