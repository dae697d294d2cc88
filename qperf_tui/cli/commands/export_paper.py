"""The command `export paper`: the whole committee paper."""

from pathlib import Path

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.workbench.files import write_file
from qperf_tui.workbench.paper_export import FORMATS, TEXTS, export_paper, format_of
from qperf_tui.workbench.word_templates import in_template


@click.command(
    "paper",
    short_help="The whole committee paper.",
    epilog="""\b
    Examples:
      qperf-tui export paper > paper.md
      qperf-tui export paper -o paper.md --force
      qperf-tui export paper -o paper.html
      qperf-tui export paper --actions --requests -o paper.md
      qperf-tui export paper -o paper.docx --template council.docx
      qperf-tui export paper --draft -o for-comment.md
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
    "--format",
    "asked",
    type=click.Choice([*FORMATS]),
    help="The format, whatever the file's ending.",
)
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
    "--draft",
    "is_draft",
    is_flag=True,
    help="Export it with things still to be mended, and say so at the top.",
)
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@quarter_option
@pass_session
def command(
    session: Session,
    output: str,
    asked: str | None,
    template: Path | None,
    quarter: Quarter | None,
    *,
    has_actions: bool,
    has_requests: bool,
    is_draft: bool,
    force: bool,
) -> None:
    """Export the whole paper: header, implications, recommendation, summary, papers.

    Its paragraphs are numbered through all its parts. What blocks it (qperf-tui check)
    holds it back; --draft lets colleagues read it all the same.
    """
    chosen = format_of(output, asked)
    if output == "-" and chosen not in TEXTS:
        raise click.UsageError(f"A .{chosen} is no text; name a file with -o.")
    if template is not None and chosen != "docx":
        raise click.UsageError("--template is of a .docx; name one with -o.")
    with session.reading() as workbook:
        paper = export_paper(
            workbook,
            session.quarter_of(workbook, quarter),
            has_actions=has_actions,
            has_requests=has_requests,
            is_draft=is_draft,
        )
    written = (
        FORMATS[chosen](paper) if template is None else in_template(paper, template)
    )
    if output == "-":
        terminal.write(written.decode())
        return
    done = write_file(Path(output), written, may_replace=force)
    terminal.tell(f"Written to {done.absolute()}.")
