"""The keys that work everywhere, each with the id by which it can be changed."""

from typing import Final

from textual.binding import Binding, BindingType

KEYS: Final[list[BindingType]] = [
    Binding("1", "area('review')", "Review", id="area.review"),
    Binding("2", "area('report')", "Report", id="area.report"),
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
