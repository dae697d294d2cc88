"""The command `figure`: one figure told by telephone, without a file."""

from dataclasses import replace

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError
from qperf_tui.workbench.entering import Entering, Reading, enter, read_typed
from qperf_tui.workbench.reasons import reason_given


@click.group(
    short_help="Enter one figure, or say why there is none.",
    epilog="""\b
    Examples:
      qperf-tui figure set "C MTP 8" --numerator 253 --denominator 319
      qperf-tui figure set "C MTP 8" 79.3% --status provisional
      qperf-tui figure set "CS 3" n/a --note "The system is down." --dry-run
      qperf-tui figure set "CS 9" 12 --quarter "Q1 2012/13" --reason "Late cases."
    """,
)
def command() -> None:
    """Enter a figure without a file, by the rules of an import."""


@command.command("set", short_help="Enter the figure of a quarter.")
@click.argument("code")
@click.argument("value", required=False)
@click.option("--numerator", metavar="NUMBER", help="The cases that count.")
@click.option("--denominator", metavar="NUMBER", help="All cases.")
@click.option("--status", metavar="WORDS", help="Such as provisional or not available.")
@click.option("--note", metavar="TEXT", help="What the reader must know of it.")
@quarter_option
@click.option(
    "--reason", default="", help="Why it revises a figure of a published quarter."
)
@click.option("--yes", "is_sure", is_flag=True, help="Keep it, odd as it is.")
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
@pass_session
def set_one(
    session: Session,
    /,
    *,
    code: str,
    quarter: Quarter | None,
    reason: str,
    is_sure: bool,
    dry_run: bool,
    **given: str | None,
) -> None:
    """Let indicator CODE have a VALUE, or the one that its counts make.

    In place of a value stands a mark, such as n/a, c or <5. What is not given stays as
    it is, but for a value that no longer follows from its counts. What is odd beside
    the figures before it is said, and kept only with --yes.
    """
    said = {name: text for name, text in given.items() if text is not None}
    if not said:
        raise click.UsageError("VALUE is missing; give it, or its counts or status.")
    with session.reading() if dry_run else session.writing() as workbook:
        at = session.quarter_of(workbook, quarter)
        about = workbook.indicators.by_code(code.strip())
        entering = Entering.of(workbook, about, at)
        typed = replace(entering.stood, **said)
        reading = read_typed(entering, typed)
        _require_plain(reading, is_sure=is_sure or dry_run)
        if not dry_run and reading.change:
            why = reason and reason_given(reason)
            enter(workbook, entering, typed, reason=why)
    terminal.tell(_said(entering, reading, dry_run=dry_run))


def _said(entering: Entering, reading: Reading, *, dry_run: bool) -> str:
    figure = f"The figure of {entering.indicator.code} for {entering.quarter}"
    if not reading.change:
        return f"{figure} stays as it is."
    verb = "would be changed" if dry_run else "is changed"
    return f"{figure} {verb}: {reading.change}."


def _require_plain(reading: Reading, *, is_sure: bool) -> None:
    """Say what is wrong or odd about a figure.

    Raises:
        QperfError: If it is refused, or odd and nobody is sure of it.
    """
    refusals = [each.says for each in reading.misgivings if each.is_refusal]
    for each in reading.misgivings:
        if not each.is_refusal:
            terminal.tell(each.says)
    if refusals:
        raise QperfError(" ".join(refusals))
    if reading.misgivings and not is_sure:
        raise QperfError("Nothing is written; add --yes to keep it as it is.")
