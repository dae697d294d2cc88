"""Where the figures of one indicator came from, revision by revision."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from qperf_tui.domain.period import Quarter
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.plain import plain
from qperf_tui.tui.screens.desk_screen import DeskScreen
from qperf_tui.tui.widgets.key_line import KeyLine
from qperf_tui.tui.widgets.top_line import TopLine
from qperf_tui.workbench.sources import sources_of, traced_lines


class SourcesScreen(DeskScreen[None]):
    """Every revision of the figures: file, place, who, when, and why."""

    AUTO_FOCUS = "VerticalScroll"
    HELP = """\
## Where figures came from

Every revision of every figure, the newest quarter first: the file with its SHA-256, the
sheet and the line or cell, how its headings were read and by which profile, what was
mended, who brought it in or typed it, when, and why. `a` shows the quarter at the top
alone, and again all of them. `qperf-tui show CODE --sources` prints the same, and
`qperf-tui import list` every file.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,s", "back", "Back", id="back", tooltip="Back to the indicator"),
        Binding(
            "a",
            "every",
            "This quarter, all",
            id="sources.every",
            tooltip="The quarter at the top alone; again every quarter",
        ),
        Binding("j", "scroll(1)", "Down", show=False),
        Binding("k", "scroll(-1)", "Up", show=False),
    ]

    def __init__(self, desk: Desk, quarter: Quarter, code: str) -> None:
        super().__init__(desk, quarter)
        self._code = code
        self._is_every = True

    @property
    def place(self) -> str:
        """What is shown here."""
        return f"{self._code}: sources"

    def compose(self) -> ComposeResult:
        """One text, which scrolls."""
        yield TopLine()
        with VerticalScroll(id="sources"):
            yield Static(markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the revisions."""
        self.reload()

    def reload(self) -> None:
        """Read the revisions again."""
        workbook = self.desk.workbook
        indicator = workbook.indicators.by_code(self._code)
        quarter = None if self._is_every else self.shown_quarter
        lines = traced_lines(indicator, sources_of(workbook, indicator, quarter))
        self.query_one("#sources Static", Static).update(plain("\n".join(lines)))

    def action_back(self) -> None:
        """Go back to the indicator."""
        self.dismiss()

    def action_every(self) -> None:
        """Show one quarter, or all of them."""
        self._is_every = not self._is_every
        self.query_one("#sources").scroll_home(animate=False)
        self.reload()

    def action_scroll(self, by: int) -> None:
        """Scroll by a line."""
        self.query_one("#sources").scroll_relative(y=by, animate=False)
