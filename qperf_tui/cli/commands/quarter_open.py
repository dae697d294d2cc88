"""The command `quarter open`: the next quarter, opened from the last."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from textwrap import wrap

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import json_option, read_date, read_quarter
from qperf_tui.cli.return_lines import record, whose
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.errors import QperfError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.day import day_of
from qperf_tui.workbench.expected_returns import by_owner
from qperf_tui.workbench.looking_ahead import (
    LookAhead,
    ahead_lines,
    following_quarter,
    look_ahead,
)
from qperf_tui.workbench.opening import open_quarter


@click.command(
    "open",
    short_help="Open the next quarter from the last.",
    epilog="""\b
    Examples:
      qperf-tui quarter open --dry-run
      qperf-tui quarter open "Q3 2012/13" --meeting 2013-03-12
      qperf-tui quarter open "Q1 2013/14" --carry-targets --reason "Until agreed."
    """,
)
@click.argument("quarter", required=False, callback=read_quarter)
@click.option(
    "--meeting",
    callback=read_date,
    metavar="DATE",
    help="The day of its meeting, from which the days are counted back.",
)
@click.option(
    "--carry-targets",
    "is_carried",
    is_flag=True,
    help="Set last year's year-end targets where the year has none; wants --reason.",
)
@click.option("--reason", metavar="TEXT", help="Why last year's targets are set again.")
@click.option(
    "--incomplete",
    "may_be_incomplete",
    is_flag=True,
    help="Open it though figures of the quarter before are missing.",
)
@click.option(
    "--dry-run", "is_dry_run", is_flag=True, help="Only say what it would do."
)
@json_option
@pass_session
def command(
    session: Session,
    quarter: Quarter | None,
    meeting: date | None,
    reason: str | None,
    *,
    is_carried: bool,
    may_be_incomplete: bool,
    is_dry_run: bool,
    as_json: bool,
) -> None:
    """Open QUARTER, by default the one after the last that has figures.

    It says which returns are due from whom, by when and against which target, and what
    carries over. The workbench then begins with it. One undo takes it back, and
    the paper it set up unless somebody has worked on that.
    """
    if is_carried != (reason is not None):
        raise click.UsageError("--carry-targets and --reason go together; give both.")
    with session.reading() if is_dry_run else session.writing() as workbook:
        at = _wanted(workbook, quarter)
        today = day_of(workbook)
        if is_dry_run:
            found = look_ahead(workbook, at, today, meeting)
        else:
            found = open_quarter(
                *(workbook, at, today),
                meeting=meeting,
                carry_reason=reason,
                may_be_incomplete=may_be_incomplete,
            )
    if as_json:
        terminal.write_json(_record(found))
    else:
        terminal.write_text("\n".join(_lines(found)) + "\n")
    if is_dry_run and found.incomplete and not may_be_incomplete:
        terminal.tell(f"{found.incomplete}; only --incomplete opens {at} all the same.")
    said = f"Nothing is written; without --dry-run {at} is opened."
    terminal.tell(said if is_dry_run else f"{at} is open; undo takes it back.")


def _wanted(workbook: Workbook, quarter: Quarter | None) -> Quarter:
    found = quarter or following_quarter(workbook)
    if found is None:
        raise QperfError(
            "No figures are on file to open a quarter from; name the quarter, such as "
            'qperf-tui quarter open "Q1 2013/14".'
        )
    return found


def _lines(found: LookAhead) -> Iterator[str]:
    """What it does, then whom it expects what of."""
    yield from map(clean_line, ahead_lines(found))
    last = ""
    for (directorate, owner), members in groupby(by_owner(found.expected), key=whose):
        if directorate != last:
            yield f"\n{clean_line(directorate)}"
            last = directorate
        codes = [each.position.code for each in members]
        said = clean_line(f"{owner} ({len(codes)}): {', '.join(codes)}")
        yield from wrap(
            said, terminal.width(), initial_indent="  ", subsequent_indent="    "
        )


def _record(found: LookAhead) -> dict[str, object]:
    due, carried = found.due, found.carried
    return {
        "quarter": str(found.quarter),
        "meeting": None if due is None else due.meeting.isoformat(),
        "publication": None if due is None else due.publication.isoformat(),
        "returns": [record(each, found.targets) for each in by_owner(found.returns)],
        "without_target": found.without_target,
        "targets_to_carry": [each.code for each, _ in found.to_carry],
        "missing_from_last_quarter": list(found.left),
        "last_quarter_is_closed": found.is_published,
        "carried_over": {
            "header_lines": carried.header,
            "paragraphs": carried.paragraphs,
            "open_actions": carried.actions,
            "open_requests": carried.requests,
            "comparators_out_of_date": list(carried.out_of_date),
        },
    }
