"""What the review screen is for, and its keys with their ids."""

from typing import Final

from textual.binding import Binding, BindingType

HELP: Final = """\
## Review

Each row is an indicator in the quarter at the top: its value, its target, how it
moved on the quarter before and on the same quarter last year, its status and its
commentary. `–` is no figure, or no fair comparison; the pane below says which.
`w` shows the working: the rule, the arithmetic, the interval, or the refusal's reason.

`v` shows judgements in place of movements: the status now, the status expected at the
year end (`e` entered by an officer, `p` projected), and the signal: `I` improvement,
`C` concern, `~` common cause, `H` and `L` higher and lower; then `P` expected to
meet its target, `F` to miss it, `?` either; `trial` inside, `out` outside the limits
of only 8 to 12 quarters.

Press `/` to narrow the list by words of the code, title, theme or owner. `is:red`,
`is:amber`, `is:not`, `is:needed`, `is:draft` narrow by status and commentary;
`is:exception`, `is:worsening`, `is:concern`, `is:past-due`, `is:ongoing` and
`is:no-action` by what members would ask about, which `f` lists.
`]` goes to the next indicator that still wants commentary.

`i` brings in a return: it is looked through cell by cell and mended before any of it
is written. `t` types figures into the indicators of this list, or pastes them.
`D` lists what is missing from whom, and opens the next quarter.
"""

QUARTERS: Final[list[BindingType]] = [
    Binding(
        "less_than_sign,comma",
        "quarter(-1)",
        "Earlier quarter",
        key_display="<",
        id="quarter.prev",
        show=False,
        tooltip="Look at the quarter before",
    ),
    Binding(
        "greater_than_sign,full_stop",
        "quarter(1)",
        "Later quarter",
        key_display=">",
        id="quarter.next",
        show=False,
        tooltip="Look at the quarter after",
    ),
]
"""The keys that go to another quarter, wherever one can."""

OPEN_RETURNS: Final = Binding(
    "D",
    "app.returns",
    "Returns",
    id="returns",
    show=False,
    tooltip="What is missing from whom, reminders, and opening the next quarter",
)

KEYS: Final[list[BindingType]] = [
    Binding("e", "edit", "Edit note", id="note.edit", tooltip="Write the commentary"),
    Binding(
        "right_square_bracket",
        "wanted(1)",
        "Next due",
        key_display="]",
        id="due.next",
        tooltip="Next indicator that wants commentary",
    ),
    Binding(
        "left_square_bracket",
        "wanted(-1)",
        "Previous due",
        key_display="[",
        id="due.prev",
        show=False,
        tooltip="Previous indicator that wants commentary",
    ),
    Binding(
        "slash",
        "filter",
        "Filter",
        key_display="/",
        id="filter",
        tooltip="Narrow the list as you type",
    ),
    Binding(
        "w",
        "working",
        "Working",
        id="working",
        tooltip="How each judgement of the chosen indicator came about",
    ),
    Binding(
        "v",
        "view",
        "View",
        id="view",
        tooltip="Change between the columns of movement and of judgement",
    ),
    Binding(
        "f",
        "exceptions",
        "Exceptions",
        id="exceptions",
        tooltip="Only the indicators members would ask about; again shows all",
    ),
    Binding(
        "c",
        "chart",
        "Chart",
        id="chart.toggle",
        tooltip="Change between words and chart",
    ),
    Binding(
        "s",
        "sort",
        "Sort",
        id="sort",
        show=False,
        tooltip="Next order of the list",
    ),
    Binding(
        "p",
        "priority",
        "Priority",
        id="priority",
        show=False,
        tooltip="Choose a priority, a status or a state",
    ),
    Binding(
        "i",
        "import",
        "Import",
        id="import",
        show=False,
        tooltip="Look through a return cell by cell, mend it and bring it in",
    ),
    Binding(
        "t",
        "type_figures",
        "Type figures",
        id="figures.type",
        show=False,
        tooltip="Type the figures of this list, or paste them from a spreadsheet",
    ),
    OPEN_RETURNS,
    *QUARTERS,
]
