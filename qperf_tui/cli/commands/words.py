"""The command `words`: the council's own words, learnt and forgotten."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import csv_option, json_option, require_one_form
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.workbench.words import forget, known, learn


@click.group(
    invoke_without_command=True,
    short_help="List the council's own words, or learn one.",
    epilog="""\b
    Examples:
      qperf-tui words
      qperf-tui words add Frameworki
      qperf-tui words remove Frameworki
    """,
)
@json_option
@csv_option
@pass_session
@click.pass_context
def command(
    ctx: click.Context, session: Session, *, as_json: bool, as_csv: bool
) -> None:
    """List the words that the council spells its own way.

    A word listed here is never flagged, and one that is nearly it is flagged with it
    as the mend. Names in titles, owners and people need not be learnt.
    """
    if ctx.invoked_subcommand is not None:
        if as_json or as_csv:
            raise click.UsageError("--json and --csv are for the list of words alone.")
        return
    require_one_form(as_json=as_json, as_csv=as_csv)
    with session.reading() as workbook:
        records = [
            {"word": each.word, "added_by": each.added_by, "added_at": each.added_at}
            for each in known(workbook)
        ]
    if as_json:
        terminal.write_json(records)
    elif as_csv:
        terminal.write_csv(records, ("word", "added_by", "added_at"))
    else:
        terminal.write_text("".join(f"{each['word']}\n" for each in records))
        if not records:
            terminal.tell("No word has been learnt; qperf-tui words add WORD does it.")


@command.command("add", short_help="Learn a word.")
@click.argument("word")
@pass_session
def add(session: Session, word: str) -> None:
    """Have WORD count as spelled right from now on, just as it is capitalised."""
    with session.writing() as workbook:
        learnt = learn(workbook, word)
    terminal.tell(f"“{learnt}” is learnt; qperf-tui undo takes it back.")


@command.command("remove", short_help="Forget a word.")
@click.argument("word")
@pass_session
def remove(session: Session, word: str) -> None:
    """Let WORD be checked again."""
    with session.writing() as workbook:
        forgot = forget(workbook, word)
    terminal.tell(f"“{forgot}” is forgotten; qperf-tui undo takes it back.")
