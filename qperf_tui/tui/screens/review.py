"""Browse indicators by priority, with their movement, and see one in brief."""

from collections import Counter
from typing import Final

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.timer import Timer

from qperf_tui.domain.period import Quarter
from qperf_tui.tui.areas import HOME
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.grounds import EXCEPTION
from qperf_tui.tui.hidden_check import HiddenCheck
from qperf_tui.tui.lookout import Lookout
from qperf_tui.tui.screens.deciding import DecidingScreen, Subject
from qperf_tui.tui.screens.review_keys import HELP, KEYS
from qperf_tui.tui.widgets.browser import Browser
from qperf_tui.tui.widgets.indicator_pane import IndicatorPane
from qperf_tui.tui.widgets.indicator_table import IndicatorTable
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.tally_pane import TallyPane
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.workbench.dossier import Dossier, open_dossier

_REST: Final = 0.15
"""Seconds the cursor rests before the pane follows it, so that keys stay quick."""


class ReviewScreen(DecidingScreen[None]):
    """One list is home; everything else is two keys away."""

    AUTO_FOCUS = "IndicatorTable"
    HELP = HELP
    BINDINGS = KEYS
    area = HOME

    browser = getters.query_one(Browser)
    pane = getters.query_one(IndicatorPane)
    tallies = getters.query_one(TallyPane)

    _resting: Timer | None = None

    def __init__(self, desk: Desk, quarter: Quarter) -> None:
        super().__init__(desk, quarter)
        self._check = HiddenCheck(self, desk.workbook)

    @property
    def subject(self) -> Subject | None:
        """The indicator under the cursor."""
        found = self._chosen()
        if found is None:
            return None
        return Subject.of(found.indicator, found.quarter, found.commentary)

    def compose(self) -> ComposeResult:
        """Counts beside the list, the chosen indicator below it."""
        yield TopLine()
        with Horizontal(id="upper"):
            yield TallyPane(id="tallies")
            with Vertical():
                yield Browser(self.desk.workbook)
        yield IndicatorPane(self.desk.chart_marker)
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Read the list, or read again what another screen may have changed."""
        self.reload()

    def reload(self) -> None:
        """Read the list again, the cursor staying where it is."""
        self.browser.load(self.shown_quarter)

    @on(Browser.Counted)
    def _count(self, event: Browser.Counted) -> None:
        self.tallies.tallies = event.tallies
        self.tallies.whole = event.whole
        if self.browser.lookout.exceptions is None:
            self.tallies.exceptions = None

    @on(Lookout.Searched)
    def _count_exceptions(self, event: Lookout.Searched) -> None:
        grounds = event.found.values()
        counted = Counter(each for every in grounds for each in every)
        counted[EXCEPTION] = len(grounds)
        self.tallies.exceptions = counted

    @on(TallyPane.Narrowed)
    def _narrow(self, event: TallyPane.Narrowed) -> None:
        self.browser.priority_id = event.priority_id
        self.browser.filter.value = event.words
        self.browser.filter.display = bool(event.words)
        self.tallies.remove_class("-picking")
        self.browser.table.focus()

    @on(IndicatorTable.Rested)
    def _follow(self) -> None:
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(_REST, self._look)

    @on(IndicatorTable.Opened)
    def _open(self) -> None:
        from qperf_tui.tui.screens.record import (  # noqa: PLC0415 - start-up
            RecordScreen,
        )

        if (dossier := self._chosen()) is not None:
            self.app.push_screen(
                RecordScreen(self.desk, self.shown_quarter, dossier.indicator.code)
            )

    def action_edit(self) -> None:
        """Write the commentary of the chosen indicator."""
        from qperf_tui.tui.screens.editor import (  # noqa: PLC0415 - start-up
            EditorScreen,
        )

        if (dossier := self._chosen()) is not None:
            self.app.push_screen(
                EditorScreen(self.desk, self.shown_quarter, dossier.indicator.code),
                self._edit_another,
            )

    def _edit_another(self, by: int | None) -> None:
        if by and self.browser.step_to_wanted(by):
            self.action_edit()

    def action_wanted(self, by: int) -> None:
        """Go to another indicator that wants commentary."""
        if not self.browser.step_to_wanted(by):
            self.notify("Nothing in this list wants commentary.")

    def action_filter(self) -> None:
        """Narrow the list as one types."""
        self.browser.begin_filter()

    def action_sort(self) -> None:
        """Take the next order."""
        self.browser.order = self.browser.order.following

    def action_view(self) -> None:
        """Change between the columns of movement and of judgement."""
        self.browser.view = self.browser.view.following

    def action_exceptions(self) -> None:
        """Show only what members would ask about, or everything again."""
        self.browser.toggle_exceptions()

    def action_working(self) -> None:
        """Show how each judgement of the chosen indicator came about."""
        from qperf_tui.tui.screens.working import (  # noqa: PLC0415 - start-up
            WorkingScreen,
        )

        table = self.browser.table
        if table.chosen is not None:
            screen = WorkingScreen(
                self.desk, self.shown_quarter, table.chosen, table.shown
            )
            self.app.push_screen(screen, self._go_to)

    def _go_to(self, indicator_id: int | None) -> None:
        if indicator_id is not None and indicator_id in self.browser.table.shown:
            self.browser.table.go_to(indicator_id)

    def action_chart(self) -> None:
        """Change between words and chart where both have no room."""
        self.pane.toggle_class("-chart")

    def action_priority(self) -> None:
        """Choose a priority, a status or a state to narrow by."""
        self.tallies.add_class("-picking")
        self.tallies.focus()

    def action_import(self) -> None:
        """Look through a return, and bring it in."""
        from qperf_tui.tui.screens.importing import (  # noqa: PLC0415 - seldom
            ImportScreen,
        )

        self.app.push_screen(ImportScreen(self.desk, self.shown_quarter))

    def action_type_figures(self) -> None:
        """Type the figures of the indicators in the list."""
        from qperf_tui.tui.screens.entry import EntryScreen  # noqa: PLC0415 - seldom

        if self.desk.is_read_only:
            self.notify(
                "The workbook is open read-only, so no figure can be typed.",
                severity="warning",
            )
            return
        table = self.browser.table
        ids = list(table.shown)
        screen = EntryScreen(self.desk, self.shown_quarter, ids, table.chosen)
        self.app.push_screen(screen)

    def _chosen(self) -> Dossier | None:
        self._look()
        return self.pane.dossier

    def _look(self) -> None:
        chosen = self.browser.table.chosen
        if chosen is None:
            self.pane.show(None, None)
            return
        from qperf_tui.tui.outlooks import appraisal_of  # noqa: PLC0415 - start-up

        workbook, quarter = self.desk.workbook, self.shown_quarter
        (indicator,) = workbook.indicators.of_ids([chosen])
        self.pane.show(
            open_dossier(workbook, indicator.code, quarter),
            appraisal_of(workbook, quarter, indicator),
        )
        self._check.ask(indicator, quarter)

    @on(HiddenCheck.Found)
    def _learn(self, event: HiddenCheck.Found) -> None:
        dossier = self.pane.dossier
        if dossier is None:
            return
        if self._check.take(event, dossier.indicator, dossier.quarter):
            self.pane.say_hidden(event.reason)
