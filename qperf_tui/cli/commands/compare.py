"""The command `compare`: a paper beside a draft, a release, or last quarter's."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.differences import marked
from qperf_tui.cli.options import json_option, quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_text
from qperf_tui.workbench.paper_comparison import Against, Compared, compared


@click.command(
    short_help="Show what differs from a draft, a release, or last quarter's.",
    epilog="""\b
    Examples:
      qperf-tui compare
      qperf-tui compare --with last-quarter
      qperf-tui compare --with draft --all
      qperf-tui compare --with last-draft
      qperf-tui compare --with release --release 2
      qperf-tui compare --json
    """,
)
@click.option(
    "--with",
    "against",
    type=click.Choice([each.value for each in Against]),
    default=Against.DRAFT.value,
    show_default=True,
    help="What the paragraphs are compared with.",
)
@click.option(
    "--release",
    type=click.IntRange(min=1),
    metavar="N",
    help="Which release; the newest of the quarter without.",
)
@click.option("--all", "is_all", is_flag=True, help="Show what says the same as well.")
@quarter_option
@json_option
@pass_session
def command(
    session: Session,
    against: str,
    release: int | None,
    quarter: Quarter | None,
    *,
    is_all: bool,
    as_json: bool,
) -> None:
    """Show word by word what differs, as [+in this paper+] and [-in the other-].

    Every part of the paper is compared, as the public reads it. Releases are those that
    qperf-tui releases lists.
    """
    if release is not None and against != Against.RELEASE.value:
        raise click.UsageError("--release goes with --with release.")
    with session.reading() as workbook:
        at = session.quarter_of(workbook, quarter)
        every = compared(workbook, at, Against(against), release)
    shown = [each for each in every if is_all or each.is_changed]
    if as_json:
        terminal.write_json(
            [
                {
                    "section": each.section,
                    "number": each.number,
                    "is_changed": each.is_changed,
                    "before": each.before,
                    "after": each.after,
                }
                for each in shown
            ]
        )
    else:
        terminal.write("\n".join(_words(each) for each in shown))
    changed = sum(each.is_changed for each in every)
    terminal.tell(f"{at}: {changed} of {len(every)} paragraphs differ.")


def _words(each: Compared) -> str:
    number = "not in this paper" if each.number is None else f"{each.number}."
    said = marked(each.pieces) if each.is_changed else each.after
    return f"{each.section}, {number}\n{clean_text(said)}\n"
