"""Offer what was being typed when the program last ended."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from qperf_tui.tui.plain import plain_line
from qperf_tui.workbench.unfinished import Unfinished

_BEGINNING: Final = 60
"""Characters by which a text is known again."""


class RecoveryScreen(ModalScreen[Unfinished | None]):
    """Ends with the draft to open, or nothing to leave them all for later."""

    HELP = """\
## Drafts kept

These texts were being typed when the program last ended. Enter opens one where it
was left; escape keeps them all for later. None is lost either way.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "later", "Later", id="recovery.later")
    ]

    def __init__(self, left: Sequence[Unfinished]) -> None:
        super().__init__()
        self._left = left

    def compose(self) -> ComposeResult:
        """A line for each draft."""
        with Vertical(id="dialog"):
            count = len(self._left)
            noun = "draft is" if count == 1 else "drafts are"
            yield Static(f"{count} {noun} kept from last time", markup=False)
            yield OptionList(
                *(
                    Option(
                        plain_line(
                            f"{each.about}  {each.quarter}  {each.body[:_BEGINNING]}"
                        )
                    )
                    for each in self._left
                )
            )
            yield Static("enter opens · escape keeps them for later", markup=False)

    def on_mount(self) -> None:
        """Put the cursor on the first."""
        self.query_one(OptionList).highlighted = 0

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._left[event.option_index])

    def action_later(self) -> None:
        """Leave them for later."""
        self.dismiss(None)
