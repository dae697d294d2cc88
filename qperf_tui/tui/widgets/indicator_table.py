"""The table of indicators."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from qperf_tui.tui.widgets.window_table import WindowTable


class IndicatorTable(WindowTable):
    """Indicators to choose from, one to a row, known by their ids.

    | Key | Description |
    | :- | :- |
    | home | Go to the first indicator. |
    | end | Go to the last indicator. |
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "Down", show=False),
        Binding("k", "cursor_up", "Up", show=False),
    ]
