"""The headings of the council's plan: added, renamed, and renamed for a new plan."""

from dataclasses import replace

from qperf_tui.domain.indicator import Priority
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.errors import ConflictError, QperfError, UnknownError
from qperf_tui.storage.definitions import PriorityOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.defining import placed
from qperf_tui.workbench.definition_log import Stood, log_definition, stood
from qperf_tui.workbench.reasons import named, reason_given
from qperf_tui.workbench.themes import follow


def priority_called(workbook: Workbook, name: str) -> Priority:
    """The priority of the plan in force that a title or code means.

    Raises:
        UnknownError: If there is none, naming those there are.
    """
    wanted = clean_line(name).casefold()
    every = workbook.priorities.all()
    for each in every:
        if wanted in {
            each.title.casefold(),
            each.code.casefold(),
            str(each).casefold(),
        }:
            return each
    there_are = "; ".join(map(str, every)) or "none yet"
    raise UnknownError(f"There is no priority {name!r}; there are: {there_are}.")


def add_priority(workbook: Workbook, code: str, title: str, reason: str) -> Priority:
    """Add a priority after the others of the plan.

    Raises:
        QperfError: If there is one of that name, or no reason is given.
    """
    reason, title = reason_given(reason), _title(title)
    with workbook.transaction():
        _require_new(workbook, title)
        key = workbook.priorities.add(clean_line(code), title)
        gone = PriorityOnFile(priority=key, is_there=False)
        log_definition(
            workbook,
            named(f"priority {title} added", reason),
            Stood(priorities=[gone]),
        )
    return Priority(key, clean_line(code), title)


def rename_priority(
    workbook: Workbook, priority: Priority, title: str, reason: str
) -> None:
    """Give a priority another title, for all quarters: its name was wrong or is new.

    Raises:
        ConflictError: If a colleague has renamed it meanwhile.
        QperfError: If there is one of that name, or no reason is given.
    """
    reason, title = reason_given(reason), _title(title)
    with workbook.transaction():
        _require_new(workbook, title)
        before = _as_seen(workbook, priority)
        workbook.definitions.put_priority(replace(before, title=title))
        sections = follow(workbook, before.title, title)
        says = f"priority {priority.title} renamed {title}"
        kept = Stood(priorities=[before], sections=sections)
        log_definition(workbook, named(says, reason), kept)


def replace_priority(
    workbook: Workbook,
    priority: Priority,
    title: str,
    *,
    plan: str,
    quarter: Quarter,
    reason: str,
) -> Priority:
    """Let a priority of a new plan take the place of an earlier one from `quarter` on.

    Its indicators stand under the new one, which has the old one's code and place; the
    old one stays on file with what was reported under it.

    Raises:
        ConflictError: If a colleague has renamed it meanwhile.
        QperfError: If there is one of that name, no plan is named, or no reason given.
    """
    reason, title, plan = reason_given(reason), _title(title), clean_line(plan)
    if not plan:
        raise QperfError("Name the new plan, such as “Medium Term Plan 2013 to 2017”.")
    with workbook.transaction():
        _require_new(workbook, title)
        old = _as_seen(workbook, priority)
        at = workbook.priorities.position(priority.priority_id, quarter)
        key = workbook.definitions.new_priority(old.code, title, plan, at)
        ids = workbook.definitions.under(priority.priority_id)
        before = stood(workbook, ids)
        for kept in before.indicators:
            workbook.definitions.put(placed(kept, key, quarter))
        gone = PriorityOnFile(priority=key, is_there=False)
        sections = follow(workbook, old.title, title, quarter)
        says = f"priority {priority.title} is {title} in {plan} from {quarter}"
        log_definition(
            workbook,
            named(says, reason),
            Stood(before.indicators, [gone], sections),
        )
    return Priority(key, old.code, title)


def _as_seen(workbook: Workbook, priority: Priority) -> PriorityOnFile:
    """A priority as it is on file, which is to be as the officer saw it."""
    found = workbook.definitions.priority(priority.priority_id)
    if not found.is_there or found.title != priority.title:
        now = f"it is {found.title!r} now" if found.is_there else "it is gone"
        raise ConflictError(
            f"A colleague has changed the priority {priority.title!r} since you looked "
            f"({now}), so nothing is done; look at what stands, then try again."
        )
    return found


def _title(title: str) -> str:
    cleaned = clean_line(title)
    if not cleaned:
        raise QperfError("A priority needs a title, as the council's plan has it.")
    return cleaned


def _require_new(workbook: Workbook, title: str) -> None:
    folded = title.casefold()
    if any(each.title.casefold() == folded for each in workbook.priorities.on_file()):
        raise QperfError(
            f"There is a priority {title!r} already, in this plan or an earlier one; "
            "choose another name."
        )
