"""The command `exempt`: what of the paper the public does not read, and why."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import json_option, quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.exemption import SCHEDULE
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.workbench.exempting import (
    Exempted,
    exempt_named,
    exempted,
    kept_with_them,
)


@click.command(
    short_help="Keep a paragraph, part or indicator from the public.",
    epilog="""\b
    Examples:
      qperf-tui exempt 16 --under 3
      qperf-tui exempt "Legal" --under 5
      qperf-tui exempt 16 --public
      qperf-tui exempt "CS 9" --under 1
      qperf-tui exempt "C MTP 8" --public
      qperf-tui exempt
      qperf-tui export paper --exempt -o exempt.docx
    """,
)
@click.argument("place", required=False, metavar="[NUMBER|HEADING|CODE]")
@click.option(
    "--under",
    type=click.Choice([str(each) for each in SCHEDULE]),
    help="The paragraph of Schedule 12A to the Local Government Act 1972.",
)
@click.option("--public", "is_public", is_flag=True, help="Let it be read again.")
@quarter_option
@json_option
@pass_session
def command(
    session: Session,
    place: str | None,
    under: str | None,
    quarter: Quarter | None,
    *,
    is_public: bool,
    as_json: bool,
) -> None:
    """Keep a paragraph, a part or an indicator from the public; or list what is kept.

    The public paper goes out without it, its numbers running on; export paper --exempt
    writes the other file, marked with the reason. NUMBER is that of the screen, which
    counts what is exempt as well. With the paragraph on an indicator go its row,
    charts, actions and requests; CODE --public lets those be read all the same.
    """
    if (place is None) == (under is not None or is_public):
        raise click.UsageError(
            "Name a paragraph, a heading or an indicator, and give --under 3 or "
            "--public; or neither, to list what is exempt."
        )
    if under is not None and is_public:
        raise click.UsageError("--under and --public say the opposite; give one.")
    with session.reading() if place is None else session.writing() as workbook:
        at = session.quarter_of(workbook, quarter)
        if place is not None:
            exempt_named(workbook, at, place, None if under is None else int(under))
        found = [*exempted(workbook, at), *kept_with_them(workbook, at)]
    if as_json:
        terminal.write_json([_record(each) for each in found])
        return
    for each in found:
        why = f"paragraph {each.under}, information {SCHEDULE[each.under]}"
        terminal.write_text(f"{clean_line(each.place)}: {why}\n")
    if not found:
        terminal.tell(f"Nothing in the paper of {at} is exempt.")


def _record(each: Exempted) -> dict[str, object]:
    information = SCHEDULE[each.under]
    return {"place": each.place, "under": each.under, "information": information}
