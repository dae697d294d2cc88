"""The command `agree`: the next step of commentary, given by who may give it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from qperf_tui.cli import terminal
from qperf_tui.cli.options import quarter_option
from qperf_tui.cli.session import Session, pass_session
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError
from qperf_tui.workbench.agreeing import agree, agree_many, preview_many, take_back
from qperf_tui.workbench.day import day_of
from qperf_tui.workbench.queue import queue, ready_for_me

if TYPE_CHECKING:
    from qperf_tui.domain.indicator import Indicator
    from qperf_tui.storage.workbook import Workbook


@click.command(
    short_help="Agree commentary that is ready.",
    epilog="""\b
    Examples:
      qperf-tui agree "C MTP 8"
      qperf-tui agree "C MTP 8" "CS 18" --yes
      qperf-tui agree --all-ready
      qperf-tui agree --all-ready --yes
      qperf-tui agree "C MTP 8" --take-back
    """,
)
@click.argument("codes", nargs=-1, metavar="CODE...")
@click.option("--all-ready", is_flag=True, help="All that is ready for you to agree.")
@click.option("--yes", "is_sure", is_flag=True, help="Agree several, having read them.")
@click.option(
    "--take-back", "is_taken_back", is_flag=True, help="Take your agreement back."
)
@quarter_option
@pass_session
def command(
    session: Session,
    codes: tuple[str, ...],
    quarter: Quarter | None,
    *,
    all_ready: bool,
    is_sure: bool,
    is_taken_back: bool,
) -> None:
    """Agree the commentary on each indicator CODE, in the role you are entered for.

    Of several, it first says which it would agree and which not; --yes does it.
    """
    if bool(codes) == all_ready:
        raise click.UsageError("Name what to agree, or give --all-ready; not both.")
    with session.writing() as workbook:
        at = session.quarter_of(workbook, quarter)
        if all_ready and not is_taken_back:
            found = ready_for_me(queue(workbook, at, day_of(workbook)))
            _several(workbook, at, found, is_sure=is_sure)
            return
        found = [workbook.indicators.by_code(each.strip()) for each in codes]
        if is_taken_back:
            _take_back(workbook, at, found)
        elif len(found) == 1:
            given = agree(workbook, found[0], at)
            terminal.tell(given.says(found[0].code))
        else:
            _several(workbook, at, found, is_sure=is_sure)


def _several(
    workbook: "Workbook",
    quarter: Quarter,
    indicators: Sequence["Indicator"],
    *,
    is_sure: bool,
) -> None:
    """Agree several if it is sure, else say which would be agreed.

    Raises:
        QperfError: If none of them may be agreed.
    """
    act = agree_many if is_sure else preview_many
    said = act(workbook, quarter, indicators)
    for indicator, refusal in said:
        what = refusal or ("agreed." if is_sure else "would be agreed.")
        terminal.write_text(f"{indicator.code}: {what}\n")
    many = sum(refusal is None for _, refusal in said)
    if not many:
        raise QperfError("Nothing is ready for you to agree, so nothing is changed.")
    terminal.tell(
        f"{many} of {len(said)} agreed; qperf-tui undo takes them back together."
        if is_sure
        else f"{many} of {len(said)} would be agreed; add --yes to agree them."
    )


def _take_back(
    workbook: "Workbook", quarter: Quarter, indicators: Sequence["Indicator"]
) -> None:
    """Take back what who asks decided, on all of some indicators or on none.

    Raises:
        click.UsageError: If none is named.
    """
    if not indicators:
        raise click.UsageError("--take-back takes the codes to take back, one by one.")
    with workbook.transaction():
        for each in indicators:
            role = take_back(workbook, each, quarter)
            terminal.tell(f"What you decided on {each.code} as {role} is taken back.")
