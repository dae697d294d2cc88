"""A quarter opened from the last one, in one change that is undone by name."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

import msgspec

from qperf_tui.domain.days import day_words
from qperf_tui.domain.opening import Opening
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import TargetKind
from qperf_tui.domain.wording import plural
from qperf_tui.errors import QperfError
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.looking_ahead import LookAhead, look_ahead
from qperf_tui.workbench.meetings import (
    MeetingBefore,
    put_meeting,
    put_meeting_back,
)
from qperf_tui.workbench.reasons import named, reason_given

OPENING: Final = "opening"
WITH_TARGETS: Final = "opening with targets"
"""The kind of a change that opened a quarter and set targets for its year."""


class _Target(msgspec.Struct, forbid_unknown_fields=True):
    indicator: int
    quarter: int
    before: list[str | None] | None


class _Before(MeetingBefore, frozen=True, forbid_unknown_fields=True):
    """What stood before a quarter was opened; what is not named was left as it was."""

    quarter: int = 0
    opening: tuple[str, str] | None = None
    """Who had opened it and when; None where nobody had."""
    has_meeting: bool = False
    targets: list[_Target] = msgspec.field(default_factory=list)


def open_quarter(
    workbook: Workbook,
    quarter: Quarter,
    today: date,
    *,
    meeting: date | None = None,
    carry_reason: str | None = None,
    may_be_incomplete: bool = False,
) -> LookAhead:
    """Open a quarter from the one before it; returns what that did.

    With `carry_reason` last year's year-end targets are set for this year where it
    has none, for that reason.

    Raises:
        ClosedQuarterError: If it is closed.
        QperfError: If it may not be opened, the quarter before lacks figures and
            that may not be, or there is no target to carry.
    """
    with workbook.transaction():
        found = look_ahead(workbook, quarter, today, meeting)
        if not may_be_incomplete:
            _require_complete(found)
        says, stood, targets = f"{quarter} opened", MeetingBefore(), list[_Target]()
        if meeting is not None:
            stood = put_meeting(workbook, quarter, meeting.isoformat())
            says += f", its meeting on {day_words(meeting)}"
        if carry_reason is not None:
            reason = reason_given(carry_reason)
            targets = _carry(workbook, found, reason)
            many = len(targets)
            says += f", last year's target set again for {many} "
            says = named(says + plural(many, "indicator"), reason)
        workbook.openings.put(_opened_now(workbook, quarter))
        kept = _kept(quarter, stood, targets=targets, has_meeting=meeting is not None)
        workbook.changes.record(says, WITH_TARGETS if targets else OPENING, kept)
    return found


def _require_complete(found: LookAhead) -> None:
    if found.incomplete:
        raise QperfError(
            f"{found.incomplete}; bring them in, say with qperf-tui quarter due --not "
            f"why none is due, or open {found.quarter} all the same with --incomplete."
        )


def _opened_now(workbook: Workbook, quarter: Quarter) -> Opening:
    by, at = workbook.stamp.by, workbook.stamp.clock()
    return Opening(quarter=quarter, opened_by=by, opened_at=at)


def _carry(workbook: Workbook, found: LookAhead, reason: str) -> list[_Target]:
    """Set last year's targets for this year; returns what stood, to be put back."""
    if not found.to_carry:
        raise QperfError(
            f"No target of last year is wanted for {found.quarter.year}: every "
            "indicator that had one has one; open the quarter without --carry-targets."
        )
    at = found.quarter.year_end
    workbook.targets.put_many(
        [(each.indicator_id, at, target) for each, target in found.to_carry], reason
    )
    return [_Target(each.indicator_id, at.ordinal, None) for each, _ in found.to_carry]


def _kept(
    quarter: Quarter,
    stood: MeetingBefore,
    *,
    targets: list[_Target],
    has_meeting: bool,
    opening: tuple[str, str] | None = None,
) -> Undo:
    """What stood before a quarter was opened, to be kept."""
    before = _Before(
        *(stood.meeting, stood.paper, stood.whole, stood.stays),
        *(quarter.ordinal, opening, has_meeting, targets),
    )
    made: Undo = msgspec.to_builtins(before)
    return made


def _put_back(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _Before)
    quarter = Quarter(before.quarter)
    held = {each.quarter: each for each in workbook.openings.all()}.get(quarter)
    targets, stood = list[_Target](), MeetingBefore()
    for each in reversed(before.targets):
        key = (each.indicator, Quarter(each.quarter), TargetKind.YEAR_END)
        kept = workbook.targets.kept(*key)
        targets.append(_Target(each.indicator, each.quarter, kept))
        workbook.targets.put_back(*key, each.before)
    if before.has_meeting:
        stood = put_meeting_back(workbook, quarter, before)
    if before.opening is None:
        workbook.openings.remove(quarter)
    else:
        by, at = before.opening
        workbook.openings.put(Opening(quarter=quarter, opened_by=by, opened_at=at))
    return _kept(
        *(quarter, stood),
        targets=targets,
        has_meeting=before.has_meeting,
        opening=None if held is None else (held.opened_by, held.opened_at),
    )


OPENINGS_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    OPENING: _put_back,
    WITH_TARGETS: _put_back,
}
"""How opening a quarter is undone, and done again."""
