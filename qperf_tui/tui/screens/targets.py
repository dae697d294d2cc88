"""What an indicator is to reach, set, changed and taken back."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import TargetKind
from qperf_tui.tui import target_form
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.plain import named
from qperf_tui.tui.screens.chosen_list import ChosenListScreen, InFull
from qperf_tui.tui.screens.target_keys import HELP, KEYS
from qperf_tui.tui.target_form import Row, Targeted
from qperf_tui.tui.writer import Then
from qperf_tui.workbench.target_setting import Aim


class TargetsScreen(ChosenListScreen[Row]):
    """The targets by quarter, with who set each and why."""

    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(self, desk: Desk, quarter: Quarter, indicator: Indicator) -> None:
        super().__init__(desk, quarter, (quarter, TargetKind.MILESTONE))
        self.about = indicator
        self._targeted = self._read()

    @property
    def place(self) -> str:
        """Whose targets these are."""
        return f"Targets {self.about.code}"

    @property
    def heading(self) -> Content:
        """Whose targets these are, with its title."""
        return named(self.about)

    def look(self) -> Targeted:
        """The targets as the officer has them before them."""
        return self._targeted

    def reload(self) -> None:
        """Read the targets again, the cursor staying on its quarter."""
        self._targeted = self._read()
        self.show(
            target_form.rows_of(self._targeted, self.shown_quarter), target_form.HEADER
        )

    def key_of(self, thing: Row) -> Aim:
        """The quarter and the kind of a target."""
        return thing.aim

    def line_of(self, thing: Row) -> Content:
        """A target with who set it."""
        return target_form.line_of(thing, self.about)

    def in_full(self, thing: Row) -> InFull:
        """All there is to read of a target."""
        return InFull(thing.called, target_form.details_of(thing, self.about))

    def action_set(self) -> None:
        """Ask what is to be reached."""
        if (row := self.wanted()) is not None:
            self.ask(target_form.setting(self.look, row, self._done("set")))

    @on(OptionList.OptionSelected)
    def _set_selected(self) -> None:
        self.action_set()

    def action_take_back(self) -> None:
        """Ask why there is to be no target."""
        row = self.wanted()
        if row is None:
            return
        if row.target is None:
            self.notify(f"There is no target for {row.called}; enter sets one.")
            return
        self.ask(target_form.taking_back(self.look, row, self._done("taken back")))

    def action_profile(self) -> None:
        """Ask for the targets of a year."""
        if (row := self.wanted()) is not None:
            year_end = row.quarter.year_end
            self.ask(target_form.profiling(self.look, year_end, self._done("set")))

    def _done(self, done: str) -> Then:
        return lambda _: self.notify(
            f"Target of {self.about.code} {done}. u undoes it."
        )

    def _read(self) -> Targeted:
        workbook = self.desk.workbook
        aims = workbook.targets.of(self.about.indicator_id)
        return Targeted(workbook, self.about, aims)
