"""Browse indicators by priority, with their movement, and see one in brief."""

from typing import Final

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.timer import Timer

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.screens.desk_screen import DeskScreen
from qperf_tui.tui.screens.review_keys import KEYS
from qperf_tui.tui.widgets.browser import Browser
from qperf_tui.tui.widgets.indicator_pane import IndicatorPane
from qperf_tui.tui.widgets.indicator_table import IndicatorTable
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.tally_pane import TallyPane
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.workbench.commenting import save_commentary
from qperf_tui.workbench.dossier import Dossier, open_dossier

_REST: Final = 0.15
"""Seconds the cursor rests before the pane follows it, so that keys stay quick."""


class ReviewScreen(DeskScreen[None]):
    """One list is home; everything else is two keys away."""

    AUTO_FOCUS = "IndicatorTable"
    HELP = """\
## Review

Each row is an indicator in the quarter at the top: its value, its target, how it
moved on the quarter before and on the same quarter last year, its status and its
commentary. `–` is no figure, or no fair comparison; the pane below says which.

Press `/` to narrow the list by words of the code, title, theme or owner. `is:red`,
`is:amber`, `is:not`, `is:needed`, `is:draft` narrow by status and commentary.
`]` goes to the next indicator that still wants commentary.
"""

    BINDINGS = KEYS

    browser = getters.query_one(Browser)
    pane = getters.query_one(IndicatorPane)
    tallies = getters.query_one(TallyPane)

    _resting: Timer | None = None

    @property
    def place(self) -> str:
        """The first area."""
        return "1 Review"

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

    def action_agree(self) -> None:
        """Mark the commentary of the chosen indicator agreed."""
        dossier = self._chosen()
        if dossier is None or dossier.commentary is None or not dossier.commentary.body:
            self.notify("There is no commentary to agree; press e to write it.")
            return
        indicator, quarter = dossier.indicator, dossier.quarter
        standing = dossier.commentary

        def agree(workbook: Workbook) -> object:
            return save_commentary(
                workbook,
                indicator,
                quarter,
                standing.body,
                CommentaryState.AGREED,
                base_version=standing.version,
            )

        def say(_saved: object) -> None:
            self.notify(f"{indicator.code} agreed; u undoes it.", markup=False)

        self.write(f"agree {indicator.code}", agree, say)

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

    def action_chart(self) -> None:
        """Change between words and chart where both have no room."""
        self.pane.toggle_class("-chart")

    def action_priority(self) -> None:
        """Choose a priority, a status or a state to narrow by."""
        self.tallies.add_class("-picking")
        self.tallies.focus()

    def action_quarter(self, by: int) -> None:
        """Look at another quarter, from the first on file to the one after the last."""
        known = self.desk.workbook.outturns.quarters()
        wanted = self.shown_quarter.shifted(by)
        if known and known[0] <= wanted <= known[-1].shifted(1):
            self.quarter = wanted
        else:
            self.notify(f"There are no figures for {wanted}.")

    def _chosen(self) -> Dossier | None:
        self._look()
        return self.pane.dossier

    def _look(self) -> None:
        chosen = self.browser.table.chosen
        if chosen is None:
            self.pane.dossier = None
            return
        workbook = self.desk.workbook
        (indicator,) = workbook.indicators.of_ids([chosen])
        self.pane.dossier = open_dossier(workbook, indicator.code, self.shown_quarter)
