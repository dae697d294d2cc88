"""What is done about an indicator: raised, changed, closed, reopened, withdrawn."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widgets import OptionList

from qperf_tui.domain.action import Action
from qperf_tui.report.actions import NO_ACTION
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.action_form import EVIDENCE, REASON, as_typed, blanks
from qperf_tui.tui.screens.action_keys import HELP, KEYS
from qperf_tui.tui.screens.action_list import ActionListScreen
from qperf_tui.tui.screens.asking import Question, Typed
from qperf_tui.tui.writer import Job
from qperf_tui.workbench.actions import (
    add_action,
    change_action,
    close_action,
    reopen_action,
    withdraw_action,
)
from qperf_tui.workbench.waivers import unwaive, waive


class ActionsScreen(ActionListScreen):
    """Actions raised, changed, closed, opened again and withdrawn."""

    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def action_add(self) -> None:
        """Ask what is done, by whom and by when, and keep it."""
        about = self.about
        new = Action(
            number=0,
            indicator_id=about.indicator_id,
            raised_in=self.shown_quarter,
            title="",
            owner="",
            due=None,
        )

        def add(typed: Typed) -> Job:
            return lambda held: add_action(held, as_typed(typed, new))

        def say(added: object) -> None:
            if isinstance(added, Action):
                self.go_to(added.number)
                self.notify(f"Kept as action {added.number}. u undoes it.")

        self.ask(
            Question(
                saying=f"raise an action on {about.code}",
                about=f"An action on {about.code}  {about.title}",
                blanks=blanks(None, about.owner),
                job=add,
                then=say,
            )
        )

    def action_change(self) -> None:
        """Ask what is to stand in place of what was said."""
        if (chosen := self.wanted()) is None:
            return
        number = chosen.number

        def change(typed: Typed) -> Job:
            stood = self.as_shown(chosen)
            return lambda held: change_action(held, as_typed(typed, stood))

        self.ask(
            Question(
                saying=f"change action {number}",
                about=f"Action {number} on {self.about.code}",
                blanks=blanks(chosen, ""),
                job=change,
                then=lambda _: self.notify(f"Action {number} changed. u undoes it."),
            )
        )

    def action_close(self) -> None:
        """Ask what shows that it is done, and close it."""
        if (chosen := self.wanted()) is None:
            return
        number, quarter = chosen.number, self.shown_quarter

        def close(typed: Typed) -> Job:
            stood, said = self.as_shown(chosen), typed["evidence"]
            return lambda held: close_action(held, stood, said, quarter)

        self.ask(
            Question(
                saying=f"close action {number}",
                about=f"Close action {number} on {self.about.code}, in {quarter}",
                known=chosen.title,
                blanks=[EVIDENCE],
                job=close,
                then=lambda _: self.notify(f"Action {number} closed. u undoes it."),
            )
        )

    @on(OptionList.OptionSelected)
    def _close_selected(self) -> None:
        self.action_close()

    def action_reopen(self) -> None:
        """Let the action be open again."""
        self._turn("reopen", reopen_action, "open again")

    def action_withdraw(self) -> None:
        """Let the action count for nothing."""
        self._turn("withdraw", withdraw_action, "withdrawn")

    def action_waive(self) -> None:
        """Let a red go out with nobody acting on it, or hold it up again."""
        about, quarter, rule = self.about, self.shown_quarter, NO_ACTION.name
        if self.waiver is not None:
            self.write(
                f"withdraw the waiver for {about.code}",
                lambda held: unwaive(held, quarter, rule, about),
                lambda _: self.notify("An action is needed again. u undoes it."),
            )
            return

        def give(typed: Typed) -> Job:
            said = typed["reason"]
            return lambda held: waive(held, quarter, rule, about, said)

        self.ask(
            Question(
                saying=f"waive an action on {about.code}",
                about=f"Waive an action on {about.code}, in {quarter}",
                blanks=[REASON],
                job=give,
                then=lambda _: self.notify("Waived for this quarter. u undoes it."),
            )
        )

    def _turn(
        self, verb: str, way: Callable[[Workbook, Action], Action], done: str
    ) -> None:
        if (chosen := self.wanted()) is None:
            return
        number = chosen.number
        self.write(
            f"{verb} action {number}",
            lambda held: way(held, chosen),
            lambda _: self.notify(f"Action {number} {done}. u undoes it."),
        )
