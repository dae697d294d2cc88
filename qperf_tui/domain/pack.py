"""A pack: what one owner is sent to write on, and how its sheets are laid out."""

from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.commentary import LONGEST
from qperf_tui.domain.parts import LABELS, Parts
from qperf_tui.domain.period import PREVIOUS_QUARTER, SAME_QUARTER_LAST_YEAR, Quarter

FORMAT: Final = "qperf-tui pack 1"
"""The first cell of the hidden sheet; another form of pack would say another number."""
SHEET: Final = "Commentary"
AS_SENT: Final = "As sent"
"""The hidden sheet with what the other held when it was sent."""
HEADING_ROW: Final = 6
"""The row of the headings on the sheet that is filled in, counted from 1."""
SENT_FROM: Final = 6
"""The first row of the hidden sheet that is about an indicator."""
SHOWN: Final = 10
"""Columns that show something; the boxes to fill come after them."""
WIDTH: Final = SHOWN + len(LABELS)
FIGURES: Final = (2, 3, 4)
"""Of the columns shown, those that say the figure and how it is judged."""


def in_order(boxes: Parts) -> tuple[str, ...]:
    """What stands in the boxes, in the order of their columns."""
    return (boxes.what, boxes.why, boxes.action, boxes.outlook)


def body_of(boxes: Parts) -> str:
    """The commentary that the boxes make, with labels if more than the first is."""
    return boxes.labelled() if any(in_order(boxes)[1:]) else boxes.what


def is_too_long(boxes: Parts) -> bool:
    """Whether the boxes make a commentary longer than is kept."""
    return len(body_of(boxes)) > LONGEST


@dataclass(frozen=True, slots=True, kw_only=True)
class PackRow:
    """One indicator in a pack: what is shown, and what stands in its boxes."""

    code: str
    shown: tuple[str, ...]
    """Its cells left of the boxes, the first of them its code."""
    boxes: Parts
    version: int
    """The version of the commentary it was made from; 0 where there was none."""

    @property
    def filled(self) -> tuple[str, ...]:
        """The boxes in the order of their columns."""
        return in_order(self.boxes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """Everything that one owner is sent for a quarter."""

    owner: str
    council: str
    quarter: Quarter
    notice: str
    """What must be said of the figures, or nothing."""
    rows: tuple[PackRow, ...]

    @property
    def has_tokens(self) -> bool:
        """Whether a box holds words in braces, which stand for figures."""
        return any("{" in text for row in self.rows for text in row.filled)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the sheet that is filled in."""
        before = self.quarter.shifted(-PREVIOUS_QUARTER)
        year_ago = self.quarter.shifted(-SAME_QUARTER_LAST_YEAR)
        return (
            "Ref",
            "Indicator",
            "Figure",
            "Target",
            "Status",
            "Movement",
            f"{before}",
            f"{year_ago}",
            "Last quarter's words",
            "Open actions",
            *LABELS,
        )
