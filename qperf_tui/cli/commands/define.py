"""The command `define`: targets, owners and the like brought in from a file."""

from pathlib import Path
from typing import Final

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.defining_options import defining_options
from qperf_tui.cli.definitions_told import as_record, notes_of, summary, table_of
from qperf_tui.cli.exporting import force_option
from qperf_tui.cli.import_messages import messages, prefixed
from qperf_tui.cli.options import json_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.cli.waiting import waiting
from qperf_tui.workbench.definition_files import (
    A_ROW_HAS,
    TableKind,
    Taken,
    Wished,
    define,
)
from qperf_tui.workbench.definition_sheets import definitions_csv
from qperf_tui.workbench.files import write_file

_REFUSED: Final = 1
_KINDS: Final = "\n".join(f"      {each:<11}  {A_ROW_HAS[each]}" for each in A_ROW_HAS)


@click.command(
    short_help="Bring in a file of targets, owners, comparators and the like.",
    epilog=f"""\b
    KIND is one of these, and a row has:
{_KINDS}

    \b
    Examples:
      qperf-tui define targets targets-2013-14.xlsx --dry-run
      qperf-tui define targets targets.xlsx --year 2013/14 --reason "The plan."
      qperf-tui define indicators -o indicators.csv
      qperf-tui define indicators owners.csv --reason "New in post."
      qperf-tui define national lait-2013.csv --neighbours "Bedford; Slough" --dry-run
      qperf-tui define priorities plan.csv --plan "Plan 2013" --from "Q1 2013/14"
          --reason "The new plan."

    Exit code 0: brought in, with or without warnings. 1: refused, nothing written.
    """,
)
@click.argument(
    "kind", metavar="KIND", type=click.Choice([each.value for each in TableKind])
)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    help="Write what stands as such a table instead; - is stdout.",
)
@force_option
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
@defining_options
@json_option
@pass_session
@click.pass_context
def command(
    ctx: click.Context,
    session: Session,
    *,
    kind: str,
    file: Path | None,
    output: str | None,
    force: bool,
    wished: Wished,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Bring in FILE, a table of a KIND: all that it changes, or nothing.

    CSV, XLSX, ODS, XLS and JSON are read as returns are, their headings by name or
    likeness. Each row does what the command for one does, by the same rules; one undo
    takes all of it back, and `changed` lists each. What a file does not mention stays
    as it is, and so does what a cell leaves blank. With -o and no FILE, what stands is
    written as such a table, to be changed in a spreadsheet and brought back.
    """
    if (file is None) is (output is None):
        raise click.UsageError("Name a FILE to bring in, or with -o one to write.")
    if file is None:
        _write(session, TableKind(kind), output or "-", force=force)
        return
    opened = session.reading() if dry_run else session.writing()
    with opened as workbook, terminal.no_collecting(), waiting(file.name) as progress:
        taken = define(
            workbook, TableKind(kind), file, wished, is_trial=dry_run, progress=progress
        )
    _answer(taken, as_json=as_json, dry_run=dry_run)
    if taken.refusals_found:
        ctx.exit(_REFUSED)


def _write(session: Session, kind: TableKind, output: str, *, force: bool) -> None:
    """Write what stands of a kind as a table."""
    with session.reading() as workbook:
        made = definitions_csv(workbook, kind)
    if output == "-":
        terminal.write(made.decode("utf-8-sig"))
        return
    written = write_file(Path(output), made, may_replace=force)
    terminal.tell(f"Written to {written.absolute()}.")


def _answer(taken: Taken, *, as_json: bool, dry_run: bool) -> None:
    if as_json:
        terminal.write_json(as_record(taken))
        return
    if dry_run:
        terminal.write(table_of(taken, terminal.width()))
    for note in notes_of(taken):
        terminal.tell(prefixed(taken, note))
    for message in messages(taken):
        terminal.tell(prefixed(taken, str(message["says"])))
    say = terminal.complain if taken.refusals_found else terminal.tell
    say(summary(taken, dry_run=dry_run))
