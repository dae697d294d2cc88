"""The command `revised`: texts written with a figure that is now another."""

from dataclasses import asdict

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import json_option, quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.domain.wording import plural
from qperf_tui.workbench.revising import RevisedText
from qperf_tui.workbench.summary import revised


@click.command(
    short_help="List texts whose figures have been revised.",
    epilog="""\b
    Examples:
      qperf-tui revised
      qperf-tui revised --quarter "Q2 2012/13"
      qperf-tui revised --json
    """,
)
@quarter_option
@json_option
@pass_session
def command(session: Session, quarter: Quarter | None, *, as_json: bool) -> None:
    """List every text that states a figure which is now another, before and after.

    A figure named in braces is put right by itself; the words around it may not be.
    A paragraph nobody edited is put right when the section is drafted again.
    """
    with session.reading() as workbook:
        at = session.quarter_of(workbook, quarter)
        found = revised(workbook, at)
    if as_json:
        terminal.write_json(
            {"quarter": str(at), "texts": [asdict(each) for each in found]}
        )
    else:
        terminal.write("".join(f"{clean_line(_line(each))}\n" for each in found))
    many = len(found)
    verb = "is" if many == 1 else "are"
    terminal.tell(
        f"{at}: {many} {plural(many, 'figure')} in texts {verb} now another."
        if found
        else f"{at}: every figure in the texts is as it was written."
    )


def _line(each: RevisedText) -> str:
    now = each.after or f"may not be stated: {each.why}"
    how = " (put right by itself)" if each.is_live else ""
    how = " (put right by qperf-tui draft)" if each.is_drafted else how
    named = each.measure.replace("_", " ")
    return f"{each.where}: {each.code}, {named}: {each.before} → {now}{how}"
