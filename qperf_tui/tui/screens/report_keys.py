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
    Binding(
        "h",
        "versions",
        "Versions",
        id="versions",
        show=False,
        tooltip="Every text of this paragraph, and what changed",
    ),
    Binding(
        "c",
        "compare",
        "Compare",
        id="report.compare",
        tooltip="What differs from the draft, or from last quarter's paper",
    ),
    Binding(
        "right_square_bracket",
        "fault(1)",
        "Next fault",
        key_display="]",
        id="fault.next",
        show=False,
        tooltip="Step to the next thing to mend",
    ),
    Binding(
        "left_square_bracket",
        "fault(-1)",
        "Previous fault",
        key_display="[",
        id="fault.previous",
        show=False,
        tooltip="Step to the thing to mend before this one",
    ),
    Binding(
        "g",
        "go_to_fault",
        "Mend",
        id="fault.go",
        tooltip="Go to where the thing to mend under the cursor is mended",
    ),
    Binding("x", "export", "Export", id="export", tooltip="Write it as Markdown"),
    Binding("escape", "app.area('review')", "Back", id="back", show=False),
]
