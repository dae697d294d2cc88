"""What the grid of figures is for, and its keys with their ids."""

from typing import Final

from textual.binding import Binding, BindingType

HELP: Final = """\
## Figures

Each row is an indicator of the list behind, with what was reported last quarter. Type
the numerator, tab, the denominator: the value is worked out and shown before anything
is kept. Enter keeps the row and goes down, to the column that typing began in; so do
the arrows. A value can be typed by itself, and in its place a mark such as `n/a`, `c`
or `<5`; the status is blank for a final figure, or `provisional`, `not available`, `not
due`. `F2` changes what a cell says, delete empties it.

`× Value` cannot be kept for what its value says, `! Value` is odd beside the figures
before it: the lines below say why, and enter once more keeps what is odd. A figure of a
closed quarter asks for a reason. `…` is typed and not on file, `✓` is on file; what is
typed is there again after a crash.

Cells copied from a spreadsheet are pasted from the cursor right and down, or by their
codes where the block has them; what they would change is looked through first, and is
one batch with one undo. `ctrl+n` leaves the indicators that have no figure yet,
`ctrl+z` undoes the last change.
"""

KEYS: Final[list[BindingType]] = [
    Binding(
        "enter",
        "take",
        "Save row",
        id="entry.take",
        key_display="enter",
        tooltip="Keep the figure, and go down to the next",
    ),
    Binding(
        "tab",
        "next_cell",
        "Next cell",
        id="entry.next",
        key_display="tab",
        tooltip="Go on to the next cell of the row",
    ),
    Binding(
        "f2",
        "edit_cell",
        "Edit cell",
        id="entry.edit",
        show=False,
        tooltip="Change what the cell says, in place of typing it afresh",
    ),
    Binding(
        "ctrl+n",
        "missing",
        "Missing",
        id="entry.missing",
        key_display="^n",
        tooltip="Only indicators that have no figure yet; again shows all",
    ),
    Binding(
        "ctrl+z",
        "undo",
        "Undo",
        id="entry.undo",
        key_display="^z",
        tooltip="Undo the last change to the workbook, whoever made it",
    ),
    Binding(
        "ctrl+y",
        "redo",
        "Redo",
        id="entry.redo",
        key_display="^y",
        show=False,
        tooltip="Do again what was undone last",
    ),
    Binding(
        "ctrl+d",
        "drop",
        "Drop row",
        id="entry.drop",
        key_display="^d",
        show=False,
        tooltip="Let go of what was typed on the row, as it stood before",
    ),
    Binding("escape", "leave", "Leave", id="back", tooltip="Back to the list"),
    Binding(
        "f1",
        "app.explain",
        "Help",
        id="entry.help",
        tooltip="What this screen is for, and its keys",
    ),
]
