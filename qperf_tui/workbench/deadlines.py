"""The meeting a report goes to, and the deadlines that follow from its date."""

import json
from collections.abc import Callable, Container, Mapping
from datetime import date
from functools import cache
from typing import Final

import msgspec

from qperf_tui.domain.deadlines import (
    FIGURES,
    MOST_DAYS,
    WRITING,
    Deadlines,
    deadlines_for,
    usual_days,
)
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.meetings import (
    MeetingBefore,
    meeting_on_file,
    put_meeting,
    put_meeting_back,
)
from qperf_tui.workbench.people import chain

_DAYS: Final = "deadline_days"
_NO_ROLES: Final = (FIGURES, WRITING)


class _QuarterBefore(MeetingBefore, frozen=True, forbid_unknown_fields=True):
    quarter: int = 0


class _DaysBefore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    days: dict[str, int]


def meeting_date(workbook: Workbook, quarter: Quarter) -> date | None:
    """The day of the meeting that a quarter's report goes to, where it is known."""
    said = meeting_on_file(workbook, quarter)
    try:
        return None if said is None else date.fromisoformat(said)
    except ValueError:
        return None


def deadlines(workbook: Workbook, quarter: Quarter) -> Deadlines | None:
    """The deadlines of a quarter's report; None where its meeting is not known.

    Bank holidays are those of England and Wales.
    """
    meeting = meeting_date(workbook, quarter)
    return None if meeting is None else deadlines_of(workbook, quarter, meeting)


def deadlines_of(workbook: Workbook, quarter: Quarter, meeting: date) -> Deadlines:
    """The deadlines of a quarter's report if it goes to a meeting on some day."""
    days = deadline_days(workbook)
    return deadlines_for(quarter, meeting, days, _bank_holidays(meeting.year))


def deadline_days(workbook: Workbook) -> dict[str, int]:
    """Working days before publication by which each part is to be done."""
    usual = usual_days(chain(workbook))
    set_days = _days_on_file(workbook)
    return {part: set_days.get(part, many) for part, many in usual.items()}


def set_meeting(workbook: Workbook, quarter: Quarter, meeting: date) -> Deadlines:
    """Set the day of the meeting that a quarter's report goes to.

    Raises:
        QperfError: If the quarter has not ended by then.
    """
    require_after_quarter(quarter, meeting)
    with workbook.transaction():
        before = put_meeting(workbook, quarter, meeting.isoformat())
        workbook.changes.record(
            f"meeting for {quarter} set to {meeting.day} {meeting:%B %Y}",
            "meeting",
            _kept(quarter, before),
        )
    return deadlines_of(workbook, quarter, meeting)


def require_after_quarter(quarter: Quarter, meeting: date) -> None:
    """Check that a quarter has ended by the day of its meeting.

    Raises:
        QperfError: If it has not.
    """
    if meeting <= quarter.last_day:
        raise QperfError(
            f"{quarter} has not ended by {meeting:%d %B %Y}, so no meeting can have "
            "its report then; mend the date, or name another quarter."
        )


def set_deadline_days(workbook: Workbook, part: str, days: int) -> None:
    """Set how many working days before publication a role's part is to be done.

    Raises:
        QperfError: If there is no such role in the chain, or the days are no number
            of days before publication.
    """
    known = usual_days(chain(workbook))
    wanted = " ".join(part.split()).casefold()
    if wanted not in known:
        raise QperfError(
            f"{part!r} has no deadline; those that have one are {', '.join(known)}."
        )
    if not 0 <= days <= MOST_DAYS:
        raise QperfError(
            f"A deadline lies 0 to {MOST_DAYS} working days before publication, and "
            f"not {days}."
        )
    with workbook.transaction():
        before = _days_on_file(workbook)
        workbook.settings.put(_DAYS, json.dumps({**before, wanted: days}))
        who = wanted if wanted in _NO_ROLES else f"the {wanted}'s step"
        workbook.changes.record(
            f"{who} set to end {days} working days before publication",
            "deadline",
            {"days": before},
        )


@cache
def _bank_holidays(year: int) -> Container[date]:
    """The bank holidays before a meeting in some year."""
    from holidays import country_holidays  # noqa: PLC0415 - 0.1 s, for few screens

    years = (year - 1, year)
    return frozenset(country_holidays("GB", subdiv="ENG", years=years))


def _days_on_file(workbook: Workbook) -> dict[str, int]:
    said = workbook.settings.get(_DAYS)
    try:
        return msgspec.json.decode(said, type=dict[str, int]) if said else {}
    except msgspec.MsgspecError:
        raise QperfError(
            "The deadlines on file cannot be read; set them again with qperf-tui chain "
            "days."
        ) from None


def _kept(quarter: Quarter, before: MeetingBefore) -> Undo:
    """What stood before a meeting of a quarter was put on a day, to be kept."""
    return {"quarter": quarter.ordinal, **msgspec.to_builtins(before)}


def _meeting(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _QuarterBefore)
    quarter = Quarter(before.quarter)
    return _kept(quarter, put_meeting_back(workbook, quarter, before))


def _days(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _DaysBefore)
    stood = _days_on_file(workbook)
    workbook.settings.put(_DAYS, json.dumps(before.days))
    return {"days": stood}


DEADLINES_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    "meeting": _meeting,
    "deadline": _days,
}
"""How a change of the meeting or of a deadline is undone."""
