"""Actions as a report prints them, reds without one, and those past their day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Final

from qperf_tui.domain.action import Action
from qperf_tui.domain.days import day_words
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Position
from qperf_tui.domain.prose import quarter_name
from qperf_tui.domain.status import Status
from qperf_tui.report.checks import Finding
from qperf_tui.report.names import name_of
from qperf_tui.report.style import Rule, Severity, Style

HEADING: Final = "Open actions"

NO_ACTION: Final = Rule("no-action", "reds on which nobody is acting", Severity.BLOCKS)
LATE_ACTION: Final = Rule("late-action", "actions not closed by the day they were due")

_LONGEST_NAMED: Final = 80
_ENDS: Final = (".", "?", "!", "…")


@dataclass(frozen=True, slots=True)
class ActionOn:
    """An action with the indicator it is on."""

    indicator: Indicator
    action: Action


def action_words(listed: ActionOn, quarter: Quarter) -> str:
    """An action as a quarter's report prints it: on what, by whom and by when.

    The same in whatever light it is printed: a reader sees by the day whether it is
    late.
    """
    action, at = listed.action, listed.indicator
    title = action.title
    ended = title if title.endswith(_ENDS) else f"{title}."
    said = f"{at.code}, {name_of(at)}: {ended} Owner: {action.owner}"
    if action.due is not None:
        said += f"; due {day_words(action.due)}"
    if action.is_carried_into(quarter):
        said += f"; carried forward from {quarter_name(action.raised_in, quarter)}"
    return f"{said}."


def action_brief(action: Action) -> str:
    """An action as its owner is reminded of it: what is done, by whom and by when."""
    due = "" if action.due is None else f"; due {day_words(action.due)}"
    return f"{action.title.rstrip('.')} ({action.owner}{due})"


def action_findings(
    positions: Sequence[Position], actions: Sequence[Action], today: date, style: Style
) -> Iterator[Finding]:
    """What to do about reds without an action, and about actions past their day.

    `actions` are those open in the quarter of the positions; each rule finds what it
    finds as hard as the style holds to it.
    """
    acted_on = {each.indicator_id for each in actions}
    codes = {each.indicator.indicator_id: each.code for each in positions}
    if (severity := style.severity(NO_ACTION.name)) is not Severity.OFF:
        for each in positions:
            if (
                each.status is Status.RED
                and each.indicator.indicator_id not in acted_on
            ):
                yield Finding(
                    rule=NO_ACTION.name,
                    says=f"{each.code} is red and no action on it is open; add one "
                    "with its owner and the day it is due, or waive the rule with a "
                    "reason",
                    code=each.code,
                    is_blocking=severity is Severity.BLOCKS,
                )
    if (severity := style.severity(LATE_ACTION.name)) is not Severity.OFF:
        for action in actions:
            if action.due is None or not action.is_overdue(today):
                continue
            title = shorten(action.title, _LONGEST_NAMED, placeholder="…")
            yield Finding(
                rule=LATE_ACTION.name,
                says=f"Action {action.number} on {codes[action.indicator_id]} "
                f"(“{title}”, {action.owner}) was due by {day_words(action.due)} and "
                "is not closed; close it with what shows that it is done, or change "
                "the day",
                code=codes[action.indicator_id],
                is_blocking=severity is Severity.BLOCKS,
            )
