"""What the screen beneath is for, and every key that works on it."""

import re
from typing import ClassVar, Final

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from qperf_tui.domain.text import clean_line
from qperf_tui.tui.plain import cell, plain

_LINE_END: Final = re.compile(r"(?<!\n)\n(?![\n|*-])")


class HelpScreen(ModalScreen[None]):
    """Help for one screen; any of its keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,f1,question_mark", "close", "Close", id="help.close")
    ]

    def __init__(self, beneath: Screen[object]) -> None:
        super().__init__()
        # Paragraphs are as wide as there is room, not as the source has them.
        words = (beneath.HELP or "").replace("`", "").replace("## ", "")
        self._words = _LINE_END.sub(" ", words)
        found = [
            (active.binding, beneath.app.get_key_display(active.binding))
            for active in beneath.active_bindings.values()
            if active.enabled and active.binding.description
        ]
        # Our own actions first; after them, the keys that only move about.
        self._keys = sorted(found, key=lambda pair: not pair[0].id)

    def compose(self) -> ComposeResult:
        """The words, then a table of keys."""
        with VerticalScroll(id="dialog"):
            yield Static(plain(self._words), markup=False)
            yield Static(self._table(), markup=False)
            yield Static("escape closes", markup=False)

    def _table(self) -> Table:
        table = Table(box=None, padding=(0, 2, 0, 0), show_header=True)
        for heading in ("Key", "Does", ""):
            table.add_column(heading, justify="left")
        seen = set()
        for binding, shown in self._keys:
            if binding.action not in seen:
                seen.add(binding.action)
                table.add_row(
                    cell(shown),
                    cell(binding.description),
                    Text(clean_line(binding.tooltip)),
                )
        return table

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()
