"""The command `disclosure`: what is hidden from the public, and why."""

from collections.abc import Iterator
from typing import Final

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.commands import (
    disclosure_attack,
    disclosure_override,
    disclosure_policy,
    disclosure_show,
)
from qperf_tui.cli.options import (
    csv_option,
    json_option,
    quarter_option,
    require_one_form,
)
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.cli.tables import aligned
from qperf_tui.cli.waiting import waiting
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.wording import plural
from qperf_tui.workbench.hidden_list import HiddenFigure, HiddenList, hidden_list
from qperf_tui.workbench.protecting import policy_words

_HEADINGS: Final = ("Code", "Quarter", "Group", "Why")
_COLUMNS: Final = ("code", "title", "quarter", "group", "rule", "why", "is_primary")


@click.group(
    invoke_without_command=True,
    short_help="Say what is hidden from the public, and why.",
    epilog="""\b
    Examples:
      qperf-tui disclosure
      qperf-tui disclosure --every-quarter --csv > hidden.csv
      qperf-tui disclosure policy set suppress --threshold 10 --code "CS 12" --reason …
      qperf-tui disclosure override "CS 19" --reason "Agreed by the director."
      qperf-tui disclosure show "CS 12"
      qperf-tui disclosure attack
    """,
)
@click.option("--every-quarter", is_flag=True, help="Of every quarter on file.")
@json_option
@csv_option
@quarter_option
@pass_session
@click.pass_context
def command(
    ctx: click.Context,
    session: Session,
    quarter: Quarter | None,
    *,
    every_quarter: bool,
    as_json: bool,
    as_csv: bool,
) -> None:
    """List what the public may not read of a quarter, and by which rule each is hidden.

    No figure is told. What is hidden is hidden in every export, with the same mark
    whatever hides it; the workbench shows it all the same, and so does compare.

    Each indicator is held to its own totals, groups, quarters and releases, under every
    code it had. That one counts those of whom another is a part, or was split into two,
    nothing on file says: hide the other as well by a policy of its own.
    """
    if ctx.invoked_subcommand is not None:
        if as_json or as_csv or every_quarter:
            raise click.UsageError(
                "--json, --csv and --every-quarter are for the list alone."
            )
        return
    require_one_form(as_json=as_json, as_csv=as_csv)
    with session.reading() as workbook:
        at = session.quarter_of(workbook, quarter)
        with waiting("Working out what is hidden") as progress:
            found = hidden_list(workbook, None if every_quarter else at, progress)
    if as_json:
        terminal.write_json(_record(found))
    elif as_csv:
        terminal.write_csv(list(map(_row, found.hidden)), _COLUMNS)
    else:
        where = "every quarter" if every_quarter else str(at)
        terminal.write_text("\n".join(_lines(found, where)) + "\n")


command.add_command(disclosure_policy.command)
command.add_command(disclosure_show.command)
command.add_command(disclosure_override.command)
command.add_command(disclosure_attack.command)


def _lines(found: HiddenList, where: str) -> Iterator[str]:
    whole, *others = found.policies
    yield f"Small numbers of people: {policy_words(whole)}{_by(whole.why)}."
    for each in others:
        subject = f"{each.kind} {each.subject}"
        yield f"  {subject}: {policy_words(each)}{_by(each.why)}"
    yield ""
    if not found.hidden:
        yield f"Nothing is hidden in {where}."
    else:
        rows = [
            (each.code, str(each.quarter), each.group, each.reason.says)
            for each in found.hidden
        ]
        yield from aligned(_HEADINGS, rows, width=terminal.width(), stretch=2)
        yield ""
        yield f"{_counts(found)} in {where}."
    for signed in found.signed_for:
        held = signed.override
        of = f", {signed.group}" if signed.group else ""
        yield (
            f"Shown all the same: {signed.code}{of}, {held.quarter}, signed "
            f"{held.override_id} by {held.signed_by} on {held.signed_at[:10]}: "
            f"{held.reason}"
        )
    if found.uncounted:
        many = len(found.uncounted)
        yield (
            f"{many} {plural(many, 'percentage')} of people cannot be checked, for "
            "neither the number of people nor of how many is on file: "
            f"{', '.join(found.uncounted)}."
        )
    if found.elsewhere:
        yield f"{_figures(found.elsewhere)} more in other quarters."


def _by(why: str) -> str:
    return f" ({why.rstrip('.')})" if why else ""


def _counts(found: HiddenList) -> str:
    own = sum(each.reason.is_primary for each in found.hidden)
    rest = len(found.hidden) - own
    more = f" and {rest} because they would give one away" if rest else ""
    return f"{_figures(len(found.hidden))} hidden: {own} by a rule{more}"


def _figures(count: int) -> str:
    return f"{count} {plural(count, 'figure')}"


def _row(figure: HiddenFigure) -> dict[str, str | bool]:
    return {
        "code": figure.code,
        "title": figure.title,
        "quarter": str(figure.quarter),
        "group": figure.group,
        "rule": figure.reason.rule,
        "why": figure.reason.says,
        "is_primary": figure.reason.is_primary,
    }


def _record(found: HiddenList) -> dict[str, object]:
    return {
        "policies": [disclosure_policy.record(each) for each in found.policies],
        "hidden": list(map(_row, found.hidden)),
        "shown_all_the_same": [
            disclosure_override.record(each) for each in found.signed_for
        ],
        "hidden_in_other_quarters": found.elsewhere,
        "not_to_be_checked": list(found.uncounted),
    }
