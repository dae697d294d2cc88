"""The command `draft`: the summary section written afresh from the figures."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import json_option, quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.wording import plural
from qperf_tui.workbench.drafting import redraft
from qperf_tui.workbench.summary import Summary, compile_summary, section_text


@click.command(
    short_help="Write the summary section afresh from the figures.",
    epilog="""\b
    Examples:
      qperf-tui draft
      qperf-tui draft --quarter "Q2 2012/13" --json
    """,
)
@quarter_option
@json_option
@pass_session
def command(session: Session, quarter: Quarter | None, *, as_json: bool) -> None:
    """Draft the paragraphs again and print the section; edited ones are left alone."""
    with session.writing() as workbook:
        at = session.quarter_of(workbook, quarter)
        changed = redraft(workbook, at)
        summary = compile_summary(workbook, at)
        text = section_text(summary)
    if as_json:
        terminal.write_json(_as_json(summary, changed))
    else:
        terminal.write(text)
    terminal.tell(f"{changed} {plural(changed, 'paragraph')} of {at} drafted anew.")


def _as_json(summary: Summary, changed: int) -> dict[str, object]:
    return {
        "quarter": str(summary.report.quarter),
        "changed": changed,
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
