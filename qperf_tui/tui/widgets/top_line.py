"""The line at the top: where one is, of which quarter, and what has been saved."""

from typing import ClassVar, Final

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from qperf_tui.domain.text import clean_line

_PRODUCT: Final = "qperf-tui"
SMALLEST: Final = (60, 16)
"""Columns and rows from which on everything has room."""


class TopLine(Widget):
    """Product, council, quarter, area, and the state of saving."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"top-line--place"}

    council: reactive[str] = reactive("")
    """The council, with "illustrative" where its figures are made up."""
    quarter: reactive[str] = reactive("")
    """The quarter looked at, such as `Q2 2012/13 (July to September 2012)`."""
    area: reactive[str] = reactive("")
    """Where in the program one is."""
    saved: reactive[str] = reactive("")
    """What has been saved, or why it could not be."""

    def render(self) -> RenderResult:
        """The parts that fit, the council giving way first."""
        width = self.size.width
        if width < SMALLEST[0] or self.screen.size.height < SMALLEST[1]:
            size = f"{width}x{self.screen.size.height}"
            needs = f"{SMALLEST[0]}x{SMALLEST[1]}"
            return Content(f"Small window {size}; all shows from {needs}"[:width])
        left = f" {_PRODUCT} › {clean_line(self.area)}"
        right = f"{clean_line(self.saved)} "
        middle = clean_line(self.quarter)
        room = width - len(left) - len(right) - len(middle) - 8
        council = clean_line(self.council)
        if len(council) > room:
            council = council[: max(room - 1, 0)] + "…" if room > 12 else ""
        parts = [part for part in (council, middle) if part]
        line = f"{left}   {' · '.join(parts)}"
        return Content(line[: width - len(right)].ljust(width - len(right)) + right)
