"""The command `meeting`: the day of the meeting, and the deadlines it sets."""

from datetime import date

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import json_option, quarter_option, read_date
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.deadlines import Deadlines, days_since_quarter_end
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError
from qperf_tui.workbench.deadlines import deadlines, set_meeting


@click.command(
    short_help="Set the meeting's date, and say what is due when.",
    epilog="""\b
    Examples:
      qperf-tui meeting 2012-12-11
      qperf-tui meeting "11 December 2012" --quarter "Q2 2012/13"
      qperf-tui meeting
      qperf-tui meeting --json
    """,
)
@click.argument("day", required=False, callback=read_date, metavar="[DATE]")
@quarter_option
@json_option
@pass_session
def command(
    session: Session, day: date | None, quarter: Quarter | None, *, as_json: bool
) -> None:
    """Set the DATE of the meeting that the report goes to, or say what is due when.

    Papers are published five clear days before it: neither day counts, nor a weekend
    or a bank holiday (Local Government Act 1972, section 100B).
    """
    with session.reading() if day is None else session.writing() as workbook:
        at = session.quarter_of(workbook, quarter)
        found = (
            deadlines(workbook, at) if day is None else (set_meeting(workbook, at, day))
        )
    if found is None:
        raise QperfError(
            f"No meeting is set for {at}; set one with qperf-tui meeting 2012-12-11."
        )
    if as_json:
        terminal.write_json(_record(at, found))
        return
    lag = days_since_quarter_end(at, found.meeting)
    lines = [f"{each:<20} {_day(when)}\n" for each, when in found.by_role.items()]
    lines.append(f"{'published':<20} {_day(found.publication)}\n")
    lines.append(f"{'meeting':<20} {_day(found.meeting)}\n")
    terminal.write_text("".join(lines))
    terminal.tell(f"The meeting is {lag} days after the end of {at}.")


def _record(at: Quarter, found: Deadlines) -> dict[str, object]:
    return {
        "quarter": str(at),
        "quarter_end": found.quarter_end.isoformat(),
        "meeting": found.meeting.isoformat(),
        "publication": found.publication.isoformat(),
        "by_role": {each: when.isoformat() for each, when in found.by_role.items()},
    }


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"
