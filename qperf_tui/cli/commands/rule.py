"""The command `rule`: by which rule figures are judged, and why by that one."""

import textwrap
from collections.abc import Iterator
from typing import Final

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import (
    csv_option,
    json_option,
    read_quarter,
    reason_option,
    remove_option,
    require_given,
    require_one_form,
)
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.rules import RULE_SETS, RuleSet
from qperf_tui.domain.text import capitalised
from qperf_tui.domain.wording import tolerance_words
from qperf_tui.workbench.rulings import (
    rule_in_force,
    set_tolerance,
    take_back_tolerance,
    use_rule,
    why_by_settings,
)

_WIDEST: Final = 100


@click.group(
    invoke_without_command=True,
    short_help="Say by which rule figures are judged, or choose one.",
    epilog="""\b
    Examples:
      qperf-tui rule
      qperf-tui rule use havering-2013 --reason "As agreed by cabinet in May."
      qperf-tui rule tolerance "C MTP 8" "5 points" --reason "Agreed with the chair."
    """,
)
@json_option
@csv_option
@pass_session
@click.pass_context
def command(
    ctx: click.Context, session: Session, *, as_json: bool, as_csv: bool
) -> None:
    """List the rules of judging that ship, and which is in force and why.

    Without a command of its own it lists them: `own` is each indicator's own
    tolerance, the others are as councils have published them.
    """
    if ctx.invoked_subcommand is not None:
        if as_json or as_csv:
            raise click.UsageError("--json and --csv are for the list of rules alone.")
        return
    require_one_form(as_json=as_json, as_csv=as_csv)
    rule, why = _in_force(session)
    records: list[dict[str, str | bool]] = [
        {
            "name": each.name,
            "title": each.title,
            "words": each.words,
            "source": each.source,
            "is_in_force": each.name == rule.name,
            "why": why if each.name == rule.name else "",
        }
        for each in RULE_SETS.values()
    ]
    if as_json:
        terminal.write_json(records)
    elif as_csv:
        terminal.write_csv(records, records[0])
    else:
        terminal.write_text("\n".join(_lines(rule, why)) + "\n")


@command.command(
    "use",
    short_help="Judge this workbook by another rule.",
    epilog="""\b
    Examples:
      qperf-tui rule use havering-2013 --reason "As agreed by cabinet in May."
      qperf-tui rule use --remove --reason "Back to the settings of each officer."
    """,
)
@click.argument("name", required=False)
@reason_option
@remove_option
@pass_session
def use(session: Session, name: str | None, reason: str, *, is_removed: bool) -> None:
    """Judge this workbook by the rule called NAME, whoever opens it."""
    given = require_given("NAME", name, is_removed=is_removed)
    with session.writing() as workbook:
        rule = use_rule(workbook, given.strip(), reason)
    how = "is judged by its own rule" if given.strip() else "follows the settings"
    terminal.tell(f"This workbook {how}: {rule.title}, {rule.words}.")


@command.command(
    "tolerance",
    short_help="Judge one indicator by another tolerance.",
    epilog="""\b
    Examples:
      qperf-tui rule tolerance "C MTP 8" "5 points" --reason "Agreed with the chair."
      qperf-tui rule tolerance "CS 9" 10% --from "Q1 2012/13" --reason "Few cases."
      qperf-tui rule tolerance "CS 9" --remove --from "Q1 2012/13" --reason "Mistaken."
    """,
)
@click.argument("code")
@click.argument("tolerance", required=False)
@click.option(
    "--from",
    "quarter",
    callback=read_quarter,
    metavar="QUARTER",
    help="The first quarter judged so (default: the latest with figures).",
)
@reason_option
@remove_option
@pass_session
def override(
    session: Session,
    code: str,
    tolerance: str | None,
    quarter: Quarter | None,
    reason: str,
    *,
    is_removed: bool,
) -> None:
    """Judge indicator CODE by another TOLERANCE than its record card's.

    TOLERANCE is written as '10%' of the target, '5 points', 'floor 70' or
    'must improve'. It holds from a quarter on, until another is set.
    """
    given = require_given("TOLERANCE", tolerance, is_removed=is_removed)
    with session.writing() as workbook:
        at = session.quarter_of(workbook, quarter)
        indicator = workbook.indicators.by_code(code.strip())
        if is_removed:
            take_back_tolerance(workbook, indicator, at, reason)
            said = f"The tolerance of {indicator.code} set from {at} is taken back."
        else:
            held = set_tolerance(workbook, indicator, at, given, reason)
            words = tolerance_words(held, indicator)
            said = f"The tolerance of {indicator.code} is {words} from {at}."
    terminal.tell(said)


def _in_force(session: Session) -> tuple[RuleSet, str]:
    """The rule in force and why; where no workbook is known, by the settings."""
    if session.known_path is None:
        rule = session.settings.practice.rule
        return rule, why_by_settings(rule)
    with session.reading() as workbook:
        return rule_in_force(workbook)


def _lines(rule: RuleSet, why: str) -> Iterator[str]:
    yield f"In force: {rule.name}, {why}"
    width = min(terminal.width(), _WIDEST)
    for each in RULE_SETS.values():
        mark = "*" if each.name == rule.name else " "
        yield from ("", f"{mark} {each.name}  {each.title}")
        for said in (f"{capitalised(each.words)}.", each.source):
            yield from textwrap.wrap(
                said, width, initial_indent="    ", subsequent_indent="    "
            )
