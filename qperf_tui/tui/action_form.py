"""What is asked of whoever raises an action, and an action as lines to read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from textual.content import Content

from qperf_tui.domain.action import Action, ActionState
from qperf_tui.domain.days import day_words, read_day, short_day
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError
from qperf_tui.tui.plain import plain, plain_line
from qperf_tui.tui.screens.asking import Blank, Typed

STATES: Final = {
    ActionState.OPEN: "» Open",
    ActionState.OVERDUE: "! Overdue",
    ActionState.CLOSED: "✓ Closed",
    ActionState.WITHDRAWN: "× Withdrawn",
}
"""A symbol and a word for every state, so that colour is never needed."""

_BLANKS: Final = (
    Blank(
        name="title",
        label="What is done",
        hint="such as: track assessments weekly at day 7",
        lacking="What is done is missing; say it.",
    ),
    Blank(
        name="owner",
        label="Who does it",
        hint="a name or post",
        lacking="Who does it is missing; name a person or post.",
    ),
    Blank(
        name="due",
        label="By when",
        hint="such as 31 December 2012",
        lacking="The day it is due is missing.",
    ),
)
EVIDENCE: Final = Blank(
    name="evidence",
    label="What shows that it is done",
    lacking="The evidence says nothing yet.",
    is_long=True,
)
REASON: Final = Blank(
    name="reason",
    label="Why it may go out with nobody acting on it",
    hint="such as: the measure ends in March",
    lacking="A reason is needed; without one nothing is waived.",
)


def blanks(stood: Action | None, owner: str) -> Sequence[Blank]:
    """The lines to fill in: as one on file stands, or with who is likely to do it."""
    says = {"title": "", "owner": owner, "due": ""}
    if stood is not None:
        due = "" if stood.due is None else day_words(stood.due)
        says = {"title": stood.title, "owner": stood.owner, "due": due}
    return [replace(each, value=says[each.name]) for each in _BLANKS]


def as_typed(typed: Typed, stood: Action) -> Action:
    """An action with what was typed in place of what it says.

    Raises:
        QperfError: If the day is none.
    """
    try:
        due = read_day(typed["due"])
    except ValueError as error:
        raise QperfError(f"By when: {error}.") from None
    return replace(stood, title=typed["title"], owner=typed["owner"], due=due)


def line_of(action: Action, today: date) -> Content:
    """An action in a list: its state, who does it and by when, and what is done."""
    said = [STATES[action.state(today)]]
    if action.closing is not None:
        said.append(f"in {action.closing.quarter}")
    elif action.due is not None:
        said.append(f"due {short_day(action.due)}")
    said.append(action.owner)
    head = plain_line(" · ".join(said)).stylize("bold")
    return Content.assemble(head, "\n", plain_line(action.title))


def details_of(action: Action, quarter: Quarter) -> Content:
    """All there is to read of an action, as seen from a quarter's report."""
    due = "" if action.due is None else f", due {day_words(action.due)}"
    by = f" by {action.raised_by}" if action.raised_by else ""
    carried = "; carried forward into" if action.is_carried_into(quarter) else ""
    since = f"Raised in {action.raised_in}{by}{carried and f'{carried} {quarter}'}."
    lines = [action.title, "", f"For {action.owner}{due}. {since}"]
    done = action.closing
    if action.is_withdrawn:
        lines += ["", "Withdrawn: it counts for nothing. r opens it again."]
    elif done is not None:
        who = done.by or "somebody"
        lines += ["", f"Closed by {who}, from the report of {done.quarter} on:"]
    if action.evidence:
        lines.append(action.evidence)
    return plain("\n".join(lines))
