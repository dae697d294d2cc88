"""The command `quarter missing`: which returns have not come, and from whom."""

from collections.abc import Sequence

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import (
    csv_option,
    json_option,
    quarter_option,
    require_one_form,
)
from qperf_tui.cli.return_lines import (
    COLUMNS,
    HEADINGS,
    RIGHT,
    STRETCH,
    record,
    row,
    whose,
)
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.cli.tables import aligned
from qperf_tui.domain.expected_return import ExpectedReturn, ReturnState, tally_words
from qperf_tui.domain.period import Quarter
from qperf_tui.workbench.day import day_of
from qperf_tui.workbench.expected_returns import (
    by_owner,
    each_owner,
    expected_returns,
    expected_targets,
)


@click.command(
    "missing",
    short_help="List which returns have not come, and from whom.",
    epilog="""\b
    Examples:
      qperf-tui quarter missing
      qperf-tui quarter missing --late
      qperf-tui quarter missing --quarter "Q3 2012/13" --csv
    """,
)
@click.option("--late", "is_late", is_flag=True, help="Only what is past its day.")
@click.option("--all", "is_all", is_flag=True, help="Also what has come or is not due.")
@quarter_option
@json_option
@csv_option
@pass_session
def command(
    session: Session,
    quarter: Quarter | None,
    *,
    is_late: bool,
    is_all: bool,
    as_json: bool,
    as_csv: bool,
) -> None:
    """List by directorate and owner what has not come of a quarter's returns.

    A return is a figure and, where the figure asks for one, its commentary. The days
    that they are due are those of the quarter's meeting (qperf-tui meeting).
    """
    require_one_form(as_json=as_json, as_csv=as_csv)
    if is_late and is_all:
        raise click.UsageError("--late and --all cannot both be had; choose one.")
    with session.reading() as workbook:
        at = session.quarter_of(workbook, quarter)
        every = expected_returns(workbook, at, day_of(workbook))
        targets = expected_targets(workbook, every)
    wanted = by_owner(
        each
        for each in every
        if is_all or (each.state is ReturnState.LATE if is_late else bool(each.missing))
    )
    records = [record(each, targets) for each in wanted]
    if as_json:
        terminal.write_json(records)
    elif as_csv:
        terminal.write_csv(records, COLUMNS)
    elif wanted:
        terminal.write_text("\n".join(_lines(wanted)) + "\n")
    terminal.tell(f"{at}: {tally_words(every)}.")


def _lines(wanted: Sequence[ExpectedReturn]) -> list[str]:
    headings, *rows = aligned(
        HEADINGS,
        [row(each) for each in wanted],
        width=terminal.width(),
        stretch=STRETCH,
        right=RIGHT,
    )
    lines, left = [headings], iter(rows)
    for members in each_owner(wanted):
        directorate, owner = whose(members[0])
        lines += ["", f"{directorate}: {owner}"]
        lines += [next(left) for _ in members]
    return lines
