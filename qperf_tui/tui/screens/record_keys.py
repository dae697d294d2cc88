"""The keys of the record screen, each with the id by which it can be changed."""

from typing import Final

from textual.binding import Binding, BindingType

from qperf_tui.tui.screens.definition_keys import OPEN_DEFINITION

KEYS: Final[list[BindingType]] = [
    Binding("escape", "back", "Back", id="back", tooltip="Back to the list"),
    Binding("e", "edit", "Edit note", id="note.edit", tooltip="Write the commentary"),
    Binding(
        "w",
        "working",
        "Working",
        id="working",
        tooltip="How each judgement of the quarter came about",
    ),
    Binding(
        "c",
        "chart",
        "Chart",
        id="chart.toggle",
        tooltip="The chart alone, with limits and what happened; again both",
    ),
    Binding(
        "t",
        "figures",
        "Table",
        id="figures",
        tooltip="The same figures as a table; again with the mean and the limits",
    ),
    Binding(
        "y",
        "expect",
        "Year end",
        id="expect",
        tooltip="Enter what is expected at the year end, with the reason",
    ),
    OPEN_DEFINITION,
    Binding(
        "h",
        "versions",
        "Versions",
        id="versions",
        tooltip="Every version of the commentary, and what changed between any two",
    ),
    Binding(
        "s",
        "sources",
        "Sources",
        id="sources",
        tooltip="Where each figure came from: file, place, who, when, and why",
    ),
]
