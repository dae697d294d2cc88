"""The command `target`: what is to be reached, set with a reason."""

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import (
    json_option,
    quarter_option,
    reason_option,
    remove_option,
    require_given,
)
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import TargetKind
from qperf_tui.domain.wording import target_figure
from qperf_tui.workbench.target_setting import (
    set_profile,
    set_target,
    take_back_target,
)


@click.group(
    short_help="List an indicator's targets, or set one.",
    epilog="""\b
    Examples:
      qperf-tui target list "C MTP 8"
      qperf-tui target set "C MTP 8" 86% --year-end --reason "As agreed by cabinet."
      qperf-tui target set "CS 9" "10 to 15" --quarter "Q3 2012/13" --reason "Profile."
      qperf-tui target set "CS 9" --remove --year-end --reason "No longer set."
      qperf-tui target profile "CS 9" 3 6 9 12 --year-end 12 --reason "Profile."
    """,
)
def command() -> None:
    """Say what an indicator is to reach, in a quarter or at the year end."""


@command.command("set", short_help="Set, change or take back a target.")
@click.argument("code")
@click.argument("target", required=False)
@click.option(
    "--year-end",
    "is_year_end",
    is_flag=True,
    help="It is the year end's, and not the quarter's own.",
)
@quarter_option
@reason_option
@remove_option
@pass_session
def set_one(
    session: Session,
    code: str,
    target: str | None,
    quarter: Quarter | None,
    reason: str,
    *,
    is_year_end: bool,
    is_removed: bool,
) -> None:
    """Let indicator CODE have a TARGET: 85%, '10 to 15', 'fewer than 85' or words.

    It is the quarter's milestone, or with --year-end the target of its year.
    """
    given = require_given("TARGET", target, is_removed=is_removed)
    kind = TargetKind.YEAR_END if is_year_end else TargetKind.MILESTONE
    with session.writing() as workbook:
        at = session.quarter_of(workbook, quarter)
        at = at.year_end if is_year_end else at
        about = workbook.indicators.by_code(code.strip())
        if is_removed:
            take_back_target(workbook, about, at, kind=kind, reason=reason)
            said = "is taken back"
        else:
            held = set_target(workbook, about, given, at, kind=kind, reason=reason)
            said = f"is {target_figure(held, about)}"
    terminal.tell(f"The {kind} target of {about.code} for {at} {said}.")


@command.command("profile", short_help="Set the targets of a year in one go.")
@click.argument("code")
@click.argument("targets", nargs=4, metavar="Q1 Q2 Q3 Q4")
@click.option("--year-end", default="", metavar="TARGET", help="That of the year end.")
@quarter_option
@reason_option
@pass_session
def set_year(
    session: Session,
    code: str,
    targets: tuple[str, str, str, str],
    quarter: Quarter | None,
    reason: str,
    *,
    year_end: str,
) -> None:
    """Let indicator CODE have these targets in the four quarters of a year.

    It is the year of the quarter; a target written '' is left as it stands.
    """
    with session.writing() as workbook:
        ends = session.quarter_of(workbook, quarter).year_end
        about = workbook.indicators.by_code(code.strip())
        said = {
            (ends.shifted(-back), TargetKind.MILESTONE): text
            for back, text in zip((3, 2, 1, 0), targets, strict=True)
        }
        said |= {(ends, TargetKind.YEAR_END): year_end}
        new = set_profile(workbook, about, said, reason=reason)
    told = ", ".join(target_figure(each, about) for each in new)
    terminal.tell(f"The targets of {about.code} to {ends} are set: {told}.")


@command.command("list", short_help="List every target of an indicator.")
@click.argument("code")
@json_option
@pass_session
def listed(session: Session, code: str, *, as_json: bool) -> None:
    """List every target of indicator CODE, quarter by quarter, with who set it."""
    with session.reading() as workbook:
        about = workbook.indicators.by_code(code.strip())
        held = workbook.targets.of(about.indicator_id)
        settings = workbook.targets.settings(about.indicator_id)
        records = [
            {
                "quarter": str(quarter),
                "kind": kind.value,
                "target": target_figure(held[quarter, kind], about),
                "set_by": setting.set_by,
                "reason": setting.reason,
            }
            for (quarter, kind), setting in sorted(
                settings.items(), key=lambda each: each[0]
            )
        ]
    if as_json:
        terminal.write_json(records)
        return
    terminal.write_text(
        "".join(
            f"{each['quarter']}  {each['target']} ({each['kind']}), set by "
            f"{each['set_by']}{': ' if each['reason'] else ''}{each['reason']}\n"
            for each in records
        )
    )
    if not records:
        terminal.tell(f"{about.code} has no target.")
