"""What the queue is for, and its keys with their ids."""

from typing import Final

from textual.binding import Binding, BindingType

from qperf_tui.tui.screens.deciding import AGREE, SEND_BACK
from qperf_tui.tui.screens.review_keys import OPEN_RETURNS, QUARTERS

HELP: Final = """\
## Queue

Everything that is to be done before the papers go out, the first due first: `□` a
figure that is awaited, `!` words missing or overdue, `✎` a draft, `↩` returned, `⇡`
ready for the next step, `Δ` a figure changed after the text was written (figs!), `¶` a
remark that is open, `»` an action, `§` a request of a member; enter opens either, to be
closed or answered.

`f` shows only some of it and steps on: mine, ready for me, overdue, returned, figs! and
so on; `F` steps back; `/` narrows by words; escape shows all again. Below are the
figures and the words, with what was changed since the text was last decided on, or
since you looked at it: `[+ +]` is new, `[- -]` was taken out. Tab goes there, to read
on with the arrows, and back.

`a` agrees and goes on, `r` returns with a line of reason; nobody agrees what they wrote
themselves. Space marks, `*` marks all that is shown, and `A` lists what would be agreed
before it is done. The line below the filters names what `u` would undo, whoever did it,
and `U` would do again. `D` lists the returns: what is missing from whom.
"""

KEYS: Final[list[BindingType]] = [
    Binding("e", "edit", "Edit note", id="note.edit", tooltip="Write the commentary"),
    AGREE,
    SEND_BACK,
    Binding(
        "f",
        "filter(1)",
        "Filter",
        id="queue.filter",
        tooltip="All, mine, ready for me, overdue, returned, figs!, and so on",
    ),
    Binding(
        "space",
        "mark",
        "Mark",
        id="mark",
        tooltip="Mark the chosen one, to agree several at once; again lets it go",
    ),
    Binding("u", "undo", "Undo", id="undo", tooltip="Undo the last change"),
    Binding(
        "A",
        "agree_marked",
        "Agree marked",
        id="note.agree-marked",
        tooltip="List what of the marked would be agreed, then agree it",
    ),
    Binding(
        "F",
        "filter(-1)",
        "Filter back",
        id="queue.filter-back",
        show=False,
        tooltip="Step through the filters the other way",
    ),
    Binding(
        "asterisk",
        "mark_all",
        "Mark all shown",
        key_display="*",
        id="mark.all",
        show=False,
        tooltip="Mark everything the filter shows; again lets it go",
    ),
    Binding(
        "right_square_bracket",
        "mine(1)",
        "Next of yours",
        key_display="]",
        id="due.next",
        show=False,
        tooltip="Next entry that is for you",
    ),
    Binding(
        "left_square_bracket",
        "mine(-1)",
        "Previous of yours",
        key_display="[",
        id="due.prev",
        show=False,
        tooltip="Previous entry that is for you",
    ),
    Binding(
        "slash",
        "words",
        "Find",
        key_display="/",
        id="filter",
        show=False,
        tooltip="Narrow the list by words as you type",
    ),
    Binding(
        "s",
        "sort",
        "Sort",
        id="sort",
        show=False,
        tooltip="By the day it is due, or by how much there is to do",
    ),
    Binding(
        "escape",
        "clear",
        "Clear or back",
        id="queue.clear",
        show=False,
        tooltip="Show everything again; then back to Review",
    ),
    OPEN_RETURNS,
    *QUARTERS,
]
