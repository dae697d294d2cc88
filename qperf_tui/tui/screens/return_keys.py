"""What the list of returns is for, and its keys with their ids."""

from typing import Final

from textual.binding import Binding, BindingType

from qperf_tui.tui.screens.review_keys import QUARTERS

HELP: Final = """\
## Returns

Every indicator of the quarter at the top by owner, and how far its return has come: `✓`
received, `◐` in part, `□` missing, `!` late, `·` not due. A return is the figure and,
where the figure asks for one, its commentary. What comes once a year is due in the
quarter in which it came last. Below are what is missing, since when, why it is due and
the target on file.

`f` shows only what is missing, then what is late. `n` opens the next quarter, after a
look at what that does. `w` writes a letter for each owner and a list for a mail merge
into a new folder; nothing is sent. `d` gives the chosen return another day, or none,
with a reason. Enter opens the indicator; `<` and `>` go to another quarter.
"""

KEYS: Final[list[BindingType]] = [
    Binding("escape,D", "back", "Back", id="back", tooltip="Back to where you were"),
    Binding(
        "f",
        "filter",
        "Filter",
        id="returns.filter",
        tooltip="What is missing, what is late, or all",
    ),
    Binding(
        "n",
        "open_next",
        "Next quarter",
        id="returns.open",
        tooltip="Look at what opening the next quarter does, and open it",
    ),
    Binding(
        "w",
        "remind",
        "Write reminders",
        id="returns.remind",
        tooltip="A letter for each owner and a list, in a new folder; nothing is sent",
    ),
    Binding(
        "d",
        "due",
        "Another day",
        id="returns.due",
        tooltip="Give the chosen return another day, or none, with a reason",
    ),
    *QUARTERS,
]

OPENING_HELP: Final = """\
## Open the next quarter

What opening the quarter would do, before it is done: how many returns are due from whom
and by when, what carries over, which indicators have no target for the year, and what
the quarter before still lacks. `m` sets the day of its meeting, from which the days are
counted back. `y` opens it; `t` opens it and sets last year's targets where the year has
none, for a reason. It is one change, which one `u` undoes. Escape opens nothing.
"""

OPENING_KEYS: Final[list[BindingType]] = [
    Binding(
        "y",
        "open",
        "Open it",
        id="opening.open",
        tooltip="Open the quarter as it is said here",
    ),
    Binding(
        "m",
        "meeting",
        "Meeting",
        id="opening.meeting",
        tooltip="The day of its meeting, from which the days are counted back",
    ),
    Binding(
        "t",
        "carry",
        "With last year's targets",
        id="opening.carry",
        tooltip="Open it, and set last year's targets where the year has none",
    ),
    Binding(
        "escape",
        "cancel",
        "Open nothing",
        id="opening.cancel",
        tooltip="Go back; nothing is written",
    ),
]
