"""The command `history`: who changed what."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import csv_option, json_option, require_one_form
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.cli.tables import aligned

if TYPE_CHECKING:
    from qperf_tui.storage.changes import Change


@click.command(
    short_help="List who changed what, the newest first.",
    epilog="""\b
    Examples:
      qperf-tui history
      qperf-tui history --on "CS 18" --by "J. Turner"
      qperf-tui history -n 100 --csv
    """,
)
@click.option(
    "-n",
    "most",
    type=click.IntRange(1, 100_000),
    default=20,
    show_default=True,
    metavar="NUMBER",
    help="How many changes to list.",
)
@click.option("--by", metavar="NAME", help="Only what one person changed.")
@click.option("--on", "code", metavar="CODE", help="Only what concerns an indicator.")
@json_option
@csv_option
@pass_session
def command(
    session: Session,
    most: int,
    by: str | None,
    code: str | None,
    *,
    as_json: bool,
    as_csv: bool,
) -> None:
    """List the changes made to the workbook, the newest first."""
    require_one_form(as_json=as_json, as_csv=as_csv)
    with session.reading() as workbook:
        key = None
        if code is not None:
            key = workbook.indicators.by_code(code.strip()).indicator_id
        changes = workbook.changes.latest(most, by=by, indicator_id=key)
    if not as_json and not as_csv and not changes:
        is_narrowed = by is not None or code is not None
        terminal.tell(
            "Nothing is on file that was changed so; leave out --by or --on."
            if is_narrowed
            else "Nothing has been changed yet."
        )
        return
    _write(changes, as_json=as_json, as_csv=as_csv)


def _write(changes: Sequence["Change"], *, as_json: bool, as_csv: bool) -> None:
    records: list[dict[str, str | bool]] = [
        {
            "made_at": each.made_at,
            "made_by": each.made_by,
            "says": each.says,
            "can_be_undone": each.can_be_undone,
            "is_undone": each.is_undone,
        }
        for each in changes
    ]
    if as_json:
        terminal.write_json(records)
    elif as_csv:
        columns = ["made_at", "made_by", "says", "can_be_undone", "is_undone"]
        terminal.write_csv(records, columns)
    else:
        rows = [
            [each.made_at, each.made_by, each.says + " (undone)" * each.is_undone]
            for each in changes
        ]
        lines = aligned(
            ["When", "Who", "What"], rows, width=terminal.width(), stretch=2
        )
        terminal.write("\n".join(lines) + "\n")
