"""The command `qperf-tui`: its options, its commands and how it ends."""

import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import Final, NoReturn

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.lazy import Known, LazyGroup
from qperf_tui.cli.options import quarter_option
from qperf_tui.cli.session import Session
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError, WorkbookError
from qperf_tui.paths import at_home

EXIT_OK: Final = 0
EXIT_REFUSED: Final = 1
EXIT_USAGE: Final = 2
EXIT_WORKBOOK: Final = 3
EXIT_INTERRUPTED: Final = 130
EXIT_TERMINATED: Final = 143

_BEFORE: Final = ("-w", "--workbook", "--read-only", "--as", "--committee")
"""Options that stand before the command."""

_COMMANDS: Final[Mapping[str, Known]] = {
    "Begin": {
        "demo": ("demo", "Open the workbench on the sample council."),
        "new": ("new", "Make a new workbook."),
        "import": ("imports", "Bring in the figures of a return."),
        "figure": ("figure", "Enter one figure, or say why there is none."),
        "meeting": ("meeting", "Set the meeting's date, and say what is due when."),
        "people": (
            "people",
            "List who agrees commentary in which role, or enter them.",
        ),
        "chain": ("chain", "Say which roles agree commentary, or set them."),
    },
    "Look": {
        "list": ("lists", "List indicators with value, target, status and movement."),
        "show": ("show", "Show everything on file for one indicator."),
        "groups": ("groups", "Show an indicator by group, beside a reference group."),
        "backtest": ("backtest", "Test the year-end projection on past years."),
        "queue": ("queue", "List what is to be done, by the day it is due."),
        "history": ("history", "List who changed what, the newest first."),
    },
    "Define": {
        "indicator": ("indicator", "Add, amend, move, split or retire an indicator."),
        "priority": (
            "priority",
            "List the plan's priorities, add, move or rename.",
        ),
        "target": ("target", "List an indicator's targets, or set one."),
        "recode": ("recode", "Give an indicator another code."),
        "define": (
            "define",
            "Bring in a file of targets, owners, comparators and the like.",
        ),
        "changed": (
            "changed",
            "Say what has changed in what is reported since a quarter.",
        ),
    },
    "Judge": {
        "rule": ("rule", "Say by which rule figures are judged, or choose one."),
        "expect": ("expect", "Enter what is expected at the year end."),
        "rebase": ("rebase", "Begin an indicator's limits afresh."),
    },
    "Write": {
        "comment": ("comment", "Write the commentary on an indicator."),
        "versions": ("versions", "List, compare and restore the versions of a text."),
        "pack": ("pack", "Write each owner a spreadsheet to fill in."),
        "unpack": ("unpack", "Read spreadsheets that owners have filled in."),
        "words": ("words", "List the council's own words, or learn one."),
        "style": ("style", "Say which house style texts are held to, or choose one."),
    },
    "Agree": {
        "ready": ("ready", "Mark commentary ready to be agreed."),
        "agree": ("agree", "Agree commentary that is ready."),
        "return": ("returning", "Return commentary to its writer, with a reason."),
        "remark": ("remark", "Remark on commentary, for colleagues only."),
        "action": ("action", "Keep what is done about an indicator."),
        "request": ("request", "Keep what members ask for, and answer it."),
    },
    "Report": {
        "draft": ("draft", "Write the summary section afresh from the figures."),
        "check": ("check", "Say what is missing before the section can go out."),
        "compare": (
            "compare",
            "Show what differs from a draft, a release, or last quarter's.",
        ),
        "disclosure": (
            "disclosure",
            "Say what is hidden from the public, and why.",
        ),
        "exempt": ("exempt", "Keep a paragraph or a part from the public."),
        "waive": ("waive", "Waive a rule for an indicator, with a reason."),
        "revised": ("revised", "List texts whose figures have been revised."),
        "paper": ("paper", "List the papers of a quarter, add or remove one."),
        "export": ("export", "Export the paper, its summary section, or every figure."),
        "quarter": ("quarter", "Open the next quarter, chase its returns, close it."),
        "publish": ("publish", "Freeze a quarter's paper as a release."),
        "releases": ("releases", "List what was published, or write its files again."),
        "verify": ("verify", "Prove that a file or folder is what was published."),
        "template": ("template", "Lay the paper out as your council does."),
    },
    "Keep": {
        "undo": ("undo", "Undo the last change."),
        "redo": ("redo", "Do again what was undone last."),
        "backup": ("backup", "Write a copy of the workbook."),
        "restore": ("restore", "Put a backup in the workbook's place."),
        "where": ("where", "Say which files are used."),
    },
}
"""Every command under what an officer wants, in the order they are met."""


