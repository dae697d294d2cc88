"""Choose a figure to put into a text."""

from collections.abc import Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from qperf_tui.tui.plain import plain_line
from qperf_tui.tui.widgets.plain_input import PlainInput
from qperf_tui.workbench.resolving import Insertable


class FigureListScreen(ModalScreen[str | None]):
    """Ends with the token that was chosen, or nothing."""

    HELP = """\
## Figures for the text

Each line is a figure of this indicator as it would read now. Type to narrow the list;
enter puts the figure where the cursor is. It is kept as a name in braces, so that it
stays right when the figure is revised; `F5` in the editor shows the text as it reads.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="figures.cancel"),
        Binding("down", "step(1)", "Next", id="figures.next", show=False),
        Binding("up", "step(-1)", "Previous", id="figures.previous", show=False),
    ]

    listed = getters.query_one(OptionList)

    def __init__(self, figures: Sequence[Insertable]) -> None:
        super().__init__()
        self._figures = figures
        self._shown: list[Insertable] = []

    def compose(self) -> ComposeResult:
        """A line to narrow by, and the list."""
        with Vertical(id="dialog"):
            yield Static("Put in a figure", id="about", markup=False)
            yield PlainInput(placeholder="type to narrow the list")
            yield OptionList()
            yield Static(id="token", markup=False)

    def on_mount(self) -> None:
        """Offer all of them."""
        self._narrow("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._narrow(event.value)

    def _narrow(self, words: str) -> None:
        wanted = words.casefold().split()
        self._shown = [
            each
            for each in self._figures
            if all(
                word in f"{each.token} {each.label} {each.shown}".casefold()
                for word in wanted
            )
        ]
        widest = max((len(each.label) for each in self._shown), default=0)
        self.listed.clear_options()
        self.listed.add_options(_option(each, widest) for each in self._shown)
        self.listed.highlighted = 0 if self._shown else None
        if not self._shown:
            self.listed.add_option(Option("No figure fits these words.", disabled=True))
        self._say_token()

    @on(OptionList.OptionHighlighted)
    def _say_token(self) -> None:
        at = self.listed.highlighted
        token = self._shown[at].token if at is not None and self._shown else ""
        said = f"enter puts in {token} · escape cancels" if token else "escape cancels"
        self.query_one("#token", Static).update(plain_line(said))

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _choose(self, event: Input.Submitted | OptionList.OptionSelected) -> None:
        event.stop()
        at = self.listed.highlighted
        if at is not None and self._shown:
            self.dismiss(self._shown[at].token)

    def action_step(self, by: int) -> None:
        """Move the mark while the keys go on narrowing."""
        if by > 0:
            self.listed.action_cursor_down()
        else:
            self.listed.action_cursor_up()

    def action_cancel(self) -> None:
        """Put nothing in."""
        self.dismiss(None)


def _option(each: Insertable, widest: int) -> Option:
    label = plain_line(each.label)
    gap = " " * (widest - len(label.plain) + 2)
    return Option(Content.assemble(label, gap, plain_line(each.shown)))
