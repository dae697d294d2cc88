"""The priorities of the plan as lines, and what is asked of whoever changes one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from qperf_tui.domain.indicator import Indicator, Priority
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.wording import plural
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.definition_form import REASON, begins, quarter_typed
from qperf_tui.tui.plain import plain_line
from qperf_tui.tui.screens.asking import Blank, Question, Typed
from qperf_tui.tui.writer import Job, Then
from qperf_tui.workbench.foreseeing import renaming
from qperf_tui.workbench.plan import (
    add_priority,
    priority_called,
    rename_priority,
    replace_priority,
)
from qperf_tui.workbench.plan_order import move_priority

_TITLE: Final = Blank(
    name="title",
    label="Title",
    hint="as the council's plan has it",
    lacking="A priority needs a title, as the council's plan has it.",
)
_PLAN: Final = Blank(
    name="plan",
    label="New plan",
    hint="such as Medium Term Plan 2013 to 2017",
    lacking="Name the new plan, such as “Medium Term Plan 2013 to 2017”.",
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A priority with what stands under it."""

    priority: Priority
    plan: str
    is_in_force: bool
    indicators: list[Indicator]


Look = Callable[[int], Priority]
"""Gives a priority as it was read last: a refusal reads it again."""


def headings(workbook: Workbook, quarter: Quarter) -> list[Heading]:
    """Every priority, those in force first, with the indicators of a quarter."""
    under: dict[int, list[Indicator]] = {}
    for each in workbook.indicators.reported(quarter):
        under.setdefault(each.priority.priority_id, []).append(each)
    in_force = set(workbook.priorities.all())
    every = sorted(workbook.priorities.on_file(), key=lambda each: each not in in_force)
    return [
        Heading(
            each,
            workbook.definitions.priority(each.priority_id).plan,
            each in in_force,
            under.get(each.priority_id, []),
        )
        for each in every
    ]


def line_of(heading: Heading) -> Content:
    """A priority in the list: whether it is in force, and how much is under it."""
    count = len(heading.indicators)
    state = "» in force" if heading.is_in_force else "× earlier plan"
    said = f"{state} · {count or 'no'} {plural(count, 'indicator')}"
    if heading.plan:
        said += f" · {heading.plan}"
    title = plain_line(str(heading.priority)).stylize("bold")
    return Content.assemble(title, "\n", plain_line(said))


def details_of(heading: Heading) -> str:
    """The indicators under a priority, a line for each."""
    lines = [f"{each.code}  {each.title}" for each in heading.indicators]
    return "\n".join(lines) or "Nothing stands under it."


def adding(then: Then) -> Question:
    """Ask for the title of a new priority."""

    def add(typed: Typed) -> Job:
        return lambda held: add_priority(
            held, typed["code"], typed["title"], typed["reason"]
        )

    code = Blank(name="code", label="Code", hint="such as B; may be blank")
    return Question(
        saying="add a priority",
        about="A priority of the council's plan",
        known="It comes after the others, and nothing stands under it until an "
        "indicator is moved there.",
        blanks=[_TITLE, code, REASON],
        job=add,
        then=then,
    )


def renaming_for_all_time(
    workbook: Workbook, look: Look, heading: Heading, then: Then
) -> Question:
    """Ask for another title of a priority."""
    key = heading.priority.priority_id

    def rename(typed: Typed) -> Job:
        seen = look(key)
        return lambda held: rename_priority(held, seen, typed["title"], typed["reason"])

    title = Blank(
        name="title",
        label="Title",
        value=heading.priority.title,
        lacking=_TITLE.lacking,
    )
    return Question(
        saying=f"rename {heading.priority.title}",
        about=f"Another title for {heading.priority}",
        known=renaming(workbook, heading.priority, None),
        blanks=[title, REASON],
        job=rename,
        then=then,
    )


def renaming_for_a_plan(
    workbook: Workbook, look: Look, heading: Heading, quarter: Quarter, then: Then
) -> Question:
    """Ask for the title of a priority in a new plan, and from when on."""
    key = heading.priority.priority_id

    def replace(typed: Typed) -> Job:
        seen, at = look(key), typed["quarter"]
        return lambda held: replace_priority(
            held,
            seen,
            typed["title"],
            plan=typed["plan"],
            quarter=quarter_typed(at),
            reason=typed["reason"],
        )

    def foretold(typed: Typed) -> str:
        at = quarter_typed(typed["quarter"])
        return renaming(workbook, heading.priority, at)

    return Question(
        saying=f"put another priority in place of {heading.priority.title}",
        about=f"In a new plan, in place of {heading.priority}",
        blanks=[_TITLE, _PLAN, begins(quarter), REASON],
        job=replace,
        then=then,
        foretold=foretold,
    )


def moving(
    workbook: Workbook, look: Look, heading: Heading, quarter: Quarter, then: Then
) -> Question:
    """Ask before which other a priority is to come, and from when on."""
    key = heading.priority.priority_id

    def before(typed: Typed, held: Workbook) -> Priority | None:
        said = typed["before"].strip()
        return priority_called(held, said) if said else None

    def move(typed: Typed) -> Job:
        seen, at = look(key), quarter_typed(typed["quarter"])
        return lambda held: move_priority(
            held, seen, before(typed, held), at, typed["reason"]
        )

    def foretold(typed: Typed) -> str:
        at, other = quarter_typed(typed["quarter"]), before(typed, workbook)
        where = "last" if other is None else f"before {other}"
        return f"From {at} on it comes {where}; earlier quarters keep their order."

    place = Blank(name="before", label="Before", hint="title or code; blank: last")
    return Question(
        saying=f"move {heading.priority.title}",
        about=f"Another place for {heading.priority}",
        blanks=[place, begins(quarter), REASON],
        job=move,
        then=then,
        foretold=foretold,
    )
