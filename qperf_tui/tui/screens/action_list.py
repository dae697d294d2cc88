"""The actions on an indicator as a list, with the chosen one in full."""

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from qperf_tui.domain.action import Action
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.status import Status
from qperf_tui.domain.waiver import Waiver
from qperf_tui.report.actions import NO_ACTION
from qperf_tui.tui.action_form import STATES, details_of, line_of
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.plain import named, plain
from qperf_tui.tui.screens.asking import AskingDesk
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.rule_line import RuleLine
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.workbench.day import day_of
from qperf_tui.workbench.standings import position

_NONE = "Nobody is acting on this indicator; n raises an action."


class ActionListScreen(AskingDesk[None]):
    """What is and was done about an indicator, what is open first."""

    AUTO_FOCUS = "OptionList"

    listed = getters.query_one(OptionList)

    def __init__(
        self, desk: Desk, quarter: Quarter, indicator: Indicator, at: int | None = None
    ) -> None:
        super().__init__(desk, quarter)
        self.about = indicator
        self._at = at
        """The number of the action to begin at."""
        self._actions: list[Action] = []

    @property
    def place(self) -> str:
        """On what these are the actions."""
        return f"Actions {self.about.code}"

    def compose(self) -> ComposeResult:
        """The actions, and below them the chosen one."""
        yield TopLine()
        yield Static(named(self.about), id="title", markup=False)
        yield Static(id="line", markup=False)
        yield OptionList(id="thread")
        yield RuleLine(id="about")
        with VerticalScroll(id="text"):
            yield Static(markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the actions."""
        self.reload()

    def reload(self) -> None:
        """Read the actions again, the cursor staying on its own."""
        workbook, chosen = self.desk.workbook, self.chosen
        number, place = self._at, self.listed.highlighted or 0
        if chosen is not None:
            number = chosen.number
        self._actions = workbook.actions.of(self.about.indicator_id)
        today = day_of(workbook)
        options = [Option(line_of(each, today)) for each in self._actions]
        self.listed.set_options(options or [Option(_NONE, disabled=True)])
        if options:
            numbers = [each.number for each in self._actions]
            last = min(place, len(options) - 1)
            at = numbers.index(number) if number in numbers else last
            self.listed.highlighted = at
        self.query_one("#line", Static).update(plain(self._how_it_stands()))
        self._show()

    @property
    def chosen(self) -> Action | None:
        """The action under the cursor."""
        at = self.listed.highlighted
        return self._actions[at] if self._actions and at is not None else None

    @property
    def waiver(self) -> Waiver | None:
        """What lets the indicator go out with nobody acting on it, if anything."""
        held = self.desk.workbook.waivers
        return held.one(self.shown_quarter, NO_ACTION.name, self.about.code)

    def _how_it_stands(self) -> str:
        """The status, what is open in the quarter, and whether that will do."""
        quarter, today = self.shown_quarter, day_of(self.desk.workbook)
        at = position(self.desk.workbook, quarter, self.about.code)
        acting = [each for each in self._actions if each.is_open_in(quarter)]
        said = f"{at.status}: "
        if (waiver := self.waiver) is not None:
            return f"{said}waived by {waiver.by} ({waiver.reason.rstrip('.')})"
        if acting:
            late = sum(each.is_overdue(today) for each in acting)
            return f"{said}{len(acting)} open in {quarter}, {late or 'none'} overdue"
        if at.status is not Status.RED:
            return f"{said}none open in {quarter}"
        return f"{said}none open in {quarter}; n raises one, W waives the need"

    @on(OptionList.OptionHighlighted)
    def _show(self) -> None:
        chosen = self.chosen
        rule = self.query_one("#about", RuleLine)
        text = self.query_one("#text Static", Static)
        if chosen is None:
            rule.head("")
            text.update("")
            return
        state = STATES[chosen.state(day_of(self.desk.workbook))]
        rule.head(f"Action {chosen.number}", state.lower())
        text.update(details_of(chosen, self.shown_quarter))

    def wanted(self) -> Action | None:
        """The action under the cursor; where there is none that is told."""
        chosen = self.chosen
        if chosen is None:
            self.notify("There is no action here; n raises one.")
        return chosen

    def as_shown(self, read: Action) -> Action:
        """An action as last read: who was told of a colleague's change knows of it."""
        found = (each for each in self._actions if each.number == read.number)
        return next(found, read)

    def go_to(self, number: int) -> None:
        """Put the cursor on an action, if it is there."""
        numbers = [each.number for each in self._actions]
        if number in numbers:
            self.listed.highlighted = numbers.index(number)
