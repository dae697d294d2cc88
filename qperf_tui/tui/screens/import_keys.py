"""What the guided import is for, and its keys with their ids."""

from typing import Final

from textual.binding import Binding, BindingType

HELP: Final = """\
## Import

A return is looked through here before anything of it is written. Each row of the table
is a cell of the file: `+` added, `~` changed from what stands in the workbook, `=`
unchanged, `!` something to look at, `×` refused. The pane below says what is wrong with
the chosen cell and how to mend it.

The line below that says what to do next. `e` or enter mends the cell here, `m` every
cell of its column that says the same; the file itself is not changed, and what was
mended by hand is kept with the import. `f` shows only what somebody has to look at.

`c` says which column of ours a heading stands for, `h` which line the headings are on,
`y` the year or quarter where the file does not say, `s` another worksheet; `r` reads it
by a profile, `p` keeps how it was read as one, used by itself for the next one like it.
Where several files are looked through, each key is for the one the mark is in.

`d` brings the file in as a table of definitions instead, of targets or owners say; one
that looks like such a table is told for what it is.

`a` brings in all of it, or nothing where a cell is refused; `u` afterwards undoes the
whole batch. A reason is asked where figures of a closed quarter are revised. Escape
stops what is under way, then leaves: nothing is written.
"""

KEYS: Final[list[BindingType]] = [
    Binding("escape", "leave", "Leave", id="back", tooltip="Leave; nothing is written"),
    Binding(
        "a,ctrl+s",
        "accept",
        "Accept",
        id="import.accept",
        tooltip="Bring in all that is shown, or nothing",
    ),
    Binding(
        "e",
        "mend",
        "Mend",
        id="import.mend",
        tooltip="Have the chosen cell say something else; the file stays as it is",
    ),
    Binding(
        "m",
        "mend_alike",
        "Mend alike",
        id="import.mend_alike",
        show=False,
        tooltip="Mend every cell of this column that says the same",
    ),
    Binding(
        "f",
        "problems",
        "Problems",
        id="import.problems",
        tooltip="Only what somebody has to look at; again shows all",
    ),
    Binding(
        "c",
        "columns",
        "Columns",
        id="import.columns",
        tooltip="Say which column of ours a heading stands for",
    ),
    Binding(
        "d",
        "define",
        "Definitions",
        id="import.define",
        show=False,
        tooltip="Bring the file in as a table of definitions, of targets say",
    ),
    Binding(
        "o",
        "open",
        "Open file",
        id="import.open",
        tooltip="Look through another file",
    ),
    Binding(
        "s",
        "sheet",
        "Sheet",
        id="import.sheet",
        show=False,
        tooltip="Read another worksheet of the file",
    ),
    Binding(
        "h",
        "headings",
        "Headings",
        id="import.headings",
        show=False,
        tooltip="Say which line the headings stand on, where another was taken",
    ),
    Binding(
        "y",
        "year",
        "Year",
        id="import.year",
        show=False,
        tooltip="Say the year of Q1 to Q4, or the quarter of every figure",
    ),
    Binding(
        "r",
        "profile",
        "Read by profile",
        id="import.profile",
        show=False,
        tooltip="Read the file by a profile that was kept",
    ),
    Binding(
        "p",
        "keep",
        "Keep profile",
        id="import.keep",
        show=False,
        tooltip="Keep how the file was read, for the next one like it",
    ),
]
