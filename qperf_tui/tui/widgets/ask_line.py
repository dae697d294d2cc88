"""A line at the foot of a screen to type one answer into."""

from collections.abc import Callable
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static

from qperf_tui.tui.plain import plain_line
from qperf_tui.tui.widgets.plain_input import PlainInput

Answer = Callable[[str], None]


class AskLine(Horizontal):
    """Open while something is asked; enter answers, escape takes the question back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s",
            "take",
            "Take it",
            key_display="enter",
            id="line.take",
            tooltip="Answer with what is typed",
        ),
        Binding("escape", "close", "Cancel", id="line.cancel"),
    ]

    typed = getters.query_one(PlainInput)

    _answer: Answer | None = None
    _before: Widget | None = None
    """What had the keys before it was asked."""

    def compose(self) -> ComposeResult:
        """What is asked, and the line."""
        yield Static(classes="label", markup=False)
        yield PlainInput()

    def ask(self, label: str, value: str, answer: Answer) -> None:
        """Ask for something; what is typed is given to `answer`."""
        self._answer = answer
        if not self.display:
            self._before = self.screen.focused
        self.query_one(Static).update(plain_line(label))
        self.typed.value = value
        self.display = True
        self.typed.focus()

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        event.stop()
        answer = self._answer
        self.action_close()
        if answer is not None:
            answer(event.value)

    async def action_take(self) -> None:
        """Answer with what is typed."""
        await self.typed.action_submit()

    def action_close(self) -> None:
        """Ask nothing any more."""
        self._answer = None
        self.display = False
        self.screen.set_focus(self._before)
