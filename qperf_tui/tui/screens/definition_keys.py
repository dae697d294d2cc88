"""What the definition screen is for, and its keys with their ids."""

from typing import Final

from textual.binding import Binding, BindingType

HELP: Final = """\
## The definition of an indicator

All that its record card says, with the code, the priority and the quarters in which it
changed. Enter changes what the cursor is on: the card is amended in place; code and
priority, retirement and definition each ask for what they need. Every change wants a
reason, is signed, and is undone by `u`; before it is done, the dialog says which
figures, targets and texts it touches.

`b` says that it counts something else from a quarter on, so that figures before and
after are not compared. `m` moves it to another priority, `c` gives it another code (the
old one goes on finding it), `s` splits it into two or three, `x` retires it from a
quarter on (`×`; papers of earlier quarters keep it) and `r` brings it back. `t` shows
its targets. Tab goes to the words below, and back.
"""

KEYS: Final[list[BindingType]] = [
    Binding("escape,d", "back", "Back", id="back", tooltip="Back to where you were"),
    Binding(
        "e",
        "change",
        "Change",
        id="definition.change",
        tooltip="Change what the cursor is on, with a reason; enter does the same",
    ),
    Binding(
        "t",
        "targets",
        "Targets",
        id="targets",
        tooltip="What is to be reached, who set it and why; set or change it",
    ),
    Binding(
        "b",
        "break_from",
        "New definition",
        id="definition.break",
        tooltip="From a quarter on it counts something else, and is not compared",
    ),
    Binding(
        "m",
        "move",
        "Move",
        id="definition.move",
        tooltip="Report it under another priority from a quarter on",
    ),
    Binding(
        "c",
        "recode",
        "Recode",
        id="definition.recode",
        tooltip="Another code; the old one goes on finding it",
    ),
    Binding(
        "s",
        "split",
        "Split",
        id="definition.split",
        tooltip="Report it as two or three from a quarter on",
    ),
    Binding(
        "x",
        "retire",
        "Retire",
        id="definition.retire",
        tooltip="Take it off lists, papers and counts from a quarter on",
    ),
    Binding(
        "r",
        "reinstate",
        "Bring back",
        id="definition.reinstate",
        tooltip="Report a retired indicator again",
    ),
]
OPEN_DEFINITION: Final = Binding(
    "d",
    "definition",
    "Definition",
    id="definition",
    tooltip="The record card, to be read and amended; codes, moves, retirement",
)
