"""What the list of priorities is for, and its keys with their ids."""

from typing import Final

from textual.binding import Binding, BindingType

HELP: Final = """\
## The council's plan

Its priorities in their order, `»` those of the plan in force and `×` those of earlier
plans, which nothing stands under any more. Below are the indicators of the one under
the cursor. `n` adds a priority after the others. `e` gives one another title for all
time: its name was wrong. `p` lets a priority of a new plan take its place from a
quarter on: its indicators stand under the new one, and papers of earlier quarters keep
the old. `m` gives one another place from a quarter on; lists and papers of earlier
quarters keep their order. Each wants a reason, is signed, and is undone by `u`. Tab
goes to the words.
"""

KEYS: Final[list[BindingType]] = [
    Binding("escape", "back", "Back", id="back", tooltip="Back to where you were"),
    Binding(
        "n", "add", "New", id="plan.add", tooltip="Add a priority after the others"
    ),
    Binding(
        "e",
        "rename",
        "Rename",
        id="plan.rename",
        tooltip="Another title for all time; enter does the same",
    ),
    Binding(
        "m",
        "move",
        "Move",
        id="plan.move",
        tooltip="Another place in the plan, from a quarter on",
    ),
    Binding(
        "p",
        "new_plan",
        "New plan",
        id="plan.replace",
        tooltip="Another title in a new plan, from a quarter on",
    ),
]
