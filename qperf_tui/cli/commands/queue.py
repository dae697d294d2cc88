"""The command `queue`: what is to be done before the papers go out."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import json_option, quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.cli.tables import aligned
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import capitalised
from qperf_tui.workbench.day import day_of
from qperf_tui.workbench.queue import by_effect as by_effect_first
from qperf_tui.workbench.queue import mine, queue
from qperf_tui.workbench.queue_entries import Entry, EntryKind, Queue


@click.command(
    short_help="List what is to be done, by the day it is due.",
    epilog="""\b
    Examples:
      qperf-tui queue
      qperf-tui queue --mine --by-effect
      qperf-tui queue --ready --json
    """,
)
@click.option("--mine", "is_mine", is_flag=True, help="Only what is for you to do.")
@click.option("--ready", "is_ready", is_flag=True, help="Only what is to be agreed.")
@click.option(
    "--by-effect", is_flag=True, help="What would bring the report on most first."
)
@quarter_option
@json_option
@pass_session
def command(
    session: Session,
    quarter: Quarter | None,
    *,
    is_mine: bool,
    is_ready: bool,
    by_effect: bool,
    as_json: bool,
) -> None:
    """List what is to be written, mended and agreed, the first due first."""
    with session.reading() as workbook:
        at = session.quarter_of(workbook, quarter)
        whole = queue(workbook, at, day_of(workbook))
    found = mine(whole) if is_mine else whole
    found = by_effect_first(found) if by_effect else found
    entries = [
        each for each in found.entries if each.kind is EntryKind.READY or not is_ready
    ]
    if as_json:
        terminal.write_json(_record(whole, entries))
        return
    if entries:
        headings = ["Due", "Ref", "Status", "What", "For", "To do"]
        rows = [_row(each) for each in entries]
        lines = aligned(headings, rows, width=terminal.width(), stretch=5)
        terminal.write_text("\n".join(lines) + "\n")
    terminal.tell(f"{capitalised(whole.words())}.")


def _row(entry: Entry) -> list[str]:
    due = "" if entry.due is None else f"{entry.due.day} {entry.due:%b}"
    return [
        f"{due}{' !' if entry.is_overdue else ''}",
        "" if entry.indicator is None else entry.indicator.code,
        "" if entry.position is None else str(entry.position.status),
        entry.kind.value,
        "you" if entry.is_mine else "",
        f"{entry.says}{f' ({entry.flag})' if entry.flag else ''}",
    ]


def _record(found: Queue, entries: list[Entry]) -> dict[str, object]:
    due = found.deadlines
    return {
        "quarter": str(found.quarter),
        "days_since_quarter_end": found.days_since_quarter_end,
        "days_to_publication": found.days_to_publication,
        "readiness": found.readiness,
        "publication": None if due is None else due.publication.isoformat(),
        "entries": [
            {
                "code": None if each.indicator is None else each.indicator.code,
                "kind": each.kind.value,
                "request": None if each.request is None else each.request.number,
                "due": None if each.due is None else each.due.isoformat(),
                "is_overdue": each.is_overdue,
                "is_mine": each.is_mine,
                "flag": each.flag,
                "effect": float(each.effect),
                "says": each.says,
                "next_role": None if each.progress is None else each.progress.next_role,
            }
            for each in entries
        ],
    }
