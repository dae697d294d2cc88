"""What mends the reading of a file: one thing to ask for, worded by each surface.

A cause is written once, where it is found. On the command line an option mends it, on
the screen a key, and where there is neither the file itself has to be changed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final


class Wanted(Enum):
    """What an officer can say of a file that it does not say itself."""

    YEAR = "year"
    QUARTER = "quarter"
    COLUMN = "column"
    CHOICE = "choice"
    PROFILE = "profile"
    KIND = "kind"
    FROM = "from"
    REASON = "reason"
    CODE = "code"
    AUTHORITY = "authority"
    NEIGHBOURS = "neighbours"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Mend:
    """What would mend a cause, if an officer said it."""

    wanted: Wanted
    about: str = ""
    """The heading, the year that the file hints at, the profile, the kind of table,
    or what a national file calls an indicator."""
    column: str = ""
    """The column of ours that a heading may be, or the code of an indicator."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Why something cannot be used as it is: without a place or a full stop."""

    says: str
    mend: Mend | None = None

    def worded(self, words: "MendWords") -> str:
        """The cause, and how it is mended in the words of a surface."""
        return self.says if self.mend is None else f"{self.says}; {words(self.mend)}"


_IN_THE_FILE: Final = {
    Wanted.KIND: "bring it in as one if it is",
    Wanted.FROM: "add a column From",
    Wanted.REASON: "add a column Reason",
    Wanted.CODE: "write the code that it has",
    Wanted.AUTHORITY: "say which is yours",
    Wanted.NEIGHBOURS: "say who they are",
    Wanted.SAME: "write {} instead if it is",
}

MendWords = Callable[[Mend], str]
"""How a surface says a mend, as the second half of a sentence."""


def in_the_file(mend: Mend) -> str:
    """The mend where nothing can be asked for: a change to the file itself."""
    match mend.wanted:
        case Wanted.YEAR:
            return f"write it into the headings, as in Q1 {mend.about or '2012/13'}"
        case Wanted.QUARTER:
            return "add a column Quarter"
        case Wanted.PROFILE:
            return f"give it the headings of the profile {mend.about}"
        case Wanted.COLUMN | Wanted.CHOICE:
            return f"rename it to {mend.column} if it is, or delete it"
        case _:
            return _IN_THE_FILE[mend.wanted].format(mend.column)
