"""The command `import`: returns brought in, all of their rows or none."""

import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.commands.import_batches import listed, undo, verify
from qperf_tui.cli.commands.import_profile import profile
from qperf_tui.cli.import_group import FILES, FilesCommand, ImportGroup
from qperf_tui.cli.import_messages import (
    Message,
    column_record,
    messages,
    prefixed,
)
from qperf_tui.cli.options import json_option
from qperf_tui.cli.previews import preview_record, preview_text
from qperf_tui.cli.reading_options import Wanted, reading_options
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.closing import Closing
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.wording import plural
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.intake import Intake
from qperf_tui.workbench.pasting import piped_return
from qperf_tui.workbench.previewing import Preview, Source, preview
from qperf_tui.workbench.profiles import save_profile
from qperf_tui.workbench.returns import take_in_files

_REFUSED: Final = 1


@click.group(
    cls=ImportGroup,
    short_help="Bring in the figures of a return.",
    invoke_without_command=True,
)
def command() -> None:
    """Bring in returns, or look at what was brought in and how it is read."""


@command.command(
    FILES,
    cls=FilesCommand,
    epilog="""\b
    Examples:
      qperf-tui import 2012-13-Q2-CS.csv --dry-run
      qperf-tui import 2012-13-Q2-CS.csv --dry-run --problems
      qperf-tui import returns/*.csv
      qperf-tui import figures.xlsx --sheet "Quarter 2" --json
      qperf-tui import wide.xlsx --all-sheets --year 2012/13
      qperf-tui import odd.csv --map "Latest=Value" --save-profile "Children"
      qperf-tui import corrected.csv --reason "Late cases from two teams"
      qperf-tui import profile list
      qperf-tui import list
      xclip -o -selection clipboard | qperf-tui import - --quarter "Q2 2012/13"

    Several files are brought in together, or none of them; undo takes all of them
    back. Exit code 0: imported, with or without warnings, or nothing refused with
    --dry-run. 1: refused, nothing written.
    """,
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--dry-run", is_flag=True, help="Show what every cell would do; write nothing."
)
@click.option(
    "--problems", is_flag=True, help="With --dry-run, only what is warned or refused."
)
@reading_options
@click.option(
    "--reason",
    default="",
    help="Why it revises figures of a published quarter; the next paper prints it.",
)
@json_option
@pass_session
@click.pass_context
def bring_in(
    ctx: click.Context,
    session: Session,
    files: tuple[Path, ...],
    reason: str,
    *,
    wanted: Wanted,
    dry_run: bool,
    problems: bool,
    as_json: bool,
) -> None:
    """Bring in returns: all rows of all FILES, or none.

    CSV, XLSX, ODS, XLS, records in JSON, our own Parquet, and workbooks (.qperf).

    A return has a row for each indicator and quarter, or a row for each indicator
    and a column for each quarter. Ref, Quarter and Value do for those that are known.

    With - it reads stdin; copied cells need no more there than codes and figures.
    """
    if problems and not dry_run:
        raise click.UsageError("--problems goes with --dry-run; add that, or leave it.")
    asked, name = wanted.asked(), wanted.profile
    seen: list[Preview] = []
    opened = session.reading() if dry_run else session.writing()
    with opened as workbook, terminal.no_collecting():
        sources = _sources(session, workbook, asked.quarter, files)
        take = partial(take_in_files, workbook, sources, reason=reason)
        taken = take(asked=asked, profile=name, is_trial=dry_run)
        if dry_run:
            seen = [preview(workbook, each, asked, profile=name) for each in sources]
        elif wanted.save_as and _outcome(taken) != "refuse":
            save_profile(workbook, wanted.save_as, sources[0], asked)
    wants = _without_reason(taken) if dry_run and not reason else []
    _answer(taken, seen, as_json=as_json, only_problems=problems)
    for each in wants:
        terminal.tell(f"{each.revised}; add --reason TEXT to bring it in.")
    if wants or _outcome(taken) == "refuse":
        ctx.exit(_REFUSED)


for each in (profile, listed, verify, undo):
    command.add_command(each)


