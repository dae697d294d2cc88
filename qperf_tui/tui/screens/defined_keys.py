"""What looking through a table of definitions is for, and its keys with their ids."""

from typing import Final

from textual.binding import Binding, BindingType

from qperf_tui.tui.screens.import_keys import KEYS as OF_A_RETURN

HELP: Final = """\
## Import of definitions

A table of targets, owners, comparators and the like is looked through here before
anything of it is written, by the same rules as the keys that change one of them. What
is wrong comes first, then what is to be known, then each thing that is added (`+`) or
changed (`~`) from what stands. What the file leaves blank or does not mention stays.

`w` says what the file does not say itself: from which quarter on, the new plan, who you
are in a national file; `y` its year or quarter. `c` says which column of ours a heading
stands for, `s` reads another worksheet, `d` reads it as a table of another kind, `r`
reads the file again once you have mended it. `f` shows only what is to be looked at.

`a` brings in all of it, or nothing where something is refused; a reason is asked for
where the file gives none. `u` afterwards undoes the whole table. Escape stops what is
under way, then leaves: nothing is written.
"""

_SHARED: Final = {
    "back",
    "import.accept",
    "import.problems",
    "import.columns",
    "import.define",
    "import.sheet",
    "import.year",
}

KEYS: Final[list[BindingType]] = [
    *(each for each in OF_A_RETURN if isinstance(each, Binding) and each.id in _SHARED),
    Binding(
        "w",
        "say",
        "What it does not say",
        id="import.say",
        tooltip="Say from which quarter on, which plan, who you are in it",
    ),
    Binding(
        "r",
        "again",
        "Read again",
        id="import.again",
        tooltip="Read the file again, once you have mended it",
    ),
]
