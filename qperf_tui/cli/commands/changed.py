"""The command `changed`: what has changed in what is reported, and why."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import (
    csv_option,
    json_option,
    read_quarter,
    require_one_form,
)
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import PREVIOUS_QUARTER, Quarter
from qperf_tui.workbench.since import changed_since, changes_as_csv


@click.command(
    short_help="Say what has changed in what is reported since a quarter.",
    epilog="""\b
    Examples:
      qperf-tui changed
      qperf-tui changed --since "Q1 2012/13" --json
    """,
)
@click.option(
    "--since",
    callback=read_quarter,
    metavar="QUARTER",
    help="The quarter to begin after (default: the one before the latest).",
)
@json_option
@csv_option
@pass_session
def command(
    session: Session, since: Quarter | None, *, as_json: bool, as_csv: bool
) -> None:
    """List indicators added, renamed, split, moved or retired, and targets changed.

    Each with its reason, who changed it and when; what was undone is left out.
    """
    require_one_form(as_json=as_json, as_csv=as_csv)
    with session.reading() as workbook:
        at = since or session.quarter_of(workbook, None).shifted(-PREVIOUS_QUARTER)
        found = changed_since(workbook, at)
    if as_json:
        terminal.write_json(
            [{"says": each.says, "by": each.by, "on": each.on} for each in found]
        )
        return
    if as_csv:
        terminal.write(changes_as_csv(found))
        return
    terminal.write_text(
        "".join(
            f"{each.says}{f' ({each.by}, {each.on})' if each.by else ''}\n"
            for each in found
        )
    )
    if not found:
        terminal.tell(f"Nothing has changed in what is reported since {at}.")
