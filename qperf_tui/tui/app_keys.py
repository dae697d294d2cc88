"""The keys that work everywhere, each with the id by which it can be changed."""

from typing import Final

from textual.binding import Binding, BindingType

KEYS: Final[list[BindingType]] = [
    Binding(
        "1",
        "area('review')",
        "Review",
        id="area.review",
        show=False,
        tooltip="Every indicator, with its figures and its movement",
    ),
    Binding(
        "2",
        "area('queue')",
        "Queue",
        id="area.queue",
        show=False,
        tooltip="What is to be written, mended and agreed, by the day it is due",
    ),
    Binding(
        "3",
        "area('report')",
        "Report",
        id="area.report",
        show=False,
        tooltip="The paper, and what is to be mended before it goes out",
    ),
    Binding(
        "4",
        "area('history')",
        "History",
        id="area.history",
        show=False,
        tooltip="Every change, who made it and when; undo and redo by name",
    ),
    Binding(
        "question_mark",
        "explain",
        "Help",
        key_display="?",
        id="help",
        tooltip="What this screen is for, and its keys",
    ),
    Binding(
        "q",
        "back_or_quit",
        "Quit",
        id="quit",
        show=False,
        tooltip="Back to the list, then out; everything is saved",
    ),
    Binding("ctrl+q", "leave", "Quit now", id="quit.now", show=False, priority=True),
]
