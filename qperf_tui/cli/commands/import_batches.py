"""The commands `import list`, `import verify` and `import undo`."""

from collections.abc import Sequence
from pathlib import Path

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import json_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.cli.tables import aligned
from qperf_tui.domain.days import moment_words
from qperf_tui.storage.sources import BatchOnFile
from qperf_tui.workbench.imports_standing import brought_together
from qperf_tui.workbench.sources import batch_record, brought_in
from qperf_tui.workbench.undoing import undo_import

_UNKNOWN = 1
_HEADINGS = ("No.", "File", "Sheet", "Rows", "Figures", "By", "On", "SHA-256", "")


@click.command(
    "list",
    epilog="""\b
    Examples:
      qperf-tui import list
      qperf-tui import list --json
    """,
)
@json_option
@pass_session
def listed(session: Session, *, as_json: bool) -> None:
    """List every import: file, sheet, rows, figures, who and when, newest first.

    Of files that were brought in together it says with which: one undo takes all of
    them back.
    """
    with session.reading() as workbook:
        found = workbook.sources.batches()
        others = brought_together(workbook)
    if as_json:
        terminal.write_json(
            [
                {**batch_record(each), "with": list(others.get(each.batch_id, ()))}
                for each in found
            ]
        )
    elif found:
        cells = [_cells(each, others.get(each.batch_id, ())) for each in found]
        lines = aligned(_HEADINGS, cells, width=terminal.width(), stretch=1)
        terminal.write("\n".join(lines) + "\n")
    else:
        terminal.tell("Nothing has been imported yet.")


@click.command(
    "verify",
    epilog="""\b
    Examples:
      qperf-tui import verify 2012-13-Q2-CS.csv

    Exit code 0: it was imported and stands. 1: it was not, or was undone.
    """,
)
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@pass_session
@click.pass_context
def verify(ctx: click.Context, session: Session, file: Path, *, as_json: bool) -> None:
    """Say whether FILE is one that was imported, told by its SHA-256."""
    with session.reading() as workbook:
        sha256, found = brought_in(workbook, file)
    standing = [each for each in found if not each.undone_at]
    if as_json:
        imports = [batch_record(each) for each in found]
        terminal.write_json({"sha256": sha256, "imports": imports})
    else:
        for each in found:
            terminal.write_text(f"{_said(each)}\n")
        if not found:
            terminal.tell(f"{file.name} was never imported (SHA-256 {sha256}).")
    if not standing:
        ctx.exit(_UNKNOWN)


@click.command(
    "undo",
    epilog="""\b
    Examples:
      qperf-tui import list
      qperf-tui import undo 3
    """,
)
@click.argument("number", type=click.IntRange(min=1))
@pass_session
def undo(session: Session, number: int) -> None:
    """Take import NUMBER back whole, as import list numbers it; redo brings it back.

    Files that were brought in together are taken back together.
    """
    with session.writing() as workbook:
        undone = undo_import(workbook, number)
    terminal.tell(f"Undid: {undone}.")


def _cells(batch: BatchOnFile, others: Sequence[int]) -> list[str]:
    with_others = f"with {', '.join(map(str, others))}" if others else ""
    return [
        str(batch.batch_id),
        batch.file_name,
        batch.sheet,
        f"{batch.rows_read:,}",
        f"{batch.figures:,}",
        batch.imported_by,
        batch.imported_at[:10],
        batch.sha256[:12],
        "undone" if batch.undone_at else with_others,
    ]


def _said(batch: BatchOnFile) -> str:
    undone = ", and undone since" if batch.undone_at else ""
    name = f"This is {batch.file_name}, imported on {moment_words(batch.imported_at)}"
    return f"{name} by {batch.imported_by}{undone} (same SHA-256)."
