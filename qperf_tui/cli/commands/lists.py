"""The command `list`: every indicator in a quarter, grouped by priority."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import (
    csv_option,
    json_option,
    quarter_option,
    require_one_form,
)
from qperf_tui.cli.records import Judged, for_csv, record
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.cli.tables import aligned, cut, room
from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.indicator import Priority
from qperf_tui.domain.period import SAME_QUARTER_LAST_YEAR, Quarter
from qperf_tui.domain.position import Position
from qperf_tui.domain.status import Status
from qperf_tui.domain.text import clean_line
from qperf_tui.domain.wording import movement_mark, outturn_figure, target_figure
from qperf_tui.errors import UnknownError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.standings import positions, tally

_HEADINGS: Final = (
    *("Code", "Indicator", "Value", "Target", "Status"),
    *("On previous", "On last year", "Commentary"),
)
_TITLE: Final = 1
_FIGURES: Final = frozenset({2, 3})
_LEFT_OUT: Final = (frozenset[int](), frozenset({6}), frozenset({6, 7}))
"""Columns left out in turn until a title has room to be known by."""

_ROOM: Final = 24


@click.command(
    short_help="List indicators with value, target, status and movement.",
    epilog="""\b
    Examples:
      qperf-tui list
      qperf-tui list --priority B --status red --status amber
      qperf-tui list --needs-commentary --json
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
    as_json: bool,
    as_csv: bool,
) -> None:
    """List indicators by priority: value, target, status, movement, commentary.

    Where room is short the last columns are left out; --json and --csv have all.
    """
    require_one_form(as_json=as_json, as_csv=as_csv)
    with session.reading() as workbook:
        at = session.quarter_of(workbook, quarter)
        chosen = _chosen(workbook, priority)
        found = [
            each
            for each in positions(workbook, at)
            if each.indicator.priority in chosen
            and (not statuses or each.status.word.lower() in statuses)
            and (not needs_commentary or each.commentary is CommentaryState.NEEDED)
        ]
        if as_json or as_csv:
            records = [record(each) for each in _with_outturns(workbook, at, found)]
    if as_json:
        terminal.write_json(records)
    elif as_csv:
        columns = list(records[0]) if records else ["code"]
        terminal.write_csv([for_csv(each) for each in records], columns)
    elif found:
        terminal.write("\n".join(_lines(found)) + "\n")
    if not found:
        terminal.tell(f"No indicator is like that in {at}.")


def _chosen(workbook: Workbook, text: str | None) -> list[Priority]:
    """The priorities called so, by code or by a part of the title.

    Raises:
        UnknownError: If there is none, naming those there are.
    """
    every = workbook.priorities.all()
    if text is None:
        return every
    sought = clean_line(text).casefold()
    by_code = [each for each in every if sought and each.code.casefold() == sought]
    found = by_code or [each for each in every if sought in str(each).casefold()]
    if not found:
        named = "; ".join(str(each) for each in every) or "none yet"
        raise UnknownError(f"No priority is called {text!r}; there are: {named}.")
    return found


def _with_outturns(
    workbook: Workbook, quarter: Quarter, found: Sequence[Position]
) -> list[Judged]:
    outturns = workbook.outturns.recent(
        [each.indicator for each in found],
        quarter.shifted(-SAME_QUARTER_LAST_YEAR),
        quarter,
    )
    return [
        Judged(each, outturns.get(each.indicator.indicator_id, {})) for each in found
    ]


def _lines(found: Sequence[Position]) -> list[str]:
    """A table for each priority, their columns in line with each other."""
    width = terminal.width()
    headings, *rows = _table(found, width)
    lines: list[str] = [f"{found[0].quarter}: {tally(found).words()}", "", headings]
    listed = zip(found, rows, strict=True)
    for priority, group in groupby(listed, key=lambda each: each[0].indicator.priority):
        members = list(group)
        counted = tally(position for position, _ in members).words()
        title = clean_line(str(priority))
        lines += ["", cut(title, width), f"  {counted}"]
        lines += [row for _, row in members]
    return lines


def _table(found: Sequence[Position], width: int) -> list[str]:
    cells = [list(_HEADINGS), *(_cells(each) for each in found)]
    for left_out in _LEFT_OUT:
        headings, *rows = (
            [cell for place, cell in enumerate(row) if place not in left_out]
            for row in cells
        )
        if room(headings, rows, width=width, stretch=_TITLE) >= _ROOM:
            break
    return aligned(headings, rows, width=width, stretch=_TITLE, right=_FIGURES)


def _cells(position: Position) -> list[str]:
    indicator, target = position.indicator, position.target
    return [
        indicator.code,
        indicator.title,
        outturn_figure(position.outturn, indicator, target),
        "–" if target is None else target_figure(target, indicator),
        position.status.word,
        movement_mark(position.on_previous, indicator),
        movement_mark(position.on_last_year, indicator),
        position.commentary.word,
    ]
