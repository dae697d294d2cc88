"""Changes as the cells of a table, and what of them words find."""

from collections.abc import Sequence
from dataclasses import dataclass

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
    codes = {
        each.code.casefold(): each.indicator_id for each in workbook.indicators.listed()
    }
    if said.casefold() in codes:
        found = changes.numbers(indicator_id=codes[said.casefold()])
        return Past(found, len(every), f"what concerns {said}")
    if said.casefold() in {each.casefold() for each in changes.people()}:
        return Past(changes.numbers(by=said), len(every), f"what {said} changed")
    found = changes.numbers(words=said.split())
    return Past(found, len(every), f"what says “{said}”")


def change_columns(width: int) -> tuple[Column, ...]:
    """The columns that fit in so many characters; what was done takes the rest."""
    taken = _WHEN.width + _WHO.width + 3 * GAP + SCROLLBAR
    what = Column(_WHAT.key, _WHAT.heading, max(width - taken, _WHAT.width))
    return (_WHEN, _WHO, what)


def change_cells(change: Change, columns: Sequence[Column]) -> list[Text]:
    """The cells of one change; one that was undone says so first."""
    word = ""
    if change.is_undone:
        word = "(done again) " if change.kind == UNDONE else "(undone) "
    said = {
        _WHEN.key: change.made_at[:16].replace("T", " "),
        _WHO.key: change.made_by,
        _WHAT.key: f"{word}{change.says}",
    }
    return [cell(said[each.key], width=each.width) for each in columns]
