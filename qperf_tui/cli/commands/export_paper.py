"""The command `export paper`: the whole committee paper."""

from pathlib import Path

import click

from qperf_tui.cli.exporting import (
    charts_option,
    export,
    force_option,
    format_option,
    output_option,
)
from qperf_tui.cli.options import quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.workbench.asked import Asked
from qperf_tui.workbench.documents import PAPER


@click.command(
    "paper",
    short_help="The whole committee paper.",
    epilog="""\b
    Examples:
      qperf-tui export paper > paper.md
      qperf-tui export paper -o paper.md --force
      qperf-tui export paper -o paper.html
      qperf-tui export paper -o paper.pdf
      qperf-tui export paper --actions --requests -o paper.md
      qperf-tui export paper -o paper.docx --template council.docx
      qperf-tui export paper --charts "C MTP 8" --charts "CS 18" -o paper.html
      qperf-tui export paper --no-appendix -o paper.docx
      qperf-tui export paper --exempt -o exempt.docx
      qperf-tui export paper --draft -o for-comment.md
    """,
)
@output_option
@format_option(PAPER)
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The council's own Word template (qperf-tui template word makes one).",
)
@click.option(
    "--actions",
    "has_actions",
    is_flag=True,
    help="List what is being done, by whom and by when, after the summary.",
)
@click.option(
    "--requests",
    "has_requests",
    is_flag=True,
    help="List what members asked for, with the answers, after the summary.",
)
@click.option(
    "--no-appendix",
    "has_no_appendix",
    is_flag=True,
    help="Leave Appendix A out, to be attached apart (qperf-tui export appendix).",
)
@click.option(
    "--exempt",
    "with_exempt",
    is_flag=True,
    help="The file that is not for the public, with what is exempt, marked so.",
)
@click.option(
    "--draft",
    "is_draft",
    is_flag=True,
    help="Export it with things still to be mended, and say so at the top.",
)
@charts_option
@force_option
@quarter_option
@pass_session
def command(
    session: Session,
    output: str,
    ending: str | None,
    template: Path | None,
    quarter: Quarter | None,
    *,
    charts: tuple[str, ...],
    has_actions: bool,
    has_requests: bool,
    has_no_appendix: bool,
    with_exempt: bool,
    is_draft: bool,
    force: bool,
) -> None:
    """Export the whole paper: header, implications, summary, papers, Appendix A.

    Its paragraphs are numbered through all its parts. What blocks it (qperf-tui check)
    holds it back; --draft lets colleagues read it all the same.
    """
    is_word = PAPER.format_of(output, ending).ending == "docx"
    if template is not None and not is_word:
        raise click.UsageError("--template is of a .docx; name one with -o.")
    asked = Asked(
        ending=ending or "",
        template=template,
        has_actions=has_actions,
        has_requests=has_requests,
        has_appendix=not has_no_appendix,
        with_exempt=with_exempt,
        is_draft=is_draft,
        charts=charts,
    )
    export(session, PAPER, output, asked, quarter=quarter, force=force)
