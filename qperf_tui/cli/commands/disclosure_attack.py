"""The command `disclosure attack`: proof that what is hidden cannot be worked out."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import json_option, quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.cli.tables import aligned
from qperf_tui.domain.disclosure import Attacked
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.wording import plural
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.attacking import Attack, attack, files_at, files_of
from qperf_tui.workbench.hidden_list import CellNames, figure_on_file

_HEADINGS: Final = ("Code", "Quarter", "Group", "What a reader can work out")
_FOUND: Final = 4
"""The exit code of checks that found something."""

Row = dict[str, str | int | bool | None]


@click.command(
    "attack",
    short_help="Attack the council's own files, to prove that they hide it.",
    epilog="""\b
    Examples:
      qperf-tui disclosure attack
      qperf-tui disclosure attack --json
      qperf-tui disclosure attack released-folder appendix.csv
    """,
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--internal",
    "is_internal",
    is_flag=True,
    help="With the true figure beside what was worked out, for colleagues only.",
)
@json_option
@quarter_option
@pass_session
@click.pass_context
def command(
    ctx: click.Context,
    session: Session,
    files: tuple[Path, ...],
    quarter: Quarter | None,
    *,
    is_internal: bool,
    as_json: bool,
) -> None:
    """Work out what the public could of what is hidden, from the files themselves.

    FILES, or those in folders, are read back in every format that is written, with
    what they say of themselves and in place of pictures; without any, the paper, the
    appendix and the figures of the quarter as they would be written.
    Earlier releases are joined with them. For each hidden figure it says from and to
    what it could count. It ends with status 4 if any is recovered or narrowed to less
    than that it is small.
    """
    with session.reading() as workbook:
        at = session.quarter_of(workbook, quarter)
        given = files_at(files) if files else files_of(workbook, at)
        found = attack(workbook, at, given)
        rows = [
            _row(workbook, found, each, is_internal=is_internal)
            for each in found.targets
        ]
    if as_json:
        terminal.write_json(_record(found, rows))
    else:
        terminal.write_text("\n".join(_lines(found, rows)) + "\n")
    if not found.is_safe:
        ctx.exit(_FOUND)


def _row(
    workbook: Workbook, found: Attack, target: Attacked, *, is_internal: bool
) -> Row:
    """What is known of a hidden figure; what was recovered is not told outside."""
    code, _, group = CellNames(workbook).of(
        target.cell.indicator_id, target.cell.group_id
    )
    is_recovered = target.is_recovered or target.cell in found.open_in
    is_told = is_internal or not is_recovered
    row: Row = {
        "code": code,
        "quarter": str(target.cell.quarter),
        "group": group,
        "low": target.low if is_told else None,
        "high": target.high if is_told else None,
        "is_recovered": is_recovered,
        "is_narrowed": target.is_narrowed,
        "stands_in": found.open_in.get(target.cell, ""),
    }
    if is_internal:
        row["true"] = figure_on_file(workbook, target.cell)
    return row


def _lines(found: Attack, rows: Sequence[Row]) -> Iterator[str]:
    yield f"Read: {', '.join(found.files) or 'nothing'}."
    if found.unread:
        yield f"Not read, damaged or of another kind: {', '.join(found.unread)}."
    yield f"{found.read} figures in them, {found.earlier} more of earlier releases."
    yield ""
    if rows:
        shown = [
            (str(each["code"]), str(each["quarter"]), str(each["group"]), _says(each))
            for each in rows
        ]
        yield from aligned(_HEADINGS, shown, width=terminal.width(), stretch=2)
        yield ""
    yield from (f"Said in words: {each}." for each in found.said_in)
    yield (
        f"{found.recovered} of {len(rows)} recovered, {found.narrowed} narrowed"
        f"{f', {len(found.said_in)} said in words' if found.said_in else ''}."
    )
    if found.given_away:
        many = found.given_away
        yield (
            f"{many} {plural(many, 'number')} can be worked out from earlier releases "
            "alone, and nothing hides that any more."
        )
    if found.untrue:
        yield (
            f"{found.untrue} {plural(found.untrue, 'figure')} read were left out, not "
            "being those on file now."
        )


def _says(row: Row) -> str:
    true = f" (it is {row['true']})" if "true" in row else ""
    if row["stands_in"]:
        return f"SHOWN in {row['stands_in']}{true}"
    high = "no limit" if row["high"] is None else row["high"]
    known = f"from {row['low']} to {high}"
    if row["is_recovered"]:
        return f"RECOVERED{true}"
    return f"{'NARROWED, ' if row['is_narrowed'] else ''}{known}{true}"


def _record(found: Attack, rows: Sequence[Row]) -> dict[str, object]:
    return {
        "files": list(found.files),
        "not_read": list(found.unread),
        "figures_read": found.read,
        "earlier_figures": found.earlier,
        "recovered": found.recovered,
        "narrowed": found.narrowed,
        "said_in_words": list(found.said_in),
        "given_away_before": found.given_away,
        "not_on_file": found.untrue,
        "hidden": list(rows),
    }
