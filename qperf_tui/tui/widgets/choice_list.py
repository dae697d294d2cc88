"""Choices one under another, each turned with the arrows to the side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from qperf_tui.tui.export_wish import Choice
from qperf_tui.tui.plain import plain_line

_ROOM = 12
"""Characters for what is chosen, before what it is."""


class ChoiceList(OptionList):
    """Up and down go from line to line, left and right change what a line says."""

    HELP = "Up and down choose a line; left and right, or space, change what it says."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "turn(1)", "Change", key_display="→", id="choice.next"),
        Binding(
            "left",
            "turn(-1)",
            "Change back",
            key_display="←",
            id="choice.previous",
            show=False,
        ),
    ]

    choices: var[Sequence[Choice]] = var(tuple)
    """The lines on show."""

    @dataclass
    class Turned(Message):
        """Another value is wanted for a line."""

        name: str
        by: int

    @dataclass
    class Taken(Message):
        """It is to be done as the lines say."""

    def watch_choices(self, choices: Sequence[Choice]) -> None:
        """Draw the lines again, the cursor staying on its line."""
        before = self._chosen
        self.clear_options()
        self.add_options(Option(_line(each)) for each in choices)
        names = [each.name for each in choices]
        self.highlighted = names.index(before) if before in names else 0

    _chosen = "document"

    @on(OptionList.OptionHighlighted)
    def _follow(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._chosen = self.choices[event.option_index].name

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Taken())

    def action_turn(self, by: int) -> None:
        """Have the next value of the line, or the one before."""
        if self.highlighted is not None:
            self.post_message(self.Turned(self.choices[self.highlighted].name, by))


def _line(choice: Choice) -> Content:
    begins, ends = ("‹ ", " ›") if len(choice.values) > 1 else ("  ", "")
    label = choice.label.ljust(_ROOM)
    return Content.assemble(label, begins, plain_line(choice.said), ends)
