"""The keys of a text being written, each with the id by which it can be changed."""

from typing import Final

from textual.binding import Binding, BindingType

LEAVE: Final = Binding(
    "escape",
    "leave",
    "Back",
    id="note.leave",
    tooltip="Leave; what is written is saved as a draft",
)

KEYS: Final[list[BindingType]] = [
    Binding(
        "f4",
        "external",
        "Editor",
        id="note.editor",
        show=False,
        tooltip="Write in $VISUAL or $EDITOR and come back",
    ),
    Binding(
        "f5",
        "preview",
        "Preview",
        id="note.preview",
        show=False,
        tooltip="The text with its figures in place, as it will be read",
    ),
    Binding(
        "ctrl+f",
        "find",
        "Find",
        id="note.find",
        show=False,
        tooltip="Look for words in this text",
    ),
    Binding(
        "f10",
        "next_flag",
        "Next flag",
        id="note.flag",
        show=False,
        tooltip="Go to the next words that a check has something to say of",
    ),
    Binding(
        "ctrl+l",
        "learn",
        "Learn word",
        id="note.learn",
        show=False,
        tooltip="Add the word at the cursor to the council's own list",
    ),
    Binding(
        "f1",
        "app.explain",
        "Help",
        id="note.help",
        tooltip="What this screen is for, and its keys",
    ),
]
