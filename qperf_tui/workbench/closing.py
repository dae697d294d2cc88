"""Quarters closed once they are published, and opened again with a reason."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

import msgspec

from qperf_tui.domain.closing import Closing, why_closed
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import TargetKind
from qperf_tui.errors import ClosedQuarterError, QperfError
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.compared import Comparison
from qperf_tui.workbench.reasons import named, reason_given

_CLOSING: Final = "closing"
_TOLERANCE: Final = "tolerance"


class _Before(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether a quarter was closed before."""

    quarter: int
    is_closed: bool


def reopen_quarter(workbook: Workbook, quarter: Quarter, reason: str) -> None:
    """Let a closed quarter be changed again; what was published stays as it is.

    Raises:
        QperfError: If no reason is given, or it is not closed.
    """
    _decide(workbook, quarter, reason_given(reason), is_closed=False)


def close_quarter(workbook: Workbook, quarter: Quarter, reason: str) -> None:
    """Let nothing of a quarter be changed, as once it is published.

    Raises:
        QperfError: If no reason is given, or it is closed already.
    """
    _decide(workbook, quarter, reason_given(reason), is_closed=True)


def close_published(workbook: Workbook, quarter: Quarter, reason: str) -> None:
    """Close a quarter that is published just now, inside its transaction."""
    workbook.closings.decide(quarter, is_closed=True, reason=reason)


def closing_of(workbook: Workbook, quarter: Quarter) -> Closing | None:
    """Who closed a quarter, and when; None where it may be changed."""
    return workbook.closings.closed().get(quarter)


def quarters_revised(workbook: Workbook, found: Comparison) -> Iterator[Closing]:
    """The closed quarters whose figures or targets a return changes, earliest first.

    A target of the year end bears on every quarter of its year, and a tolerance on
    every quarter there is.
    """
    figures = {Quarter(each) for each in set().union(*found.figures.values())}
    own = _aimed_at(found, TargetKind.MILESTONE)
    years = {each.year_end for each in _aimed_at(found, TargetKind.YEAR_END)}
    has_rules = any(column.startswith(_TOLERANCE) for _, column in found.amended)
    for quarter, closing in workbook.closings.closed().items():
        is_touched = quarter in figures | own or quarter.year_end in years
        if has_rules or is_touched:
            yield closing


def _aimed_at(found: Comparison, kind: TargetKind) -> set[Quarter]:
    """The quarters that a return sets targets of a kind for."""
    aims = (each for (_, said), each in found.targets.items() if said is kind)
    return {Quarter(each) for each in set[int]().union(*aims)}


@contextmanager
def revising(
    workbook: Workbook, closed: Sequence[Closing], reason: str
) -> Iterator[None]:
    """Open closed quarters for what is written inside, in one transaction.

    That each was opened and closed again is kept, with the reason.
    """
    with workbook.transaction():
        _each(workbook, closed, reason, is_closed=False)
        yield
        _each(workbook, closed, reason, is_closed=True)


def _each(
    workbook: Workbook, closed: Iterable[Closing], reason: str, *, is_closed: bool
) -> None:
    for each in closed:
        workbook.closings.decide(each.quarter, is_closed=is_closed, reason=reason)


def _decide(
    workbook: Workbook, quarter: Quarter, reason: str, *, is_closed: bool
) -> None:
    with workbook.transaction():
        was_closed = quarter in workbook.closings.closed()
        if was_closed == is_closed:
            held = "closed already" if is_closed else "not closed"
            raise QperfError(f"{quarter} is {held}, so nothing is changed.")
        workbook.closings.decide(quarter, is_closed=is_closed, reason=reason)
        says = f"{quarter} {'closed' if is_closed else 'opened again'}"
        workbook.changes.record(
            named(says, reason),
            _CLOSING,
            {"quarter": quarter.ordinal, "is_closed": was_closed},
        )


def _put_back(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _Before)
    quarter = Quarter(before.quarter)
    held = workbook.closings.closed().get(quarter)
    if held is not None and held.release is not None and not before.is_closed:
        # Only a reason that is given today opens again what was published.
        raise ClosedQuarterError(why_closed(held))
    workbook.closings.decide(quarter, is_closed=before.is_closed, reason="undone")
    return {"quarter": before.quarter, "is_closed": held is not None}


CLOSINGS_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    _CLOSING: _put_back,
}
"""How closing a quarter, or opening it again, is undone."""
