"""The command `groups`: an indicator by ethnicity, age and so on."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.group_tables import group_json, group_lines, group_records
from qperf_tui.cli.options import (
    csv_option,
    json_option,
    quarter_option,
    require_one_form,
)
from qperf_tui.cli.records import for_csv
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.workbench.groups import open_groups


@click.command(
    short_help="Show an indicator by group, beside a reference group.",
    epilog="""\b
    Examples:
      qperf-tui groups "CS 13"
      qperf-tui groups "CS 13" --quarter "Q2 2012/13" --json
      qperf-tui groups "CS 13" --csv > groups.csv
    """,
)
@click.argument("code")
@quarter_option
@json_option
@csv_option
@pass_session
def command(
    session: Session,
    code: str,
    quarter: Quarter | None,
    *,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Show indicator CODE by group: rate, difference and ratio to the reference.

    Small numbers are shown as they are, for work and not for publication.
    """
    require_one_form(as_json=as_json, as_csv=as_csv)
    with session.reading() as workbook:
        at = session.quarter_of(workbook, quarter)
        table = open_groups(workbook, code.strip(), at)
    if as_json:
        terminal.write_json(group_json(table))
    elif as_csv:
        records = group_records(table)
        terminal.write_csv([for_csv(each) for each in records], records[0])
        terminal.tell(table.caution)
    else:
        terminal.write("\n".join(group_lines(table, terminal.width())) + "\n")
