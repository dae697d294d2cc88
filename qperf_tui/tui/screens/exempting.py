"""Choose why a paragraph is kept from the public."""

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from qperf_tui.domain.exemption import SCHEDULE
from qperf_tui.tui.plain import plain_line

PUBLIC: Final = 0
"""What it ends with for a paragraph that the public reads."""


class ExemptingScreen(ModalScreen[int | None]):
    """Ends with a paragraph of Schedule 12A, `PUBLIC`, or nothing to change nothing."""

    HELP = """\
## Exempt from the public

Choose the paragraph of Schedule 12A to the Local Government Act 1972 under which this
paragraph is exempt. The public paper goes out without it, its numbers running on;
`qperf-tui export paper --exempt` writes the other file. The first line lets it be read.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="exempting.leave")
    ]

    def __init__(self, under: int | None) -> None:
        super().__init__()
        self._under = under or PUBLIC

    def compose(self) -> ComposeResult:
        """A line for each reason, and one for none."""
        with Vertical(id="dialog"):
            yield Static("Exempt under paragraph", markup=False)
            yield OptionList(
                Option("–  public", id=str(PUBLIC)),
                *(
                    Option(plain_line(f"{each:<2} information {said}"), id=str(each))
                    for each, said in SCHEDULE.items()
                ),
            )
            yield Static("enter chooses · escape leaves it as it is", markup=False)

    def on_mount(self) -> None:
        """Put the cursor on what stands."""
        reasons = self.query_one(OptionList)
        reasons.highlighted = reasons.get_option_index(str(self._under))

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(int(event.option.id or PUBLIC))

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)