class _Program(LazyGroup):
    groups = _COMMANDS


def _version(ctx: click.Context, _param: click.Parameter, is_asked: object) -> None:
    if is_asked:
        from importlib.metadata import version  # noqa: PLC0415 - slow

        terminal.write(f"qperf-tui {version('qperf-tui')}\n")
        ctx.exit()


@click.group(
    cls=_Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""Run without a command, qperf-tui opens the workbench.

    \b
    Examples:
      qperf-tui demo
      qperf-tui -w council.qperf new
      qperf-tui import 2012-13-Q2-CS.csv --dry-run
      qperf-tui --quarter "Q2 2012/13" export summary -o summary.md

    \b
    The workbook is the one named with -w, else QPERF_WORKBOOK, else the
    one in the settings file, else the one last opened. The name beside
    what is written is that of --as, else of the settings file, else
    QPERF_USER, else the login name.

    \b
    Exit codes:
      0  done
      1  refused or failed; nothing is half done
      2  wrong usage, or no terminal to open the workbench on
      3  the workbook is busy or cannot be read or written
      4  the checks found something that blocks the section
      130, 141, 143  interrupted, nobody reading, terminated
    """,
)
@click.option(
    "-w",
    "--workbook",
    "named",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="The workbook to work on.",
)
@quarter_option
@click.option("--read-only", is_flag=True, help="Open the workbook to look at only.")
@click.option(
    "--as", "author", default="", metavar="NAME", help="The name to write under."
)
@click.option(
    "--committee",
    default="",
    metavar="NAME",
    help="Whose paper, where a quarter has more than one (see qperf-tui paper).",
)
@click.option(
    "--version",
    "is_asked",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Say the version and end.",
)
@click.pass_context
def program(
    ctx: click.Context,
    named: Path | None,
    quarter: Quarter | None,
    author: str,
    committee: str,
    *,
    read_only: bool,
) -> None:
    """From a council's quarterly figures to agreed committee prose."""
    ctx.obj = Session(
        named=None if named is None else at_home(named),
        quarter=quarter,
        read_only=read_only,
        author=author,
        committee=committee,
    )
    if ctx.invoked_subcommand is None:
        from qperf_tui.cli.opening import open_workbench  # noqa: PLC0415

        ctx.exit(open_workbench(ctx.obj))


def main(arguments: Sequence[str]) -> int:
    """Run the program with some arguments; returns the status to exit with."""
    terminal.speak_utf8()
    try:
        ended = program.main(
            list(arguments), prog_name="qperf-tui", standalone_mode=False
        )
    except click.UsageError as error:
        terminal.complain(_usage(error))
        return EXIT_USAGE
    except click.ClickException as error:
        terminal.complain(error.format_message())
        return EXIT_REFUSED
    except click.Abort:
        return EXIT_INTERRUPTED
    except WorkbookError as error:
        terminal.complain(str(error))
        return EXIT_WORKBOOK
    except QperfError as error:
        terminal.complain(str(error))
        return EXIT_REFUSED
    except BrokenPipeError:
        raise
    except OSError as error:
        terminal.complain(_system(error))
        return EXIT_REFUSED
    except ImportError as error:
        terminal.complain(f"A part of qperf-tui cannot be loaded: {error}; try again.")
        return EXIT_REFUSED
    return ended if isinstance(ended, int) else EXIT_OK


def run() -> NoReturn:
    """Run the program as the shell started it.

    Raises:
        SystemExit: Always, with the status.
    """
    signal.signal(signal.SIGTERM, _terminated)
    try:
        status = main(sys.argv[1:])
    except KeyboardInterrupt:
        status = EXIT_INTERRUPTED
    except BrokenPipeError:
        terminal.leave_quietly()
    sys.exit(status)


def _terminated(_number: int, _frame: FrameType | None) -> NoReturn:
    """End by an exception, so that what was begun is rolled back and closed."""
    raise SystemExit(EXIT_TERMINATED)


def _system(error: OSError) -> str:
    """What the system could not do, with the file that it was about, if any."""
    what = f"{error.filename}: " if error.filename else ""
    said = error.strerror or str(error)
    return f"{what}{said}; nothing is half done. Mend that, and try again."


def _usage(error: click.UsageError) -> str:
    said = error.format_message()
    if isinstance(error, click.NoSuchOption) and error.option_name in _BEFORE:
        return f"{error.option_name} stands before the command: qperf-tui -w PATH list."
    if error.ctx is not None and not said.endswith("?"):
        asked = error.ctx.command_path
        if error.cmd is not None and f"{asked} --help" not in said:
            return f"{said} See {asked} --help."
    return said
