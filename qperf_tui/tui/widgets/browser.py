"""The list of indicators with its filter, its order and its count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import var
from textual.widgets import Input, Static

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.indicator import Indicator, Priority
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Position
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.cells import SPARKS, columns_for, row_cells
from qperf_tui.tui.plain import plain_line
from qperf_tui.tui.widgets.indicator_table import IndicatorTable, Window
from qperf_tui.tui.widgets.plain_input import PlainInput
from qperf_tui.workbench.catalogue import Catalogue, Order, Standing, standings
from qperf_tui.workbench.standings import (
    Tally,
    by_priority,
    positions,
    recent_values,
    tally,
)

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

    table = getters.query_one(IndicatorTable)
    filter = getters.query_one("#filter", Input)

    def __init__(self, workbook: Workbook) -> None:
        super().__init__(id="browser")
        self._workbook = workbook
        self._catalogue = Catalogue(())
        self._titles: dict[int, str] = {}
        self._known: Mapping[int, Standing] = {}
        self._judged: dict[int, Position] = {}
        self._width = 0

    def compose(self) -> ComposeResult:
        """A line that says what is shown, the filter, and the table."""
        yield Static(id="line", markup=False)
        yield PlainInput(id="filter", placeholder="words, or is:red is:amber is:needed")
        yield IndicatorTable(self._fetch)

    def load(self, quarter: Quarter) -> None:
        """Read the list again, for a quarter that may be another."""
        self.set_reactive(Browser.quarter, quarter)
        listed = self._workbook.indicators.listed()
        self._catalogue = Catalogue(listed)
        self._titles = {
            each.priority_id: str(each) for each in self._workbook.priorities.all()
        }
        self._judged = {}
        if len(listed) <= _AT_ONCE:
            judged = positions(self._workbook, quarter)
            self._judged = {each.indicator.indicator_id: each for each in judged}
            self._known = standings(judged)
            # After the first screen, on which the list matters most.
            self.call_after_refresh(self._tell_counts, judged)
        else:
            # Not at once: two threads share one interpreter, and painting comes first.
            self.set_timer(_COUNT_AFTER, partial(self._count_elsewhere, quarter))
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

    def begin_filter(self) -> None:
        """Let the officer type what to narrow the list by."""
        self.filter.display = True
        self.filter.focus()

    def action_clear(self) -> None:
        """Show every indicator again."""
        self.priority_id = None
        self.filter.value = ""
        self.filter.display = False
        self.table.focus()

    def step_to_wanted(self, by: int) -> bool:
        """Go to the next indicator that needs commentary; whether there was one."""
        ids = list(self.table.shown)
        if not ids or self.table.chosen is None:
            return False
        here = ids.index(self.table.chosen)
        for away in range(1, len(ids) + 1):
            each = ids[(here + by * away) % len(ids)]
            known = self._known.get(each)
            if known is not None and known.commentary in _WANTED:
                self.table.go_to(each)
                return True
        return False

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

    @work(thread=True, exclusive=True, group="count")
    def _count_elsewhere(self, quarter: Quarter) -> None:
        with Workbook.open(
            self._workbook.path,
            self._workbook.stamp,
            read_only=True,
            practice=self._workbook.practice,
        ) as workbook:
            self._tell_counts(positions(workbook, quarter))

    def _tell_counts(self, judged: Sequence[Position]) -> None:
        self.post_message(
            self.Counted(standings(judged), by_priority(judged), tally(judged))
        )

    @on(Counted)
    def _take_counts(self, event: Counted) -> None:
        if self._judged:
            return
        self._known = event.known
        if self.order is not Order.PLAN or "is:" in self.sought:
            self._narrow()

    def _narrow(self) -> None:
        ids = self._catalogue.matching(
            self.sought, priority_id=self.priority_id, known=self._known
        )
        order = self.order if self._known else Order.PLAN
        ids = self._catalogue.arranged(ids, order, self._known)
        self.table.show(ids, keep=self.table.chosen)
        title = self._titles.get(self.priority_id or 0, "All priorities")
        said = f"{len(ids):,} of {len(self._catalogue):,} shown · {self.order.value}"
        if not ids:
            said += " · nothing matches: escape clears"
        self.query_one("#line", Static).update(plain_line(f" {title} · {said}"))

    def _fetch(self, ids: Sequence[int]) -> Window:
        quarter = self.quarter
        if quarter is None:
            return Window((), ())
        indicators = self._workbook.indicators.of_ids(ids)
        recent = self._workbook.outturns.recent(
            indicators, quarter.shifted(1 - SPARKS), quarter
        )
        judged = self._positions(quarter, ids, indicators)
        columns = columns_for(self._width, judged)
        colours = self.app.theme_variables
        rows = []
        for each in judged:
            key = each.indicator.indicator_id
            values = recent_values(recent.get(key, {}), quarter, SPARKS)
            rows.append((key, row_cells(each, values, columns, colours)))
        return Window(columns, rows)

    def _positions(
        self, quarter: Quarter, ids: Sequence[int], indicators: Sequence[Indicator]
    ) -> list[Position]:
        """The positions of a window, not judged again where the counts needed them."""
        if self._judged:
            return [self._judged[each] for each in ids]
        return positions(self._workbook, quarter, indicators)


_WANTED: Final = {
    CommentaryState.NEEDED,
    CommentaryState.DRAFT,
    CommentaryState.RETURNED,
}
"""The states of commentary that still want an officer's work."""
