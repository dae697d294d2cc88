"""The command `export audit`: what was looked for in the paper, and what was found."""

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
from qperf_tui.workbench.documents import AUDIT


@click.command(
    "audit",
    short_help="What was checked, found, waived and signed for.",
    epilog="""\b
    Examples:
      qperf-tui export audit > audit.md
      qperf-tui export audit -o audit.csv
      qperf-tui export audit --internal -o for-colleagues.md
    """,
)
@output_option
@format_option(AUDIT)
@click.option(
    "--internal",
    "is_internal",
    is_flag=True,
    help="With what each text says that was found fault with, for colleagues only.",
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
    is_internal: bool,
    force: bool,
) -> None:
    """Export the audit of the paper: every rule, finding, waiver and override.

    It repeats no words of a text and no figure, unless --internal is given. It goes
    with every release.
    """
    asked = Asked(ending=ending or "", is_internal=is_internal)
    export(session, AUDIT, output, asked, quarter=quarter, force=force)
