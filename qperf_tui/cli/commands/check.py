"""The command `check`: what is to be mended before the paper can go out."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import json_option, quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.cli.text_check import write_flags
from qperf_tui.cli.typed_text import read_typed
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line, clean_text
from qperf_tui.report.checks import Finding
from qperf_tui.report.preflight import counted, fault_of
from qperf_tui.workbench.proofing import proof
from qperf_tui.workbench.speller import load_soon
from qperf_tui.workbench.summary import findings

_BLOCKED = 4


@click.command(
    short_help="Say what is to be mended before the paper can go out.",
    epilog="""\b
    Examples:
      qperf-tui check
      qperf-tui check --json
      qperf-tui check && qperf-tui export paper -o paper.docx
      qperf-tui check --audit > audit.md
      qperf-tui check --text words.txt --about "C MTP 8"
      qperf-tui check --text - < words.txt

    Exit codes: 0, nothing holds the paper or the text back, whatever is advised; 4,
    something does. An audit ends with the same code.
    """,
)
@click.option(
    "--text",
    "source",
    metavar="FILE",
    help="Check a text that is not on file instead; - is stdin.",
)
@click.option("--about", metavar="CODE", help="The indicator the text is about.")
@click.option(
    "--audit",
    "is_audit",
    is_flag=True,
    help="Print every rule, finding, waiver and override, with who, when and why.",
)
@quarter_option
@json_option
@pass_session
@click.pass_context
def command(
    ctx: click.Context,
    session: Session,
    source: str | None,
    about: str | None,
    quarter: Quarter | None,
    *,
    is_audit: bool,
    as_json: bool,
) -> None:
    """Say what is to be mended before the whole paper can go to the committee.

    It is read as the public will read it, with small numbers hidden. With --text, say
    what is wrong with a text: its figures, its style, its spelling.
    """
    if about is not None and source is None:
        raise click.UsageError("--about says what a text is about; give --text too.")
    if is_audit and (as_json or source is not None):
        raise click.UsageError("--audit is of the paper, and of no text nor as JSON.")
    load_soon()
    if is_audit:
        blocks = _print_audit(session, quarter)
    elif source is None:
        blocks = _check_paper(session, quarter, as_json=as_json)
    else:
        blocks = _check_text(session, source, about, quarter, as_json=as_json)
    if blocks:
        ctx.exit(_BLOCKED)


def _print_audit(session: Session, quarter: Quarter | None) -> bool:
    """Print the audit of the paper; returns whether anything in it blocks."""
    # Not at the top: most checks print none.
    from qperf_tui.workbench.paper_audit import audit_as, audit_of  # noqa: PLC0415

    with session.reading() as workbook:
        at = session.quarter_of(workbook, quarter)
        audit = audit_of(workbook, at, is_internal=True)
    terminal.write(audit_as(audit, "md").decode())
    return audit.blocking > 0


def _check_paper(session: Session, quarter: Quarter | None, *, as_json: bool) -> bool:
    """Check the paper; returns whether anything in it blocks."""
    with session.reading() as workbook:
        at = session.quarter_of(workbook, quarter)
        found = findings(workbook, at)
    blocking = sum(each.is_blocking for each in found)
    if as_json:
        terminal.write_json(
            {
                "quarter": str(at),
                "blocking": blocking,
                "findings": [
                    {
                        "rule": each.rule,
                        "says": each.says,
                        "fault": fault_of(each).value,
                        "code": each.code,
                        "paragraph": each.paragraph,
                        "request": each.request,
                        "part": each.part,
                        "waived": None if each.waived is None else each.waived.reason,
                        "is_blocking": each.is_blocking,
                    }
                    for each in found
                ],
            }
        )
    else:
        lines = [f"{_held(each)}  {clean_line(each.says)}\n" for each in found]
        terminal.write("".join(lines))
    terminal.tell(
        f"{at}: {blocking} to mend first, {len(found) - blocking} to think about "
        f"({counted(found)})."
        if found
        else f"{at}: nothing is missing."
    )
    return blocking > 0


def _held(finding: Finding) -> str:
    if finding.waived is not None:
        return "waived"
    return "blocks" if finding.is_blocking else "advice"


def _check_text(
    session: Session,
    source: str,
    about: str | None,
    quarter: Quarter | None,
    *,
    as_json: bool,
) -> bool:
    """Check a text; returns whether anything in it blocks."""
    text = clean_text(read_typed(source))
    with session.reading() as workbook:
        at = session.quarter_of(workbook, quarter)
        named = None if about is None else workbook.indicators.by_code(about.strip())
        flags = proof(workbook, text, at, named)
    write_flags(text, flags, as_json=as_json)
    blocking = sum(each.is_blocking for each in flags)
    terminal.tell(
        f"{blocking} to mend first, {len(flags) - blocking} to think about."
        if flags
        else f"Nothing is wrong with the text, by the figures of {at}."
    )
    return blocking > 0
