"""The keys of the commentary editor, and its help."""

from typing import Final

from textual.binding import Binding, BindingType

from qperf_tui.tui.screens.writing_keys import KEYS as OF_ANY_TEXT
from qperf_tui.tui.screens.writing_keys import LEAVE

HELP: Final = """\
## Writing commentary

Say what happened, why (and who says so), what is being done, and what is expected.
What you type is kept within a second; leaving with escape saves it as a draft, and
`ctrl+s` marks it ready to be agreed. Every version stays on file.

Type `{` to put in a figure that stays right when figures are revised, or choose one
from the list of `F2`; `F5` shows the text with its figures in place. `F3` puts last
quarter's words beside yours, and once more what differs word by word; `ctrl+r` takes
them over, to be changed. The checks below the text underline what they speak of:
`F10` goes from one to the next with its cause and mend, `ctrl+l` teaches the spelling
a word of the council's. They stop nothing here; `■` marks what stops an export.
"""

TEMPLATE: Final = """\
What: which way it moved, by how much, and how far from target
Why: the service reports that …
Action: what is being done, by whom, by when
Outlook: what is expected at the year end

(These lines are a hint and never part of the text; labels are optional.)"""
"""Shown in grey while nothing is written."""

KEYS: Final[list[BindingType]] = [
    Binding("ctrl+s", "ready", "Mark ready", id="note.ready", tooltip="Save as ready"),
    LEAVE,
    Binding(
        "f2",
        "figures",
        "Figures",
        id="note.figures",
        tooltip="Choose a figure to put where the cursor is; it stays live",
    ),
    Binding(
        "f3",
        "reference",
        "Compare",
        id="note.last",
        tooltip="Last quarter's words beside yours, then what differs, then figures",
    ),
    Binding(
        "f8",
        "step(1)",
        "Next due",
        id="note.next",
        tooltip="Save, and write the next one that wants commentary",
    ),
    Binding(
        "f9",
        "step(-1)",
        "Previous due",
        id="note.prev",
        show=False,
        tooltip="Save, and write the previous one that wants commentary",
    ),
    Binding(
        "ctrl+r",
        "roll",
        "Roll forward",
        id="note.roll",
        show=False,
        tooltip="Take over last quarter's words, to be changed",
    ),
    Binding(
        "ctrl+t",
        "versions",
        "Versions",
        id="note.versions",
        show=False,
        tooltip="Every version of this text, and what changed between any two",
    ),
    *OF_ANY_TEXT,
]
