"""Entries of the queue as the cells of a table that clips no figure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from rich.text import Text

from qperf_tui.domain.wording import movement_mark
from qperf_tui.tui.cells import status_colour
from qperf_tui.tui.columns import CODE, GAP, PREVIOUS, SCROLLBAR, Column
from qperf_tui.tui.plain import cell
from qperf_tui.workbench.queue_entries import AWAITED, Entry, EntryKind

_MARK: Final = Column("mark", "", 1)
_DUE: Final = Column("due", "Due", 7)
_STATUS: Final = Column("status", "Status", 8)
_STATE: Final = Column("state", "State", 8)
_WHAT: Final = Column("what", "About", 0)
_WIDE_ENOUGH_TO_MOVE: Final = 78
_NARROWEST_WHAT: Final = 8

STATES: Final[Mapping[EntryKind, str]] = {
    EntryKind.FIGURE: "□ figure",
    EntryKind.OVERDUE_FIGURE: "□ figure",
    EntryKind.MISSING: "! missing",
    EntryKind.OVERDUE: "! overdue",
    EntryKind.RETURNED: "↩ returned",
    EntryKind.FIGURES_CHANGED: "Δ figs!",
    EntryKind.DRAFT: "✎ draft",
    EntryKind.READY: "⇡ ready",
    EntryKind.REMARK: "¶ remark",
    EntryKind.ACTION: "» action",
    EntryKind.OVERDUE_ACTION: "» action",
    EntryKind.REQUEST: "§ request",
}
"""A symbol and a word for every kind, so that colour is never needed."""

_TO_WRITE: Final = {
    *AWAITED,
    *(EntryKind.MISSING, EntryKind.OVERDUE, EntryKind.DRAFT),
}


def queue_columns(width: int, entries: Sequence[Entry]) -> tuple[Column, ...]:
    """The columns that fit in so many characters; what is to be done takes the rest."""
    columns = [_MARK, _DUE, CODE, _STATUS, PREVIOUS, _STATE]
    if width < _WIDE_ENOUGH_TO_MOVE:
        columns.remove(PREVIOUS)
    fitted = [_fitted(column, entries) for column in columns]
    taken = sum(column.width + GAP for column in fitted) + SCROLLBAR + GAP
    return (*fitted, replace(_WHAT, width=max(width - taken, _NARROWEST_WHAT)))


def queue_cells(
    entry: Entry,
    columns: Sequence[Column],
    colours: Mapping[str, str],
    marked: Collection[int],
) -> list[Text]:
    """The cells of one entry."""
    cells = []
    for column in columns:
        style = ""
        if column.key == _STATUS.key and entry.position is not None:
            style = status_colour(entry.position.status, colours)
        said = _says(column, entry, marked)
        cells.append(cell(said, style, width=column.width))
    return cells


def due_words(entry: Entry) -> str:
    """The day it is due, with a sign where that is past; a dash where none is set."""
    if entry.due is None:
        return "–"
    return f"{entry.due.day} {entry.due:%b}{'!' if entry.is_overdue else ''}"


def _fitted(column: Column, entries: Sequence[Entry]) -> Column:
    if column.key in {_MARK.key, _DUE.key, CODE.key}:
        return column
    needed = max((len(_says(column, each, ())) for each in entries), default=0)
    return replace(column, width=max(needed, len(column.heading)))


def _says(column: Column, entry: Entry, marked: Collection[int]) -> str:
    at = entry.position
    if column.key == _MARK.key:
        key = None if entry.indicator is None else entry.indicator.indicator_id
        return "*" if key in marked else ""
    if column.key == _DUE.key:
        return due_words(entry)
    if column.key == CODE.key:
        return "" if entry.indicator is None else entry.indicator.code
    if column.key == _STATE.key:
        return STATES[entry.kind]
    if column.key == _WHAT.key:
        return _what(entry)
    if at is None:
        return ""
    if column.key == PREVIOUS.key:
        return movement_mark(at.on_previous, at.indicator)
    return str(at.status)


def _what(entry: Entry) -> str:
    """The words where they are to be agreed, the name where they are to be written.

    So it is where a figure is awaited.

    Of a request it is the question.
    Where something is in the way, that is said.
    """
    if entry.kind in _TO_WRITE and entry.indicator is not None:
        return entry.indicator.title
    if entry.request is not None:
        return entry.request.question
    if entry.kind is not EntryKind.READY or entry.commentary is None:
        return entry.says
    flag = f"({entry.flag}) " if entry.flag else ""
    return f"{flag}{entry.commentary.body}"
