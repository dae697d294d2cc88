"""The command `list`: every indicator in a quarter, grouped by priority."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.listing import Columns, Entry, list_lines
from qperf_tui.cli.options import (
    csv_option,
    json_option,
    quarter_option,
    require_one_form,
)
from qperf_tui.cli.records import Judged, Value, for_csv, record
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.indicator import Priority
from qperf_tui.domain.period import SAME_QUARTER_LAST_YEAR, Quarter
from qperf_tui.domain.position import Position
from qperf_tui.domain.status import Status
from qperf_tui.domain.text import clean_line
from qperf_tui.errors import UnknownError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.day import day_of
from qperf_tui.workbench.standings import positions


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What the list is narrowed to."""

    priorities: Sequence[Priority]
    statuses: Sequence[str]
    needs_commentary: bool

    def has(self, position: Position) -> bool:
        """Whether a position is on the list."""
        is_needed = position.commentary is CommentaryState.NEEDED
        return (
            position.indicator.priority in self.priorities
            and (not self.statuses or position.status.word.lower() in self.statuses)
            and (is_needed or not self.needs_commentary)
        )


@click.command(
    short_help="List indicators with value, target, status and movement.",
    epilog="""\b
    Examples:
      qperf-tui list
      qperf-tui list --priority B --status red --status amber
      qperf-tui list --needs-commentary --json
      qperf-tui list --exceptions
      qperf-tui list --judgement --csv > judged.csv
      qperf-tui list --quarter "Q1 2012/13" --csv > q1.csv
    """,
)
@click.option("--priority", metavar="TEXT", help="A priority's code, or part of it.")
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice([each.word.lower() for each in Status], case_sensitive=False),
    metavar="WORD",
    help="Such as red, green or 'not available'; may be given more than once.",
)
@click.option("--needs-commentary", is_flag=True, help="Only where words are needed.")
@click.option("--exceptions", is_flag=True, help="Only what to ask about, and why.")
@click.option("--judgement", is_flag=True, help="Add the signal and the year end.")
@quarter_option
@json_option
@csv_option
@pass_session
def command(
    session: Session,
    priority: str | None,
    statuses: tuple[str, ...],
    quarter: Quarter | None,
    *,
    needs_commentary: bool,
    exceptions: bool,
    judgement: bool,
    as_json: bool,
    as_csv: bool,
) -> None:
    """List indicators by priority: value, target, status, movement, commentary.

    Where room is short the last columns are left out; --json and --csv have all.
    """
    require_one_form(as_json=as_json, as_csv=as_csv)
    columns = Columns(is_judged=judgement, has_grounds=exceptions)
    with session.reading() as workbook:
        at = session.quarter_of(workbook, quarter)
        wanted = _Wanted(
            priorities=_chosen(workbook, at, priority),
            statuses=statuses,
            needs_commentary=needs_commentary,
        )
        listed = _listed(workbook, at, day_of(workbook), columns)
        found = [each for each in listed if wanted.has(each.position)]
        if as_json or as_csv:
            records = _records(workbook, at, found)
    if as_json:
        terminal.write_json(records)
    elif as_csv:
        named = list(records[0]) if records else ["code"]
        terminal.write_csv([for_csv(each) for each in records], named)
    elif found:
        terminal.write("\n".join(list_lines(found, columns, terminal.width())) + "\n")
    if not found:
        terminal.tell(f"No indicator is like that in {at}.")


def _listed(
    workbook: Workbook, quarter: Quarter, today: date, columns: Columns
) -> list[Entry]:
    """Every indicator, appraised with its whole series only where that is shown."""
    if columns == Columns():
        return [Entry(each) for each in positions(workbook, quarter)]
    from qperf_tui.cli.judgements import judged_entries  # noqa: PLC0415 - seldom asked

    judged = judged_entries(workbook, quarter, today)
    return [each for each in judged if each.grounds or not columns.has_grounds]


def _chosen(workbook: Workbook, at: Quarter, text: str | None) -> list[Priority]:
    """The priorities called so, by code or by a part of the title.

    Raises:
        UnknownError: If there is none, naming those there are.
    """
    every = workbook.priorities.of(at)
    if text is None:
        return every
    sought = clean_line(text).casefold()
    by_code = [each for each in every if sought and each.code.casefold() == sought]
    found = by_code or [each for each in every if sought in str(each).casefold()]
    if not found:
        named = "; ".join(str(each) for each in every) or "none yet"
        raise UnknownError(f"No priority is called {text!r}; there are: {named}.")
    return found


def _records(
    workbook: Workbook, quarter: Quarter, found: Sequence[Entry]
) -> list[dict[str, Value]]:
    outturns = workbook.outturns.recent(
        [each.position.indicator for each in found],
        quarter.shifted(-SAME_QUARTER_LAST_YEAR),
        quarter,
    )
    return [
        {**record(Judged(each.position, outturns.get(key, {}))), **each.added}
        for each in found
        for key in (each.position.indicator.indicator_id,)
    ]
