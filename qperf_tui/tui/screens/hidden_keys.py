"""What the list of hidden figures is for, and its keys with their ids."""

from typing import Final

from textual.binding import Binding, BindingType

HELP: Final = """\
## What is hidden from the public

Figures of the quarter at the top that no export to the public tells: `⊘` hidden, with
the rule that hides it, or because it would give another away; `⊙` shown all the same,
for somebody signed for it. The public sees one mark, `c`, for all that is hidden. The
workbench shows every figure as it is, and so does the file.

`x` signs for a figure: it is shown to the public from then on, with your name, the day
and the reason kept. What it would give away is hidden instead, if anything can be. `w`
withdraws that again. `f` lists every quarter. How small numbers are hidden is set
by `qperf-tui disclosure policy`.
"""

KEYS: Final[list[BindingType]] = [
    Binding("escape,H", "back", "Back", id="back", tooltip="Back to where you were"),
    Binding(
        "x",
        "show",
        "Show all the same",
        id="hidden.show",
        tooltip="Let the public read the figure, signed with a reason",
    ),
    Binding(
        "w",
        "withdraw",
        "Withdraw",
        id="hidden.withdraw",
        tooltip="Hide again what somebody signed for",
    ),
    Binding(
        "f",
        "all",
        "Every quarter",
        id="hidden.all",
        tooltip="What is hidden in every quarter, or in this one only",
    ),
]
OPEN_HIDDEN: Final = Binding(
    "H",
    "hidden",
    "What is hidden from the public",
    id="hidden",
    show=False,
    tooltip="Small numbers, and what would give one away: figure, rule and overrides",
)
