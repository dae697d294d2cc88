"""What is asked of whoever changes the definition of an indicator."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, Protocol

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError
from qperf_tui.storage.definitions import DefinitionOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.definition_fields import Field, Look
from qperf_tui.tui.screens.asking import Blank, Question, Typed
from qperf_tui.tui.writer import Job, Then
from qperf_tui.workbench import defining, foreseeing
from qperf_tui.workbench.plan import priority_called
from qperf_tui.workbench.recoding import recode

_HINTS: Final = {
    "unit": "such as % or no.",
    "decimals": "a whole number from 0 to 6",
    "direction": "higher, lower or in range is better, or neither way",
    "basis": "quarter, snapshot, year to date, rolling 12 months, annual …",
    "tolerance": "such as 10%, 5 points, floor 70 or must improve",
    "control": "council, shared or outside",
    "set": "national or local",
    "implications": "such as financial, legal, staffing",
}
_LONG: Final = frozenset({"definition"})
REASON: Final = Blank(
    name="reason",
    label="Reason",
    hint="for whoever looks at it next",
    lacking="A reason is needed, for whoever looks at this next.",
)
QUARTER: Final = Blank(
    name="quarter",
    label="From quarter",
    hint="such as Q1 2013/14",
    lacking="The quarter it begins in is missing.",
)
_UNDER: Final = Blank(
    name="priority",
    label="Priority",
    hint="its title or its code",
    lacking="The priority it is to stand under is missing.",
)
_PARTS: Final = (("code_1", "title_1"), ("code_2", "title_2"), ("code_3", "title_3"))
_PART_BLANKS: Final = [
    Blank(name=name, label=f"{order} {what}")
    for order, names in zip(("First", "Second", "Third"), _PARTS, strict=True)
    for name, what in zip(names, ("code", "title"), strict=True)
]


def amending(look: Look, field: Field, then: Then) -> Question:
    """Ask what a record card is to say instead."""
    shown, name = look(), field.name
    stands = Blank(
        name=name,
        label=field.label,
        value=field.value,
        hint=_HINTS.get(name, ""),
        is_long=name in _LONG,
    )

    def amend(typed: Typed) -> Job:
        seen = look()
        said = {name: typed[name]}
        return lambda held: defining.amend(
            held, seen.indicator, said, typed["reason"], seen=seen.kept
        )

    def foretold(typed: Typed) -> str:
        if typed[name] == field.value:
            return ""
        return foreseeing.amending(shown.workbook, shown.indicator, name, typed[name])

    return Question(
        saying=f"amend the {field.label.casefold()} of {shown.indicator.code}",
        about=shown.named,
        blanks=[stands, REASON],
        job=amend,
        then=then,
        foretold=foretold,
    )


def breaking(look: Look, then: Then) -> Question:
    """Ask from which quarter on it counts something else."""
    shown = look()
    return _from_a_quarter_on(
        look,
        then,
        saying=f"record a new definition of {shown.indicator.code}",
        about=f"A new definition of {shown.named}",
        deed=defining.break_definition,
        foresee=foreseeing.breaking,
    )


def moving(look: Look, then: Then) -> Question:
    """Ask under which priority it is to stand, and from when on."""
    shown = look()
    every = shown.workbook.priorities.all()
    others = [str(each) for each in every if each != shown.indicator.priority]

    def move(typed: Typed) -> Job:
        seen, at, said = look(), typed["quarter"], typed["priority"]
        return lambda held: defining.move(
            held,
            seen.indicator,
            priority_called(held, said),
            quarter_typed(at),
            typed["reason"],
            seen=seen.kept,
        )

    def foretold(typed: Typed) -> str:
        if not typed["priority"].strip():
            return ""
        found = priority_called(shown.workbook, typed["priority"])
        at = quarter_typed(typed["quarter"])
        return foreseeing.moving(shown.workbook, shown.indicator, found, at)

    return Question(
        saying=f"move {shown.indicator.code}",
        about=f"Move {shown.named}",
        known=f"It stands under {shown.indicator.priority}. There are: "
        f"{'; '.join(others) or 'no others'}.",
        blanks=[_UNDER, begins(shown.quarter), REASON],
        job=move,
        then=then,
        foretold=foretold,
    )


def recoding(look: Look, then: Then) -> Question:
    """Ask which code it is to have."""
    shown = look()
    new = Blank(name="code", label="New code", lacking="The new code is missing.")

    def give(typed: Typed) -> Job:
        old, code = look().indicator.code, typed["code"]
        return lambda held: recode(held, old, code, typed["reason"], is_seen=True)

    def foretold(typed: Typed) -> str:
        if not typed["code"].strip():
            return ""
        return foreseeing.recoding(shown.workbook, shown.indicator, typed["code"])

    return Question(
        saying=f"recode {shown.indicator.code}",
        about=f"Another code for {shown.named}",
        blanks=[new, REASON],
        job=give,
        then=then,
        foretold=foretold,
    )


def splitting(look: Look, then: Then) -> Question:
    """Ask as what it is to be reported, and from when on."""
    shown = look()

    def split(typed: Typed) -> Job:
        seen, at, parts = look(), typed["quarter"], _parts(typed)
        return lambda held: defining.split(
            held,
            seen.indicator,
            parts,
            quarter_typed(at),
            typed["reason"],
            seen=seen.kept,
        )

    def foretold(typed: Typed) -> str:
        parts = _parts(typed)
        if len(parts) < 2:
            return "Name two or three; they take over its record card."
        at = quarter_typed(typed["quarter"])
        return foreseeing.splitting(shown.workbook, shown.indicator, parts, at)

    return Question(
        saying=f"split {shown.indicator.code}",
        about=f"Split {shown.named}",
        blanks=[*_PART_BLANKS, begins(shown.quarter), REASON],
        job=split,
        then=then,
        foretold=foretold,
    )


def retiring(look: Look, then: Then) -> Question:
    """Ask from which quarter on it is not reported."""
    shown = look()
    return _from_a_quarter_on(
        look,
        then,
        saying=f"retire {shown.indicator.code}",
        about=f"Retire {shown.named}",
        deed=defining.retire,
        foresee=foreseeing.retiring,
    )


def reinstating(look: Look, then: Then) -> Question:
    """Ask why it is reported again."""
    shown = look()
    code = shown.indicator.code

    def bring_back(typed: Typed) -> Job:
        return lambda held: defining.reinstate(held, code, typed["reason"])

    return Question(
        saying=f"bring {code} back",
        about=f"Report {shown.named} again",
        known=foreseeing.reinstating(shown.workbook, shown.indicator),
        blanks=[REASON],
        job=bring_back,
        then=then,
    )


class _Deed(Protocol):
    """Changes an indicator from a quarter on, if it is still as it was seen."""

    def __call__(
        self,
        workbook: Workbook,
        indicator: Indicator,
        quarter: Quarter,
        reason: str,
        *,
        seen: DefinitionOnFile | None,
    ) -> None:
        """Write the change."""


def _from_a_quarter_on(
    look: Look,
    then: Then,
    *,
    saying: str,
    about: str,
    deed: _Deed,
    foresee: Callable[[Workbook, Indicator, Quarter], str],
) -> Question:
    """Ask from which quarter on and why, where that is all there is to ask."""
    shown = look()

    def change(typed: Typed) -> Job:
        seen, at = look(), typed["quarter"]
        return lambda held: deed(
            held, seen.indicator, quarter_typed(at), typed["reason"], seen=seen.kept
        )

    def foretold(typed: Typed) -> str:
        at = quarter_typed(typed["quarter"])
        return foresee(shown.workbook, shown.indicator, at)

    return Question(
        saying=saying,
        about=about,
        blanks=[begins(shown.quarter), REASON],
        job=change,
        then=then,
        foretold=foretold,
    )


def begins(quarter: Quarter) -> Blank:
    """The line for the first quarter of a change: at first the one looked at."""
    return replace(QUARTER, value=str(quarter))


def quarter_typed(text: str) -> Quarter:
    """The quarter that was typed.

    Raises:
        QperfError: If it is none.
    """
    try:
        return Quarter.read(text)
    except ValueError as error:
        raise QperfError(f"{error}.") from None


def _parts(typed: Typed) -> Sequence[tuple[str, str]]:
    """The codes and titles that were typed; a line of neither is none."""
    named = [(typed[code].strip(), typed[title].strip()) for code, title in _PARTS]
    return [each for each in named if any(each)]
