"""The command `export appendix`: every indicator of a quarter, as a table."""

from pathlib import Path, PurePath

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.workbench.files import write_file


@click.command(
    "appendix",
    short_help="Appendix A: every indicator, as a table.",
    epilog="""\b
    Examples:
      qperf-tui export appendix > appendix.md
      qperf-tui export appendix -o appendix.html
      qperf-tui export appendix -o appendix.csv --force
      qperf-tui export appendix --internal -o for-colleagues.docx
    """,
)
@click.option(
    "-o",
    "--output",
    default="-",
    metavar="FILE",
    help="Where to write it; - is stdout (the default). Its ending says the format.",
)
@click.option(
    "--internal",
    "is_internal",
    is_flag=True,
    help="With small numbers as they are, for colleagues only, and marked so.",
)
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@quarter_option
@pass_session
def command(
    session: Session,
    output: str,
    quarter: Quarter | None,
    *,
    is_internal: bool,
    force: bool,
) -> None:
    """Export every indicator with its figures, target, status and direction of travel.

    Small numbers of people are hidden, with the mark c, unless --internal is given.
    """
    # Not at the top: most commands need none of it.
    from qperf_tui.report.formats import delimited  # noqa: PLC0415
    from qperf_tui.report.paper import Table  # noqa: PLC0415
    from qperf_tui.workbench.appendix import compile_appendix  # noqa: PLC0415
    from qperf_tui.workbench.paper_export import (  # noqa: PLC0415
        FORMATS,
        TEXTS,
        format_of,
    )

    is_csv = PurePath(output).suffix.lower() == ".csv"
    chosen = "csv" if is_csv else format_of(output, None)
    with session.reading() as workbook:
        at = session.quarter_of(workbook, quarter)
        paper = compile_appendix(workbook, at, is_internal=is_internal)
    if is_csv:
        tables = [each for each in paper.blocks() if isinstance(each, Table)]
        # Excel takes a CSV without the mark for Windows-1252.
        written = delimited.render(tables, paper.imprint).encode("utf-8-sig")
    else:
        written = FORMATS[chosen](paper)
    if output == "-" and chosen in TEXTS:
        terminal.write(written.decode())
        return
    done = write_file(Path(output), written, may_replace=force)
    terminal.tell(f"Written to {done.absolute()}.")
