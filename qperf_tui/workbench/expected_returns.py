"""Which returns are expected in a quarter, and what an officer decides of one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Final

import msgspec

from qperf_tui.domain.agreement import same_name
from qperf_tui.domain.days import day_words
from qperf_tui.domain.deadlines import FIGURES, WRITING, Deadlines
from qperf_tui.domain.expected_return import (
    DueDays,
    ExpectedReturn,
    ReturnRuling,
    claim_on,
    take_stock,
)
from qperf_tui.domain.expected_target import ExpectedTarget, expected_target
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import (
    PREVIOUS_QUARTER,
    SAME_QUARTER_LAST_YEAR,
    Quarter,
)
from qperf_tui.domain.target import TargetKind
from qperf_tui.errors import QperfError, UnknownError
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.deadlines import deadlines
from qperf_tui.workbench.reasons import named, reason_given
from qperf_tui.workbench.standings import positions

_RULING: Final = "return ruling"


class _Ruling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    due: str | None
    reason: str
    by: str
    at: str


class _Before(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    indicator: int
    quarter: int
    before: _Ruling | None


def expected_returns(
    workbook: Workbook,
    quarter: Quarter,
    today: date,
    due: Deadlines | None = None,
) -> list[ExpectedReturn]:
    """Every indicator with what is due of it in a quarter, in the plan's order.

    `due` are the deadlines to go by; without them, those of the meeting on file.
    """
    days = days_due(due or deadlines(workbook, quarter))
    last = workbook.outturns.last_before(quarter)
    rulings = workbook.openings.rulings(quarter)
    found = []
    for at in positions(workbook, quarter):
        key = at.indicator.indicator_id
        ruling = rulings.get(key)
        claim = claim_on(at.indicator.basis, quarter, last.get(key), ruling)
        found.append(take_stock(at, claim, days.moved(ruling), today))
    return found


def by_owner(found: Iterable[ExpectedReturn]) -> list[ExpectedReturn]:
    """Returns in order of directorate and owner, and of the plan within each."""
    return sorted(found, key=_whose)


def each_owner(found: Iterable[ExpectedReturn]) -> list[list[ExpectedReturn]]:
    """The returns of each owner, in the order of `by_owner`.

    A name that is written now with capitals and now without is one owner's.
    """
    return [list(members) for _, members in groupby(by_owner(found), key=_whose)]


def _whose(found: ExpectedReturn) -> tuple[str, str]:
    indicator = found.position.indicator
    return same_name(indicator.directorate), same_name(indicator.owner)


def expected_targets(
    workbook: Workbook, found: Sequence[ExpectedReturn]
) -> dict[int, ExpectedTarget]:
    """What the figure of each return is held to, by indicator id."""
    every = workbook.targets.all()
    targets = {}
    for each in found:
        key, quarter = each.position.indicator.indicator_id, each.position.quarter
        before = quarter.year_end.shifted(-SAME_QUARTER_LAST_YEAR).ordinal
        last_year = every.get((key, before, TargetKind.YEAR_END))
        targets[key] = expected_target(each.position, last_year)
    return targets


def rule_on_return(
    workbook: Workbook,
    indicator: Indicator,
    quarter: Quarter,
    due: date | None,
    reason: str,
) -> None:
    """Let an indicator's return be due on a day, or with None not this quarter.

    Raises:
        QperfError: If no reason is given, or the day is before the quarter begins.
    """
    if due is not None and due <= quarter.shifted(-PREVIOUS_QUARTER).last_day:
        raise QperfError(
            f"{quarter} has not begun by {day_words(due)}, so no figure of it can be "
            "due then; mend the date, or name another quarter."
        )
    ruling = ReturnRuling(
        due=due,
        reason=reason_given(reason),
        decided_by=workbook.stamp.by,
        decided_at=workbook.stamp.clock(),
    )
    until = "not due" if due is None else f"due on {day_words(due)}"
    says = f"return of {indicator.code} for {quarter} {until}"
    _decide(workbook, indicator, quarter, ruling, named(says, ruling.reason))


def take_back_ruling(
    workbook: Workbook, indicator: Indicator, quarter: Quarter, reason: str
) -> None:
    """Let an indicator's return be due as it usually is.

    Raises:
        UnknownError: If nothing else was decided.
        QperfError: If no reason is given.
    """
    if indicator.indicator_id not in workbook.openings.rulings(quarter):
        raise UnknownError(
            f"Nothing was decided of the return of {indicator.code} for {quarter}; "
            "nothing is changed."
        )
    says = f"return of {indicator.code} for {quarter} due as usual"
    _decide(workbook, indicator, quarter, None, named(says, reason_given(reason)))


def _decide(
    workbook: Workbook,
    indicator: Indicator,
    quarter: Quarter,
    ruling: ReturnRuling | None,
    says: str,
) -> None:
    key = indicator.indicator_id
    with workbook.transaction():
        before = _put(workbook, key, quarter, ruling)
        kept = msgspec.to_builtins(_Before(key, quarter.ordinal, before))
        workbook.changes.record(says, _RULING, kept, key)


def _put(
    workbook: Workbook, key: int, quarter: Quarter, ruling: ReturnRuling | None
) -> _Ruling | None:
    """Let a ruling stand; returns the one that stood before."""
    stood = workbook.openings.rulings(quarter).get(key)
    workbook.openings.put_ruling(key, quarter, ruling)
    if stood is None:
        return None
    due = None if stood.due is None else stood.due.isoformat()
    return _Ruling(due, stood.reason, stood.decided_by, stood.decided_at)


def days_due(due: Deadlines | None) -> DueDays:
    """By when a quarter's figures and words are due."""
    if due is None:
        return DueDays()
    return DueDays(due.by_role.get(FIGURES), due.by_role.get(WRITING))


def _put_back(workbook: Workbook, undo: Undo) -> Undo:
    found = msgspec.convert(undo, _Before)
    ruling = None if found.before is None else _ruling(found.before)
    stood = _put(workbook, found.indicator, Quarter(found.quarter), ruling)
    made: Undo = msgspec.to_builtins(_Before(found.indicator, found.quarter, stood))
    return made


def _ruling(kept: _Ruling) -> ReturnRuling:
    return ReturnRuling(
        due=None if kept.due is None else date.fromisoformat(kept.due),
        reason=kept.reason,
        decided_by=kept.by,
        decided_at=kept.at,
    )


RETURNS_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    _RULING: _put_back,
}
"""How a decision on a return is undone, and done again."""
