"""Choose one line of a list."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from qperf_tui.tui.plain import plain, plain_line


class PickScreen(ModalScreen[int | None]):
    """Ends with the place of the line that was chosen, or nothing."""

    HELP = """\
## Choosing

Up and down go from line to line, enter takes one, escape leaves all as it is.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="picking.cancel")
    ]

    def __init__(self, about: str, lines: Sequence[str], at: int = 0) -> None:
        super().__init__()
        self._about = about
        self._lines = lines
        self._at = at

    def compose(self) -> ComposeResult:
        """What it is about, and the lines."""
        with Vertical(id="dialog"):
            yield Static(plain(self._about), id="about", markup=False)
            yield OptionList(*(Option(plain_line(each)) for each in self._lines))
            yield Static("enter takes it · escape cancels", markup=False)

    def on_mount(self) -> None:
        """Begin at the line that stands."""
        self.query_one(OptionList).highlighted = self._at

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_index)

    def action_cancel(self) -> None:
        """Take none."""
        self.dismiss(None)
