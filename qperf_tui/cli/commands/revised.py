"""The command `revised`: figures that are now others than a text or a release says."""

from dataclasses import asdict

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import json_option, quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.published import RevisedFigure
from qperf_tui.domain.text import clean_line
from qperf_tui.domain.wording import plural
from qperf_tui.workbench.revised_figures import revised_figures
from qperf_tui.workbench.revising import RevisedText
from qperf_tui.workbench.summary import revised


@click.command(
    short_help="List published figures and texts that have been revised.",
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
    """List every published figure that is now another, with the reason, and every text.

    The next paper prints the figures as they were published and as they are now. A text
    is listed where it states a figure which is now another, before and after.

    A figure named in braces is put right by itself; the words around it may not be.
    A paragraph nobody edited is put right when the section is drafted again.
    """
    with session.reading() as workbook:
        at = session.quarter_of(workbook, quarter)
        found = revised(workbook, at)
        published = revised_figures(workbook, at)
    if as_json:
        terminal.write_json(
            {
                "quarter": str(at),
                "figures": [_fields(each) for each in published],
                "texts": [asdict(each) for each in found],
            }
        )
    else:
        lines = [*map(_published, published), *map(_line, found)]
        terminal.write("".join(f"{clean_line(each)}\n" for each in lines))
    if published:
        told = len(published)
        terminal.tell(
            f"{told} {plural(told, 'figure')} revised since they were published."
            if told > 1
            else "1 figure revised since it was published."
        )
    many = len(found)
    verb = "is" if many == 1 else "are"
    terminal.tell(
        f"{at}: {many} {plural(many, 'figure')} in texts {verb} now another."
        if found
        else f"{at}: every figure in the texts is as it was written."
    )


def _published(each: RevisedFigure) -> str:
    why = f" ({each.reason})" if each.reason else ""
    return (
        f"release {each.release}: {each.key}: published {each.before}, now "
        f"{each.after}{why}"
    )


def _fields(each: RevisedFigure) -> dict[str, object]:
    return {
        "code": each.key.code,
        "quarter": str(each.key.quarter),
        "dimension": each.key.dimension,
        "group": each.key.group,
        "release": each.release,
        "before": each.before,
        "after": each.after,
        "reason": each.reason,
    }


def _line(each: RevisedText) -> str:
    now = each.after or f"may not be stated: {each.why}"
    how = " (put right by itself)" if each.is_live else ""
    how = " (put right by qperf-tui draft)" if each.is_drafted else how
    named = each.measure.replace("_", " ")
    return f"{each.where}: {each.code}, {named}: {each.before} → {now}{how}"
