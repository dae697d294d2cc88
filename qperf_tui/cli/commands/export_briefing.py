"""The command `export briefing`: one page for members."""

import click

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
from qperf_tui.workbench.documents import BRIEFING


@click.command(
    "briefing",
    short_help="One page for members.",
    epilog="""\b
    Examples:
      qperf-tui export briefing
      qperf-tui export briefing -o briefing.docx
      qperf-tui export briefing --plan -o briefing.html
      qperf-tui export briefing --draft -o for-comment.md
    """,
)
@output_option
@format_option(BRIEFING)
@click.option(
    "--plan",
    "is_of_plan",
    is_flag=True,
    help="About every indicator of the plan, and not about the paper's alone.",
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
def command(
    session: Session,
    output: str,
    ending: str | None,
    quarter: Quarter | None,
    *,
    is_of_plan: bool,
    is_draft: bool,
    force: bool,
) -> None:
    """Export one page of A4: what is good, worrying, being done, and asked of members.

    It is made of the paper's judged figures and agreed words, and says how many more
    there are where there is no room. What blocks the paper holds it back as well.
    """
    asked = Asked(ending=ending or "", is_of_plan=is_of_plan, is_draft=is_draft)
    export(session, BRIEFING, output, asked, quarter=quarter, force=force)
