"""The command `unpack`: spreadsheets that owners filled in, read back as drafts."""

from collections import Counter
from pathlib import Path
from typing import Final

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import json_option, quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.wording import plural
from qperf_tui.workbench.pack_rows import Outcome
from qperf_tui.workbench.unpacking import Unpacked, unpack

_REFUSED: Final = 1
_MOST: Final = 50
"""Problems of one file that are listed."""


@click.command(
    short_help="Read spreadsheets that owners have filled in.",
    epilog="""\b
    Examples:
      qperf-tui unpack returned/*.xlsx --dry-run
      qperf-tui unpack 2012-13-Q2-commentary-head-of-access.xlsx
      qperf-tui unpack returned/*.xlsx --rest

    Each file is one change: qperf-tui undo takes it back whole. Exit code 0: taken,
    or there was nothing new in it. 1: a file is refused, and nothing of it taken.
    """,
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would be done; write nothing.")
@click.option(
    "--rest",
    "takes_rest",
    is_flag=True,
    help="Take the rows that can be used, and leave the others.",
)
@quarter_option
@json_option
@pass_session
@click.pass_context
def command(
    ctx: click.Context,
    session: Session,
    files: tuple[Path, ...],
    quarter: Quarter | None,
    *,
    dry_run: bool,
    takes_rest: bool,
    as_json: bool,
) -> None:
    """Read packs back: what was written in their boxes becomes drafts by the owner.

    A file with a changed figure, or a cell that cannot be used, is refused whole and
    each such cell named. Where a colleague has saved another text since, both are
    kept.
    """
    opened = session.reading() if dry_run else session.writing()
    with opened as workbook:
        at = session.quarter_of(workbook, quarter)
        done = [
            unpack(workbook, path, at, takes_rest=takes_rest, is_trial=dry_run)
            for path in files
        ]
    for each in done:
        _say(each, dry_run=dry_run)
    if as_json:
        terminal.write_json([_as_json(each) for each in done])
    if any(each.is_refused for each in done):
        ctx.exit(_REFUSED)


def _say(done: Unpacked, *, dry_run: bool) -> None:
    for problem in done.problems[:_MOST]:
        terminal.tell(done.said(problem))
    if len(done.problems) > _MOST:
        terminal.tell(
            f"{done.file_name}: {len(done.problems):,} cells in all cannot be used; "
            f"the first {_MOST} are listed."
        )
    if done.is_refused:
        hint = "; --rest takes the other rows" if done.taken else ""
        terminal.complain(f"{done.file_name}: refused; nothing of it is taken{hint}.")
        return
    for notice in done.notices:
        terminal.tell(f"{done.file_name}: {notice}")
    terminal.tell(_summed_up(done, dry_run=dry_run))


def _summed_up(done: Unpacked, *, dry_run: bool) -> str:
    many = Counter(each.outcome for each in done.found)
    saved = many[Outcome.SAVED]
    verb = "would be saved" if dry_run else "saved"
    said = f"{done.file_name}: {saved} {plural(saved, 'draft')} by {done.owner} {verb}"
    if many[Outcome.BESIDE]:
        said += f", {many[Outcome.BESIDE]} kept beside what a colleague wrote"
    if many[Outcome.THERE]:
        said += f", {many[Outcome.THERE]} there already"
    if done.problems:
        said += f", {len(done.problems)} {plural(len(done.problems), 'cell')} not used"
    return f"{said}, {many[Outcome.SAME]} left as sent."


def _as_json(done: Unpacked) -> dict[str, object]:
    return {
        "file": done.file_name,
        "owner": done.owner,
        "quarter": None if done.quarter is None else str(done.quarter),
        "is_refused": done.is_refused,
        "texts": [
            {"code": each.indicator.code, "outcome": each.outcome.value}
            for each in done.found
        ],
        "problems": [
            {"cell": each.cell, "says": done.said(each)} for each in done.problems
        ],
        "notices": list(done.notices),
    }
