"""The command `disclosure policy`: how small numbers of people are protected."""

from collections.abc import Callable
from typing import TypeVar

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import json_option, reason_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.storage.disclosure import PolicyOnFile
from qperf_tui.workbench.disclosing import USUAL
from qperf_tui.workbench.hidden_list import policies_in_force
from qperf_tui.workbench.protecting import (
    LEAST,
    METHODS,
    MOST,
    policy_words,
    remove_policy,
    set_policy,
    subject_of,
)

Command = TypeVar("Command", bound=Callable[..., object])


@click.group(
    "policy",
    invoke_without_command=True,
    short_help="Say how small numbers are protected, or set it.",
    epilog="""\b
    Examples:
      qperf-tui disclosure policy
      qperf-tui disclosure policy set suppress --threshold 10 --reason "As ONS has it."
      qperf-tui disclosure policy set round5 --theme attainment --reason "As the DfE."
      qperf-tui disclosure policy set off --code "CS 5" --reason "It counts schools."
      qperf-tui disclosure policy remove --code "CS 5" --reason "It was mistaken."
    """,
)
@json_option
@pass_session
@click.pass_context
def command(ctx: click.Context, session: Session, *, as_json: bool) -> None:
    """List how the small numbers of the workbook, of themes and indicators are hidden.

    That of an indicator goes before that of its theme, and that before the workbook's.
    """
    if ctx.invoked_subcommand is not None:
        if as_json:
            raise click.UsageError("--json is for the list of policies alone.")
        return
    with session.reading() as workbook:
        held = policies_in_force(workbook)
    if as_json:
        terminal.write_json([record(each) for each in held])
    else:
        terminal.write_text("".join(map(_line, held)))


def subject_options(command: Command) -> Command:
    """Give a command the options that say what a policy is for."""
    code = click.option("--code", default="", metavar="CODE", help="One indicator.")
    theme = click.option("--theme", default="", metavar="THEME", help="One theme.")
    return code(theme(command))


@command.command("set", short_help="Set how small numbers are protected.")
@click.argument("method", type=click.Choice(METHODS))
@subject_options
@click.option(
    "--threshold",
    type=click.IntRange(LEAST, MOST),
    default=USUAL.threshold,
    show_default=True,
    help="The smallest number of people that may be shown.",
)
@click.option("--zeros", "hides_zero", is_flag=True, help="Hide 0 as well.")
@reason_option
@pass_session
def put(
    session: Session,
    method: str,
    *,
    code: str,
    theme: str,
    threshold: int,
    reason: str,
    hides_zero: bool,
) -> None:
    """Hide small numbers, round every number to 5, or show all: METHOD says which.

    It is for the whole workbook unless a code or a theme is given.
    """
    with session.writing() as workbook:
        subject = subject_of(workbook, code=code, theme=theme)
        made = set_policy(
            *(workbook, subject, method, reason),
            threshold=threshold,
            hides_zero=hides_zero,
        )
    terminal.tell(f"Small numbers of {subject}: {policy_words(made)}.")


@command.command("remove", short_help="Take a policy back.")
@subject_options
@reason_option
@pass_session
def remove(session: Session, code: str, theme: str, reason: str) -> None:
    """Protect a subject again as what it belongs to is protected."""
    with session.writing() as workbook:
        subject = subject_of(workbook, code=code, theme=theme)
        remove_policy(workbook, subject, reason)
    terminal.tell(f"The policy on small numbers of {subject} is taken back.")


def record(policy: PolicyOnFile) -> dict[str, object]:
    """A policy as it is written as JSON."""
    return {
        "kind": policy.kind,
        "subject": policy.subject,
        "method": policy.method,
        "threshold": policy.threshold,
        "hides_zero": policy.hides_zero,
        "why": policy.why,
    }


def _line(policy: PolicyOnFile) -> str:
    subject = f"{policy.kind} {policy.subject}".strip()
    why = policy.why or ("the usual way, as no other is set" if policy is USUAL else "")
    return f"{subject}: {policy_words(policy)}\n   {why}\n"
