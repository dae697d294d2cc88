"""What is hidden from the public, and what somebody signed for."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.errand import Errand, Stop
from qperf_tui.tui.hidden_check import HIDDEN
from qperf_tui.tui.hidden_words import SHOWN, Listed, details_of, line_of
from qperf_tui.tui.plain import plain
from qperf_tui.tui.screens.asking import AskingDesk, Blank, Question, Typed
from qperf_tui.tui.screens.hidden_keys import HELP, KEYS
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.rule_line import RuleLine
from qperf_tui.tui.widgets.top_line import TopLine
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

if TYPE_CHECKING:
    from collections.abc import Sequence

_WAIT: Final = "Working out what is hidden …"
_NONE: Final = "No figure is hidden here."
_REASON: Final = Blank(
    name="reason",
    label="Reason",
    hint="for whoever looks at it next",
    lacking="A reason is needed, since a small number is shown to everybody.",
)

_Ask = Quarter | None


class HiddenScreen(AskingDesk[None]):
    """The hidden figures and those signed for, with the chosen one in full."""

    AUTO_FOCUS = "OptionList"
    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    @dataclass
    class Found(Message):
        """What is hidden has been worked out."""

        found: HiddenList

    listed = getters.query_one(OptionList)

    def __init__(self, desk: Desk, quarter: Quarter) -> None:
        super().__init__(desk, quarter)
        self.is_all = False
        """Whether every quarter is listed."""
        self._figures: Sequence[Listed] = ()
        self._errand: Errand[_Ask] = Errand(self, desk.workbook, "hidden", _search)

    @property
    def place(self) -> str:
        """What these are."""
        return "Hidden"

    def compose(self) -> ComposeResult:
        """The figures, and below them the chosen one."""
        yield TopLine()
        yield Static(_WAIT, id="line", markup=False)
        yield OptionList(id="thread")
        yield RuleLine(id="about")
        with VerticalScroll(id="text"):
            yield Static(markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Ask what is hidden."""
        self.reload()

    def reload(self) -> None:
        """Ask again, since what was written may hide or show something."""
        self._errand.send(None if self.is_all else self.shown_quarter)

    @on(Found)
    def _take(self, event: Found) -> None:
        if self._errand.is_last():
            self._show_all(event.found)

    def _show_all(self, found: HiddenList) -> None:
        chosen, place = self.chosen, self.listed.highlighted or 0
        self._figures = (*found.signed_for, *found.hidden)
        options = [Option(line_of(each)) for each in self._figures]
        self.listed.set_options(options or [Option(_NONE, disabled=True)])
        if options:
            is_there = chosen is not None and chosen in self._figures
            last = min(place, len(options) - 1)
            at = self._figures.index(chosen) if is_there and chosen else last
            self.listed.highlighted = at
        where = "in every quarter" if self.is_all else f"in {self.shown_quarter}"
        more = f" · f lists {found.elsewhere} more" if found.elsewhere else ""
        said = f"{len(found.hidden)} hidden {where}; {policy_words(found.policies[0])}"
        self.query_one("#line", Static).update(plain(f"{said}{more}"))
        self._show()

    @property
    def chosen(self) -> Listed | None:
        """The figure under the cursor."""
        at = self.listed.highlighted
        return self._figures[at] if self._figures and at is not None else None

    @on(OptionList.OptionHighlighted)
    def _show(self) -> None:
        chosen = self.chosen
        rule = self.query_one("#about", RuleLine)
        text = self.query_one("#text Static", Static)
        if chosen is None:
            rule.head("")
            text.update("")
            return
        rule.head(chosen.code, HIDDEN if isinstance(chosen, HiddenFigure) else SHOWN)
        text.update(details_of(chosen, figure_on_file(self.desk.workbook, chosen.cell)))

    def action_back(self) -> None:
        """Go back to where the officer was."""
        self.dismiss(None)

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


def _search(workbook: Workbook, ask: _Ask, stop: Stop) -> Message:
    del stop
    return HiddenScreen.Found(hidden_list(workbook, ask))
