"""The definition of one indicator, changed in place or by deeds with a date."""

from collections.abc import Callable, Mapping
from typing import ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.tui import definition_form
from qperf_tui.tui.definition_fields import (
    ALIASES,
    BREAKS,
    CODE,
    PRIORITY,
    RETIRED,
    Field,
    Look,
    Shown,
    fields_of,
    reported_words,
)
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.plain import named
from qperf_tui.tui.screens.asking import Question
from qperf_tui.tui.screens.chosen_list import ChosenListScreen, InFull
from qperf_tui.tui.screens.definition_keys import HELP, KEYS
from qperf_tui.tui.writer import Then
from qperf_tui.workbench.record_card import CARD


class DefinitionScreen(ChosenListScreen[Field]):
    """What a record card says, field by field, and the deeds that change it."""

    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(self, desk: Desk, quarter: Quarter, indicator: Indicator) -> None:
        super().__init__(desk, quarter)
        self._shown = self._read(indicator)

    @property
    def place(self) -> str:
        """Whose definition it is."""
        return f"Definition {self._shown.indicator.code}"

    @property
    def heading(self) -> Content:
        """Whose definition it is, with its title."""
        return named(self._shown.indicator)

    def look(self) -> Shown:
        """The indicator as the officer has it before them."""
        return self._shown

    def reload(self) -> None:
        """Read the definition again, the cursor staying on its field."""
        self._shown = self._read(self._shown.indicator)
        self.query_one("#title", Static).update(self.heading)
        self.top_line.area = self.place
        said = f"{reported_words(self._shown.kept)} under "
        self.show(fields_of(self._shown), f"{said}{self._shown.indicator.priority}")

    def key_of(self, thing: Field) -> str:
        """The name of a field."""
        return thing.name

    def line_of(self, thing: Field) -> Content:
        """A field with what it says."""
        return thing.line

    def in_full(self, thing: Field) -> InFull:
        """All that a field says, and which key changes it."""
        said = thing.value or "Nothing is said of it."
        return InFull(thing.label, f"{said}\n\n{_MENDS.get(thing.name, _AMENDS)}")

    def action_change(self) -> None:
        """Ask what the field under the cursor is to say."""
        field = self.wanted()
        if field is None:
            return
        if field.name in CARD:
            self.ask(definition_form.amending(self.look, field, self._done("Amended")))
            return
        deeds = {
            CODE: self.action_recode,
            ALIASES: self.action_recode,
            PRIORITY: self.action_move,
            BREAKS: self.action_break_from,
            RETIRED: self.action_reinstate if self._ends else self.action_retire,
        }
        deeds[field.name]()

    @on(OptionList.OptionSelected)
    def _change_selected(self) -> None:
        self.action_change()

    def action_break_from(self) -> None:
        """Ask from which quarter on it counts something else."""
        self._ask_in_use(definition_form.breaking, "New definition recorded")

    def action_move(self) -> None:
        """Ask under which priority it is to stand."""
        self._ask_in_use(definition_form.moving, "Moved")

    def action_recode(self) -> None:
        """Ask which code it is to have."""
        self._ask_in_use(definition_form.recoding, "Recoded")

    def action_split(self) -> None:
        """Ask as what it is to be reported."""
        self._ask_in_use(definition_form.splitting, "Split")

    def action_retire(self) -> None:
        """Ask from which quarter on it is not reported."""
        self._ask_in_use(definition_form.retiring, "Retired")

    def action_reinstate(self) -> None:
        """Ask why it is reported again."""
        if not self._ends:
            self.notify(f"{self._shown.indicator.code} is reported; x retires it.")
            return
        self.ask(definition_form.reinstating(self.look, self._done("Reported again")))

    def action_targets(self) -> None:
        """Show what is to be reached."""
        from qperf_tui.tui.screens.targets import (  # noqa: PLC0415 - start-up
            TargetsScreen,
        )

        self.app.push_screen(
            TargetsScreen(self.desk, self.shown_quarter, self._shown.indicator)
        )

    @property
    def _ends(self) -> bool:
        """Whether it is retired from some quarter on."""
        return self._shown.kept.card["retired_from"] is not None

    def _ask_in_use(self, form: Callable[[Look, Then], Question], done: str) -> None:
        """Ask what a deed needs that wants an indicator which is not retired."""
        if self._ends:
            self.notify(
                f"{self._shown.indicator.code} is retired; r brings it back first."
            )
            return
        self.ask(form(self.look, self._done(done)))

    def _done(self, said: str) -> Then:
        return lambda _: self.notify(
            f"{said}: {self._shown.indicator.code}. u undoes it."
        )

    def _read(self, known: Indicator) -> Shown:
        """The indicator as it is now; as it was known where its import was undone."""
        workbook, key = self.desk.workbook, known.indicator_id
        indicator = next(iter(workbook.indicators.of_ids([key])), known)
        kept = workbook.definitions.of(key)
        return Shown(workbook, indicator, kept, self.shown_quarter)


_AMENDS: Final = "Enter amends it, with a reason."
_MENDS: Final[Mapping[str, str]] = {
    CODE: "c gives it another code; this one goes on finding it.",
    ALIASES: "Codes it had before, each of which still finds it.",
    PRIORITY: "m moves it to another from a quarter on.",
    BREAKS: "b records a new definition: figures before and after are not compared.",
    RETIRED: "x retires it from a quarter on; r brings it back.",
}
