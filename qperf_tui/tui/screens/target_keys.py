"""What the list of targets is for, and its keys with their ids."""

from typing import Final

from textual.binding import Binding, BindingType

HELP: Final = """\
## Targets

What the indicator is to reach, quarter by quarter and at each year end, with who set
each and why. Enter or `e` sets the target under the cursor, or changes it; `w` takes it
back; `y` sets the four quarters of that year and its end in one go. Each wants a
reason, is signed, and is undone by `u`. A target that bears on a closed quarter is not
changed. Tab goes to the words below, and back.
"""

KEYS: Final[list[BindingType]] = [
    Binding("escape,t", "back", "Back", id="back", tooltip="Back to where you were"),
    Binding(
        "e",
        "set",
        "Set",
        id="targets.set",
        tooltip="Set or change the target under the cursor; enter does the same",
    ),
    Binding(
        "y",
        "profile",
        "Whole year",
        id="targets.profile",
        tooltip="Set the four quarters of the year and its end in one go",
    ),
    Binding(
        "w",
        "take_back",
        "Take back",
        id="targets.withdraw",
        tooltip="Leave the quarter or year end without a target",
    ),
]
