"""The command `style`: the house style that texts are held to, and how hard."""

from collections.abc import Iterator, Mapping

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import json_option, reason_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.report.style import PRESETS, SIZES, Severity, Style
from qperf_tui.workbench.house_style import (
    RULES,
    explain,
    name_quarters,
    set_rule,
    set_size,
    style_of,
    use_preset,
    why_so,
)


@click.group(
    invoke_without_command=True,
    short_help="Say which house style texts are held to, or choose one.",
    epilog="""\b
    Examples:
      qperf-tui style
      qperf-tui style use gov.uk
      qperf-tui style rule spelling blocks --reason "Agreed with the chair."
      qperf-tui style set longest-commentary 150 --reason "Agreed with the chair."
      qperf-tui style quarter Q2 --reason "As the corporate suite has it."
      qperf-tui style explain LAC "looked after children"
    """,
)
@json_option
@pass_session
@click.pass_context
def command(ctx: click.Context, session: Session, *, as_json: bool) -> None:
    """List the styles that ship, the rules of writing and how hard each is held to.

    `blocks` keeps a text from going out until it is mended, `advice` says so only,
    and `off` says nothing.
    """
    if ctx.invoked_subcommand is not None:
        if as_json:
            raise click.UsageError("--json is for the list of rules alone.")
        return
    with session.reading() as workbook:
        style, why = style_of(workbook), why_so(workbook)
    if as_json:
        terminal.write_json(_record(style, why))
    else:
        terminal.write_text("\n".join(_lines(style, why)) + "\n")


@command.command("use", short_help="Hold texts to another style.")
@click.argument("name")
@click.option("--reason", default="", metavar="TEXT", help="Why, if it is to be kept.")
@pass_session
def use(session: Session, name: str, reason: str) -> None:
    """Hold this workbook's texts to the style called NAME."""
    with session.writing() as workbook:
        style = use_preset(workbook, name, reason)
    terminal.tell(f"Texts are held to the style {style.name}: {style.source}.")


@command.command("rule", short_help="Hold a rule harder, or less hard.")
@click.argument("name")
@click.argument("severity", type=click.Choice([each.value for each in Severity]))
@reason_option
@pass_session
def rule(session: Session, name: str, severity: str, reason: str) -> None:
    """Have the rule called NAME block a text, advise only, or be off."""
    with session.writing() as workbook:
        chosen = set_rule(workbook, name, severity, reason)
    terminal.tell(f"The rule {chosen.name} is {severity}: {chosen.looks_for}.")


@command.command("set", short_help="Set a number of the style.")
@click.argument("name")
@click.argument("number", type=int)
@reason_option
@pass_session
def size(session: Session, name: str, number: int, reason: str) -> None:
    """Set one of the style's numbers, such as longest-commentary, to NUMBER."""
    with session.writing() as workbook:
        set_size(workbook, name, number, reason)
    terminal.tell(f"{name} is {number}.")


@command.command("quarter", short_help="Say how quarters are named.")
@click.argument("name")
@reason_option
@pass_session
def quarter(session: Session, name: str, reason: str) -> None:
    """Have quarters named as in NAME: 'Quarter 2', 'quarter 2' or 'Q2'."""
    with session.writing() as workbook:
        style = name_quarters(workbook, name, reason)
    terminal.tell(f"Quarters are named as in {style.quarter}.")


@command.command("explain", short_help="Say what an abbreviation stands for.")
@click.argument("short")
@click.argument("meaning", default="")
@pass_session
def meaning(session: Session, short: str, meaning: str) -> None:
    """Say what the abbreviation SHORT stands for; without MEANING, let it go."""
    with session.writing() as workbook:
        explain(workbook, short, meaning)
    terminal.tell(
        f"{short} stands for {meaning}." if meaning else f"{short} is let go."
    )


def _record(style: Style, why: Mapping[str, str]) -> dict[str, object]:
    return {
        "style": style.name,
        "why": why["preset"],
        "quarter": style.quarter,
        "settings": {each: getattr(style, each) for each in SIZES},
        "glossary": dict(style.glossary),
        "rules": [
            {
                "name": each.name,
                "looks_for": each.looks_for,
                "severity": style.severity(each.name).value,
                "why": why.get(each.name, ""),
            }
            for each in RULES.values()
        ],
    }


def _lines(style: Style, why: Mapping[str, str]) -> Iterator[str]:
    chosen = f", chosen by {why['preset']}" if why["preset"] else ""
    yield f"In use: {style.name}{chosen}"
    yield ""
    for preset in PRESETS.values():
        mark = "*" if preset.name == style.name else " "
        yield f"{mark} {preset.name:<10} {preset.source}"
    yield ""
    room = max(len(each) for each in RULES)
    for each in RULES.values():
        said = f"  ({why[each.name]})" if each.name in why else ""
        severity = style.severity(each.name).value
        yield f"{severity:<7} {each.name:<{room}} {each.looks_for}{said}"
    yield ""
    yield f"{'quarter':<19} {style.quarter:>9}  how quarters are named"
    for name, counts in SIZES.items():
        yield f"{name.replace('_', '-'):<19} {getattr(style, name):>9}  {counts}"
