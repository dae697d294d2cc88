"""Ask what is expected at the year end, and why."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from qperf_tui.tui.plain import plain
from qperf_tui.tui.widgets.plain_input import PlainInput


@dataclass(frozen=True, slots=True)
class Expecting:
    """What an officer typed, before it is read as a figure."""

    value: str = ""
    reason: str = ""


class ExpectingScreen(ModalScreen[Expecting | None]):
    """A dialog that ends with what was typed, or nothing if dismissed."""

    HELP = """\
## Expected at the year end

The figure you expect for the whole year, in the indicator's own unit, and the reason,
for whoever looks at it next. It stands in place of the projection until you enter
another; `u` undoes it.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="expect.cancel")
    ]

    def __init__(self, about: str, known: str, typed: Expecting, problem: str) -> None:
        super().__init__()
        self._about = about
        self._known = known
        self._typed = typed
        self._problem = problem

    def compose(self) -> ComposeResult:
        """The figure, and the reason."""
        with Vertical(id="dialog"):
            yield Static(plain(self._about), id="about", markup=False)
            yield Static(plain(self._known), id="known", markup=False)
            yield PlainInput(
                value=self._typed.value, placeholder="figure, such as 85", id="value"
            )
            yield PlainInput(
                value=self._typed.reason, placeholder="reason", id="reason"
            )
            yield Static(plain(self._problem), id="problem", markup=False)
            yield Static("enter goes on, then saves · escape cancels", markup=False)

    @on(Input.Submitted, "#value")
    def _go_on(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one("#reason").focus()

    @on(Input.Submitted, "#reason")
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        value = self.query_one("#value", Input).value
        if not value.strip():
            self.query_one("#problem", Static).update("A figure is needed.")
            self.query_one("#value").focus()
            return
        self.dismiss(Expecting(value, event.value))

    def action_cancel(self) -> None:
        """Close without saving."""
        self.dismiss(None)
