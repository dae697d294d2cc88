"""The list of indicators with its filter, its order and its count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import var
from textual.widgets import Input, Static

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.indicator import Priority
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Position
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.cells import columns_for, row_cells
from qperf_tui.tui.columns import View
from qperf_tui.tui.errand import Errand, Stop
from qperf_tui.tui.grounds import EXCEPTION, split
from qperf_tui.tui.lookout import Lookout
from qperf_tui.tui.plain import plain_line
from qperf_tui.tui.row_source import RowSource
from qperf_tui.tui.widgets.indicator_table import IndicatorTable
from qperf_tui.tui.widgets.plain_input import PlainInput
from qperf_tui.tui.widgets.window_table import Window
from qperf_tui.workbench.catalogue import Catalogue, Order, Standing, standings
from qperf_tui.workbench.standings import Tally, by_priority, positions, tally

_COUNT_AFTER: Final = 0.25
"""Seconds after which a long list is judged and counted."""
_AT_ONCE: Final = 500
"""Indicators up to which all are judged before the first screen: some 40 ms."""


class Browser(Vertical):
    """Indicators narrowed by priority and words, in an order one can change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "clear", "Clear filter", show=False),
    ]

    @dataclass
    class Counted(Message):
        """Every indicator has been judged and counted."""

        known: Mapping[int, Standing]
        tallies: Mapping[Priority, Tally]
        whole: Tally

    quarter: var[Quarter | None] = var(None, init=False)
    """The quarter the list is of."""
    priority_id: var[int | None] = var(None, init=False)
    """The priority the list is narrowed to, or None for all."""
    sought: var[str] = var("", init=False)
    """The words the list is narrowed by."""
    order: var[Order] = var(Order.PLAN, init=False)
    """The order the list is in."""
    view: var[View] = var(View.MOVEMENT, init=False)
    """The set of columns shown."""

    table = getters.query_one(IndicatorTable)
    filter = getters.query_one("#filter", Input)

    def __init__(self, workbook: Workbook) -> None:
        super().__init__(id="browser")
        self._workbook = workbook
        self._catalogue = Catalogue(())
        self._titles: dict[int, str] = {}
        self._known: Mapping[int, Standing] = {}
        self._source = RowSource(workbook)
        self._width = 0
        self._counting: Errand[Quarter] = Errand(self, workbook, "count", _count)
        self.lookout = Lookout(self, workbook)

    def compose(self) -> ComposeResult:
        """A line that says what is shown, the filter, and the table."""
        yield Static(id="line", markup=False)
        yield PlainInput(
            id="filter", placeholder="words, or is:red is:needed is:exception"
        )
        yield IndicatorTable(self._fetch)

    def load(self, quarter: Quarter) -> None:
        """Read the list again, for a quarter that may be another."""
        is_searched = bool(split(self.sought).grounds)
        self.lookout.turn_to(quarter, is_searched=is_searched)
        self.set_reactive(Browser.quarter, quarter)
        listed = self._workbook.indicators.listed(quarter)
        self._catalogue = Catalogue(listed)
        self._titles = {
            each.priority_id: str(each) for each in self._workbook.priorities.on_file()
        }
        self._source.keep(())
        if len(listed) <= _AT_ONCE:
            judged = positions(self._workbook, quarter)
            self._source.keep(judged)
            self._known = standings(judged)
            # After the first screen, on which the list matters most.
            self.call_after_refresh(self.post_message, _counted(judged))
        else:
            # Not at once: two threads share one interpreter, and painting comes first.
            self.set_timer(_COUNT_AFTER, partial(self._counting.send, quarter))
        # Before the first resize there is no width to choose columns by.
        if self._width:
            self._narrow()

    def watch_priority_id(self) -> None:
        """Show one priority's indicators, or all."""
        self._narrow()

    def watch_sought(self) -> None:
        """Show the indicators that have the words."""
        self._narrow()

    def watch_order(self) -> None:
        """Show the same indicators in another order."""
        self._narrow()

    def watch_view(self) -> None:
        """Show the same indicators with other columns."""
        self.table.refresh_rows()

    def begin_filter(self) -> None:
        """Let the officer type what to narrow the list by."""
        self.filter.display = True
        self.filter.focus()

    def toggle_exceptions(self) -> None:
        """Show the indicators members would ask about, or every one again."""
        if split(self.sought).grounds:
            self.action_clear()
        else:
            self.filter.value = f"is:{EXCEPTION}"
            self.filter.display = True

    def action_clear(self) -> None:
        """Show every indicator again."""
        self.priority_id = None
        self.filter.value = ""
        self.filter.display = False
        self.table.focus()

    def step_to_wanted(self, by: int) -> bool:
        """Go to the next indicator that needs commentary; whether there was one."""
        found = _next_wanted(self.table.shown, self.table.chosen, by, self._known)
        if found is not None:
            self.table.go_to(found)
        return found is not None

    def on_resize(self, event: events.Resize) -> None:
        """Take the columns that fit now."""
        was_unknown = not self._width
        if event.size.width == self._width:
            return
        self._width = event.size.width
        if self.quarter is not None:
            if was_unknown:
                self._narrow()
            else:
                self.table.refresh_rows()

    @on(Input.Changed, "#filter")
    def _type(self, event: Input.Changed) -> None:
        event.stop()
        self.sought = event.value

    @on(Input.Submitted, "#filter")
    def _keep_filter(self, event: Input.Submitted) -> None:
        event.stop()
        self.filter.display = bool(event.value)
        self.table.focus()

    @on(Counted)
    def _take_counts(self, event: Counted) -> None:
        if self._source.is_judged:
            return
        self._counting.is_last()
        self._known = event.known
        if self.order is not Order.PLAN or "is:" in self.sought:
            self._narrow()

    @on(Lookout.Searched)
    def _take_exceptions(self, event: Lookout.Searched) -> None:
        # It goes on to the screen, which counts what was found.
        if not self.lookout.take_exceptions(event):
            event.stop()
        elif split(self.sought).grounds:
            self._narrow()

    @on(Lookout.Appraised)
    def _take_rows(self, event: Lookout.Appraised) -> None:
        event.stop()
        if self.lookout.take_rows(event) and self.view is View.JUDGEMENT:
            self.table.refresh_rows()

    def _narrow(self) -> None:
        sought = split(self.sought)
        ids = self._catalogue.matching(
            sought.words, priority_id=self.priority_id, known=self._known
        )
        known = self.lookout.exceptions
        if sought.grounds and known is not None:
            ids = [
                each for each in ids if sought.is_met_by(known.get(each, frozenset()))
            ]
        order = self.order if self._known else Order.PLAN
        ids = self._catalogue.arranged(ids, order, self._known)
        self.table.show(ids, keep=self.table.chosen)
        title = self._titles.get(self.priority_id or 0, "All priorities")
        said = f"{len(ids):,} of {len(self._catalogue):,} shown · {self.order.value}"
        if sought.grounds and known is None:
            said += " · looking for exceptions"
            self.lookout.search()
        elif not ids:
            said += " · nothing matches: escape clears"
        self.query_one("#line", Static).update(plain_line(f" {title} · {said}"))

    def _fetch(self, ids: Sequence[int]) -> Window:
        quarter = self.quarter
        if quarter is None:
            return Window((), ())
        if self.view is View.JUDGEMENT:
            self.lookout.want(ids)
        rows = self._source.rows(quarter, ids, self.lookout.outlooks)
        columns = columns_for(self._width, rows, self.view)
        colours = self.app.theme_variables
        cells = [row_cells(each, columns, colours) for each in rows]
        return Window(columns, list(zip(ids, cells, strict=True)))


_WANTED: Final = {
    CommentaryState.NEEDED,
    CommentaryState.DRAFT,
    CommentaryState.RETURNED,
}
"""The states of commentary that still want an officer's work."""


def _next_wanted(
    ids: Sequence[int], chosen: int | None, by: int, known: Mapping[int, Standing]
) -> int | None:
    if chosen is None:
        return None
    here = ids.index(chosen)
    for away in range(1, len(ids) + 1):
        each = ids[(here + by * away) % len(ids)]
        if each in known and known[each].commentary in _WANTED:
            return each
    return None


def _count(workbook: Workbook, quarter: Quarter, _stop: Stop) -> Message:
    return _counted(positions(workbook, quarter))


def _counted(judged: Sequence[Position]) -> Message:
    return Browser.Counted(standings(judged), by_priority(judged), tally(judged))
