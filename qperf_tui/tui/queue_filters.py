"""What of the queue is shown, and in which order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from textual.content import Content

from qperf_tui.workbench.queue_entries import AWAITED, Entry, EntryKind, Queue


class Sorting(Enum):
    """The orders of the queue, and what the heading says of each."""

    DUE = "first due first"
    EFFECT = "most to do first"

    @property
    def following(self) -> "Sorting":
        """The order that comes next when one steps through them."""
        return Sorting.DUE if self is Sorting.EFFECT else Sorting.EFFECT

    def numbers(self, entries: Sequence[Entry]) -> Sequence[int]:
        """The places of entries, which come by the day they are due, in this order."""
        every = range(len(entries))
        if self is Sorting.DUE:
            return every
        return sorted(every, key=lambda place: -entries[place].effect)


class Filter(Enum):
    """What one may want to see of the queue, in the order one steps through it."""

    ALL = "all"
    MINE = "mine"
    READY = "ready for me"
    OVERDUE = "overdue"
    AWAITED = "figures awaited"
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
    Filter.AWAITED: AWAITED,
    Filter.RETURNED: {EntryKind.RETURNED},
    Filter.FIGURES: {EntryKind.FIGURES_CHANGED},
    Filter.REMARKS: {EntryKind.REMARK},
    Filter.ACTIONS: {EntryKind.ACTION, EntryKind.OVERDUE_ACTION},
    Filter.REQUESTS: {EntryKind.REQUEST},
}


@dataclass(frozen=True, slots=True)
class Sight:
    """A queue with all that takes long to work out of it, ready to be shown."""

    found: Queue
    counts: Mapping[Filter, int]
    """How many entries each filter would show."""
    said: Sequence[str]
    """What each entry says, folded, for words to be sought in."""


def sight(found: Queue) -> Sight:
    """A queue ready to be shown; with 10,000 entries that takes 0.1 s."""
    return Sight(
        found,
        {each: sum(map(each.holds, found.entries)) for each in Filter},
        [_said_by(each) for each in found.entries],
    )


def _said_by(entry: Entry) -> str:
    at = entry.indicator
    said = [entry.kind.value, entry.says, entry.flag]
    if at is not None:
        said += [at.code, at.title, at.theme, at.owner, at.directorate]
    if entry.commentary is not None:
        said += [entry.commentary.author, entry.commentary.body]
    return "\n".join(said).casefold()


def filters_line(
    counts: Mapping[Filter, int], chosen: Filter, before: str, width: int
) -> Content:
    """Every filter that would show something, counted, and the chosen one marked.

    It goes after some words, on as many lines as so wide a pane needs; a filter and its
    count stay on one.
    """
    lines = [Content(before)]
    for each in Filter:
        if each is not chosen and not counts.get(each):
            continue
        said = Content(f"{each.value} {counts.get(each, 0)}")
        if each is chosen:
            said = Content.assemble("›", said.stylize("bold reverse"))
        gap = " " if len(lines[-1]) <= len(before) and len(lines) == 1 else " · "
        if len(lines[-1]) + len(gap) + len(said) > width:
            lines.append(Content.assemble(" ", said))
        else:
            lines[-1] = Content.assemble(lines[-1], gap, said)
    return Content("\n").join(lines)
