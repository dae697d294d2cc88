"""What the requests of members are for, and their keys with their ids."""

from typing import Final

from textual.binding import Binding, BindingType

HELP: Final = """\
## Requests

What members asked for at meetings, as the minutes have it: `§` open, `!` overdue, `✓`
answered, `×` withdrawn. An open one stands in the queue, and in each report from the
next one on, until it is answered; the report of the quarter at the top prints the
answer, once. A report lists requests where it is exported with them.

`n` enters one, enter or `a` answers it in as many lines as it takes, `e` changes who
asked what, of whom and by when. `w` withdraws one that nobody asks for any more, `o`
opens one again. `f` shows those of earlier reports as well. Tab goes to the words
below, to read on with the arrows, and back.
"""

KEYS: Final[list[BindingType]] = [
    Binding("escape,R", "back", "Back", id="back", tooltip="Back to where you were"),
    Binding(
        "n",
        "add",
        "New request",
        id="requests.add",
        tooltip="Enter what a member asked for",
    ),
    Binding(
        "a",
        "answer",
        "Answer",
        id="requests.answer",
        tooltip="Write the answer; on one that is answered, mend it",
    ),
    Binding(
        "e",
        "change",
        "Change",
        id="requests.change",
        tooltip="Change who asked what, of whom and by when",
    ),
    Binding(
        "o",
        "reopen",
        "Reopen",
        id="requests.reopen",
        tooltip="Take back the answer or the withdrawal",
    ),
    Binding(
        "w",
        "withdraw",
        "Withdraw",
        id="requests.withdraw",
        tooltip="Take it out of the queue and of every report",
    ),
    Binding(
        "f",
        "all",
        "All",
        id="requests.all",
        tooltip="Those of earlier reports as well, or no longer",
    ),
]
