"""What of the queue is shown, and in which order."""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Final

from textual.content import Content

from qperf_tui.workbench.queue_entries import Entry, EntryKind


class Sorting(Enum):
    """The orders of the queue, and what the heading says of each."""

    DUE = "first due first"
    EFFECT = "most to do first"

    @property
    def following(self) -> "Sorting":
        """The order that comes next when one steps through them."""
        return Sorting.DUE if self is Sorting.EFFECT else Sorting.EFFECT

    def of(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Entries that come by the day they are due, in this order."""
        if self is Sorting.DUE:
            return tuple(entries)
        return tuple(sorted(entries, key=lambda each: -each.effect))


class Filter(Enum):
    """What one may want to see of the queue, in the order one steps through it."""

    ALL = "all"
    MINE = "mine"
    READY = "ready for me"
    OVERDUE = "overdue"
    RETURNED = "returned"
    FIGURES = "figs!"
    REMARKS = "remarks"
    ACTIONS = "actions"
    REQUESTS = "requests"

    def stepped(self, by: int, counts: Mapping["Filter", int]) -> "Filter":
        """The filter so many further on that shows something, round again."""
        held = [each for each in Filter if counts.get(each) or each is Filter.ALL]
        if self not in held:
            return Filter.ALL
        return held[(held.index(self) + by) % len(held)]

    def holds(self, entry: Entry) -> bool:
        """Whether an entry is shown."""
        match self:
            case Filter.ALL:
                return True
            case Filter.MINE:
                return entry.is_mine
            case Filter.READY:
                return entry.is_mine and entry.kind is EntryKind.READY
            case Filter.OVERDUE:
                return entry.is_overdue
            case _:
                return entry.kind in _KINDS[self]


_KINDS: Final = {
    Filter.RETURNED: {EntryKind.RETURNED},
    Filter.FIGURES: {EntryKind.FIGURES_CHANGED},
    Filter.REMARKS: {EntryKind.REMARK},
    Filter.ACTIONS: {EntryKind.ACTION, EntryKind.OVERDUE_ACTION},
    Filter.REQUESTS: {EntryKind.REQUEST},
}


def counted(entries: Iterable[Entry]) -> dict[Filter, int]:
    """How many entries each filter would show."""
    held = list(entries)
    return {each: sum(map(each.holds, held)) for each in Filter}


def said_by(entry: Entry) -> str:
    """All that an entry says, folded, for words to be sought in."""
    at = entry.indicator
    said = [entry.kind.value, entry.says, entry.flag]
    if at is not None:
        said += [at.code, at.title, at.theme, at.owner, at.directorate]
    if entry.commentary is not None:
        said += [entry.commentary.author, entry.commentary.body]
    return "\n".join(said).casefold()


def filters_line(counts: Mapping[Filter, int], chosen: Filter) -> Content:
    """Every filter that would show something, counted, and the chosen one marked."""
    parts = []
    for each in Filter:
        said = f"{each.value} {counts.get(each, 0)}"
        if each is chosen:
            parts.append(Content(f"›{said}").stylize("bold reverse", 1))
        elif counts.get(each):
            parts.append(Content(said))
    return Content.assemble(" ", Content(" · ").join(parts))
