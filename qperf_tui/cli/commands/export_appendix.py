"""The command `export appendix`: every indicator of a quarter, as a table."""

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
from qperf_tui.workbench.documents import APPENDIX


@click.command(
    "appendix",
    short_help="Appendix A: every indicator, as a table.",
    epilog="""\b
    Examples:
      qperf-tui export appendix > appendix.md
      qperf-tui export appendix -o appendix.html
      qperf-tui export appendix --charts all -o appendix.docx
      qperf-tui export appendix -o appendix.xlsx
      qperf-tui export appendix -o appendix.csv --force
      qperf-tui export appendix --internal -o for-colleagues.docx
    """,
)
@output_option
@format_option(APPENDIX)
@click.option(
    "--internal",
    "is_internal",
    is_flag=True,
    help="With small numbers as they are, for colleagues only, and marked so.",
)
@charts_option
@force_option
@quarter_option
@pass_session
def command(
    session: Session,
    output: str,
    ending: str | None,
    quarter: Quarter | None,
    *,
    charts: tuple[str, ...],
    is_internal: bool,
    force: bool,
) -> None:
    """Export every indicator with its figures, target, status and direction of travel.

    Small numbers of people are hidden, with the mark c, unless --internal is given.
    """
    asked = Asked(ending=ending or "", is_internal=is_internal, charts=charts)
    export(session, APPENDIX, output, asked, quarter=quarter, force=force)
