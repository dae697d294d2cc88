"""The line at the top: where one is, of which quarter, and what has been saved."""

from typing import Final

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from qperf_tui.tui.areas import TITLES
from qperf_tui.tui.plain import plain_line

_PRODUCT: Final = "qperf-tui"
_GAP: Final = "   "
_MADE_UP: Final = Content("illustrative figures")
_MADE_UP_SHORT: Final = Content("illustrative")
SMALLEST: Final = (60, 16)
"""Columns and rows from which on everything has room."""


class TopLine(Widget):
    """Product, areas, council, quarter, and the state of saving."""

    council: reactive[str] = reactive("")
    """The council, with "illustrative" where its figures are made up."""
    is_illustrative: reactive[bool] = reactive(False)  # noqa: FBT003 - as Textual has it
    """Whether its figures are made up."""
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
        right = plain_line(self.saved).append(" ")
        room = width - right.cell_length
        left = self._where(room)
        middle = self._middle(room - left.cell_length - len(_GAP))
        line = Content.assemble(left, _GAP, middle).truncate(room)
        return Content.assemble(line, " " * (room - line.cell_length), right)

    def _where(self, room: int) -> Content:
        """Every area with the one that one is in marked, or the place within it."""
        place = Content.assemble(f" {_PRODUCT} › ", plain_line(self.area))
        if self.area not in TITLES.values():
            return place
        parts = [Content(f" {_PRODUCT}")]
        for title in TITLES.values():
            is_here = title == self.area
            parts.append(Content(" › " if is_here else "   "))
            parts.append(Content.styled(title, "reverse" if is_here else ""))
        every = Content.assemble(*parts)
        least = every.cell_length + len(_GAP) + self._quarters()[-1].cell_length
        return every if least <= room else place

    def _middle(self, room: int) -> Content:
        """The most that can be said of council and quarter in so many cells."""
        council = plain_line(self.council)
        whole, short = self._quarters()
        tried = [(council, whole), (council, short)]
        if self.is_illustrative:
            # That the figures are made up matters more than whose they are.
            tried += [(_MADE_UP, whole), (_MADE_UP, short), (_MADE_UP_SHORT, short)]
        for named, quarter in tried:
            said = Content.assemble(named, " · ", quarter)
            if named and said.cell_length <= room:
                return said
        for said in (whole, short):
            if said.cell_length <= room:
                return said
        return Content()

    def _quarters(self) -> tuple[Content, Content]:
        """The quarter with its months, and without."""
        whole = plain_line(self.quarter)
        return whole, whole.split(" (")[0]
