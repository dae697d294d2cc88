"""The priorities of the council's plan: listed, added, renamed."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList

from qperf_tui.domain.indicator import Priority
from qperf_tui.tui import plan_form
from qperf_tui.tui.plan_form import Heading
from qperf_tui.tui.screens.chosen_list import ChosenListScreen, InFull
from qperf_tui.tui.screens.plan_keys import HELP, KEYS
from qperf_tui.tui.writer import Then


class PlanScreen(ChosenListScreen[Heading]):
    """The priorities in order, and the indicators of one."""

    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = KEYS
    NONE = "The plan has no priorities yet; n adds one."
    LACKING = "There is no priority here; n adds one."

    @property
    def place(self) -> str:
        """What these are."""
        return "Plan"

    def reload(self) -> None:
        """Read the priorities again, the cursor staying on its own."""
        quarter = self.shown_quarter
        found = plan_form.headings(self.desk.workbook, quarter)
        in_force = sum(each.is_in_force for each in found)
        self.show(found, f"{in_force} in force, with their indicators in {quarter}")

    def look(self, key: int) -> Priority:
        """A priority as the officer has it before them."""
        return next(
            each.priority for each in self.things if each.priority.priority_id == key
        )

    def key_of(self, thing: Heading) -> int:
        """The number of a priority."""
        return thing.priority.priority_id

    def line_of(self, thing: Heading) -> Content:
        """A priority with its plan and how much is under it."""
        return plan_form.line_of(thing)

    def in_full(self, thing: Heading) -> InFull:
        """The indicators under a priority."""
        return InFull(str(thing.priority), plan_form.details_of(thing))

    def action_add(self) -> None:
        """Ask for a new priority."""
        self.ask(plan_form.adding(self._done("Priority added")))

    def action_rename(self) -> None:
        """Ask for another title for all time."""
        if (chosen := self.wanted()) is not None:
            workbook, done = self.desk.workbook, self._done("Renamed")
            self.ask(plan_form.renaming_for_all_time(workbook, self.look, chosen, done))

    @on(OptionList.OptionSelected)
    def _rename_selected(self) -> None:
        self.action_rename()

    def action_move(self) -> None:
        """Ask for another place in the plan."""
        if (chosen := self._in_force()) is not None:
            workbook, done = self.desk.workbook, self._done("Moved")
            quarter = self.shown_quarter
            self.ask(plan_form.moving(workbook, self.look, chosen, quarter, done))

    def _in_force(self) -> Heading | None:
        """The priority under the cursor, where it is of the plan in force."""
        chosen = self.wanted()
        if chosen is not None and not chosen.is_in_force:
            self.notify("It is of an earlier plan already; choose one in force (»).")
            return None
        return chosen

    def action_new_plan(self) -> None:
        """Ask for the title in a new plan."""
        if (chosen := self._in_force()) is None:
            return
        workbook, done = self.desk.workbook, self._done("New plan")
        quarter = self.shown_quarter
        self.ask(
            plan_form.renaming_for_a_plan(workbook, self.look, chosen, quarter, done)
        )

    def _done(self, said: str) -> Then:
        return lambda _: self.notify(f"{said}. u undoes it.")