def _without_reason(taken: Sequence[Intake]) -> list[Closing]:
    """The closed quarters that returns would revise, for which no reason is given."""
    if _outcome(taken) == "refuse":
        return []
    found = {each.quarter: each for intake in taken for each in intake.revised}
    return [found[quarter] for quarter in sorted(found)]


def _sources(
    session: Session,
    workbook: Workbook,
    quarter: Quarter | None,
    files: Sequence[Path],
) -> list[Source]:
    """Files, and what comes through a pipe in place of one called `-`."""
    if Path("-") not in files:
        return list(files)
    if sys.stdin.isatty():
        terminal.tell("Paste the cells, then press enter and ctrl+d.")
    at = session.quarter_of(workbook, quarter)
    piped = piped_return(workbook, sys.stdin.buffer, at)
    return [piped if each == Path("-") else each for each in files]


def _answer(
    taken: Sequence[Intake],
    seen: Sequence[Preview],
    *,
    as_json: bool,
    only_problems: bool,
) -> None:
    """Say what was done, or what is seen of what would be."""
    if as_json:
        found = [preview_record(each, only_problems=only_problems) for each in seen]
        terminal.write_json(_as_json(taken, found))
    else:
        width = terminal.width()
        terminal.write(preview_text(seen, width, only_problems=only_problems))
        _say(taken, dry_run=bool(seen))


def _outcome(taken: Sequence[Intake]) -> str:
    found = {each.outcome for each in taken}
    return next((each for each in ("refuse", "warn") if each in found), "clean")


def _as_json(
    taken: Sequence[Intake], seen: Sequence[Mapping[str, object]]
) -> dict[str, object]:
    refused = _outcome(taken) == "refuse"
    files = [_one(each, counts=not refused) for each in taken]
    for one, found in zip(files, seen, strict=False):
        one.update(found)
    if len(files) == 1:
        return files[0]
    every: list[Message] = []
    for each in taken:
        every += [
            {**message, "says": _placed(each, message)} for message in messages(each)
        ]
    return {
        "outcome": _outcome(taken),
        "rows": sum(each.rows for each in taken),
        "changed": 0 if refused else sum(each.added + each.changed for each in taken),
        "messages": every,
        "files": [
            {"file": each.file_name, **one}
            for each, one in zip(taken, files, strict=True)
        ],
    }


def _one(intake: Intake, *, counts: bool) -> dict[str, object]:
    return {
        "outcome": intake.outcome,
        "rows": intake.rows,
        "changed": intake.added + intake.changed if counts else 0,
        "messages": messages(intake),
        "read_as": intake.read_as,
        "notes": list(intake.notes),
        "columns": [column_record(each) for each in intake.matches],
    }


def _placed(intake: Intake, message: Message) -> str:
    """A message that begins with the file it is about."""
    return prefixed(intake, str(message["says"]))


def _say(taken: Sequence[Intake], *, dry_run: bool) -> None:
    refused = _outcome(taken) == "refuse"
    for each in taken:
        said = [*each.notes, *(str(message["says"]) for message in messages(each))]
        if len(taken) > 1 and said:
            terminal.tell(f"{each.file_name}:")
        for line in said:
            terminal.tell(
                prefixed(each, line)
                if len(taken) == 1
                else f"- {line.removeprefix(f'{each.file_name}: ')}"
            )
        if not refused:
            _say_one(each, dry_run=dry_run)
    if refused:
        names = ", ".join(each.file_name for each in taken if each.refusals_found)
        rest = "" if len(taken) == 1 else " nor of any file given with it"
        terminal.complain(f"{names}: refused; nothing of it{rest} is imported.")


def _say_one(intake: Intake, *, dry_run: bool) -> None:
    verb = "Would import" if dry_run else "Imported"
    figures = plural(intake.added, "figure")
    said = (
        f"{verb} {intake.file_name}: {intake.added:,} {figures} added, "
        f"{intake.changed:,} changed, {intake.left:,} left as they were"
    )
    if intake.new_indicators:
        said += f", {len(intake.new_indicators):,} new indicators"
    if intake.revised:
        revised = ", ".join(str(each.quarter) for each in intake.revised)
        said += f"; published and revised: {revised}"
    terminal.tell(f"{said}.")
