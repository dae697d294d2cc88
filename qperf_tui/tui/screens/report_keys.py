"""The keys of the report screen, each with the id by which it can be changed."""

from typing import Final

from textual.binding import Binding, BindingType

KEYS: Final[list[BindingType]] = [
    Binding("e,enter", "edit", "Edit", key_display="e", id="paragraph.edit"),
    Binding(
        "n",
        "new",
        "New",
        id="paragraph.new",
        tooltip="Add a paragraph of your own after this one",
    ),
    Binding(
        "m",
        "include",
        "In/out",
        id="paragraph.include",
        tooltip="Leave the paragraph out, or take it in again",
    ),
    Binding(
        "shift+up,K",
        "move(-1)",
        "Up",
        key_display="K",
        id="paragraph.up",
        show=False,
        tooltip="Move the paragraph up",
    ),
    Binding(
        "shift+down,J",
        "move(1)",
        "Down",
        key_display="J",
        id="paragraph.down",
        show=False,
        tooltip="Move the paragraph down",
    ),
    Binding(
        "delete",
        "remove",
        "Remove",
        id="paragraph.remove",
        show=False,
        tooltip="Take the paragraph away; u brings it back",
    ),
    Binding(
        "d",
        "draft",
        "Draft",
        id="report.draft",
        tooltip="Draft again from the figures: see what changes, then take it",
    ),
    Binding("x", "export", "Export", id="export", tooltip="Write it as Markdown"),
    Binding("escape", "app.area('review')", "Back", id="back", show=False),
]
