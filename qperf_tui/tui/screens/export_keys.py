"""What the export dialog is for, and its keys with their ids."""

from typing import Final

from textual.binding import Binding, BindingType

HELP: Final = """\
## Export

Up and down choose a line, left and right change it: the document, its format, for whom
it is, and what it is to have. The name of the file follows; tab goes to it, and type
another where you like: its ending says the format. `y` copies the whole path.

Enter writes the file, whole or not at all, with the same bytes as `qperf-tui export`;
while things are still to be mended, as with `--draft`, which says so at the top. An
existing file is replaced only after a second enter. While a file is made, escape stops
it, and nothing is written.
"""

KEYS: Final[list[BindingType]] = [
    Binding("escape", "cancel", "Cancel", id="export.cancel"),
    Binding("ctrl+s", "write", "Write", id="export.write", tooltip="Write the file"),
    Binding(
        "ctrl+t",
        "turn('has_actions')",
        "With actions",
        id="export.actions",
        tooltip="List what is being done after the paragraphs, or no longer",
    ),
    Binding(
        "ctrl+r",
        "turn('has_requests')",
        "With requests",
        id="export.requests",
        tooltip="List what members asked for after the paragraphs, or no longer",
    ),
    Binding(
        "y",
        "copy",
        "Copy path",
        id="export.copy",
        tooltip="Copy where the file is to be written",
    ),
]
