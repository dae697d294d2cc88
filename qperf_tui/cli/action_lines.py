"""Actions on indicators as lines to read and as records."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from qperf_tui.domain.action import Action, ActionState
from qperf_tui.domain.days import short_day

FIELDS: Final = (
    *("number", "code", "title", "owner", "due", "state", "raised_in", "raised_by"),
    *("evidence", "closed_in", "closed_by", "closed_at"),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """An action as it stands on the day it is listed."""

    action: Action
    code: str
    state: ActionState

    @classmethod
    def of(cls, action: Action, code: str, today: date) -> Self:
        """An action on a day."""
        return cls(action, code, action.state(today))


def action_record(listed: Listed) -> dict[str, str | int | None]:
    """An action by the names of `FIELDS`."""
    each, done = listed.action, listed.action.closing
    return {
        "number": each.number,
        "code": listed.code,
        "title": each.title,
        "owner": each.owner,
        "due": None if each.due is None else each.due.isoformat(),
        "state": listed.state.value,
        "raised_in": str(each.raised_in),
        "raised_by": each.raised_by or None,
        "evidence": each.evidence or None,
        "closed_in": None if done is None else str(done.quarter),
        "closed_by": None if done is None else done.by or None,
        "closed_at": None if done is None else done.at,
    }


def action_line(listed: Listed) -> str:
    """An action as a person reads it, with what shows that it is done."""
    each, done = listed.action, listed.action.closing
    head = [f"{each.number}. {listed.state}", listed.code, f"for {each.owner}"]
    if each.due is not None:
        head.append(f"due {short_day(each.due)}")
    head.append(f"since {each.raised_in}")
    if done is not None:
        head.append(f"closed in {done.quarter} by {done.by or 'somebody'}")
    lines = [", ".join(head), f"   {each.title}"]
    if each.evidence:
        body = each.evidence.replace("\n", "\n   ")
        lines.append(f"   Evidence: {body}")
    return "\n".join(lines) + "\n"
