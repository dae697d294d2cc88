"""What the history is for, and its keys with their ids."""

from typing import Final

from textual.binding import Binding, BindingType

HELP: Final = """\
## History

Every change to the workbook, the newest first: when (universal time), by whom, and what
was done. What was undone says so, and the undoing is a change itself; nothing is ever
taken out.

The line above names what `u` would undo and `U` would do again, whoever did it: only
ever the newest. If a colleague has changed something else meanwhile, nothing is undone.

`/` narrows the list: a whole code shows what concerns that indicator, imports of its
figures among it; a whole name what that person changed; other words what says them.
`w` and `i` do so for the person and the indicator under the cursor. Enter opens the
indicator that a change was made to.
"""

KEYS: Final[list[BindingType]] = [
    Binding("u", "undo", "Undo", id="undo", tooltip="Undo what the line names"),
    Binding("U", "redo", "Redo", id="redo", tooltip="Do again what the line names"),
    Binding(
        "slash",
        "filter",
        "Filter",
        key_display="/",
        id="filter",
        tooltip="Narrow the list by a code, a name or words, as you type",
    ),
    Binding(
        "w",
        "who",
        "This person",
        id="history.who",
        tooltip="Show only what the person under the cursor changed",
    ),
    Binding(
        "i",
        "indicator",
        "This indicator",
        id="history.indicator",
        tooltip="Show only what concerns the indicator under the cursor",
    ),
    Binding(
        "escape",
        "clear",
        "Clear or back",
        id="history.clear",
        show=False,
        tooltip="Show every change again; then back to Review",
    ),
]
