"""The command `versions`: every text of a commentary, told apart and put back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.differences import marked
from qperf_tui.cli.options import json_option, quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.cli.tables import aligned
from qperf_tui.domain.commentary import Commentary, word_count
from qperf_tui.domain.merging import Kind, Piece
from qperf_tui.domain.period import Quarter
from qperf_tui.workbench.versions import (
    difference,
    restore_version,
    since_last_quarter,
    version,
    versions,
)

if TYPE_CHECKING:
    from qperf_tui.domain.indicator import Indicator
    from qperf_tui.storage.workbook import Workbook


@click.command(
    short_help="List, compare and restore the versions of a commentary.",
    epilog="""\b
    Examples:
      qperf-tui versions "C MTP 8"
      qperf-tui versions "C MTP 8" --print 2
      qperf-tui versions "C MTP 8" --diff 2 3
      qperf-tui versions "C MTP 8" --last-quarter
      qperf-tui versions "C MTP 8" --restore 2
    """,
)
@click.argument("code")
@click.option(
    "--print", "printed", type=int, metavar="N", help="Print the text of version N."
)
@click.option(
    "--diff",
    "compared",
    type=(int, int),
    metavar="N M",
    help="Show what changed from version N to M, as [+new+] and [-taken out-].",
)
@click.option(
    "--last-quarter",
    "is_since_last",
    is_flag=True,
    help="Show what changed from last quarter's words.",
)
@click.option(
    "--restore",
    "restored",
    type=int,
    metavar="N",
    help="Let version N stand again, as a new version.",
)
@quarter_option
@json_option
@pass_session
def command(
    session: Session,
    code: str,
    *,
    printed: int | None,
    compared: tuple[int, int] | None,
    restored: int | None,
    quarter: Quarter | None,
    is_since_last: bool,
    as_json: bool,
) -> None:
    """List every version of the commentary on indicator CODE, the newest first."""
    asked = [printed is not None, compared is not None, restored is not None]
    if sum([*asked, is_since_last]) > 1:
        raise click.UsageError(
            "Only one of --print, --diff, --last-quarter and --restore can be had."
        )
    opened = session.reading if restored is None else session.writing
    with opened() as workbook:
        at = session.quarter_of(workbook, quarter)
        indicator = workbook.indicators.by_code(code.strip())
        if restored is not None:
            _restore(workbook, indicator, at, restored)
        elif printed is not None:
            found = version(workbook, indicator, at, printed)
            terminal.write_text(f"{found.body}\n")
        elif compared is not None:
            old, new = compared
            _compare(difference(workbook, indicator, at, old, new), as_json=as_json)
        elif is_since_last:
            _compare(since_last_quarter(workbook, indicator, at), as_json=as_json)
        else:
            _list(versions(workbook, indicator, at), indicator, as_json=as_json)


def _restore(
    workbook: "Workbook", indicator: "Indicator", quarter: Quarter, number: int
) -> None:
    standing = workbook.commentaries.standing(indicator.indicator_id, quarter)
    saved = restore_version(
        *(workbook, indicator, quarter, number),
        base_version=0 if standing is None else standing.version,
    )
    terminal.tell(
        f"Version {number} of the commentary on {indicator.code} for {quarter} stands "
        f"again, as version {saved.version} and a draft."
    )


def _compare(pieces: Sequence[Piece], *, as_json: bool) -> None:
    if as_json:
        terminal.write_json(
            [{"kind": each.kind.value, "text": each.text} for each in pieces]
        )
        return
    terminal.write_text(f"{marked(pieces)}\n")
    if all(each.kind is Kind.SAME for each in pieces):
        terminal.tell("Nothing changed.")


def _list(
    found: Sequence[Commentary], indicator: "Indicator", *, as_json: bool
) -> None:
    if as_json:
        terminal.write_json([_as_json(each) for each in found])
        return
    if not found:
        terminal.tell(f"Nothing is written on {indicator.code} yet.")
        return
    rows = [
        [
            *(str(each.version), each.written_at, each.author, each.state.word),
            *(str(word_count(each.body)), _why(each)),
        ]
        for each in found
    ]
    headings = ["Version", "When", "Who", "State", "Words", "Why"]
    lines = aligned(
        headings, rows, width=terminal.width(), stretch=5, right=frozenset({0, 4})
    )
    terminal.write("\n".join(lines) + "\n")


def _why(each: Commentary) -> str:
    rolled = "" if each.rolled_from is None else f"rolled from {each.rolled_from}"
    return "; ".join(filter(None, (each.reason, rolled)))


def _as_json(each: Commentary) -> dict[str, object]:
    return {
        "version": each.version,
        "written_at": each.written_at,
        "author": each.author,
        "state": each.state.word,
        "reason": each.reason,
        "rolled_from": None if each.rolled_from is None else str(each.rolled_from),
        "text": each.body,
    }
