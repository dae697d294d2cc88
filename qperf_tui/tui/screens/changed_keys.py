"""What the list of changes since a quarter is for, and its keys with their ids."""

from typing import Final

from textual.binding import Binding, BindingType

from qperf_tui.tui.screens.review_keys import QUARTERS

HELP: Final = """\
## What has changed since a quarter

Everything since the end of that quarter that changed what is reported or how it is
judged: indicators added, amended, recoded, moved, split and retired, new definitions,
priorities, targets and rules, each with its reason, who and when. What was undone is
not among them, and nor are figures: `4` has every change. `<` and `>` choose the
quarter to begin after. Enter opens the definition of the indicator. `x` writes the list
to a file for spreadsheets (CSV). Tab goes to the words below, and back.
"""

KEYS: Final[list[BindingType]] = [
    Binding("escape", "back", "Back", id="back", tooltip="Back to where you were"),
    Binding(
        "o",
        "open",
        "Open",
        id="changed.open",
        tooltip="The definition of the indicator; enter does the same",
    ),
    *QUARTERS,
    Binding(
        "x",
        "export",
        "Export",
        id="changed.export",
        tooltip="Write the list to a file for spreadsheets (CSV)",
    ),
]
