"""What the actions on an indicator are for, and their keys with their ids."""

from typing import Final

from textual.binding import Binding, BindingType

HELP: Final = """\
## Actions

What is done about the indicator, by whom and by when: `»` open, `!` overdue, `✓`
closed, `×` withdrawn. An action is carried forward from quarter to quarter and stands
in the queue until it is closed. A red of the reported section on which none is open
holds the export up.

`n` raises one in the quarter at the top, `e` changes it, enter or `c` closes it with
what shows that it is done: the report of the quarter at the top no longer has it. `r`
opens one again, `w` withdraws one that is not to be done. `W` lets a red go out in this
quarter's report with nobody acting on it, for a reason that `qperf-tui check` lists;
again, and it is held up as before. Tab goes to the words below, and back.
"""

KEYS: Final[list[BindingType]] = [
    Binding("escape,o", "back", "Back", id="back", tooltip="Back to where you were"),
    Binding(
        "n",
        "add",
        "New action",
        id="actions.add",
        tooltip="Say what is done, by whom and by when",
    ),
    Binding(
        "c",
        "close",
        "Close",
        id="actions.close",
        tooltip="Say what shows that it is done, and close it",
    ),
    Binding(
        "e",
        "change",
        "Change",
        id="actions.change",
        tooltip="Change what is done, by whom or by when",
    ),
    Binding(
        "r",
        "reopen",
        "Reopen",
        id="actions.reopen",
        tooltip="Take back the closing or the withdrawal",
    ),
    Binding(
        "w",
        "withdraw",
        "Withdraw",
        id="actions.withdraw",
        tooltip="It is not to be done any more, and counts for nothing",
    ),
    Binding(
        "W",
        "waive",
        "Waive",
        id="actions.waive",
        tooltip="Let a red go out with nobody acting on it, for a reason; or no longer",
    ),
]
