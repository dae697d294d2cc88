"""The order of the plan's priorities, changed from a quarter on."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import msgspec

from qperf_tui.domain.indicator import Priority
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError, UnchangedError
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.reasons import named, reason_given

ORDER: Final = "plan order"
"""The kind of a change that gave a priority another place."""


class _Before(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The places that priorities had been given from a quarter on, as they stood."""

    quarter: int
    places: list[tuple[int, int | None]]


def plan_in(workbook: Workbook, quarter: Quarter) -> list[Priority]:
    """The priorities of the plan in force, in the order they have in a quarter."""
    return sorted(
        workbook.priorities.all(),
        key=lambda each: workbook.priorities.position(each.priority_id, quarter),
    )


def after(
    workbook: Workbook, priority: Priority, other: Priority, quarter: Quarter
) -> Priority | None:
    """What a priority is to come before to come after another; None to be the last."""
    plan = [each for each in plan_in(workbook, quarter) if each != priority]
    if other not in plan:
        raise QperfError(f"{priority} cannot come after itself; name another.")
    return next(iter(plan[plan.index(other) + 1 :]), None)


def move_priority(
    workbook: Workbook,
    priority: Priority,
    before: Priority | None,
    quarter: Quarter,
    reason: str,
) -> list[Priority]:
    """Let a priority come before another from a quarter on, or with None last.

    Lists and papers of earlier quarters keep their order. Returns the plan as it is
    in that quarter then.

    Raises:
        ClosedQuarterError: If a closed quarter would be listed otherwise.
        QperfError: If it is to come before itself, or no reason is given.
        UnchangedError: If it stands there already.
    """
    reason = reason_given(reason)
    if priority == before:
        raise QperfError(f"{priority} cannot come before itself; name another.")
    with workbook.transaction():
        stood = plan_in(workbook, quarter)
        wanted = [each for each in stood if each != priority]
        at = len(wanted) if before is None else wanted.index(before)
        wanted.insert(at, priority)
        if wanted == stood:
            raise UnchangedError(
                f"{priority} stands there already; nothing is changed."
            )
        kept = _put(workbook, quarter, _places(workbook, wanted, quarter))
        where = "to the end" if before is None else f"before {before.title}"
        says = f"priority {priority.title} moved {where} from {quarter}"
        workbook.changes.record(named(says, reason), ORDER, kept)
    return wanted


def _places(
    workbook: Workbook, wanted: Sequence[Priority], quarter: Quarter
) -> list[tuple[int, int | None]]:
    """The places these priorities have among all there ever were, dealt out anew."""
    held = {workbook.priorities.position(each.priority_id, quarter) for each in wanted}
    places = sorted(held) if len(held) == len(wanted) else range(1, len(wanted) + 1)
    return [
        (each.priority_id, place) for each, place in zip(wanted, places, strict=True)
    ]


def _put(
    workbook: Workbook, quarter: Quarter, places: Sequence[tuple[int, int | None]]
) -> Undo:
    """Give priorities places from a quarter on; returns what stood before."""
    stood = []
    for key, place in places:
        stood.append((key, workbook.priorities.place(key, quarter)))
        workbook.priorities.put_place(key, quarter, place)
    kept: Undo = msgspec.to_builtins(_Before(quarter.ordinal, stood))
    return kept


def _put_back(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _Before)
    return _put(workbook, Quarter(before.quarter), before.places)


ORDER_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    ORDER: _put_back,
}
"""How a move of a priority is undone, and done again."""
