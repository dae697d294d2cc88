"""The command `draft`: the summary section written afresh from the figures."""

from collections.abc import Sequence

import click

from qperf_tui.cli import redrafted, terminal
from qperf_tui.cli.options import json_option, quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.wording import plural
from qperf_tui.report.redraft import Became
from qperf_tui.workbench.compiled import Summary
from qperf_tui.workbench.compiling import compile_summary
from qperf_tui.workbench.paragraph_changes import ParagraphChange
from qperf_tui.workbench.redrafting import redraft, redraft_changes
from qperf_tui.workbench.replacing import edited_by_number
from qperf_tui.workbench.summary import section_text


@click.command(
    short_help="Write the summary section afresh from the figures.",
    epilog="""\b
    Examples:
      qperf-tui draft --dry-run
      qperf-tui draft
      qperf-tui draft --replace 16
      qperf-tui draft --quarter "Q2 2012/13" --json

    \b
    --json writes:
      quarter, dry_run
      changed     how many paragraphs are changed, added or gone
      changes     each with kind (changed, added, gone, kept), number,
                  number_after, section, key, before, after, edited_by,
                  figures_moved_on, pieces (kind, text) and figures (code,
                  quarter, measure, before, after, why)
      paragraphs  as they stand, each with number, section, text, edited,
                  left_out and figures_moved_on
    """,
)
@click.option(
    "--dry-run",
    "is_trial",
    is_flag=True,
    help="Show what would change, as [+new+] and [-taken out-], and write nothing.",
)
@click.option(
    "--replace",
    "replaced",
    type=int,
    multiple=True,
    metavar="N",
    help="Put the fresh draft in place of edited paragraph N, and draft no other; the "
    "edited words stay on file.",
)
@quarter_option
@json_option
@pass_session
def command(
    session: Session,
    quarter: Quarter | None,
    replaced: tuple[int, ...],
    *,
    is_trial: bool,
    as_json: bool,
) -> None:
    """Draft the paragraphs again and print the section; edited ones are left alone.

    A cause is never made up: [cause?] stands until an officer's words are agreed.
    """
    opened = session.reading if is_trial else session.writing
    with opened() as workbook:
        at = session.quarter_of(workbook, quarter)
        chosen = edited_by_number(workbook, at, replaced) if replaced else None
        do = redraft_changes if is_trial else redraft
        was_drafted = compile_summary(workbook, at).is_drafted
        changes = do(workbook, at, taking=chosen or (), only=chosen)
        summary = compile_summary(workbook, at)
    if as_json:
        terminal.write_json(_as_json(summary, changes, is_trial=is_trial))
    elif is_trial:
        terminal.write_text(redrafted.as_text(changes))
    else:
        terminal.write(section_text(summary))
    if is_trial:
        terminal.tell(f"{at}: {redrafted.counted(changes)}. Nothing is written.")
        return
    _tell(changes, at, is_first=not was_drafted)


def _tell(
    changes: Sequence[ParagraphChange], quarter: Quarter, *, is_first: bool
) -> None:
    made = sum(each.is_made for each in changes)
    if not is_first:
        for said in redrafted.done(changes):
            terminal.tell(said)
    back = "" if is_first or not made else " qperf-tui undo takes it back."
    terminal.tell(
        f"{made} {plural(made, 'paragraph')} of {quarter} drafted anew.{back}"
    )


def _as_json(
    summary: Summary, changes: Sequence[ParagraphChange], *, is_trial: bool
) -> dict[str, object]:
    return {
        "quarter": str(summary.report.quarter),
        "dry_run": is_trial,
        "changed": sum(each.is_made for each in changes),
        "changes": [
            redrafted.as_json(each)
            for each in changes
            if each.kind is not Became.UNCHANGED
        ],
        "paragraphs": [
            {
                "number": each.number,
                "section": section.on_file.title,
                "text": each.body,
                "edited": each.is_edited,
                "left_out": each.is_left_out,
                "figures_moved_on": each.has_moved_on,
            }
            for section in summary.sections
            for each in section.paragraphs
        ],
    }
