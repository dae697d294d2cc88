"""The queue as a list that can be filtered, with what is marked in it."""

from collections.abc import Sequence

from textual import events, getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import var
from textual.widgets import Input, Static

from qperf_tui.domain.text import capitalised
from qperf_tui.tui.plain import plain
from qperf_tui.tui.queue_filters import (
    Filter,
    Sight,
    Sorting,
    filters_line,
)
from qperf_tui.tui.queue_rows import queue_cells, queue_columns
from qperf_tui.tui.widgets.plain_input import PlainInput
from qperf_tui.tui.widgets.turn_line import TurnLine
from qperf_tui.tui.widgets.window_table import Window, WindowTable
from qperf_tui.workbench.queue_entries import Entry


class QueueList(Vertical):
    """A line on how late it is, the filters, and what is to be done."""

    filter: var[Filter] = var(Filter.ALL, init=False)
    """What is shown."""
    words: var[str] = var("", init=False)
    """The words the list is narrowed by."""

    sorting: var[Sorting] = var(Sorting.DUE, init=False)
    """The order of the list."""

    table = getters.query_one(WindowTable)
    turns = getters.query_one(TurnLine)

    def __init__(self) -> None:
        super().__init__(id="queue")
        self._sight: Sight | None = None
        self._entries: tuple[Entry, ...] = ()
        self._width = 0
        self.marked: set[int] = set()
        """The ids of the indicators that are marked."""

    def compose(self) -> ComposeResult:
        """What is due, the filters, the words sought, and the table."""
        yield Static("reading what is to be done", id="head", markup=False)
        yield Static(id="filters", markup=False)
        yield TurnLine()
        yield PlainInput(id="words", placeholder="words of code, title, owner or text")
        yield WindowTable(self._fetch)

    @property
    def chosen(self) -> Entry | None:
        """The entry under the cursor."""
        number = self.table.chosen
        return None if number is None else self._entries[number]

    @property
    def shown(self) -> list[Entry]:
        """The entries that the filter lets through, in their order."""
        return [self._entries[number] for number in self.table.shown]

    @property
    def marked_entries(self) -> list[Entry]:
        """One entry for each indicator that is marked, the first due first."""
        found: dict[int, Entry] = {}
        for each in self._entries:
            at = each.indicator
            if at is not None and at.indicator_id in self.marked:
                found.setdefault(at.indicator_id, each)
        return list(found.values())

    def show(self, sight: Sight) -> None:
        """Show the queue as it is now, the cursor staying on its entry."""
        chosen, place = self.chosen, self.table.place
        self._sight, self._entries = sight, sight.found.entries
        here = {each.indicator.indicator_id for each in self._entries if each.indicator}
        self.marked &= here
        self._say_how_late()
        self._narrow(chosen, place)

    def watch_sorting(self) -> None:
        """Show it in another order."""
        self._say_how_late()
        self._narrow(self.chosen)

    def watch_filter(self) -> None:
        """Show what another filter lets through."""
        self._narrow(self.chosen)

    def watch_words(self) -> None:
        """Show what has the words."""
        self._narrow(self.chosen)

    def begin_words(self) -> None:
        """Let the officer type what to narrow the list by."""
        field = self.query_one("#words", Input)
        field.display = True
        field.focus()

    def clear(self) -> bool:
        """Show everything again; whether anything was hidden."""
        is_narrowed = bool(self.words) or self.filter is not Filter.ALL
        self.filter = Filter.ALL
        field = self.query_one("#words", Input)
        field.value = ""
        field.display = False
        self.table.focus()
        return is_narrowed

    def step(self, by: int) -> None:
        """Go to the next entry, if there is one."""
        if by > 0:
            self.table.action_cursor_down()
        else:
            self.table.action_cursor_up()

    def step_to_mine(self, by: int) -> bool:
        """Go to the next entry that is for whoever asks; whether there was one."""
        ids, number = self.table.shown, self.table.chosen
        if number is None:
            return False
        here = ids.index(number)
        for away in range(1, len(ids) + 1):
            each = ids[(here + by * away) % len(ids)]
            if self._entries[each].is_mine:
                self.table.go_to(each)
                return True
        return False

    def mark(self) -> None:
        """Mark the chosen one, or let it go, and go on."""
        chosen = self.chosen
        if chosen is not None and chosen.indicator is not None:
            self.marked ^= {chosen.indicator.indicator_id}
            self.table.refresh_rows()
            self.step(1)
        self._count()

    def mark_all(self) -> None:
        """Mark everything shown, or let it go where all of it is marked."""
        here = {each.indicator.indicator_id for each in self.shown if each.indicator}
        self.marked = self.marked - here if here <= self.marked else self.marked | here
        self.table.refresh_rows()
        self._count()

    def on_resize(self, event: events.Resize) -> None:
        """Take the columns that fit now."""
        if event.size.width != self._width:
            self._width = event.size.width
            self.table.refresh_rows()
            self._count()

    @on(Input.Changed, "#words")
    def _type(self, event: Input.Changed) -> None:
        event.stop()
        self.words = event.value

    @on(Input.Submitted, "#words")
    def _keep_words(self, event: Input.Submitted) -> None:
        event.stop()
        event.input.display = bool(event.value)
        self.table.focus()

    def step_filter(self, by: int) -> None:
        """Take another filter that shows something."""
        if self._sight is not None:
            self.filter = self.filter.stepped(by, self._sight.counts)

    def _say_how_late(self) -> None:
        if self._sight is not None:
            said = f"{self._sight.found.words()}; {self.sorting.value}."
            self.query_one("#head", Static).update(plain(capitalised(said)))

    def _narrow(self, keep: Entry | None, place: int = 0) -> None:
        words = self.words.casefold().split()
        said = () if self._sight is None else self._sight.said
        ids = [
            number
            for number in self.sorting.numbers(self._entries)
            if self.filter.holds(self._entries[number])
            and all(word in said[number] for word in words)
        ]
        self.table.show(ids, keep=self._kept(ids, keep, place))
        self._count()

    def _kept(self, ids: Sequence[int], keep: Entry | None, place: int) -> int | None:
        """The number to put the cursor on: the same entry, or what took its place."""
        if keep is None or not ids:
            return None
        alike = [each for each in ids if _name(self._entries[each]) == _name(keep)]
        same = [each for each in alike if self._entries[each].kind is keep.kind]
        return next(iter(same or alike), ids[min(place, len(ids) - 1)])

    def _count(self) -> None:
        counts = {} if self._sight is None else self._sight.counts
        before = f" {len(self.marked)} marked ·" if self.marked else ""
        line = filters_line(counts, self.filter, before, self._width)
        if self._sight is not None and not self.table.shown:
            is_done = not self._entries
            said = "nothing is left to do" if is_done else "nothing here; escape clears"
            line = line.append(f" · {said}")
        self.query_one("#filters", Static).update(line)

    def _fetch(self, ids: Sequence[int]) -> Window:
        entries = [self._entries[each] for each in ids]
        columns = queue_columns(self._width, entries)
        colours = self.app.theme_variables
        cells = [queue_cells(each, columns, colours, self.marked) for each in entries]
        return Window(columns, list(zip(ids, cells, strict=True)))


def _name(entry: Entry) -> object:
    """By what an entry is known again after something about it has changed."""
    if entry.request is not None:
        return "request", entry.request.number
    if entry.action is not None:
        return "action", entry.action.number
    return entry.says if entry.indicator is None else entry.indicator.indicator_id
