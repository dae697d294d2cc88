"""Changes as the cells of a table, and what of them words find."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.text import Text

from qperf_tui.storage.changes import UNDONE, Change
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.columns import GAP, SCROLLBAR, Column
from qperf_tui.tui.plain import cell

_WHEN = Column("when", "When", 16)
_WHO = Column("who", "Who", 18)
_WHAT = Column("what", "What was done", 20)


@dataclass(frozen=True, slots=True)
class Past:
    """The changes that some words find; each is read when it comes to be shown."""

    numbers: Sequence[int] = ()
    """Their ids, the newest first."""
    whole: int = 0
    """How many changes there are in all."""
    taken_for: str = ""
    """What the words were taken for."""


def sought(workbook: Workbook, words: str) -> Past:
    """The changes that some words find.

    A whole code finds what concerns that indicator, imports of its figures among it; a
    whole name what that person changed; any other words what says all of them.
    """
    changes, said = workbook.changes, " ".join(words.split())
    every = changes.numbers()
    if not said:
        return Past(every, len(every), "every change")
    codes = workbook.indicators.ids_by_code()
    if said.casefold() in codes:
        found = changes.numbers(indicator_id=codes[said.casefold()])
        return Past(found, len(every), f"what concerns {said}")
    if said.casefold() in {each.casefold() for each in changes.people()}:
        return Past(changes.numbers(by=said), len(every), f"what {said} changed")
    found = changes.numbers(words=said.split())
    return Past(found, len(every), f"what says “{said}”")


def change_columns(width: int, changes: Sequence[Change]) -> tuple[Column, ...]:
    """The columns that fit in so many characters; what was done takes the rest."""
    longest = max((len(each.made_by) for each in changes), default=0)
    who = replace(_WHO, width=min(max(longest, len(_WHO.heading)), _WHO.width))
    taken = _WHEN.width + who.width + 3 * GAP + SCROLLBAR
    return (_WHEN, who, replace(_WHAT, width=max(width - taken, _WHAT.width)))


def what_was_done(change: Change) -> str:
    """The name of a change; one that was undone says so first."""
    if not change.is_undone:
        return change.says
    word = "done again" if change.kind == UNDONE else "undone"
    return f"({word}) {change.says}"


def change_cells(change: Change, columns: Sequence[Column]) -> list[Text]:
    """The cells of one change."""
    said = {
        _WHEN.key: change.made_at[:16].replace("T", " "),
        _WHO.key: change.made_by,
        _WHAT.key: what_was_done(change),
    }
    return [cell(said[each.key], width=each.width) for each in columns]
