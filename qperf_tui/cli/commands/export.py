"""The command `export`: the summary section, and the figures behind it."""

import click

from qperf_tui.cli.commands import (
    export_appendix,
    export_audit,
    export_briefing,
    export_paper,
)
from qperf_tui.cli.exporting import (
    export,
    force_option,
    format_option,
    output_option,
)
from qperf_tui.cli.options import quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.workbench.asked import Asked
from qperf_tui.workbench.documents import FIGURES, SUMMARY


@click.group(
    short_help="Export the paper, its summary section, or every figure.",
    epilog="""\b
    Examples:
      qperf-tui export summary
      qperf-tui export summary -o summary.md --force
      qperf-tui export paper -o paper.md
    """,
)
def command() -> None:
    """Export what goes to the committee."""


@command.command(
    "summary",
    short_help="The numbered paragraphs, as Markdown.",
    epilog="""\b
    Examples:
      qperf-tui export summary > summary.md
      qperf-tui export summary -o summary.md --start 14
      qperf-tui export summary --actions --requests -o summary.md
      qperf-tui export summary --draft -o for-comment.md
      qperf-tui export summary --quarter "Q1 2012/13" -o - | less
    """,
)
@output_option
@click.option(
    "--start",
    type=click.IntRange(1, 999),
    metavar="NUMBER",
    help="The first paragraph's number, in place of the report's own.",
)
@click.option(
    "--actions",
    "has_actions",
    is_flag=True,
    help="List what is being done, by whom and by when, after the paragraphs.",
)
@click.option(
    "--requests",
    "has_requests",
    is_flag=True,
    help="List what members asked for, with the answers, after the paragraphs.",
)
@click.option(
    "--draft",
    "is_draft",
    is_flag=True,
    help="Export it with things still to be mended, and say so at the top.",
)
@force_option
@quarter_option
@pass_session
def summary(
    session: Session,
    output: str,
    start: int | None,
    quarter: Quarter | None,
    *,
    has_actions: bool,
    has_requests: bool,
    is_draft: bool,
    force: bool,
) -> None:
    """Export the numbered paragraphs of the summary section as Markdown.

    What blocks it (qperf-tui check) holds it back; --draft lets colleagues read it all
    the same, but never with a figure that cannot or may not be stated.
    """
    asked = Asked(
        first=start,
        has_actions=has_actions,
        has_requests=has_requests,
        is_draft=is_draft,
    )
    export(session, SUMMARY, output, asked, quarter=quarter, force=force)


@command.command(
    "figures",
    short_help="Every figure, judged, as a table.",
    epilog="""\b
    Examples:
      qperf-tui export figures > figures.csv
      qperf-tui export figures -o figures.csv --force
      qperf-tui export figures -o figures.xlsx
    """,
)
@output_option
@format_option(FIGURES)
@click.option(
    "--internal",
    "is_internal",
    is_flag=True,
    help="With small numbers as they are, for colleagues only; every row says so.",
)
@force_option
@pass_session
def every_figure(
    session: Session, output: str, ending: str | None, *, is_internal: bool, force: bool
) -> None:
    """Export every figure of every quarter, judged: CSV, a spreadsheet or Parquet.

    Small numbers of people are hidden, with the mark c, unless --internal is given.
    """
    asked = Asked(ending=ending or "", is_internal=is_internal)
    export(session, FIGURES, output, asked, force=force)


command.add_command(export_paper.command)
command.add_command(export_appendix.command)
command.add_command(export_audit.command)
command.add_command(export_briefing.command)
