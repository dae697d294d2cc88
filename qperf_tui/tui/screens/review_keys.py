"""The keys of the review screen, each with the id by which it can be changed."""

from typing import Final

from textual.binding import Binding, BindingType

KEYS: Final[list[BindingType]] = [
    Binding("e", "edit", "Edit note", id="note.edit", tooltip="Write the commentary"),
    Binding(
        "right_square_bracket",
        "wanted(1)",
        "Next due",
        key_display="]",
        id="due.next",
        tooltip="Next indicator that wants commentary",
    ),
    Binding(
        "left_square_bracket",
        "wanted(-1)",
        "Previous due",
        key_display="[",
        id="due.prev",
        show=False,
        tooltip="Previous indicator that wants commentary",
    ),
    Binding(
        "slash",
        "filter",
        "Filter",
        key_display="/",
        id="filter",
        tooltip="Narrow the list as you type",
    ),
    Binding(
        "c",
        "chart",
        "Chart",
        id="chart.toggle",
        tooltip="Change between words and chart",
    ),
    Binding(
        "s",
        "sort",
        "Sort",
        id="sort",
        show=False,
        tooltip="Next order of the list",
    ),
    Binding(
        "a",
        "agree",
        "Agree",
        id="note.agree",
        show=False,
        tooltip="Mark the commentary agreed, so that the summary uses it",
    ),
    Binding(
        "p",
        "priority",
        "Priority",
        id="priority",
        show=False,
        tooltip="Choose a priority, a status or a state",
    ),
    Binding(
        "less_than_sign,comma",
        "quarter(-1)",
        "Earlier quarter",
        key_display="<",
        id="quarter.prev",
        show=False,
        tooltip="Look at the quarter before",
    ),
    Binding(
        "greater_than_sign,full_stop",
        "quarter(1)",
        "Later quarter",
        key_display=">",
        id="quarter.next",
        show=False,
        tooltip="Look at the quarter after",
    ),
]
