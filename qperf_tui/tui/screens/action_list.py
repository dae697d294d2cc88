"""The actions on an indicator as a list, with the chosen one in full."""

from textual.content import Content

from qperf_tui.domain.action import Action
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.status import Status
from qperf_tui.domain.waiver import Waiver
from qperf_tui.report.actions import NO_ACTION
from qperf_tui.tui.action_form import STATES, details_of, line_of
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.plain import named
from qperf_tui.tui.screens.chosen_list import ChosenListScreen, InFull
from qperf_tui.workbench.day import day_of
from qperf_tui.workbench.standings import position


class ActionListScreen(ChosenListScreen[Action]):
    """What is and was done about an indicator, what is open first."""

    NONE = "Nobody is acting on this indicator; n raises an action."
    LACKING = "There is no action here; n raises one."

    def __init__(
        self, desk: Desk, quarter: Quarter, indicator: Indicator, at: int | None = None
    ) -> None:
        super().__init__(desk, quarter, at)
        self.about = indicator

    @property
    def place(self) -> str:
        """On what these are the actions."""
        return f"Actions {self.about.code}"

    @property
    def heading(self) -> Content:
        """On what these are the actions, with its title."""
        return named(self.about)

    def reload(self) -> None:
        """Read the actions again, the cursor staying on its own."""
        found = self.desk.workbook.actions.of(self.about.indicator_id)
        self.show(found, self._how_it_stands(found))

    def key_of(self, thing: Action) -> int:
        """The number of an action."""
        return thing.number

    def line_of(self, thing: Action) -> Content:
        """An action with its state, who does it and by when."""
        return line_of(thing, day_of(self.desk.workbook))

    def in_full(self, thing: Action) -> InFull:
        """All there is to read of an action."""
        state = STATES[thing.state(day_of(self.desk.workbook))].lower()
        said = details_of(thing, self.shown_quarter)
        return InFull(f"Action {thing.number}", said, state)

    @property
    def waiver(self) -> Waiver | None:
        """What lets the indicator go out with nobody acting on it, if anything."""
        held = self.desk.workbook.waivers
        return held.one(self.shown_quarter, NO_ACTION.name, self.about.code)

    def _how_it_stands(self, found: list[Action]) -> str:
        """The status, what is open in the quarter, and whether that will do."""
        quarter, today = self.shown_quarter, day_of(self.desk.workbook)
        at = position(self.desk.workbook, quarter, self.about.code)
        acting = [each for each in found if each.is_open_in(quarter)]
        said = f"{at.status}: "
        if (waiver := self.waiver) is not None:
            return f"{said}waived by {waiver.by} ({waiver.reason.rstrip('.')})"
        if acting:
            late = sum(each.is_overdue(today) for each in acting)
            return f"{said}{len(acting)} open in {quarter}, {late or 'none'} overdue"
        if at.status is not Status.RED:
            return f"{said}none open in {quarter}"
        return f"{said}none open in {quarter}; n raises one, W waives the need"

    def as_shown(self, read: Action) -> Action:
        """An action as last read: who was told of a colleague's change knows of it."""
        found = (each for each in self.things if each.number == read.number)
        return next(found, read)
