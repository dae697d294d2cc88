"""What is hidden from the public, and what somebody signed for."""

from dataclasses import dataclass
from typing import ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static

from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.errand import Errand, Stop, heeding
from qperf_tui.tui.hidden_check import HIDDEN
from qperf_tui.tui.hidden_words import SHOWN, Listed, details_of, line_of
from qperf_tui.tui.plain import plain
from qperf_tui.tui.screens.asking import Blank, Question, Typed
from qperf_tui.tui.screens.chosen_list import ChosenListScreen, InFull
from qperf_tui.tui.screens.hidden_keys import HELP, KEYS
from qperf_tui.tui.writer import Job
from qperf_tui.workbench.hidden_list import (
    HiddenFigure,
    HiddenList,
    SignedFor,
    figure_on_file,
    hidden_list,
)
from qperf_tui.workbench.protecting import (
    policy_words,
    show_all_the_same,
    withdraw_override,
)

_REASON: Final = Blank(
    name="reason",
    label="Reason",
    hint="for whoever looks at it next",
    lacking="A reason is needed, since a small number is shown to everybody.",
)

_Ask = Quarter | None


class HiddenScreen(ChosenListScreen[Listed]):
    """The hidden figures and those signed for, with the chosen one in full."""

    HELP = HELP
    NONE = "No figure is hidden here."
    WAIT = "Working out what is hidden …"
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    @dataclass
    class Found(Message):
        """What is hidden has been worked out."""

        found: HiddenList

    @dataclass
    class Went(Message):
        """What is hidden has been worked out of so many indicators."""

        done: int
        total: int

    def __init__(self, desk: Desk, quarter: Quarter) -> None:
        super().__init__(desk, quarter)
        self.is_all = False
        """Whether every quarter is listed."""
        self._errand: Errand[_Ask] = Errand(self, desk.workbook, "hidden", self._search)

    @property
    def place(self) -> str:
        """What these are."""
        return "Hidden"

    def reload(self) -> None:
        """Ask again, since what was written may hide or show something."""
        self._errand.send(None if self.is_all else self.shown_quarter)

    def _search(self, workbook: Workbook, ask: _Ask, stop: Stop) -> Message:
        def hear(done: int, total: int) -> None:
            self.post_message(self.Went(done, total))

        return self.Found(hidden_list(workbook, ask, heeding(stop, hear)))

    @on(Went)
    def _say_how_far(self, event: Went) -> None:
        event.stop()
        if self._errand.is_out:
            said = f"Working it out: indicator {event.done:,} of {event.total:,} …"
            self.query_one("#line", Static).update(plain(f"{said} esc leaves it"))

    @on(Found)
    def _take(self, event: Found) -> None:
        if self._errand.is_last():
            self._show_all(event.found)

    def _show_all(self, found: HiddenList) -> None:
        where = "in every quarter" if self.is_all else f"in {self.shown_quarter}"
        more = f" · f lists {found.elsewhere} more" if found.elsewhere else ""
        said = f"{len(found.hidden)} hidden {where}; {policy_words(found.policies[0])}"
        self.show([*found.signed_for, *found.hidden], f"{said}{more}")

    def key_of(self, thing: Listed) -> Listed:
        """A figure is known by all that is told of it."""
        return thing

    def line_of(self, thing: Listed) -> Content:
        """A figure with what hides it, or who signed for it."""
        return line_of(thing)

    def in_full(self, thing: Listed) -> InFull:
        """All there is to read of a figure, with the figure itself."""
        state = HIDDEN if isinstance(thing, HiddenFigure) else SHOWN
        on_file = figure_on_file(self.desk.workbook, thing.cell)
        return InFull(thing.code, details_of(thing, on_file), state)

    def action_all(self) -> None:
        """List every quarter, or this one only."""
        self.is_all = not self.is_all
        self.reload()

    def action_show(self) -> None:
        """Ask why the figure may be shown, and show it to the public."""
        chosen = self.chosen
        if not isinstance(chosen, HiddenFigure):
            self.notify("Choose a hidden figure (⊘) to sign for.")
            return
        cell = chosen.cell
        of = f", {chosen.group}" if chosen.group else ""

        def sign(typed: Typed) -> Job:
            return lambda held: show_all_the_same(held, cell, typed["reason"])

        self.ask(
            Question(
                saying=f"sign for {chosen.code}",
                about=f"Show {chosen.code}{of}, {cell.quarter}, to the public",
                known=f"It is hidden because {chosen.reason.says}.",
                blanks=[_REASON],
                job=sign,
                then=lambda _: self.notify(
                    f"{chosen.code} is shown to the public. u undoes it."
                ),
            )
        )

    @on(OptionList.OptionSelected)
    def _turn_selected(self) -> None:
        if isinstance(self.chosen, SignedFor):
            self.action_withdraw()
        else:
            self.action_show()

    def action_withdraw(self) -> None:
        """Hide again what was signed for."""
        chosen = self.chosen
        if not isinstance(chosen, SignedFor):
            self.notify("Choose a figure that is shown all the same (⊙) to hide it.")
            return
        number = chosen.override.override_id
        self.write(
            f"withdraw override {number}",
            lambda held: withdraw_override(held, number),
            lambda _: self.notify(f"{chosen.code} is hidden again. u undoes it."),
        )
