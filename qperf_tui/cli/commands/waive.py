"""The command `waive`: what goes out although a rule speaks against it."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import json_option, quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.waiver import Waiver
from qperf_tui.workbench.waivers import subject_of, unwaive, waive, waivers


@click.command(
    short_help="Waive a rule for an indicator, with a reason.",
    epilog="""\b
    Examples:
      qperf-tui waive no-action "B MTP 2" --reason "The measure ends in March."
      qperf-tui waive header-field "Wards Affected" --reason "Decided at the meeting."
      qperf-tui waive --list
      qperf-tui waive wrong-figure "B MTP 2" --figure "79.4%" --reason "As told then."
      qperf-tui waive no-action "B MTP 2" --withdraw
    """,
)
@click.argument("rule", required=False)
@click.argument("subject", required=False, metavar="[CODE]")
@click.option(
    "--reason",
    metavar="TEXT",
    help="Why, for whoever looks at this next; kept with your name and the day.",
)
@click.option("--list", "is_listed", is_flag=True, help="List what is waived.")
@click.option(
    "--withdraw", "is_withdrawn", is_flag=True, help="Hold to the rule again."
)
@click.option(
    "--figure",
    default="",
    metavar="TEXT",
    help="The one that is waived, where a rule finds several: '79.4%'.",
)
@json_option
@quarter_option
@pass_session
def command(
    session: Session,
    rule: str | None,
    subject: str | None,
    reason: str | None,
    quarter: Quarter | None,
    *,
    figure: str,
    is_listed: bool,
    is_withdrawn: bool,
    as_json: bool,
) -> None:
    """Waive RULE for an indicator's CODE in the quarter's report, with a reason.

    What the rule finds there blocks nothing then; `qperf-tui check` goes on listing it,
    with the reason. It holds for one quarter, and of a rule on figures for one figure.
    Rules (`qperf-tui style`) of the header and parts are waived for a field or heading.
    """
    if is_listed or as_json:
        if rule is not None or is_withdrawn or reason is not None:
            raise click.UsageError(
                "--list and --json list what is waived, and no more."
            )
        _list(session, quarter, as_json=as_json)
        return
    if rule is None or subject is None:
        raise click.UsageError("Give RULE and CODE, or --list.")
    if (reason is None) is not is_withdrawn:
        raise click.UsageError("Give --reason TEXT to waive, or --withdraw alone.")
    with session.writing() as workbook:
        at = session.quarter_of(workbook, quarter)
        about = subject_of(workbook, rule, subject)
        if is_withdrawn:
            held = unwaive(workbook, at, rule, about, figure)
            said = f"{held.about} is held to {held.rule} again in {at}."
        else:
            made = waive(workbook, at, rule, about, reason or "", figure=figure)
            said = f"{made.rule} is waived for {made.about} in {at}."
    terminal.tell(said)


def _list(session: Session, quarter: Quarter | None, *, as_json: bool) -> None:
    with session.reading() as workbook:
        at = session.quarter_of(workbook, quarter)
        found = waivers(workbook, at)
    if as_json:
        terminal.write_json([_record(each) for each in found])
    elif found:
        terminal.write_text("".join(map(_line, found)))
    else:
        terminal.tell(f"Nothing is waived in {at}.")


def _record(waiver: Waiver) -> dict[str, str]:
    return {
        "quarter": str(waiver.quarter),
        "rule": waiver.rule,
        "code": waiver.subject,
        "figure": waiver.figure,
        "reason": waiver.reason,
        "waived_by": waiver.by,
        "waived_at": waiver.at,
    }


def _line(waiver: Waiver) -> str:
    head = f"{waiver.rule}, {waiver.about}, by {waiver.by} on {waiver.at[:10]}"
    return f"{head}\n   {waiver.reason}\n"
